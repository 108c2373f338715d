import type { ImageHash } from '../../../domain/document.ts';
import type { ArchiveEntries } from '../archive-entries.ts';
import { jpegHeader } from '../ocr/jpeg-in-pdf.ts';
import { type PictureHash, pictureHash } from '../structure/difference-hash.ts';
import { IMAGE_LIMITS, isHashable } from '../structure/image-limits.ts';
import { jpegPixels } from '../structure/jpeg-pixels.ts';
import { pngPixels } from '../structure/png-pixels.ts';

/** Decoders in JavaScript take ten times PDFium's time: fewer pictures of a Word file are hashed. */
const MAX_TOTAL_PIXELS = 3_000_000;
const MAX_TOTAL_BYTES = 8 * 1024 * 1024;

/** Hashes of the JPEG and PNG pictures of a Word file, within `IMAGE_LIMITS`; one that cannot be decoded is left out. */
export async function hashDocxImages(archive: ArchiveEntries, folder: string): Promise<ImageHash[]> {
  const found: ImageHash[] = [];
  let pixels = 0;
  let total = 0;
  const names = archive.names.filter((name) => name.startsWith(`${folder}media/`) && /\.(?:png|jpe?g)$/i.test(name)).sort();
  for (const name of names.slice(0, IMAGE_LIMITS.maxImages)) {
    try {
      const stored = archive.sizeOf(name);
      if (stored > IMAGE_LIMITS.maxStoredBytes || (total += stored) > MAX_TOTAL_BYTES) continue;
      const bytes = archive.read(name);
      const size = bytes === undefined ? undefined : (pngSize(bytes) ?? jpegHeader(bytes));
      if (bytes === undefined || size === undefined || !isHashable(size.width, size.height)) continue;
      if (pixels + size.width * size.height > MAX_TOTAL_PIXELS) continue;
      pixels += size.width * size.height;
      const hash = await hashOf(bytes, size);
      if (hash !== undefined) found.push({ ...hash, width: size.width, height: size.height });
    } catch {
      // A damaged picture costs itself alone.
    }
  }
  return found;
}

async function hashOf(bytes: Buffer, size: Size): Promise<PictureHash | undefined> {
  const pixels = pngSize(bytes) === undefined ? await jpegPixels(bytes, size) : pngPixels(bytes);
  return pixels === undefined ? undefined : pictureHash(pixels);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const pngSize = (bytes: Buffer): Size | undefined =>
  bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;
