import { PNG } from 'pngjs';
import UTIF from 'utif2';
import type { ExtractionLimits } from '../limits.ts';
import { renderPdfPages } from '../pdf/render-page.ts';
import { pngColours } from '../structure/png-pixels.ts';
import type { Picture } from './grey-image.ts';
import { jpegHeader, pdfAround } from './jpeg-in-pdf.ts';
import { pictureBroken, pictureTooLarge } from './ocr-errors.ts';
import type { PictureKind } from './picture-kinds.ts';

/** A4 at 600 dots an inch has 35 million; each costs four bytes once unpacked. */
const MOST_PIXELS = 40_000_000;
/** Nothing smaller is a page. */
const LEAST_SIDE = 8;

/** Pages of a picture file, opened one by one. */
export interface PictureFile {
  readonly pages: number;
  /** @param page 1-based. */
  open(page: number): Promise<Picture>;
}

/**
 * Looks at the size a picture states before anything of it is unpacked.
 * @throws IntegrityError `image-broken`, `image-too-large`.
 */
export function openPictureFile(
  kind: PictureKind,
  bytes: Uint8Array,
  file: string,
  limits: ExtractionLimits,
  longestSide: number,
): PictureFile {
  switch (kind) {
    case 'jpeg':
      return openJpeg(bytes, file, limits, longestSide);
    case 'png':
      return openPng(bytes, file);
    case 'tiff':
      return openTiff(bytes, file);
  }
}

/** PDFium unpacks JPEG in its own memory, progressive and CMYK too, and hands over no more pixels than are asked for. */
function openJpeg(bytes: Uint8Array, file: string, limits: ExtractionLimits, longestSide: number): PictureFile {
  const header = jpegHeader(bytes);
  if (header === undefined) throw pictureBroken(file, 'a JPEG image');
  refuseSize(header.width, header.height, file, 'a JPEG image');
  const longest = Math.min(longestSide, Math.max(header.width, header.height));
  return {
    pages: 1,
    open: async () => {
      const [page] = await renderPdfPages(pdfAround(bytes, header), file, [1], longest, limits);
      if (page === undefined) throw pictureBroken(file, 'a JPEG image');
      return page;
    },
  };
}

function openPng(bytes: Uint8Array, file: string): PictureFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 24) throw pictureBroken(file, 'a PNG image');
  refuseSize(buffer.readUInt32BE(16), buffer.readUInt32BE(20), file, 'a PNG image');
  return {
    pages: 1,
    open: () => {
      try {
        return Promise.resolve(onWhite(pngColours(buffer) ?? everyPng(buffer)));
      } catch (cause) {
        return Promise.reject(pictureBroken(file, 'a PNG image', cause));
      }
    },
  };
}

/** Takes the seldom kinds too, and three times as long. */
function everyPng(buffer: Buffer): Picture {
  const { data, height, width } = PNG.sync.read(buffer);
  return { width, height, rgba: data };
}

function openTiff(bytes: Uint8Array, file: string): PictureFile {
  const buffer = bytes.slice().buffer;
  const directories = attempt(() => UTIF.decode(buffer), file).filter((directory) => sizeOf(directory) !== undefined);
  if (directories.length === 0) throw pictureBroken(file, 'a TIFF image');
  for (const directory of directories) {
    const size = sizeOf(directory);
    if (size !== undefined) refuseSize(size.width, size.height, file, 'a TIFF image');
  }
  return {
    pages: directories.length,
    open: (page) => {
      const directory = directories[page - 1];
      if (directory === undefined) return Promise.reject(pictureBroken(file, 'a TIFF image'));
      try {
        UTIF.decodeImage(buffer, directory);
        const { height, width } = directory;
        return Promise.resolve(onWhite({ width, height, rgba: UTIF.toRGBA8(directory) }));
      } catch (cause) {
        return Promise.reject(pictureBroken(file, 'a TIFF image', cause));
      }
    },
  };
}

function attempt<T>(work: () => T, file: string): T {
  try {
    return work();
  } catch (cause) {
    throw pictureBroken(file, 'a TIFF image', cause);
  }
}

/** Tags 256 and 257: width and height. */
function sizeOf(directory: UTIF.IFD): { width: number; height: number } | undefined {
  const [width, height] = [directory['t256'], directory['t257']].map((tag) => (Array.isArray(tag) ? Number(tag[0]) : Number.NaN));
  return width === undefined || height === undefined || !(width > 0 && height > 0) ? undefined : { width, height };
}

function refuseSize(width: number, height: number, file: string, name: string): void {
  if (width < LEAST_SIDE || height < LEAST_SIDE) throw pictureBroken(file, name);
  if (width * height > MOST_PIXELS) throw pictureTooLarge(file, width, height, MOST_PIXELS);
}

/** What is transparent shows the paper. */
function onWhite({ height, rgba, width }: Picture): Picture {
  for (let at = 0; at < rgba.length; at += 4) {
    if (rgba[at + 3] === 255) continue;
    const opacity = (rgba[at + 3] ?? 255) / 255;
    for (let c = 0; c < 3; c++) rgba[at + c] = (rgba[at + c] ?? 0) * opacity + 255 * (1 - opacity);
    rgba[at + 3] = 255;
  }
  return { width, height, rgba };
}
