import type { ImageFacts } from '../../../domain/image-facts.ts';
import { discardPdfium, openPdfium, type Pdfium } from '../pdf/pdfium-module.ts';
import { measureInk } from './measure-ink.ts';
import type { Pixels } from './pixels.ts';
import { readCodes } from './read-codes.ts';

/** A certificate or a scanned seal has one page or two and little text; longer files are documents, and are not looked at. */
const MOST_PAGES = 2;
const MOST_CHARACTERS = 1200;
export const mayBeCertificate = (pages: number, characters: number): boolean => pages <= MOST_PAGES && characters <= MOST_CHARACTERS;
const RENDERED_SIDE_PX = 1600;
const BGRA = 4;
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER: stamps are often annotations; red first. */
const FLAGS = 0x01 | 0x10;
const OBJECT_IMAGE = 3;
const MOST_OBJECTS = 2000;
const POINTS_PER_INCH = 72;

/** What the pages of a short PDF show: the QR codes on them, and the resolution of the largest picture drawn. */
export async function pdfImageFacts(bytes: Uint8Array): Promise<ImageFacts | undefined> {
  const pdfium = await openPdfium();
  let pointer = 0;
  let handle = 0;
  try {
    pointer = pdfium.allocate(Math.max(1, bytes.byteLength));
    pdfium.memory().set(bytes, pointer);
    handle = pdfium.api.FPDF_LoadMemDocument(pointer, bytes.byteLength, '');
    const pages = handle === 0 ? 0 : pdfium.api.FPDF_GetPageCount(handle);
    const facts = pages < 1 || pages > MOST_PAGES ? undefined : factsOf(pdfium, handle, pages);
    if (handle !== 0) pdfium.api.FPDF_CloseDocument(handle);
    pdfium.free(pointer);
    return facts;
  } catch {
    // A trap leaves the instance dead; the text was read before, and the facts are told as missing.
    discardPdfium();
    return undefined;
  }
}

function factsOf(pdfium: Pdfium, handle: number, pages: number): ImageFacts {
  const looked = Array.from({ length: pages }, (_, index) => lookAt(pdfium, handle, index));
  const codes = [...new Set(looked.flatMap(({ pixels }) => (pixels === undefined ? [] : readCodes(pixels))))];
  const [first] = looked;
  const largest = looked.flatMap(({ picture }) => picture ?? []).sort((a, b) => b.widthPx * b.heightPx - a.widthPx * a.heightPx)[0];
  return {
    format: 'pdf',
    ...(largest === undefined
      ? {}
      : { widthPx: largest.widthPx, heightPx: largest.heightPx, resolution: { x: largest.x, y: largest.y, unit: 'inch', source: 'pdf' } }),
    codes,
    ...(first?.pixels === undefined ? {} : { ink: measureInk(first.pixels) }),
  };
}

interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly x: number;
  readonly y: number;
}

function lookAt(pdfium: Pdfium, handle: number, index: number): { pixels?: Pixels; picture?: Picture } {
  const page = pdfium.api.FPDF_LoadPage(handle, index);
  if (page === 0) return {};
  const pixels = render(pdfium, page);
  const picture = largestPicture(pdfium, page);
  pdfium.api.FPDF_ClosePage(page);
  return { pixels, ...(picture === undefined ? {} : { picture }) };
}

function render(pdfium: Pdfium, page: number): Pixels {
  const { api } = pdfium;
  const [points, pointsHigh] = [api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page)];
  const scale = RENDERED_SIDE_PX / Math.max(points, pointsHigh, 1);
  const [width, height] = [Math.max(1, Math.round(points * scale)), Math.max(1, Math.round(pointsHigh * scale))];
  const memory = pdfium.allocate(width * height * 4);
  const bitmap = api.FPDFBitmap_CreateEx(width, height, BGRA, memory, width * 4);
  api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS);
  const rgba = pdfium.memory().slice(memory, memory + width * height * 4);
  api.FPDFBitmap_Destroy(bitmap);
  pdfium.free(memory);
  return { width, height, rgba };
}

/** Size in pixels of the page's largest picture and, by the box it is drawn in, its resolution. */
function largestPicture(pdfium: Pdfium, page: number): Picture | undefined {
  const { api } = pdfium;
  const scratch = pdfium.allocate(24);
  let largest: Picture | undefined;
  for (let index = 0; index < Math.min(api.FPDFPage_CountObjects(page), MOST_OBJECTS); index++) {
    const object = api.FPDFPage_GetObject(page, index);
    if (api.FPDFPageObj_GetType(object) !== OBJECT_IMAGE) continue;
    if (!api.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) continue;
    const size = new DataView(pdfium.memory().buffer, scratch, 8);
    const [widthPx, heightPx] = [size.getUint32(0, true), size.getUint32(4, true)];
    if (!api.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12)) continue;
    const box = new DataView(pdfium.memory().buffer, scratch, 16);
    const [left, bottom, right, top] = [0, 4, 8, 12].map((at) => box.getFloat32(at, true));
    const [wide, high] = [(right ?? 0) - (left ?? 0), (top ?? 0) - (bottom ?? 0)];
    if (!(wide > 0 && high > 0) || widthPx * heightPx <= (largest === undefined ? 0 : largest.widthPx * largest.heightPx)) continue;
    largest = { widthPx, heightPx, x: (widthPx * POINTS_PER_INCH) / wide, y: (heightPx * POINTS_PER_INCH) / high };
  }
  pdfium.free(scratch);
  return largest;
}
