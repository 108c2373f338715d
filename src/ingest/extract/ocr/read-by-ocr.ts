import type { ExtractionLimits } from '../limits.ts';
import { renderPdfPages } from '../pdf/render-page.ts';
import type { ReadDocument, ReadPage } from '../read-document.ts';
import { openPictureFile } from './decode-image.ts';
import type { Picture } from './grey-image.ts';
import { ocrUnavailable, pictureNotRead } from './ocr-errors.ts';
import { type OcrModels, openOcrModels } from './ocr-models.ts';
import type { OcrOptions } from './ocr-options.ts';
import { ocrReadPages } from './ocr-read-pages.ts';
import type { PictureKind } from './picture-kinds.ts';
import { type RecognisedPage, recognisePage } from './recognise-page.ts';

export const OCR_EXTRACTOR_ID = 'pp-ocrv4';

/** 200 dots an inch on A4: the letters of a 9-point line are then 25 pixels high, and the network wants 48 a line. */
const LONGEST_SIDE = 2339;

export interface OcrRequest {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly limits: ExtractionLimits;
  readonly ocr: OcrOptions;
  readonly onPage: OnOcrPage;
}

/** Told after every page: recognising is slow, and a limit of time holds for a page and not for a book. */
type OnOcrPage = (done: number, total: number) => void;

/**
 * Recognises the pages of a PDF that are asked for.
 * @returns the document with those pages in place that gave usable text; the others stay as they were.
 * @throws IntegrityError `ocr-unavailable`, and what rendering throws.
 */
export async function readPdfPagesByOcr(
  read: ReadDocument,
  asked: readonly number[],
  { bytes, file, limits, ocr, onPage }: OcrRequest,
): Promise<ReadDocument> {
  const within = asked.slice(0, ocr.maxPages);
  if (within.length === 0) return read;
  const recognised = await recogniseAll(within, onPage, async (number) => {
    const [picture] = await renderPdfPages(bytes, file, [number], LONGEST_SIDE, limits);
    return picture;
  });
  const better = new Map(ocrReadPages(recognised).flatMap(({ number, page }) => (page === undefined ? [] : [[number, page] as const])));
  const pages = read.pages.map((page) => ({ ...page, ...better.get(page.number) }));
  return {
    ...read,
    extractorId: `${read.extractorId}+${OCR_EXTRACTOR_ID}`,
    pages,
    ocrTried: true,
    warnings: [...read.warnings, ...(asked.length > within.length ? [beyondLimit(file, asked.length, within.length)] : [])],
  };
}

/** @throws IntegrityError `ocr-off`, `ocr-unavailable`, `image-broken`, `image-too-large`, `too-many-pages`. */
export async function readPictureByOcr(
  { kind, name }: { readonly kind: PictureKind; readonly name: string },
  { bytes, file, limits, ocr, onPage }: OcrRequest,
): Promise<ReadDocument> {
  if (ocr.mode === 'off') throw pictureNotRead(file, name);
  const picture = openPictureFile(kind, bytes, file, limits, LONGEST_SIDE);
  const all = Array.from({ length: picture.pages }, (_, index) => index + 1);
  const within = all.slice(0, ocr.maxPages);
  const recognised = await recogniseAll(within, onPage, (number) => picture.open(number));
  const found = new Map(ocrReadPages(recognised).map(({ number, page }) => [number, page]));
  return {
    extractorId: OCR_EXTRACTOR_ID,
    ocrTried: true,
    pages: all.map((number): ReadPage => found.get(number) ?? { number, blocks: [] }),
    warnings: all.length > within.length ? [beyondLimit(file, all.length, within.length)] : [],
  };
}

async function recogniseAll(
  numbers: readonly number[],
  onPage: OnOcrPage,
  open: (number: number) => Promise<Picture | undefined>,
): Promise<{ number: number; page: RecognisedPage }[]> {
  const models = await modelsOrSay();
  const recognised: { number: number; page: RecognisedPage }[] = [];
  for (const [index, number] of numbers.entries()) {
    const picture = await open(number);
    if (picture !== undefined) recognised.push({ number, page: await recognisePage(models, picture) });
    onPage(index + 1, numbers.length);
  }
  return recognised;
}

async function modelsOrSay(): Promise<OcrModels> {
  try {
    return await openOcrModels();
  } catch (error) {
    throw ocrUnavailable(error);
  }
}

const beyondLimit = (file: string, asked: number, read: number) => ({
  code: 'ocr-page-limit',
  message: `${file} has ${asked} pages to be read by OCR; the first ${read} were`,
  mend: 'Ask for a text version, split the file, or raise the page limit of OCR.',
  file,
});
