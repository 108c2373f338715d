import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import { layOutPages } from '../layout/lay-out-pages.ts';
import type { ExtractionLimits } from '../limits.ts';
import { MIN_PAGE_QUALITY, readability, readableShare } from '../quality.ts';
import type { ReadDocument } from '../read-document.ts';
import { withoutHidden } from './direct/hidden-runs.ts';
import { readDirect } from './direct/read-direct.ts';
import { pdfBroken } from './pdf-errors.ts';
import { readPdfImages } from './pdf-images.ts';
import { type PdfContent, type PdfPage, pageText } from './pdf-page.ts';
import { readWithPdfium } from './read-with-pdfium.ts';
import { readWithPdfjs } from './read-with-pdfjs.ts';

/** 1 letter in 100 unknown leaves 88 % of all runs of 13 letters whole; a second engine for less costs more than it mends. */
const MAX_UNKNOWN = 0.01;
// Below this share of readable letters, or with this share of letters from a broken character map, the next engine is asked too.
const DOUBTFUL_QUALITY = 0.9;
const DOUBTFUL_GARBLED = 0.002;
/** Letters pdf.js alone might know must be this many before it is asked about a page two engines have read: it takes ten times as long. */
const DOUBTFUL_TO_TWO = 0.02;

/** @throws IntegrityError `pdf-encrypted`, `pdf-broken`, `too-many-pages`, `extract-memory`. */
export async function readPdf(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const { content, extractorId, warnings } = await readWithEngines(bytes, file, limits);
  const images = await readPdfImages(bytes, file, limits, content.pages);
  return {
    extractorId,
    pages: layOutPages(content.pages),
    warnings,
    ...(images.length === 0 ? {} : { images }),
    ...(content.declaredTitle === undefined ? {} : { declaredTitle: content.declaredTitle }),
  };
}

interface Reading {
  readonly content: PdfContent;
  readonly extractorId: string;
  readonly warnings: readonly CodedError[];
}

/** From the fastest engine to the slowest, each asked only for what those before it read doubtfully. */
async function readWithEngines(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<Reading> {
  const direct = readDirect(bytes, file, limits);
  const drawn = await readWithPdfiumWhereNeeded(bytes, file, limits, direct);
  if (drawn === undefined) {
    const content = await readWithPdfjs(bytes, file, limits);
    return { content, extractorId: EXTRACTOR_IDS.pdfSecondOpinion, warnings: [repaired(file)] };
  }
  const readDirectly = new Set((direct?.pages ?? []).filter((page) => page.refused !== true).map((page) => page.number));
  const doubtful = new Set(
    drawn.content.pages.filter((page) => isDoubtful(page, readDirectly.has(page.number))).map((page) => page.number),
  );
  if (doubtful.size === 0) return drawn;
  const second = await readWithPdfjs(bytes, file, limits, doubtful).catch(noPages);
  return { content: better(drawn.content, second), extractorId: EXTRACTOR_IDS.pdfSecondOpinion, warnings: [] };
}

/** @returns undefined when neither could open the file but another engine may. */
async function readWithPdfiumWhereNeeded(
  bytes: Uint8Array,
  file: string,
  limits: ExtractionLimits,
  direct: PdfContent | undefined,
): Promise<Reading | undefined> {
  if (direct !== undefined) {
    const doubtful = doubtfulPages(direct);
    if (doubtful.size === 0) return { content: direct, extractorId: EXTRACTOR_IDS.pdfDirect, warnings: [] };
    const second = await readWithPdfium(bytes, file, limits, doubtful).catch(noPages);
    return { content: better(direct, second), extractorId: EXTRACTOR_IDS.pdf, warnings: [] };
  }
  try {
    return { content: await readWithPdfium(bytes, file, limits), extractorId: EXTRACTOR_IDS.pdf, warnings: [] };
  } catch (error) {
    if (error instanceof IntegrityError && error.code !== 'pdf-broken') throw error;
    if (error instanceof IntegrityError && !looksRepairable(bytes)) throw pdfBroken(file);
    return undefined;
  }
}

/** A later engine's failure costs its opinion, unless it is for lack of memory. */
function noPages(error: unknown): PdfContent {
  if (error instanceof IntegrityError && error.code === 'extract-memory') throw error;
  return { pages: [] };
}

/** Without a single object there is nothing to repair, and another engine would only search in vain. */
const looksRepairable = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(' obj', 0, 'latin1');

const doubtfulPages = (content: PdfContent): Set<number> =>
  new Set(content.pages.filter((page) => isDoubtful(page, false)).map((page) => page.number));

function isDoubtful(page: PdfPage, readByTwo: boolean): boolean {
  if (page.refused === true) return true;
  if (!page.drawsText) return false;
  if (page.unknownLetters === 0) return false;
  const found = readability(pageText(page));
  if (page.unknownLetters !== undefined) return page.unknownLetters > found.total * (readByTwo ? DOUBTFUL_TO_TWO : MAX_UNKNOWN);
  return found.garbled > found.total * (readByTwo ? DOUBTFUL_TO_TWO : DOUBTFUL_GARBLED) || readableShare(found) < DOUBTFUL_QUALITY;
}

function better(first: PdfContent, second: PdfContent): PdfContent {
  const others = new Map(second.pages.map((page) => [page.number, page]));
  return { ...first, pages: first.pages.map((page) => betterOf(page, others.get(page.number))) };
}

function betterOf(first: PdfPage, second: PdfPage | undefined): PdfPage {
  if (second === undefined) return first;
  const [a, b] = [readability(pageText(first)), readability(pageText(second))];
  const unread = readableShare(a) < MIN_PAGE_QUALITY;
  // The second opinion wins by reading better, not by reading more: noise is long too.
  const wins = first.refused === true || (readableShare(b) > readableShare(a) && (unread || b.readable >= a.readable * 0.8));
  const disagreement =
    first.refused === true || second.lines.length === 0 ? undefined : pairDisagreement(pageText(first), pageText(second));
  const filledIn = first.filledIn ?? second.filledIn;
  const seen = {
    ...(filledIn === undefined ? {} : { filledIn }),
    ...(first.hidden === undefined ? {} : { hidden: first.hidden }),
    ...(first.pictures === undefined ? {} : { pictures: first.pictures }),
    ...(disagreement === undefined ? {} : { disagreement }),
  };
  return wins ? { ...second, lines: withoutHidden(second.lines, first.hidden ?? []), ...seen } : { ...first, ...seen };
}

/** @returns the share of character pairs only one of two readings has, white space aside. */
function pairDisagreement(a: string, b: string): number {
  const [mine, theirs] = [pairsOf(a), pairsOf(b)];
  let [common, total] = [0, 0];
  for (const [pair, count] of mine) common += Math.min(count, theirs.get(pair) ?? 0);
  for (const counts of [mine, theirs]) for (const count of counts.values()) total += count;
  return total === 0 ? 0 : 1 - (2 * common) / total;
}

function pairsOf(text: string): Map<string, number> {
  const letters = text.replace(/\s/g, '');
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at++) {
    const pair = letters.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const repaired = (file: string): CodedError => ({
  code: 'pdf-repaired',
  message: `${file} is damaged and was read after repair; parts may be missing`,
  mend: 'Compare it with the printed work, or ask for the file again.',
  file,
});
