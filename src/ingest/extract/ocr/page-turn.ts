import { cropLine } from './crop-line.ts';
import { type GreyImage, turn } from './grey-image.ts';
import { boundsOf, type LineBox } from './line-box.ts';
import type { OcrModels } from './ocr-models.ts';
import { glanceAtLine, inputOf } from './recognise-lines.ts';

/** Input of the classifier of upside-down lines. */
const CLASSIFIER = { width: 192, height: 48 };
const LINES_ASKED = 12;
const LINES_TRIED = 4;
/** So much more confidence one way, of one line or of several together, settles it. */
const PLAIN_GAIN = 0.5;
/** Of a line so much is read both ways, in its thickness: a dozen letters. */
const TRIED_ASPECT = 10;

/** Strips are so narrow that a skewed page is level in each. */
const STRIPS = 12;
/** Darker than the strip's paper by this is ink. */
const INK_CONTRAST = 50;
/** Rows with less than this share of the mean ink are white between lines. */
const WHITE_SHARE = 0.25;
/** White that is a larger part of the strip is no leading. */
const LARGEST_GAP = 1 / 20;
/** Upright pages of the fixtures' texts have 1.6 to 9.4 times as much white between rows as between columns, turned ones 0.1 to 0.63 times, in all conditions of `bench/ocr.ts`. */
const TURNED_BELOW = 0.75;
/** Every so many pixels across a strip are looked at. */
const STEP = 4;

/**
 * @returns whether the white between lines seems to run up and down: a guess, cheap beside finding the lines, which then tells.
 * Lines part more of a page than letters do, even letters in a grid.
 */
export function seemsOnItsSide(image: GreyImage): boolean {
  return whiteBetween(image, true) < TURNED_BELOW * whiteBetween(image, false);
}

/** Share of the printed part that is white from side to side of a strip: between rows, or between columns. */
function whiteBetween({ height, pixels, width }: GreyImage, rows: boolean): number {
  const [length, breadth] = rows ? [height, width] : [width, height];
  const [along, across] = rows ? [width, 1] : [1, width];
  const ink = new Uint32Array(length);
  let [white, printed] = [0, 0];
  for (let strip = 0; strip < STRIPS; strip++) {
    const from = Math.floor((strip * breadth) / STRIPS);
    const to = Math.floor(((strip + 1) * breadth) / STRIPS);
    const darkest = paperOf(pixels, length, along, from, to, across) - INK_CONTRAST;
    ink.fill(0);
    // Row by row of the picture either way, as it lies in memory.
    if (rows) {
      for (let at = 0; at < length; at++) {
        let dark = 0;
        for (let place = at * along + from; place < at * along + to; place += STEP) if ((pixels[place] ?? 255) < darkest) dark++;
        ink[at] = dark;
      }
    } else {
      for (let beside = from; beside < to; beside += STEP) {
        const start = beside * across;
        for (let at = 0; at < length; at++) if ((pixels[start + at] ?? 255) < darkest) ink[at] = (ink[at] ?? 0) + 1;
      }
    }
    const all = ink.reduce((sum, dark) => sum + dark, 0);
    const least = (all / Math.max(1, length)) * WHITE_SHARE;
    const first = ink.findIndex((dark) => dark > least);
    const last = ink.findLastIndex((dark) => dark > least);
    if (first < 0) continue;
    printed += last - first + 1;
    for (let at = first, run = 0; at <= last; at++) {
      if ((ink[at] ?? 0) <= least) run++;
      else {
        if (run < length * LARGEST_GAP) white += run;
        run = 0;
      }
    }
  }
  return white / Math.max(1, printed);
}

/** The middle brightness of a strip: most of it is paper. */
function paperOf(pixels: Uint8Array, length: number, along: number, from: number, to: number, across: number): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let at = 0; at < length; at += STEP) {
    for (let beside = from; beside < to; beside += STEP) {
      const level = pixels[at * along + beside * across] ?? 255;
      counts[level] = (counts[level] ?? 0) + 1;
      all++;
    }
  }
  let [level, below] = [0, 0];
  while (level < 255 && below + (counts[level] ?? 0) < all / 2) below += counts[level++] ?? 0;
  return level;
}

/** @returns whether most of the text runs up or down the picture: the page lies on its side (or is set vertically, which is not read). */
export function liesOnItsSide(boxes: readonly LineBox[]): boolean {
  let upright = 0;
  let across = 0;
  for (const box of boxes) {
    const { bottom, left, right, top } = boundsOf(box);
    if (bottom - top > 1.5 * (right - left)) upright += box.length;
    else if (right - left > 1.5 * (bottom - top)) across += box.length;
  }
  return upright > across;
}

/** @returns whether the lines stand on their heads: the classifier is asked first, and its yes is proved by reading both ways. */
export async function isUpsideDown(models: OcrModels, image: GreyImage, boxes: readonly LineBox[]): Promise<boolean> {
  const longest = [...boxes].sort((a, b) => b.length - a.length || a.centre.y - b.centre.y || a.centre.x - b.centre.x);
  let votes = 0;
  const asked = longest.slice(0, LINES_ASKED);
  for (const box of asked) votes += await upsideDownShare(models, image, box);
  if (votes * 2 <= asked.length) return false;
  const turned = turn(image, 2);
  let gain = 0;
  for (const whole of longest.slice(0, LINES_TRIED)) {
    const box = { ...whole, length: Math.min(whole.length, whole.thickness * TRIED_ASPECT) };
    const now = await glanceAtLine(models, image, box);
    const then = await glanceAtLine(models, turned, turnBox(box, image, 2));
    gain += then.confidence - now.confidence;
    if (Math.abs(gain) > PLAIN_GAIN) break;
  }
  return gain > 0;
}

async function upsideDownShare(models: OcrModels, image: GreyImage, box: LineBox): Promise<number> {
  const length = Math.min(box.length, (box.thickness * CLASSIFIER.width) / CLASSIFIER.height);
  const line = cropLine(image, { ...box, length }, CLASSIFIER.width, CLASSIFIER.height);
  const { data } = await models.upsideDown.run(inputOf(line), [1, 3, CLASSIFIER.height, CLASSIFIER.width]);
  return data[1] ?? 0;
}

/** @returns the box in the picture turned clockwise by quarter turns. */
export function turnBox(box: LineBox, { height, width }: Pick<GreyImage, 'width' | 'height'>, quarters: number): LineBox {
  let { centre, angle } = box;
  let size = { width, height };
  for (let i = 0; i < ((quarters % 4) + 4) % 4; i++) {
    centre = { x: size.height - centre.y, y: centre.x };
    size = { width: size.height, height: size.width };
    angle += Math.PI / 2;
  }
  while (angle > Math.PI / 2) angle -= Math.PI;
  while (angle <= -Math.PI / 2) angle += Math.PI;
  return { ...box, centre, angle };
}
