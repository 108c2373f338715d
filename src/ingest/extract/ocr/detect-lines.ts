import { type GreyImage, resize } from './grey-image.ts';
import { boxAtAngle, convexHull, type LineBox, type Point, scaleBox, smallestBox } from './line-box.ts';
import type { OcrModels } from './ocr-models.ts';
import { cutOut, printedPart } from './printed-part.ts';

// Post-processing of DB (Liao et al. 2020), with the thresholds PP-OCR ships for these weights.
const TEXT_PROBABILITY = 0.3;
const LEAST_MEAN_PROBABILITY = 0.5;
/** DB shrinks lines while it learns; a box grows back by area × this ÷ perimeter. */
const UNCLIP_RATIO = 1.6;
const LEAST_THICKNESS = 3;
/** The network halves its picture five times. */
const GRID = 32;
// ImageNet's means and deviations, in the order of the channels PP-OCR trains with.
const MEANS = [0.485, 0.456, 0.406];
const DEVIATIONS = [0.229, 0.224, 0.225];
/** Boxes less long than this many times their thickness say little about the direction of the text. */
const TELLING_ASPECT = 2.5;
const SAME_DIRECTION = (4 * Math.PI) / 180;

/** @returns boxes of the text lines in pixels of the image, in no order. The longer side is brought to at most `longestSide` before the network sees it. */
export async function detectLines(models: OcrModels, image: GreyImage, longestSide: number): Promise<LineBox[]> {
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const toGrid = (pixels: number): number => Math.max(GRID, Math.round((pixels * scale) / GRID) * GRID);
  const [width, height] = [toGrid(image.width), toGrid(image.height)];
  const small = resize(image, width, height);
  const part = printedPart(small, GRID);
  const { data } = await models.detect.run(channelsOf(cutOut(small, part)), [1, 3, part.height, part.width]);
  const hulls = regionsOf(data, part.width, part.height);
  return boxesOf(hulls)
    .filter((box) => box.thickness >= LEAST_THICKNESS)
    .map((box) => ({ ...unclip(box), centre: { x: box.centre.x + part.left, y: box.centre.y + part.top } }))
    .map((box) => scaleBox(box, image.width / width, image.height / height));
}

function channelsOf({ height, pixels, width }: GreyImage): Float32Array {
  const plane = width * height;
  const data = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    const [mean = 0, deviation = 1] = [MEANS[channel], DEVIATIONS[channel]];
    const from = channel * plane;
    for (let i = 0; i < plane; i++) data[from + i] = ((pixels[i] ?? 0) / 255 - mean) / deviation;
  }
  return data;
}

/** @returns hulls of the connected regions that are probably text. */
function regionsOf(probability: Float32Array, width: number, height: number): Point[][] {
  const seen = new Uint8Array(probability.length);
  const stack: number[] = [];
  const hulls: Point[][] = [];
  for (let start = 0; start < probability.length; start++) {
    if (seen[start] === 1 || (probability[start] ?? 0) <= TEXT_PROBABILITY) continue;
    const rows = new Map<number, { left: number; right: number }>();
    let sum = 0;
    let count = 0;
    seen[start] = 1;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      sum += probability[at] ?? 0;
      count++;
      const row = rows.get(y);
      if (row === undefined) rows.set(y, { left: x, right: x });
      else if (x < row.left) row.left = x;
      else if (x > row.right) row.right = x;
      for (let dy = -1; dy <= 1; dy++) {
        if (y + dy < 0 || y + dy >= height) continue;
        for (let dx = -1; dx <= 1; dx++) {
          const next = at + dy * width + dx;
          if (x + dx < 0 || x + dx >= width || seen[next] === 1 || (probability[next] ?? 0) <= TEXT_PROBABILITY) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (sum / count < LEAST_MEAN_PROBABILITY) continue;
    const edges = [...rows].flatMap(([y, { left, right }]) => [
      { x: left, y },
      { x: right + 1, y },
      { x: left, y: y + 1 },
      { x: right + 1, y: y + 1 },
    ]);
    hulls.push(convexHull(edges));
  }
  return hulls;
}

/** Long regions tell the direction of the page's lines; short ones, of which a rectangle's angle is chance, take it from them. */
function boxesOf(hulls: readonly Point[][]): LineBox[] {
  const own = hulls.map(smallestBox);
  const direction = directionOf(own);
  return own.map((box, index) => {
    const askew = Math.abs(box.angle - direction) > SAME_DIRECTION;
    if (askew && box.length > box.thickness * TELLING_ASPECT) return box;
    return boxAtAngle(hulls[index] ?? [], direction);
  });
}

/** @returns the angle that half the length of the long boxes lies below. */
export function directionOf(boxes: readonly LineBox[]): number {
  const telling = boxes.filter((box) => box.length > box.thickness * TELLING_ASPECT).sort((a, b) => a.angle - b.angle);
  const total = telling.reduce((sum, box) => sum + box.length, 0);
  let passed = 0;
  for (const box of telling) {
    passed += box.length;
    if (passed * 2 >= total) return box.angle;
  }
  return 0;
}

function unclip(box: LineBox): LineBox {
  const distance = ((box.length * box.thickness) / (2 * (box.length + box.thickness))) * UNCLIP_RATIO;
  return { ...box, length: box.length + 2 * distance, thickness: box.thickness + 2 * distance };
}
