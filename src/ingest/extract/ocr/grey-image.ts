import type { RenderedPage } from '../pdf/render-page.ts';

/** A picture as the readers hand it over: rows from the top, four bytes a pixel (red, green, blue, opaque). */
export type Picture = Pick<RenderedPage, 'width' | 'height' | 'rgba'>;

/** Brightness alone, one byte a pixel, rows from the top: 0 black, 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** @returns the picture at the new size; every new pixel is the mean of those it covers, or lies between its neighbours when it grows. */
export function resize(image: GreyImage, width: number, height: number): GreyImage {
  if (width === image.width && height === image.height) return image;
  const columns = weightsFor(image.width, width);
  const rows = weightsFor(image.height, height);
  const narrow = new Float32Array(width * image.height);
  const { pixels: source } = image;
  const { taps, weights } = columns;
  for (let y = 0; y < image.height; y++) {
    const from = y * image.width;
    for (let x = 0; x < width; x++) {
      const first = columns.first[x] ?? 0;
      let sum = 0;
      const start = from + first;
      const weightsAt = x * taps;
      for (let k = 0; k < taps; k++) sum += (source[start + k] ?? 0) * (weights[weightsAt + k] ?? 0);
      narrow[y * width + x] = sum;
    }
  }
  const pixels = new Uint8Array(width * height);
  const line = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const first = rows.first[y] ?? 0;
    line.fill(0);
    for (let k = 0; k < rows.taps; k++) {
      const weight = rows.weights[y * rows.taps + k] ?? 0;
      if (weight === 0) continue;
      const from = (first + k) * width;
      for (let x = 0; x < width; x++) line[x] = (line[x] ?? 0) + (narrow[from + x] ?? 0) * weight;
    }
    for (let x = 0; x < width; x++) pixels[y * width + x] = (line[x] ?? 0) + 0.5;
  }
  return { width, height, pixels };
}

interface Weights {
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly taps: number;
}

/** A triangle as wide as the scale: linear when growing, a mean over the covered pixels when shrinking. */
function weightsFor(from: number, to: number): Weights {
  const scale = from / to;
  const radius = Math.max(1, scale);
  const taps = Math.min(from, Math.ceil(radius) * 2 + 1);
  const first = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale - 0.5;
    const start = Math.min(Math.max(0, Math.ceil(centre - radius)), from - taps);
    first[i] = start;
    let total = 0;
    for (let k = 0; k < taps; k++) total += Math.max(0, 1 - Math.abs(start + k - centre) / radius);
    for (let k = 0; k < taps; k++) weights[i * taps + k] = Math.max(0, 1 - Math.abs(start + k - centre) / radius) / total;
  }
  return { first, weights, taps };
}

/** @returns the image turned clockwise by a quarter turn, so many times. */
export function turn(image: GreyImage, quarters: number): GreyImage {
  const { width, height, pixels } = image;
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return { width: height, height: width, pixels: onItsSide(image, height - 1, -1, height) };
    case 2:
      return { width, height, pixels: pixels.slice().reverse() };
    case 3:
      return { width: height, height: width, pixels: onItsSide(image, (width - 1) * height, 1, -height) };
    default:
      return image;
  }
}

/** Rows of a square of so many pixels a side stay in the processor's cache while its columns are written. */
const SQUARE = 32;

/** @returns pixels as columns: the first goes to `start`, the next of its row `along` on, that of the next row `down`. */
function onItsSide({ height, pixels, width }: GreyImage, start: number, down: number, along: number): Uint8Array {
  const turned = new Uint8Array(pixels.length);
  for (let top = 0; top < height; top += SQUARE) {
    const bottom = Math.min(height, top + SQUARE);
    for (let left = 0; left < width; left += SQUARE) {
      const right = Math.min(width, left + SQUARE);
      for (let x = left; x < right; x++) {
        let to = start + x * along + top * down;
        for (let y = top; y < bottom; y++, to += down) turned[to] = pixels[y * width + x] ?? 0;
      }
    }
  }
  return turned;
}
