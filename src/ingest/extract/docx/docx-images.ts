import type { ImageHash } from '../../../domain/document.ts';
import type { ArchiveEntries } from '../archive-entries.ts';
import { differenceHash, luma } from '../structure/difference-hash.ts';
import { IMAGE_LIMITS, isHashable } from '../structure/image-limits.ts';
import { jpegPixels } from '../structure/jpeg-pixels.ts';

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
      const size = bytes === undefined ? undefined : (pngSize(bytes) ?? jpegSize(bytes));
      if (bytes === undefined || size === undefined || !isHashable(size.width, size.height)) continue;
      if (pixels + size.width * size.height > MAX_TOTAL_PIXELS) continue;
      pixels += size.width * size.height;
      const hash = await hashOf(bytes, size);
      if (hash !== undefined) found.push({ hash, ...size });
    } catch {
      // A damaged picture costs itself alone.
    }
  }
  return found;
}

async function hashOf(bytes: Buffer, size: Size): Promise<string | undefined> {
  if (pngSize(bytes) === undefined) {
    const pixels = await jpegPixels(bytes, size);
    return pixels === undefined ? undefined : differenceHash(pixels);
  }
  const { decode } = await import('fast-png');
  const { width, height, data, channels, depth, palette } = decode(bytes);
  if (depth < 8) return undefined;
  const shift = depth === 16 ? 8 : 0;
  const at = (place: number): number => (data[place] ?? 0) >> shift;
  const brightness = (x: number, y: number): number => {
    const place = (y * width + x) * channels;
    if (palette !== undefined) {
      const [red = 0, green = 0, blue = 0] = palette[at(place)] ?? [];
      return luma(red, green, blue);
    }
    return channels < 3 ? at(place) : luma(at(place), at(place + 1), at(place + 2));
  };
  return differenceHash({ width, height, brightness });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const pngSize = (bytes: Buffer): Size | undefined =>
  bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;

/** Size as the frame header states it: what the decoder would allocate. */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}
