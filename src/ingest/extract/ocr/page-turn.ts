import { cropLine } from './crop-line.ts';
import { type GreyImage, turn } from './grey-image.ts';
import { boundsOf, type LineBox } from './line-box.ts';
import type { OcrModels } from './ocr-models.ts';
import { glanceAtLine, inputOf } from './recognise-lines.ts';

/** Input of the classifier of upside-down lines. */
const CLASSIFIER = { width: 192, height: 48 };
const LINES_ASKED = 12;
const LINES_TRIED = 4;
/** Of a line so much is read both ways, in its thickness: a dozen letters. */
const TRIED_ASPECT = 10;

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
