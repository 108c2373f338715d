import type { GreyImage } from './grey-image.ts';

/** Darker than the paper by this much is a mark: pale print and pencil are, the grain of a scan is not. */
const MARK = 24;
/** A row or column with fewer marks holds dust at most. */
const LEAST_MARKS = 2;

/** A part of a picture: first column and row of it, and its size. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a page that has marks on it, in whole squares of a grid and with at least half a square of paper around: margins need not be looked at.
 * All of a page whose paper is uneven or noisy, for there all is marks.
 * @param grid side of a square, pixels; the picture's sides are multiples of it
 */
export function printedPart(image: GreyImage, grid: number): Part {
  const { height, pixels, width } = image;
  const histogram = new Uint32Array(256);
  for (let at = 0; at < pixels.length; at++) {
    const pixel = pixels[at] ?? 0;
    histogram[pixel] = (histogram[pixel] ?? 0) + 1;
  }
  const paper = histogram.indexOf(Math.max(...histogram));
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (paper - (pixels[at] ?? 0) <= MARK) continue;
      columns[x] = (columns[x] ?? 0) + 1;
      rows[y] = (rows[y] ?? 0) + 1;
    }
  }
  const [left, right] = extent(columns, grid);
  const [top, bottom] = extent(rows, grid);
  return { left, top, width: right - left, height: bottom - top };
}

function extent(marks: Uint32Array, grid: number): readonly [from: number, to: number] {
  const first = marks.findIndex((count) => count >= LEAST_MARKS);
  const last = marks.findLastIndex((count) => count >= LEAST_MARKS);
  if (first < 0) return [0, marks.length];
  const from = Math.max(0, Math.floor((first - grid / 2) / grid) * grid);
  return [from, Math.min(marks.length, Math.ceil((last + 1 + grid / 2) / grid) * grid)];
}

export function cutOut(image: GreyImage, { height, left, top, width }: Part): GreyImage {
  if (width === image.width && height === image.height) return image;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * image.width + left;
    pixels.set(image.pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels };
}
