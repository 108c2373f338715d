import { cropLine } from './crop-line.ts';
import { ctcDecode, type DecodedLine } from './ctc-decode.ts';
import type { GreyImage } from './grey-image.ts';
import type { LineBox } from './line-box.ts';
import type { OcrModels } from './ocr-models.ts';

/** What the network was trained on. */
const LINE_HEIGHT = 48;
/** Pixels a column of the network's answer stands for. */
const COLUMN = 8;
const LEAST_WIDTH = 48;
const MOST_WIDTH = 3200;
/** Lines are squeezed: a Chinese letter keeps three columns of the answer, and the work shrinks as the width does. Measured in bench/ocr.ts. */
export const WIDTH_SHARE = 0.55;

/** Reads one line. Several lines a call cost 60 % more CPU than one by one: the network leaves the cache. */
export async function recogniseLine(models: OcrModels, image: GreyImage, box: LineBox, widthShare = WIDTH_SHARE): Promise<DecodedLine> {
  const natural = (box.length / box.thickness) * LINE_HEIGHT * widthShare;
  const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.ceil(natural / COLUMN) * COLUMN));
  const line = cropLine(image, box, width, LINE_HEIGHT);
  const { data, dims } = await models.recognise.run(inputOf(line), [1, 3, LINE_HEIGHT, width]);
  return ctcDecode(data, dims[2] ?? models.characters.length, models.characters);
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
