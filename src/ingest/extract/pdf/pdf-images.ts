import type { ImageHash } from '../../../domain/document.ts';
import { differenceHash, luma, type Pixels } from '../structure/difference-hash.ts';
import { IMAGE_LIMITS, isHashable } from '../structure/image-limits.ts';
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

/** Places of the pictures on an open page that are worth hashing. */
export function picturesOn(pdfium: Pdfium, page: number): number[] {
  const { api } = pdfium;
  const found: number[] = [];
  const objects = Math.min(api.FPDFPage_CountObjects(page), MAX_OBJECTS_LOOKED_AT);
  for (let at = 0; at < objects; at++) if (api.FPDFPageObj_GetType(api.FPDFPage_GetObject(page, at)) === OBJECT_IMAGE) found.push(at);
  return found.length > MAX_PICTURES_A_PAGE ? [] : found;
}

/**
 * Hashes of pictures, within `IMAGE_LIMITS`. A trap is thrown: the instance is then dead, the text read before is not.
 * @param pictures places on each page, by its 0-based number, as `picturesOn` found them.
 */
export function hashPdfImages(pdfium: Pdfium, handle: number, pictures: ReadonlyMap<number, readonly number[]>): ImageHash[] {
  const found: ImageHash[] = [];
  const budget: Budget = { images: IMAGE_LIMITS.maxImages, pixels: IMAGE_LIMITS.maxTotalPixels };
  for (const [index, places] of pictures) {
    if (budget.images <= 0) break;
    const page = pdfium.api.FPDF_LoadPage(handle, index);
    if (page === 0) continue;
    for (const place of places) {
      const image = hashPicture(pdfium, pdfium.api.FPDFPage_GetObject(page, place), budget);
      if (image !== undefined) found.push({ ...image, page: index + 1 });
    }
    pdfium.api.FPDF_ClosePage(page);
  }
  return found;
}

function hashPicture(pdfium: Pdfium, object: number, budget: Budget): Omit<ImageHash, 'page'> | undefined {
  const size = pixelSize(pdfium, object);
  if (budget.images <= 0 || !isHashable(size.width, size.height) || size.width * size.height > budget.pixels) return undefined;
  if (pdfium.api.FPDFImageObj_GetImageDataRaw(object, 0, 0) > IMAGE_LIMITS.maxStoredBytes) return undefined;
  budget.images--;
  budget.pixels -= size.width * size.height;
  const hash = hashObject(pdfium, object);
  return hash === undefined ? undefined : { hash, ...size };
}

function pixelSize(pdfium: Pdfium, object: number): { width: number; height: number } {
  const scratch = pdfium.allocate(8);
  const told = pdfium.api.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4);
  const view = new DataView(pdfium.memory().buffer, scratch, 8);
  const size = told ? { width: view.getUint32(0, true), height: view.getUint32(4, true) } : { width: 0, height: 0 };
  pdfium.free(scratch);
  return size;
}

function hashObject(pdfium: Pdfium, object: number): string | undefined {
  const { api } = pdfium;
  const bitmap = api.FPDFImageObj_GetBitmap(object);
  if (bitmap === 0) return undefined;
  const pixels = pixelsOf(pdfium, bitmap);
  const hash = pixels === undefined ? undefined : differenceHash(pixels);
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
