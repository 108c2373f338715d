import { cropLine } from './crop-line.ts';
import { type CtcLetter, ctcLetters, type DecodedLine, lineOf } from './ctc-decode.ts';
import { evenContrast } from './even-contrast.ts';
import type { GreyImage } from './grey-image.ts';
import type { LineBox } from './line-box.ts';
import type { OcrModels } from './ocr-models.ts';
import { isDoubtful, rereadNarrow } from './reread-narrow.ts';

/** What the network was trained on. */
const LINE_HEIGHT = 48;
/** Pixels a column of the network's answer stands for. */
const COLUMN = 8;
const LEAST_WIDTH = 48;
const MOST_WIDTH = 3200;
/** Chinese letters are squeezed: three columns of the answer are enough for one, and the work shrinks as the width does. Measured in bench/ocr.ts. */
const SQUEEZED = 0.55;
/** Latin letters and digits are half as wide, and squeezed they run into each other. */
const FULL = 1;
const NARROW_LETTERS = /[\p{Script=Latin}\p{Nd}]/gu;
/** From this share of narrow letters on, the next line too is read in full width at once. */
const MOSTLY_NARROW = 0.5;
/** What is less sure than this when squeezed is worth a second look. */
const WORTH_A_SECOND_LOOK = 0.85;

/** Reads lines one by one: several a call cost 60 % more CPU, for the network leaves the cache. */
export async function recogniseLines(models: OcrModels, image: GreyImage, boxes: readonly LineBox[]): Promise<DecodedLine[]> {
  const lines: DecodedLine[] = [];
  let narrow = false;
  for (const box of boxes) {
    const line = await recogniseLine(models, image, box, narrow);
    narrow = narrowShare(line.text) >= MOSTLY_NARROW;
    lines.push(line);
  }
  return lines;
}

/** Reads one line: squeezed; its narrow and its doubtful letters again in full width, and all of it where that does not fit or the network is unsure. */
async function recogniseLine(models: OcrModels, image: GreyImage, box: LineBox, inFull = false): Promise<DecodedLine> {
  if (inFull) return lineOf((await readAt(FULL, models, image, box)).letters);
  const { letters, steps } = await readAt(SQUEEZED, models, image, box);
  const squeezed = lineOf(letters);
  const narrow = narrowShare(squeezed.text) > 0;
  if (squeezed.confidence >= WORTH_A_SECOND_LOOK) {
    if (!narrow && !letters.some(isDoubtful)) return squeezed;
    const readPiece = async (from: number, to: number): Promise<readonly CtcLetter[]> =>
      (await readAt(FULL, models, image, pieceOf(box, from / steps, to / steps))).letters;
    const mended = await rereadNarrow(letters, steps, readPiece);
    if (mended !== undefined) return lineOf(mended);
  }
  const full = lineOf((await readAt(FULL, models, image, box)).letters);
  return narrow || full.confidence > squeezed.confidence ? full : squeezed;
}

/** Reads one line squeezed and never again. */
export const glanceAtLine = async (models: OcrModels, image: GreyImage, box: LineBox): Promise<DecodedLine> =>
  lineOf((await readAt(SQUEEZED, models, image, box)).letters);

const narrowShare = (text: string): number => (text === '' ? 0 : (text.match(NARROW_LETTERS)?.length ?? 0) / text.length);

/** The part of a line between two shares of its length. */
function pieceOf(box: LineBox, from: number, to: number): LineBox {
  const along = ((from + to) / 2 - 0.5) * box.length;
  const centre = { x: box.centre.x + along * Math.cos(box.angle), y: box.centre.y + along * Math.sin(box.angle) };
  return { ...box, centre, length: (to - from) * box.length };
}

async function readAt(
  widthShare: number,
  models: OcrModels,
  image: GreyImage,
  box: LineBox,
): Promise<{ letters: CtcLetter[]; steps: number }> {
  const natural = (box.length / box.thickness) * LINE_HEIGHT * widthShare;
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.ceil(natural / COLUMN) * COLUMN));
  const line = evenContrast(cropLine(image, box, width, LINE_HEIGHT));
  const { data, dims } = await models.recognise.run(inputOf(line), [1, 3, LINE_HEIGHT, width]);
  const classes = dims[2] ?? models.characters.length;
  return { letters: ctcLetters(data, classes, models.characters), steps: Math.max(1, Math.floor(data.length / classes)) };
}

/** Brightness from -1 to 1, the same in the three channels. */
export function inputOf({ pixels }: GreyImage): Float32Array {
  const plane = pixels.length;
  const data = new Float32Array(plane * 3);
  for (let i = 0; i < plane; i++) data[i] = (pixels[i] ?? 0) / 127.5 - 1;
  data.copyWithin(plane, 0, plane);
  data.copyWithin(2 * plane, 0, plane);
  return data;
}
