import { detectLines, directionOf } from './detect-lines.ts';
import { type GreyImage, type Picture, turn } from './grey-image.ts';
import { boundsOf, type LineBox } from './line-box.ts';
import type { OcrModels } from './ocr-models.ts';
import { isUpsideDown, liesOnItsSide, seemsOnItsSide, turnBox } from './page-turn.ts';
import { type Placed, readingOrder } from './reading-order.ts';
import { recogniseLines } from './recognise-lines.ts';
import { suppressSeal } from './suppress-seal.ts';

/** A line as recognised, in pixels of the page set upright, y downwards. */
export interface RecognisedLine extends Placed {
  readonly text: string;
  /** Mean probability of its characters, 0 to 1. */
  readonly confidence: number;
}

export interface RecognisedPage {
  /** In pixels, after the page was set upright. */
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise that set it upright. */
  readonly turned: 0 | 1 | 2 | 3;
  /** Degrees by which its lines ran downwards to the right. */
  readonly skew: number;
  /** In reading order. */
  readonly lines: readonly RecognisedLine[];
  /** Share of dark pixels: a page without lines is blank when it has next to none. */
  readonly inkShare: number;
}

/** Longer side of what the detector sees: 9-point footnotes of an A4 page are still 12 pixels high. */
const DETECTOR_SIDE = 1024;
const DARK = 128;
/** Lighter than this is paper, in the shade too. */
const PAPER = 200;
/** Below this share red is chance; above it there is a seal, a stamp or a red heading. */
const RED_MATTERS = 0.0002;
/** Red print is kept only when it reads as a clear, straight line: the ring of a seal does not. */
const RED_LINE_CONFIDENCE = 0.9;
const RED_LINE_ASPECT = 3;

/** Finds and reads the lines of one page: seals taken away, page set upright, skew followed line by line. */
export async function recognisePage(models: OcrModels, picture: Picture): Promise<RecognisedPage> {
  const { redAlone, redShare, withoutRed } = suppressSeal(picture);
  let turned = seemsOnItsSide(withoutRed) ? 1 : 0;
  let image = turn(withoutRed, turned);
  let boxes = await detectLines(models, image, DETECTOR_SIDE);
  if (liesOnItsSide(boxes)) {
    turned = 1 - turned;
    image = turn(withoutRed, turned);
    boxes = await detectLines(models, image, DETECTOR_SIDE);
  }
  if (await isUpsideDown(models, image, boxes)) {
    turned += 2;
    // The detector finds the same lines either way up.
    boxes = boxes.map((box) => turnBox(box, image, 2));
    image = turn(image, 2);
  }
  const direction = directionOf(boxes);
  const lines = await readLines(models, image, boxes, direction);
  if (redShare > RED_MATTERS) {
    const red = turn(redAlone, turned);
    for (const [index, box] of boxes.entries()) {
      if (inkIn(red, box) <= inkIn(image, box)) continue;
      // Pale remains of red print, or print under the thick of a seal: whichever way it reads more surely.
      const [again] = await readLines(models, red, [box], direction);
      if ((again?.confidence ?? 0) > (lines[index]?.confidence ?? 0)) lines[index] = again;
    }
    const more = (await detectLines(models, red, DETECTOR_SIDE)).filter(
      (box) => box.length > box.thickness * RED_LINE_ASPECT && !boxes.some((known) => overlaps(known, box)),
    );
    lines.push(...(await readLines(models, red, more, direction)).filter((line) => (line?.confidence ?? 0) >= RED_LINE_CONFIDENCE));
  }
  return {
    width: image.width,
    height: image.height,
    turned: (turned % 4) as 0 | 1 | 2 | 3,
    skew: (direction * 180) / Math.PI,
    lines: readingOrder(lines.filter((line) => line !== undefined)),
    inkShare: inkShareOf(image),
  };
}

/** @returns a line for each box, undefined where nothing is read. */
async function readLines(
  models: OcrModels,
  image: GreyImage,
  boxes: readonly LineBox[],
  direction: number,
): Promise<(RecognisedLine | undefined)[]> {
  const read = await recogniseLines(models, image, boxes);
  return boxes.map((box, index) => {
    const { confidence = 0, text = '' } = read[index] ?? {};
    return text.trim() === '' ? undefined : { text: text.trim(), confidence, ...boundsOf(setLevel(box, image, direction)) };
  });
}

/** How much of the paper about a line is dark, by its darkness. */
function inkIn({ height, pixels, width }: GreyImage, box: LineBox): number {
  const { bottom, left, right, top } = boundsOf(box);
  const [firstColumn, lastColumn] = [Math.max(0, Math.floor(left)), Math.min(width, Math.ceil(right))];
  let ink = 0;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
    for (let x = firstColumn; x < lastColumn; x++) ink += Math.max(0, PAPER - (pixels[y * width + x] ?? PAPER));
  }
  return ink;
}

/** Turns a box back about the middle of the page, so that the lines of a skewed page lie level. */
function setLevel(box: LineBox, { height, width }: GreyImage, direction: number): LineBox {
  const [cos, sin] = [Math.cos(-direction), Math.sin(-direction)];
  const [x, y] = [box.centre.x - width / 2, box.centre.y - height / 2];
  return { ...box, angle: box.angle - direction, centre: { x: width / 2 + x * cos - y * sin, y: height / 2 + x * sin + y * cos } };
}

function overlaps(a: LineBox, b: LineBox): boolean {
  const [one, other] = [boundsOf(a), boundsOf(b)];
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 0 && down > 0.3 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

function inkShareOf({ pixels }: GreyImage): number {
  let dark = 0;
  // By number: going through them one after the other takes twenty times as long.
  for (let at = 0; at < pixels.length; at++) if ((pixels[at] ?? 255) < DARK) dark++;
  return dark / Math.max(1, pixels.length);
}
