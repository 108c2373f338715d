import { luma, type PictureHash, type Pixels, pictureHash } from '../../structure/difference-hash.ts';
import { IMAGE_LIMITS } from '../../structure/image-limits.ts';
import { jpegPixels } from '../../structure/jpeg-pixels.ts';
import { componentsOf } from './colour-space.ts';
import type { PdfFile } from './pdf-file.ts';
import { isArray, NotDirect, nameOf, numberOr, type PdfDict, PdfStream, type PdfValue } from './pdf-values.ts';
import { asList, BudgetSpent, decodeStream } from './stream-filters.ts';

/** A picture a page draws. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly storedBytes: number;
  /** @returns its perceptual hash, where it has one; undefined when another engine has to open it. */
  readonly hash: () => Promise<Partial<PictureHash> | undefined>;
}

/** Rows may be padded and begin with a byte of their own. */
const SLACK_BYTES = 64;

/** @returns the picture, opened only when its hash is asked for, and once. */
export function pagePicture(file: PdfFile, stream: PdfStream): PagePicture {
  const [width, height] = [numberOr(file.get(stream.dict.get('Width')), 0), numberOr(file.get(stream.dict.get('Height')), 0)];
  let asked: Promise<Partial<PictureHash> | undefined> | undefined;
  const hash = async (): Promise<Partial<PictureHash> | undefined> => {
    const pixels = await pixelsOf(file, stream, width, height);
    return pixels === undefined ? undefined : (pictureHash(pixels) ?? {});
  };
  return { width, height, storedBytes: stream.raw.length, hash: () => (asked ??= hash()) };
}

async function pixelsOf(file: PdfFile, { dict, raw }: PdfStream, width: number, height: number): Promise<Pixels | undefined> {
  if (width * height > IMAGE_LIMITS.maxPixels || dict.has('Decode') || file.get(dict.get('ImageMask')) === true) return undefined;
  const filters = asList(file.get(dict.get('Filter'))).map((item) => file.get(item) ?? null);
  const parameters = asList(file.get(dict.get('DecodeParms'))).map((item) => file.get(item) ?? null);
  const isJpeg = nameOf(filters.at(-1)) === 'DCTDecode';
  const space = file.get(dict.get('ColorSpace')) ?? null;
  if (isJpeg && ![1, 3].includes(componentsOf(file, space, space))) return undefined;
  try {
    const budget = { left: (width + SLACK_BYTES) * (height + 1) * 4 + SLACK_BYTES };
    const bytes = decodeStream(raw, isJpeg ? filters.slice(0, -1) : filters, parameters, budget);
    if (!isJpeg) return samplesOf(file, dict, space, bytes, width, height);
    return parameters.at(-1) instanceof Map ? undefined : await jpegPixels(bytes, { width, height });
  } catch (error) {
    if (error instanceof NotDirect || error instanceof BudgetSpent || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Samples in rows (ISO 32000-1, 8.9.5), as grey, RGB or places in a table of them. Profiles are passed over, as in the pictures of other formats. */
function samplesOf(file: PdfFile, dict: PdfDict, space: PdfValue, bytes: Uint8Array, width: number, height: number): Pixels | undefined {
  const bits = numberOr(file.get(dict.get('BitsPerComponent')), 8);
  const palette = paletteOf(file, space);
  const components = palette === undefined ? componentsOf(file, space, space) : 1;
  const row = Math.ceil((width * components * bits) / 8);
  if (![1, 2, 4, 8].includes(bits) || (components !== 1 && components !== 3) || bytes.length < row * height) return undefined;
  if (components === 3 && bits !== 8) return undefined;
  const most = (1 << bits) - 1;
  const sample = (place: number, x: number): number =>
    bits === 8 ? (bytes[place + x] ?? 0) : ((bytes[place + ((x * bits) >> 3)] ?? 0) >> (8 - bits - ((x * bits) & 7))) & most;
  const size = { width, height };
  if (palette !== undefined) return { ...size, brightness: (x, y) => palette[sample(y * row, x)] ?? 0 };
  if (components === 1) return { ...size, brightness: (x, y) => (sample(y * row, x) * 255) / most };
  const colour = (place: number): number => luma(bytes[place] ?? 0, bytes[place + 1] ?? 0, bytes[place + 2] ?? 0);
  const readRow = (y: number, xs: Uint32Array, into: Float64Array): void => {
    for (let at = 0; at < xs.length; at++) into[at] = colour(y * row + (xs[at] ?? 0) * 3);
  };
  return { ...size, brightness: (x, y) => colour(y * row + x * 3), readRow };
}

/** @returns the brightness of each place of an indexed colour space; undefined for other spaces. */
function paletteOf(file: PdfFile, space: PdfValue): readonly number[] | undefined {
  const [kind, base, highest, table] = isArray(space) ? space.map((item) => file.get(item)) : [];
  if (nameOf(kind) !== 'Indexed') return undefined;
  const components = componentsOf(file, base, base);
  const bytes = table instanceof PdfStream ? file.decoded(table) : table;
  if (!(bytes instanceof Uint8Array) || (components !== 1 && components !== 3)) throw new NotDirect('a table of other colours');
  const at = (place: number): number => bytes[place] ?? 0;
  return Array.from({ length: Math.min(255, numberOr(highest, 0)) + 1 }, (_, index) =>
    components === 1 ? at(index) : luma(at(index * 3), at(index * 3 + 1), at(index * 3 + 2)),
  );
}
