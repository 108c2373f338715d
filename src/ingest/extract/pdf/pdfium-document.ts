import { IntegrityError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import { passwordProtected, pdfBroken, pdfTooHungry, tooManyPages } from './pdf-errors.ts';
import { discardPdfium, openPdfium, type Pdfium } from './pdfium-module.ts';

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** PDFium takes 150 MB for ordinary files; a trap far beyond that is a lack of memory, and another engine would only lack more. */
const BOMB_BYTES = 256 * 1024 * 1024;

/** A document opened in PDFium; valid only while the call that was given it runs. */
export interface OpenPdf {
  readonly pdfium: Pdfium;
  readonly handle: number;
  readonly pageCount: number;
}

/**
 * Opens a PDF in PDFium for the time of one synchronous call.
 * @throws IntegrityError `pdf-encrypted`, `pdf-broken`, `too-many-pages`, `extract-memory`; anything else means the instance trapped.
 */
export async function withPdfiumDocument<T>(
  bytes: Uint8Array,
  file: string,
  limits: ExtractionLimits,
  use: (document: OpenPdf) => T,
): Promise<T> {
  const pdfium = await openPdfium();
  let pointer = 0;
  let handle = 0;
  try {
    pointer = pdfium.allocate(Math.max(1, bytes.byteLength));
    pdfium.memory().set(bytes, pointer);
    handle = pdfium.api.FPDF_LoadMemDocument(pointer, bytes.byteLength, '');
    if (handle === 0) throw openError(pdfium.api.FPDF_GetLastError(), file);
    const pageCount = pdfium.api.FPDF_GetPageCount(handle);
    if (pageCount > limits.maxPages) throw tooManyPages(file, pageCount, limits.maxPages);
    if (pageCount <= 0) throw pdfBroken(file);
    const result = use({ pdfium, handle, pageCount });
    close(pdfium, handle, pointer);
    return result;
  } catch (error) {
    // An error of ours leaves the instance sound; a trap or a failed assertion does not.
    if (error instanceof IntegrityError) close(pdfium, handle, pointer);
    else {
      discardPdfium();
      if (error instanceof RangeError || pdfium.memory().byteLength > BOMB_BYTES) throw pdfTooHungry(file, error);
    }
    throw error;
  }
}

function close(pdfium: Pdfium, handle: number, pointer: number): void {
  if (handle !== 0) pdfium.api.FPDF_CloseDocument(handle);
  pdfium.free(pointer);
}

function openError(code: number, file: string): IntegrityError {
  return code === ERROR_PASSWORD || code === ERROR_SECURITY ? passwordProtected(file) : pdfBroken(file);
}
