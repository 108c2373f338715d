import { layOutPages } from '../layout/lay-out-pages.ts';
import type { PdfLine } from '../pdf/pdf-page.ts';
import type { OcrReading, ReadPage } from '../read-document.ts';
import type { RecognisedLine, RecognisedPage } from './recognise-page.ts';

/** Lines below this are noise: a picture's edges, the ring of a seal. */
const LEAST_LINE_CONFIDENCE = 0.5;
/** A judgement of ours, not fitted to counted errors: a page below this mean counts as not read. */
const LEAST_PAGE_CONFIDENCE = 0.7;
/** Less ink than specks of dust leave. */
const BLANK_INK = 0.0005;
/** Height of the letters as a share of the detector's box around a line. */
const LETTER_SHARE = 0.68;
/** Boxes of lines set in one size differ by this much. */
const SAME_SIZE = 0.25;
/** Longer side of an A4 page, points. */
const PAGE_POINTS = 842;

/** A page that was looked at: `page` is undefined when what was recognised is no usable text. */
export interface OcrPage {
  readonly number: number;
  readonly page: ReadPage | undefined;
}

/** From recognised lines to paragraphs, by the layout rules of text PDFs. */
export function ocrReadPages(recognised: readonly { readonly number: number; readonly page: RecognisedPage }[]): OcrPage[] {
  const readings = recognised.map(({ number, page }) => ({ number, page, reading: readingOf(page) }));
  const laidOut = layOutPages(
    readings.map(({ number, page, reading }) => ({
      number,
      width: page.width * scaleOf(page),
      height: page.height * scaleOf(page),
      lines: reading === undefined ? [] : pdfLines(page, keptLines(page)),
      drawsText: true,
      blank: page.lines.length === 0 && page.inkShare < BLANK_INK,
    })),
  );
  return readings.map(({ number, reading }, index) => {
    const page = laidOut[index];
    if (page === undefined) return { number, page: undefined };
    if (page.blank === true) return { number, page };
    return { number, page: reading === undefined ? undefined : { ...page, ocr: reading } };
  });
}

const keptLines = (page: RecognisedPage): RecognisedLine[] => page.lines.filter((line) => line.confidence >= LEAST_LINE_CONFIDENCE);

function readingOf(page: RecognisedPage): OcrReading | undefined {
  const kept = keptLines(page);
  const confidence = meanConfidence(page.lines);
  if (kept.length === 0 || confidence < LEAST_PAGE_CONFIDENCE) return undefined;
  return {
    confidence: round(meanConfidence(kept)),
    lines: kept.map((line) => ({ text: line.text, confidence: round(line.confidence) })),
  };
}

/** By characters: a long clear line outweighs a smudge. */
function meanConfidence(lines: readonly RecognisedLine[]): number {
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0);
  return characters === 0 ? 0 : lines.reduce((sum, line) => sum + line.confidence * line.text.length, 0) / characters;
}

/** Sums of the networks differ in the last bits from processor to processor. */
const round = (value: number): number => Math.round(value * 100) / 100;

const scaleOf = (page: RecognisedPage): number => PAGE_POINTS / Math.max(page.width, page.height, 1);

function pdfLines(page: RecognisedPage, lines: readonly RecognisedLine[]): PdfLine[] {
  const scale = scaleOf(page);
  const heights = lines.map((line) => (line.bottom - line.top) * scale * LETTER_SHARE);
  const usual = [...heights].sort((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
  return lines.map((line, index) => {
    const own = heights[index] ?? usual;
    const fontSize = Math.abs(own - usual) <= usual * SAME_SIZE ? usual : own;
    const middle = (page.height - (line.top + line.bottom) / 2) * scale;
    return {
      text: line.text,
      left: line.left * scale,
      right: line.right * scale,
      bottom: middle - fontSize * 0.6,
      top: middle + fontSize * 0.6,
      fontSize,
      softHyphen: false,
    };
  });
}
