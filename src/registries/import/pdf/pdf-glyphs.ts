import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { IntegrityError } from '../../../domain/errors.ts';
import type { Glyph, GlyphPage, PageReader, Turn } from './glyph-page.ts';
import { readRulings } from './pdf-rulings.ts';

/** The longest official list seen has 60 pages. */
const MAX_PAGES = 500;
/** A list's page has a few thousand letters. */
const MAX_GLYPHS_A_PAGE = 50_000;

async function openPdfium(): Promise<WrappedPdfiumModule> {
  const wasm = new Uint8Array(await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')));
  const api = await init({ wasmBinary: wasm.buffer, print: () => undefined, printErr: () => undefined });
  api.PDFiumExt_Init();
  return api;
}

const memoryOf = (api: WrappedPdfiumModule): Uint8Array => {
  const heap: unknown = Reflect.get(api.pdfium, 'HEAPU8');
  if (!(heap instanceof Uint8Array)) throw new Error('PDFium shows no memory');
  return heap;
};

/**
 * Reads where every letter and horizontal rule of a PDF stands. The file is hostile: call this in a process that may be lost.
 * @throws IntegrityError `registry-pdf`, `registry-pdf-encrypted`, `registry-pdf-pages`
 */
export async function readGlyphPages(bytes: Uint8Array, file: string): Promise<GlyphPage[]> {
  const api = await openPdfium();
  const data = api.pdfium.wasmExports.malloc(Math.max(1, bytes.byteLength));
  const scratch = api.pdfium.wasmExports.malloc(64);
  if (data === 0 || scratch === 0) throw unreadable(file);
  memoryOf(api).set(bytes, data);
  const reader: PageReader = {
    api,
    scratch,
    floats: (count) => Array.from({ length: count }, (_, i) => new DataView(memoryOf(api).buffer, scratch).getFloat32(i * 4, true)),
    doubles: (count) => Array.from({ length: count }, (_, i) => new DataView(memoryOf(api).buffer, scratch).getFloat64(i * 8, true)),
  };
  const document = api.FPDF_LoadMemDocument(data, bytes.byteLength, '');
  if (document === 0) throw api.FPDF_GetLastError() === 4 ? encrypted(file) : unreadable(file);
  const pageCount = api.FPDF_GetPageCount(document);
  if (pageCount > MAX_PAGES) {
    throw new IntegrityError('registry-pdf-pages', `${file} has ${pageCount} pages; lists are read up to ${MAX_PAGES}`, {
      mend: 'Give the pages of the list alone.',
      file,
    });
  }
  const pages = Array.from({ length: pageCount }, (_, index) => readPage(reader, document, index));
  api.FPDF_CloseDocument(document);
  api.pdfium.wasmExports.free(data);
  api.pdfium.wasmExports.free(scratch);
  return pages;
}

function readPage(reader: PageReader, document: number, index: number): GlyphPage {
  const { api } = reader;
  const page = api.FPDF_LoadPage(document, index);
  if (page === 0) return { number: index + 1, height: 0, glyphs: [], rulings: [], verticals: [] };
  // Width and height are of the page as turned; letters are told in the page's own space.
  const [width, height] = [api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page)];
  const turn = turned(api.FPDFPage_GetRotation(page), width, height);
  const textPage = api.FPDFText_LoadPage(page);
  const glyphs = textPage === 0 ? [] : readGlyphs(reader, textPage, turn);
  if (textPage !== 0) api.FPDFText_ClosePage(textPage);
  const rules = readRulings(reader, page, turn);
  api.FPDF_ClosePage(page);
  return { number: index + 1, height, glyphs, ...rules };
}

function turned(quarters: number, width: number, height: number): Turn {
  if (quarters === 1) return (x, y) => [y, height - x];
  if (quarters === 2) return (x, y) => [width - x, height - y];
  if (quarters === 3) return (x, y) => [width - y, x];
  return (x, y) => [x, y];
}

function readGlyphs(reader: PageReader, textPage: number, turn: Turn): Glyph[] {
  const { api, scratch } = reader;
  const count = Math.min(api.FPDFText_CountChars(textPage), MAX_GLYPHS_A_PAGE);
  const glyphs: Glyph[] = [];
  for (let i = 0; i < count; i++) {
    const code = api.FPDFText_GetUnicode(textPage, i);
    // PDFium writes a hyphen at a line's end as a mark of its own.
    const text = code === 2 || code === 0xfffe ? '-' : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    if (text.trim() === '' || code < 2 || (code > 2 && code < 0x20) || api.FPDFText_IsGenerated(textPage, i) === 1) continue;
    if (!api.FPDFText_GetLooseCharBox(textPage, i, scratch)) continue;
    const [x0 = 0, top = 0, x1 = 0, bottom = 0] = reader.floats(4);
    if (!api.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8)) continue;
    const [x = 0, y = 0] = reader.doubles(2);
    const corners = [turn(x0, bottom), turn(x1, top)] as const;
    const [left, right] = [Math.min(corners[0][0], corners[1][0]), Math.max(corners[0][0], corners[1][0])];
    const tall = Math.abs(corners[0][1] - corners[1][1]);
    const baseline = turn(x, y)[1];
    if ([left, right, baseline, tall].every(Number.isFinite))
      glyphs.push({ text, left, right, baseline, size: tall > 0 ? tall / 1.15 : 10 });
  }
  return glyphs;
}

const unreadable = (file: string): IntegrityError =>
  new IntegrityError('registry-pdf', `${file} is damaged and can't be read as PDF`, {
    mend: 'Fetch the list again, or open it and print it to a new PDF.',
    file,
  });

const encrypted = (file: string): IntegrityError =>
  new IntegrityError('registry-pdf-encrypted', `${file} asks for a password`, { mend: 'Save the list without a password.', file });
