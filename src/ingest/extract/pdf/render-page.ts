import type { ExtractionLimits } from '../limits.ts';
import { type OpenPdf, withPdfiumDocument } from './pdfium-document.ts';

const FORMAT_BGRA = 4;
const BYTES_PER_PIXEL = 4;
const WHITE = 0xffffffff;
/** FPDF_ANNOT: seals and stamps are often annotations. FPDF_REVERSE_BYTE_ORDER: red first. */
const RENDER_FLAGS = 0x01 | 0x10;

/** A page as a picture, rows from the top, four bytes a pixel: red, green, blue, opaque. */
export interface RenderedPage {
  /** 1-based. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/**
 * Draws pages on white paper, upright and cut to the crop box.
 * @param pages 1-based; pages the file does not have or that PDFium cannot load are left out of the result.
 * @param longestSidePixels what the longer side of each picture measures.
 * @throws IntegrityError `pdf-encrypted`, `pdf-broken`, `too-many-pages`, `extract-memory`; anything else means the instance trapped.
 */
export function renderPdfPages(
  bytes: Uint8Array,
  file: string,
  pages: readonly number[],
  longestSidePixels: number,
  limits: ExtractionLimits,
): Promise<readonly RenderedPage[]> {
  return withPdfiumDocument(bytes, file, limits, (document) =>
    pages.flatMap((page) => {
      const rendered = page >= 1 && page <= document.pageCount ? renderPage(document, page, longestSidePixels) : undefined;
      return rendered === undefined ? [] : [rendered];
    }),
  );
}

function renderPage({ pdfium, handle }: OpenPdf, page: number, longestSidePixels: number): RenderedPage | undefined {
  const { api } = pdfium;
  const pagePointer = api.FPDF_LoadPage(handle, page - 1);
  if (pagePointer === 0) return undefined;
  const [points, pointsHigh] = [api.FPDF_GetPageWidthF(pagePointer), api.FPDF_GetPageHeightF(pagePointer)];
  const scale = longestSidePixels / Math.max(points, pointsHigh, 1);
  const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(pointsHigh * scale))];
  const stride = width * BYTES_PER_PIXEL;
  // In memory of our own, so that a lack of it is told by the allocator and not by a null bitmap.
  const pixels = pdfium.allocate(stride * height);
  const bitmap = api.FPDFBitmap_CreateEx(width, height, FORMAT_BGRA, pixels, stride);
  api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  api.FPDF_RenderPageBitmap(bitmap, pagePointer, 0, 0, width, height, 0, RENDER_FLAGS);
  const rgba = pdfium.memory().slice(pixels, pixels + stride * height);
  api.FPDFBitmap_Destroy(bitmap);
  pdfium.free(pixels);
  api.FPDF_ClosePage(pagePointer);
  return { page, width, height, rgba };
}
