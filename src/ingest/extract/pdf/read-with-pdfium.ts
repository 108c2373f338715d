import type { ExtractionLimits } from '../limits.ts';
import type { PdfContent, PdfLine, PdfPage } from './pdf-page.ts';
import { type OpenPdf, withPdfiumDocument } from './pdfium-document.ts';
import type { Pdfium } from './pdfium-module.ts';

const OBJECT_TEXT = 1;
const OBJECT_FORM = 5;
/** Of fpdf_annot.h and fpdf_flatten.h. */
const ANNOTATION_FREE_TEXT = 3;
const ANNOTATION_WIDGET = 20;
const AS_DISPLAYED = 0;
const FLATTENED = 1;
const MAX_OBJECTS_LOOKED_AT = 2000;
const RECT_BYTES = 16;
const MATRIX_BYTES = 24;
// PDFium joins a word split at a line's end with this mark and no line feed.
const SOFT_HYPHEN = /[\u0002\ufffe]/;
const LINE_END = /\r?\n|[\u0002\ufffe](?:\r?\n)?/g;

/**
 * @param only 1-based pages to read; all when absent.
 * @throws IntegrityError `pdf-encrypted`, `pdf-broken`, `too-many-pages`, `extract-memory`; anything else means the instance trapped.
 */
export function readWithPdfium(bytes: Uint8Array, file: string, limits: ExtractionLimits, only?: ReadonlySet<number>): Promise<PdfContent> {
  return withPdfiumDocument(bytes, file, limits, (document) => readDocument(document, only));
}

function readDocument({ pdfium, handle, pageCount }: OpenPdf, only: ReadonlySet<number> | undefined): PdfContent {
  const pages: PdfPage[] = [];
  for (let index = 0; index < pageCount; index++) {
    if (only === undefined || only.has(index + 1)) pages.push(readPage(pdfium, handle, index));
  }
  const declaredTitle = metaText(pdfium, handle, 'Title');
  return declaredTitle === '' ? { pages } : { pages, declaredTitle };
}

function readPage(pdfium: Pdfium, handle: number, index: number): PdfPage {
  const { api } = pdfium;
  let page = api.FPDF_LoadPage(handle, index);
  if (page === 0) return { number: index + 1, width: 0, height: 0, lines: [], drawsText: true, blank: false };
  const width = api.FPDF_GetPageWidthF(page);
  const height = api.FPDF_GetPageHeightF(page);
  const lines = linesOf(pdfium, page);
  const drawsText = lines.length > 0 || drawsAnyText(pdfium, page);
  const blank = lines.length === 0 && api.FPDFPage_CountObjects(page) === 0;
  let filledIn: readonly PdfLine[] = [];
  // PDFium reads no text of annotations until they are made part of the page.
  if (hasFields(pdfium, page) && api.FPDFPage_Flatten(page, AS_DISPLAYED) === FLATTENED) {
    api.FPDF_ClosePage(page);
    page = api.FPDF_LoadPage(handle, index);
    const known = new Set(lines.map(placeOf));
    filledIn = page === 0 ? [] : linesOf(pdfium, page).filter((line) => !known.has(placeOf(line)));
  }
  if (page !== 0) api.FPDF_ClosePage(page);
  return { number: index + 1, width, height, lines, drawsText, blank, ...(filledIn.length === 0 ? {} : { filledIn }) };
}

function linesOf(pdfium: Pdfium, page: number): PdfLine[] {
  const textPage = pdfium.api.FPDFText_LoadPage(page);
  if (textPage === 0) return [];
  const lines = readLines(pdfium, textPage);
  pdfium.api.FPDFText_ClosePage(textPage);
  return lines;
}

/** Fields of forms and text typed onto the page; others show no text of the page. */
function hasFields(pdfium: Pdfium, page: number): boolean {
  const { api } = pdfium;
  const count = Math.min(api.FPDFPage_GetAnnotCount(page), MAX_OBJECTS_LOOKED_AT);
  for (let index = 0; index < count; index++) {
    const annotation = api.FPDFPage_GetAnnot(page, index);
    const kind = api.FPDFAnnot_GetSubtype(annotation);
    api.FPDFPage_CloseAnnot(annotation);
    if (kind === ANNOTATION_WIDGET || kind === ANNOTATION_FREE_TEXT) return true;
  }
  return false;
}

const placeOf = ({ text, left, bottom }: PdfLine): string => `${Math.round(left)} ${Math.round(bottom)} ${text}`;

function readLines(pdfium: Pdfium, textPage: number): PdfLine[] {
  const { api } = pdfium;
  const count = api.FPDFText_CountChars(textPage);
  if (count <= 0) return [];
  const buffer = pdfium.allocate((count + 1) * 2);
  const scratch = pdfium.allocate(MATRIX_BYTES);
  const written = api.FPDFText_GetText(textPage, 0, count, buffer);
  const text = utf16(pdfium, buffer, Math.max(0, written - 1));
  const lines: PdfLine[] = [];
  let start = 0;
  for (const end of [...text.matchAll(LINE_END), { index: text.length, 0: '' }]) {
    const line = readLine(pdfium, textPage, text.slice(start, end.index), start, scratch);
    if (line !== undefined) lines.push({ ...line, softHyphen: SOFT_HYPHEN.test(end[0]) });
    start = end.index + end[0].length;
  }
  pdfium.free(scratch);
  pdfium.free(buffer);
  return lines;
}

/** Boxes of the first, middle and last letter place a line; asking for every letter would cost more than reading the page. */
function readLine(pdfium: Pdfium, textPage: number, raw: string, start: number, scratch: number): Omit<PdfLine, 'softHyphen'> | undefined {
  const text = raw.trim();
  if (text === '') return undefined;
  const indexOf = (at: number): number => pdfium.api.FPDFText_GetCharIndexFromTextIndex(textPage, at);
  const first = start + raw.indexOf(text);
  const head = boxAt(pdfium, textPage, indexOf(first), scratch);
  const tail = boxAt(pdfium, textPage, indexOf(first + text.length - 1), scratch);
  const inner = indexOf(first + Math.floor((text.length - 1) / 2));
  const middle = boxAt(pdfium, textPage, inner, scratch);
  return {
    text,
    left: Math.min(head.left, tail.left),
    right: Math.max(head.right, tail.right),
    bottom: middle.bottom,
    top: middle.top,
    fontSize: sizeOr(fontSizeAt(pdfium, textPage, inner, scratch), (middle.top - middle.bottom) / 1.2),
  };
}

const MIN_POINTS = 2;
/** Stretched lines of LibreOffice state a size of one point and no scale: their boxes know better. */
const sizeOr = (stated: number, measured: number): number => (stated >= MIN_POINTS || measured <= stated ? stated : measured);

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

function boxAt(pdfium: Pdfium, textPage: number, index: number, scratch: number): Box {
  if (!pdfium.api.FPDFText_GetLooseCharBox(textPage, index, scratch)) return { left: 0, right: 0, bottom: 0, top: 0 };
  const view = new DataView(pdfium.memory().buffer, scratch, RECT_BYTES);
  const float = (at: number): number => view.getFloat32(at * 4, true);
  return { left: float(0), top: float(1), right: float(2), bottom: float(3) };
}

/** The stated size times the scale of the letter's matrix: producers put the size in either. */
function fontSizeAt(pdfium: Pdfium, textPage: number, index: number, scratch: number): number {
  const stated = pdfium.api.FPDFText_GetFontSize(textPage, index);
  if (!pdfium.api.FPDFText_GetMatrix(textPage, index, scratch)) return stated;
  const view = new DataView(pdfium.memory().buffer, scratch, MATRIX_BYTES);
  const float = (at: number): number => view.getFloat32(at * 4, true);
  return stated * Math.sqrt(Math.abs(float(0) * float(3) - float(1) * float(2)));
}

/** A page of pictures alone has nothing a second engine could read either. */
function drawsAnyText(pdfium: Pdfium, page: number): boolean {
  const { api } = pdfium;
  const objects = Math.min(api.FPDFPage_CountObjects(page), MAX_OBJECTS_LOOKED_AT);
  for (let index = 0; index < objects; index++) {
    const kind = api.FPDFPageObj_GetType(api.FPDFPage_GetObject(page, index));
    if (kind === OBJECT_TEXT || kind === OBJECT_FORM) return true;
  }
  return false;
}

function metaText(pdfium: Pdfium, handle: number, key: string): string {
  const bytes = pdfium.api.FPDF_GetMetaText(handle, key, 0, 0);
  if (bytes <= 2 || bytes > 10_000) return '';
  const buffer = pdfium.allocate(bytes);
  pdfium.api.FPDF_GetMetaText(handle, key, buffer, bytes);
  const text = utf16(pdfium, buffer, bytes / 2 - 1);
  pdfium.free(buffer);
  return text.trim();
}

function utf16(pdfium: Pdfium, pointer: number, units: number): string {
  const memory = pdfium.memory();
  return Buffer.from(memory.buffer, pointer, units * 2).toString('utf16le');
}
