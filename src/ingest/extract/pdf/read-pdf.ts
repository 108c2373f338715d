import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import { layOutPages } from '../layout/lay-out-pages.ts';
import type { ExtractionLimits } from '../limits.ts';
import { MIN_PAGE_QUALITY, readability, readableShare } from '../quality.ts';
import type { ReadDocument } from '../read-document.ts';
import { pdfBroken } from './pdf-errors.ts';
import { type PdfContent, type PdfPage, pageText } from './pdf-page.ts';
import { readWithPdfium } from './read-with-pdfium.ts';
import { readWithPdfjs } from './read-with-pdfjs.ts';

// Below this share of readable letters, or with this share of letters from a broken character map, pdf.js is asked too.
// On real exam papers PDFium alone garbles one Chinese letter in twenty of such fonts; pdf.js reads them whole.
const DOUBTFUL_QUALITY = 0.9;
const DOUBTFUL_GARBLED = 0.002;

/** @throws IntegrityError `pdf-encrypted`, `pdf-broken`, `too-many-pages`, `extract-memory`. */
export async function readPdf(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const { content, extractorId, warnings } = await readWithBoth(bytes, file, limits);
  return {
    extractorId,
    pages: layOutPages(content.pages),
    warnings,
    ...(content.images === undefined ? {} : { images: content.images }),
    ...(content.declaredTitle === undefined ? {} : { declaredTitle: content.declaredTitle }),
  };
}

interface Reading {
  readonly content: PdfContent;
  readonly extractorId: string;
  readonly warnings: readonly CodedError[];
}

async function readWithBoth(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<Reading> {
  const first = await firstReading(bytes, file, limits);
  if (first === undefined) {
    const content = await readWithPdfjs(bytes, file, limits);
    return { content, extractorId: EXTRACTOR_IDS.pdfSecondOpinion, warnings: [repaired(file)] };
  }
  const doubtful = new Set(first.pages.filter(isDoubtful).map((page) => page.number));
  if (doubtful.size === 0) return { content: first, extractorId: EXTRACTOR_IDS.pdf, warnings: [] };
  const second = await readWithPdfjs(bytes, file, limits, doubtful).catch((error: unknown) => {
    if (error instanceof IntegrityError) return { pages: [] };
    throw error;
  });
  const better = new Map(second.pages.map((page) => [page.number, page]));
  const pages = first.pages.map((page) => betterOf(page, better.get(page.number)));
  return { content: { ...first, pages }, extractorId: EXTRACTOR_IDS.pdfSecondOpinion, warnings: [] };
}

/** @returns undefined when PDFium cannot open the file but another engine may. */
async function firstReading(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<PdfContent | undefined> {
  try {
    return await readWithPdfium(bytes, file, limits);
  } catch (error) {
    if (error instanceof IntegrityError && error.code !== 'pdf-broken') throw error;
    if (error instanceof IntegrityError && !looksRepairable(bytes)) throw pdfBroken(file);
    return undefined;
  }
}

/** Without a single object there is nothing to repair, and a second engine would only search in vain. */
const looksRepairable = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(' obj', 0, 'latin1');

function isDoubtful(page: PdfPage): boolean {
  if (!page.drawsText) return false;
  const found = readability(pageText(page));
  return found.garbled > found.total * DOUBTFUL_GARBLED || readableShare(found) < DOUBTFUL_QUALITY;
}

function betterOf(first: PdfPage, second: PdfPage | undefined): PdfPage {
  if (second === undefined) return first;
  const [a, b] = [readability(pageText(first)), readability(pageText(second))];
  const unread = readableShare(a) < MIN_PAGE_QUALITY;
  // The second opinion wins by reading better, not by reading more: noise is long too.
  return readableShare(b) > readableShare(a) && (unread || b.readable >= a.readable * 0.8) ? second : first;
}

const repaired = (file: string): CodedError => ({
  code: 'pdf-repaired',
  message: `${file} is damaged and was read after repair; parts may be missing`,
  mend: 'Compare it with the printed work, or ask for the file again.',
  file,
});
