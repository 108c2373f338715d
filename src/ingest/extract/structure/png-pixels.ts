import { inflateSync } from 'node:zlib';
import { luma, type Pixels } from './difference-hash.ts';
import { unfilter } from './png-filter.ts';

const HEAD_BYTES = 8;
const CHUNK_OVERHEAD = 12;
/** Samples a pixel by colour type: grey, colour, palette, grey and opacity, colour and opacity (PNG 3rd edition, table 8). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;

interface Chunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly interlaced: boolean;
  readonly palette: Uint8Array;
  readonly hasKeyColour: boolean;
  readonly data: Buffer;
}

interface Rows {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  /** Of one sample: 1 or 2. */
  readonly sampleBytes: number;
  /** A filter's number before each row. */
  readonly rows: Uint8Array;
  readonly rowBytes: number;
  /** Three bytes an entry; undefined where samples are colours themselves. */
  readonly palette: Uint8Array | undefined;
  readonly hasKeyColour: boolean;
}

/**
 * Brightness of a PNG's pixels, whatever shows through them left out of account. Inflated by zlib: most of the time of decoders in JavaScript is their own inflating.
 * @returns undefined for what is seldom: fewer than 8 bits a sample, and interlaced.
 * @throws Error when it is damaged.
 */
export function pngPixels(bytes: Buffer): Pixels | undefined {
  const png = rowsOf(bytes);
  if (png === undefined) return undefined;
  const { width, height, palette, rowBytes, rows, sampleBytes, samples } = png;
  const at = (place: number): number => rows[place] ?? 0;
  // Of 16 bits the first byte counts.
  const brightness = (x: number, y: number): number => {
    const place = y * (rowBytes + 1) + 1 + x * samples * sampleBytes;
    if (palette !== undefined) {
      const entry = at(place) * 3;
      return luma(palette[entry] ?? 0, palette[entry + 1] ?? 0, palette[entry + 2] ?? 0);
    }
    return samples < 3 ? at(place) : luma(at(place), at(place + sampleBytes), at(place + 2 * sampleBytes));
  };
  return { width, height, brightness };
}

/**
 * The colours of a PNG, four bytes a pixel.
 * @returns undefined for what is seldom: fewer than 8 bits a sample, interlaced, a palette or a colour that is let through.
 * @throws Error when it is damaged.
 */
export function pngColours(bytes: Buffer): { readonly width: number; readonly height: number; readonly rgba: Uint8Array } | undefined {
  const png = rowsOf(bytes);
  if (png === undefined || png.palette !== undefined || png.hasKeyColour) return undefined;
  const { width, height, rowBytes, rows, sampleBytes, samples } = png;
  const rgba = new Uint8Array(width * height * 4);
  if (samples === 3 && sampleBytes === 1) return { width, height, rgba: opaque(rows, width, height, rgba) };
  const [green, blue] = samples < 3 ? [0, 0] : [sampleBytes, 2 * sampleBytes];
  const opacity = samples === 2 || samples === 4 ? (samples - 1) * sampleBytes : -1;
  for (let row = 0, to = 0; row < height; row++) {
    let from = row * (rowBytes + 1) + 1;
    for (let x = 0; x < width; x++, from += samples * sampleBytes, to += 4) {
      rgba[to] = rows[from] ?? 0;
      rgba[to + 1] = rows[from + green] ?? 0;
      rgba[to + 2] = rows[from + blue] ?? 0;
      rgba[to + 3] = opacity < 0 ? 255 : (rows[from + opacity] ?? 0);
    }
  }
  return { width, height, rgba };
}

/** The usual kind, three bytes a pixel, in a third of the time. */
function opaque(rows: Uint8Array, width: number, height: number, rgba: Uint8Array): Uint8Array {
  rgba.fill(255);
  for (let row = 0, from = 1, to = 0; row < height; row++, from++) {
    for (let x = 0; x < width; x++, from += 3, to += 4) {
      rgba[to] = rows[from] ?? 0;
      rgba[to + 1] = rows[from + 1] ?? 0;
      rgba[to + 2] = rows[from + 2] ?? 0;
    }
  }
  return rgba;
}

function rowsOf(bytes: Buffer): Rows | undefined {
  const png = chunksOf(bytes);
  const { width, height } = png;
  const samples = SAMPLES[png.colourType];
  if (png.depth < 8 || png.interlaced || samples === undefined) return undefined;
  const sampleBytes = png.depth / 8;
  const rowBytes = width * samples * sampleBytes;
  const rows = inflateSync(png.data, { maxOutputLength: (rowBytes + 1) * height + 1 });
  if (rows.length < (rowBytes + 1) * height) throw new Error('its pixels end too soon');
  for (let row = 0; row < height; row++) unfilter(rows, row, rowBytes, samples * sampleBytes);
  return {
    ...{ width, height, samples, sampleBytes, rows, rowBytes },
    palette: png.colourType === PALETTE ? png.palette : undefined,
    hasKeyColour: png.hasKeyColour,
  };
}

function chunksOf(bytes: Buffer): Chunks {
  const data: Buffer[] = [];
  let palette: Uint8Array = new Uint8Array();
  let hasKeyColour = false;
  for (let at = HEAD_BYTES; at + CHUNK_OVERHEAD <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') data.push(body);
    else if (kind === 'PLTE') palette = body;
    else if (kind === 'tRNS') hasKeyColour = true;
    else if (kind === 'IEND') break;
    at += CHUNK_OVERHEAD + length;
  }
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    depth: bytes.readUInt8(24),
    colourType: bytes.readUInt8(25),
    interlaced: bytes.readUInt8(28) !== 0,
    palette,
    hasKeyColour,
    data: data.length === 1 ? (data[0] ?? Buffer.alloc(0)) : Buffer.concat(data),
  };
}
