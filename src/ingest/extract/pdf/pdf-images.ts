import type { ImageHash } from '../../../domain/document.ts';
import type { ExtractionLimits } from '../limits.ts';
import { luma, type PictureHash, type Pixels, pictureHash } from '../structure/difference-hash.ts';
import { IMAGE_LIMITS, isHashable } from '../structure/image-limits.ts';
import type { PagePicture } from './direct/page-picture.ts';
import type { PdfPage } from './pdf-page.ts';
import { type OpenPdf, withPdfiumDocument } from './pdfium-document.ts';
import type { Pdfium } from './pdfium-module.ts';

const OBJECT_IMAGE = 3;
const MAX_OBJECTS_LOOKED_AT = 1000;
/** More are the tiles of one drawing, or letters kept as pictures. */
const MAX_PICTURES_A_PAGE = 12;
const GREY = 1;
const BGR = 2;

interface Budget {
  images: number;
  pixels: number;
}

/** Pages looked at; more are a book, whose pictures are seldom anybody's figures. */
const MAX_PAGES = 100;
/** Dictionaries of pictures stand plainly in every PDF: streams may not be packed into other streams. */
const PICTURE = '/Image';

/**
 * Hashes of a PDF's pictures, within `IMAGE_LIMITS`. Never rejects: without its pictures a document is still read. Pictures as most
 * producers store them are opened here; only pages with others are opened in PDFium, which reads all their fonts.
 * @param bytes the whole file
 * @param pages those looked at
 */
export async function readPdfImages(
  bytes: Uint8Array,
  file: string,
  limits: ExtractionLimits,
  pages: readonly PdfPage[],
): Promise<readonly ImageHash[]> {
  const budget: Budget = { images: IMAGE_LIMITS.maxImages, pixels: IMAGE_LIMITS.maxTotalPixels };
  const found: ImageHash[] = [];
  const unopened: number[] = [];
  for (const { number, pictures } of pages) {
    if (number > MAX_PAGES || budget.images <= 0) break;
    const hashes = pictures === undefined ? undefined : await hashPictures(pictures, budget);
    if (hashes === undefined) unopened.push(number);
    else found.push(...hashes.map((image) => ({ ...image, page: number })));
  }
  if (unopened.length === 0 || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(PICTURE, 0, 'latin1')) return found;
  // A trap ends the look, not what it has found.
  await withPdfiumDocument(bytes, file, limits, (document) => hashPages(document, unopened, budget, found)).catch(() => undefined);
  return found.sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
}

/** @returns hashes of the pictures of a page; undefined when one of them has to be opened by PDFium: then all are, and nothing is spent. */
async function hashPictures(pictures: readonly PagePicture[], budget: Budget): Promise<Omit<ImageHash, 'page'>[] | undefined> {
  if (pictures.length > MAX_PICTURES_A_PAGE) return [];
  const found: Omit<ImageHash, 'page'>[] = [];
  let { images, pixels } = budget;
  for (const { width, height, storedBytes, hash } of pictures) {
    if (images <= 0 || !isHashable(width, height) || width * height > pixels || storedBytes > IMAGE_LIMITS.maxStoredBytes) continue;
    images--;
    pixels -= width * height;
    const opened = await hash();
    if (opened === undefined) return undefined;
    if (opened.hash !== undefined) found.push({ ...opened, hash: opened.hash, width, height });
  }
  Object.assign(budget, { images, pixels });
  return found;
}

function hashPages({ pdfium, handle, pageCount }: OpenPdf, pages: readonly number[], budget: Budget, found: ImageHash[]): void {
  for (const index of pages.map((number) => number - 1)) {
    if (index >= pageCount || budget.images <= 0) return;
    const page = pdfium.api.FPDF_LoadPage(handle, index);
    if (page === 0) continue;
    for (const object of picturesOn(pdfium, page)) {
      const image = hashPicture(pdfium, object, budget);
      if (image !== undefined) found.push({ ...image, page: index + 1 });
    }
    pdfium.api.FPDF_ClosePage(page);
  }
}

/** The pictures on an open page that are worth hashing. */
function picturesOn({ api }: Pdfium, page: number): number[] {
  const objects = Math.min(api.FPDFPage_CountObjects(page), MAX_OBJECTS_LOOKED_AT);
  const found = Array.from({ length: objects }, (_, at) => api.FPDFPage_GetObject(page, at)).filter(
    (object) => api.FPDFPageObj_GetType(object) === OBJECT_IMAGE,
  );
  return found.length > MAX_PICTURES_A_PAGE ? [] : found;
}

function hashPicture(pdfium: Pdfium, object: number, budget: Budget): Omit<ImageHash, 'page'> | undefined {
  const size = pixelSize(pdfium, object);
  if (budget.images <= 0 || !isHashable(size.width, size.height) || size.width * size.height > budget.pixels) return undefined;
  if (pdfium.api.FPDFImageObj_GetImageDataRaw(object, 0, 0) > IMAGE_LIMITS.maxStoredBytes) return undefined;
  budget.images--;
  budget.pixels -= size.width * size.height;
  const hash = hashObject(pdfium, object);
  return hash === undefined ? undefined : { ...hash, ...size };
}

function pixelSize(pdfium: Pdfium, object: number): { width: number; height: number } {
  const scratch = pdfium.allocate(8);
  const told = pdfium.api.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4);
  const view = new DataView(pdfium.memory().buffer, scratch, 8);
  const size = told ? { width: view.getUint32(0, true), height: view.getUint32(4, true) } : { width: 0, height: 0 };
  pdfium.free(scratch);
  return size;
}

function hashObject(pdfium: Pdfium, object: number): PictureHash | undefined {
  const { api } = pdfium;
  const bitmap = api.FPDFImageObj_GetBitmap(object);
  if (bitmap === 0) return undefined;
  const pixels = pixelsOf(pdfium, bitmap);
  const hash = pixels === undefined ? undefined : pictureHash(pixels);
  api.FPDFBitmap_Destroy(bitmap);
  return hash;
}

function pixelsOf(pdfium: Pdfium, bitmap: number): Pixels | undefined {
  const { api } = pdfium;
  const [width, height, stride, format] = [
    api.FPDFBitmap_GetWidth(bitmap),
    api.FPDFBitmap_GetHeight(bitmap),
    api.FPDFBitmap_GetStride(bitmap),
    api.FPDFBitmap_GetFormat(bitmap),
  ];
  const start = api.FPDFBitmap_GetBuffer(bitmap);
  const bytesEach = format === GREY ? 1 : format === BGR ? 3 : 4;
  if (width <= 0 || height <= 0 || start === 0 || stride < width * bytesEach) return undefined;
  const memory = pdfium.memory();
  const at = (place: number): number => memory[place] ?? 0;
  const brightness = (x: number, y: number): number => {
    const place = start + y * stride + x * bytesEach;
    return format === GREY ? at(place) : luma(at(place + 2), at(place + 1), at(place));
  };
  return { width, height, brightness };
}
