import { luma, type Pixels } from './difference-hash.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { jpegBrightness } from './jpeg-brightness.ts';

/** Cells of both hashes, nine across or down, are then at least four blocks of 8 pixels wide and high: the blocks on their edges, counted to one side, weigh little. */
const [MIN_WIDTH, MIN_HEIGHT] = [288, 288];

/**
 * A JPEG as its hash needs it: in blocks where it is large, at half its size where a block is no small part of a cell, and pixel by pixel
 * where it is small and of a seldom kind.
 * @param size as it is stated
 * @returns undefined for one that is not read here, or is of another size
 */
export async function jpegPixels(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<Pixels | undefined> {
  const samples = size.width >= MIN_WIDTH && size.height >= MIN_HEIGHT ? 1 : 4;
  const blocks = jpegBrightness(bytes, samples);
  if (blocks?.pixelsWide === size.width && blocks.pixelsHigh === size.height)
    // The last blocks reach beyond the picture: only a part of them counts.
    return { width: (size.width * samples) / 8, height: (size.height * samples) / 8, brightness: blocks.brightness };
  if (samples === 1) return undefined;
  const jpeg = await import('jpeg-js');
  try {
    const { width, height, data } = jpeg.decode(bytes, {
      useTArray: true,
      maxMemoryUsageInMB: 96,
      maxResolutionInMP: IMAGE_LIMITS.maxPixels / 1e6,
    });
    const at = (place: number): number => data[place] ?? 0;
    const brightness = (x: number, y: number): number => {
      const place = (y * width + x) * 4;
      return luma(at(place), at(place + 1), at(place + 2));
    };
    return width === size.width && height === size.height ? { width, height, brightness } : undefined;
  } catch {
    return undefined;
  }
}
