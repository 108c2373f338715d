import decodeQR from 'qr/decode.js';
import { type Pixels, shrink } from './pixels.ts';

/** A code of 177 modules still has six pixels a module at this size. */
const LONGEST_SIDE_PX = 1600;
/** Steps of searching again, bounded by number and never by time: equal bytes must give equal facts. */
const EFFORT = 8;
const MOST_CHARACTERS = 4000;

/** @returns the text of the picture's QR code; empty when it shows none that can be read. One code a picture. */
export function readCodes(pixels: Pixels): string[] {
  for (const image of attempts(pixels)) {
    try {
      const text = decodeQR({ width: image.width, height: image.height, data: image.rgba }, { effort: EFFORT, timeLimit: Infinity });
      return [text.slice(0, MOST_CHARACTERS)];
    } catch {
      // The decoder throws where it finds no code.
    }
  }
  return [];
}

/** The whole picture small first, then its quarters at full size: certificates carry small codes in a corner. */
function* attempts(pixels: Pixels): Generator<Pixels> {
  yield shrink(pixels, LONGEST_SIDE_PX);
  const { width, height } = pixels;
  if (Math.max(width, height) <= LONGEST_SIDE_PX) return;
  const [w, h] = [Math.ceil(width * 0.55), Math.ceil(height * 0.55)];
  for (const top of [height - h, 0]) for (const left of [width - w, 0]) yield shrink(crop(pixels, left, top, w, h), LONGEST_SIDE_PX);
}

function crop({ width, rgba }: Pixels, left: number, top: number, w: number, h: number): Pixels {
  const part = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    const from = ((top + y) * width + left) * 4;
    part.set(rgba.subarray(from, from + w * 4), y * w * 4);
  }
  return { width: w, height: h, rgba: part };
}
