import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { ImageFacts } from '../../../domain/image-facts.ts';
import { pngColours } from '../structure/png-pixels.ts';

/** Rows from the top, four bytes a pixel: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A sheet of A4 at 600 dpi has 35 million pixels: larger pictures are not opened. */
export const MOST_PIXELS = 40_000_000;
const MOST_MEGABYTES = 512;

/** @returns the picture's pixels; undefined for a format that is not opened, a picture too large, or one that is broken. */
export function decodePixels(bytes: Uint8Array, format: ImageFacts['format'], size: number | undefined): Pixels | undefined {
  if (size === undefined || size > MOST_PIXELS) return undefined;
  try {
    if (format === 'jpeg') {
      const { width, height, data } = decodeJpeg(bytes, {
        useTArray: true,
        tolerantDecoding: true,
        maxResolutionInMP: MOST_PIXELS / 1_000_000,
        maxMemoryUsageInMB: MOST_MEGABYTES,
      });
      return { width, height, rgba: data };
    }
    if (format === 'png') {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const usual = pngColours(buffer);
      if (usual !== undefined) return usual;
      const { width, height, data } = PNG.sync.read(buffer);
      return { width, height, rgba: data };
    }
  } catch {
    // What the decoder refuses is told by the facts that are missing.
  }
  return undefined;
}

/** @returns the picture at most so many pixels wide and high, each of its pixels the mean of those it stands for. */
export function shrink(pixels: Pixels, longestSide: number): Pixels {
  const { width, height, rgba } = pixels;
  const step = Math.ceil(Math.max(width, height) / longestSide);
  if (step <= 1) return pixels;
  const [w, h] = [Math.max(1, Math.floor(width / step)), Math.max(1, Math.floor(height / step))];
  const small = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const sum = [0, 0, 0, 0];
      for (let dy = 0; dy < step; dy++) {
        let at = ((y * step + dy) * width + x * step) * 4;
        for (let dx = 0; dx < step; dx++, at += 4) for (let c = 0; c < 4; c++) sum[c] = (sum[c] ?? 0) + (rgba[at + c] ?? 0);
      }
      for (let c = 0; c < 4; c++) small[(y * w + x) * 4 + c] = Math.round((sum[c] ?? 0) / (step * step));
    }
  }
  return { width: w, height: h, rgba: small };
}
