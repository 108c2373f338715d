import type { GreyImage, Picture } from './grey-image.ts';

/** Red by less than this is the tint of paper, of a JPEG's colour blocks or of a tired lamp. */
const FAINT_RED = 16;
/** Red by more than this is ink of a seal, of a stamp or of a red heading. */
const CLEAR_RED = 56;

/** Ink that takes more than a third of the red light is brown, and print. */
const MOST_WHITENING = 1.5;

export interface Ink {
  /** Red ink alone, on white: by how much it darkens the paper. */
  readonly redAlone: GreyImage;
  /** Where it is red, its red channel: red ink turns white there and black print under it stays black. */
  readonly withoutRed: GreyImage;
  /** Share of the picture's pixels that are clearly red. */
  readonly redShare: number;
}

/** Seals are stamped over signatures, dates and units: their ink has to go before the print under it can be read. */
export function suppressSeal({ width, height, rgba }: Picture): Ink {
  const count = width * height;
  const redAlone = new Uint8Array(count).fill(255);
  const withoutRed = new Uint8Array(count);
  const { redPixels, whitening } = redInk(rgba);
  for (let i = 0, at = 0; i < count; i++, at += 4) {
    const red = rgba[at] ?? 0;
    const green = rgba[at + 1] ?? 0;
    const blue = rgba[at + 2] ?? 0;
    // Rec. 601 luma in whole numbers.
    const grey = (red * 77 + green * 150 + blue * 29) >> 8;
    if (red - green <= FAINT_RED || red - blue <= FAINT_RED) {
      withoutRed[i] = grey;
      continue;
    }
    const redness = red - Math.max(green, blue);
    const share = Math.min(1, (redness - FAINT_RED) / (CLEAR_RED - FAINT_RED));
    const white = Math.min(255, red * whitening);
    withoutRed[i] = grey + (white - grey) * share;
    redAlone[i] = 255 - (white - grey) * share;
  }
  return {
    redAlone: { width, height, pixels: redAlone },
    withoutRed: { width, height, pixels: withoutRed },
    redShare: redPixels / Math.max(1, count),
  };
}

/** Red ink takes some of the red light too: without this its ring would stay as a pale grey one, and tie lines together. */
function redInk(rgba: Uint8Array): { redPixels: number; whitening: number } {
  const levels = new Uint32Array(256);
  let redPixels = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0;
    if (red <= CLEAR_RED || red - (rgba[at + 1] ?? 0) <= CLEAR_RED || red - (rgba[at + 2] ?? 0) <= CLEAR_RED) continue;
    levels[red] = (levels[red] ?? 0) + 1;
    redPixels++;
  }
  let [passed, middle] = [0, 0];
  while (middle < 255 && (passed += levels[middle] ?? 0) * 2 < redPixels) middle++;
  return { redPixels, whitening: redPixels === 0 ? 1 : Math.min(MOST_WHITENING, 255 / Math.max(1, middle)) };
}
