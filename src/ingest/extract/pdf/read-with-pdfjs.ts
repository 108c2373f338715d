import { createRequire, Module } from 'node:module';
import path from 'node:path';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { IntegrityError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import { withBuiltInsKept } from './keep-built-ins.ts';
import { passwordProtected, pdfBroken, tooManyPages } from './pdf-errors.ts';
import type { PdfContent, PdfLine, PdfPage } from './pdf-page.ts';

const VERBOSITY_ERRORS = 0;

/**
 * Slower and larger than PDFium, but it mends other damage and knows other character maps.
 * @param only 1-based pages to read; all when absent.
 * @throws IntegrityError `pdf-encrypted`, `pdf-broken`, `too-many-pages`.
 */
export async function readWithPdfjs(
  bytes: Uint8Array,
  file: string,
  limits: ExtractionLimits,
  only?: ReadonlySet<number>,
): Promise<PdfContent> {
  const { getDocument } = await load();
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // A copy: the engine takes its input over.
    data: new Uint8Array(bytes),
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    useWorkerFetch: false,
    verbosity: VERBOSITY_ERRORS,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.maxPages) throw tooManyPages(file, document.numPages, limits.maxPages);
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      if (only !== undefined && !only.has(number)) continue;
      pages.push(await readPage(number, () => document.getPage(number)));
    }
    return { pages };
  } catch (error) {
    if (error instanceof IntegrityError) throw error;
    throw error instanceof Error && error.name === 'PasswordException' ? passwordProtected(file) : pdfBroken(file, error);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

let engine: Promise<typeof PdfJs> | undefined;

function load(): Promise<typeof PdfJs> {
  engine ??= withBuiltInsKept(async () => {
    drawNothing();
    // The part that reads would be imported with the first file, and make changes of its own.
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  });
  return engine;
}

/**
 * The engine loads a native canvas when it is imported, which takes longer than most files and is there to draw with; text needs none of it,
 * and hostile bytes are kept from one more native library. It is handed shapes that do nothing in its place.
 */
function drawNothing(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  let canvas: string;
  try {
    canvas = require.resolve('@napi-rs/canvas');
  } catch {
    return;
  }
  if (require.cache[canvas] !== undefined) return;
  const stand = new Module(canvas);
  stand.exports = { DOMMatrix: Object, ImageData: Object, Path2D: Object };
  stand.loaded = true;
  require.cache[canvas] = stand;
}

interface PageProxy {
  readonly view: number[];
  getTextContent(): Promise<{ items: readonly (TextItem | { type: string })[] }>;
  cleanup(): boolean;
}

async function readPage(number: number, open: () => Promise<PageProxy>): Promise<PdfPage> {
  try {
    const page = await open();
    const content = await page.getTextContent();
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    page.cleanup();
    const items = content.items.filter((item): item is TextItem => 'str' in item);
    return { number, width: right - left, height: top - bottom, lines: linesOf(items), drawsText: items.length > 0, blank: false };
  } catch {
    // One page that cannot be read costs that page: it ends among the unread ones.
    return { number, width: 0, height: 0, lines: [], drawsText: true, blank: false };
  }
}

interface Draft {
  text: string;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Joins text pieces until the engine marks a line's end or the next piece stands on another line. */
function linesOf(items: readonly TextItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let draft: Draft | undefined;
  const end = (): void => {
    const text = draft?.text.trim() ?? '';
    if (draft !== undefined && text !== '') lines.push({ ...draft, text, fontSize: draft.top - draft.bottom, softHyphen: false });
    draft = undefined;
  };
  for (const item of items) {
    const [left, bottom] = [Number(item.transform[4]), Number(item.transform[5])];
    if (draft !== undefined && item.str !== '' && Math.abs(bottom - draft.bottom) > Math.max(item.height, draft.top - draft.bottom) / 2)
      end();
    if (item.str !== '') {
      draft ??= { text: '', left, right: left, bottom, top: bottom + item.height };
      draft.text += item.str;
      draft.left = Math.min(draft.left, left);
      draft.right = Math.max(draft.right, left + item.width);
      draft.top = Math.max(draft.top, bottom + item.height);
    }
    if (item.hasEOL) end();
  }
  end();
  return lines;
}
