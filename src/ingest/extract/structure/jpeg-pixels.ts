import { luma, type Pixels } from './difference-hash.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { jpegBrightness } from './jpeg-brightness.ts';

/** From this on cells of both hashes, nine across or down, are four blocks wide and high: blocks on their edges, counted to one side, weigh little. */
const MIN_BLOCKS = 36;
/** Smaller pictures are read in finer squares: at least a sample for each cell of the grid that hashes are made of. */
const MIN_SAMPLES = 72;
const BLOCK = 8;

/**
 * A JPEG as its hash needs it: in squares of pixels of which a cell holds many. A small progressive one is decoded whole.
 * @param size as it is stated
 * @returns undefined for one that is not read here, or is of another size
 */
export async function jpegPixels(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<Pixels | undefined> {
  const blocks = Math.min(size.width, size.height) / BLOCK;
  const perBlock = blocks >= MIN_BLOCKS ? 1 : blocks * 4 >= MIN_SAMPLES ? 4 : 8;
  const samples = jpegBrightness(bytes, perBlock);
  // The last samples may reach beyond the picture: only a part of them counts.
  const share = perBlock / BLOCK;
  if (samples !== undefined && samples.pixelsWide === size.width && samples.pixelsHigh === size.height)
    return { width: size.width * share, height: size.height * share, brightness: samples.brightness };
  return samples === undefined && perBlock > 1 ? await wholeJpeg(bytes, size) : undefined;
}

async function wholeJpeg(bytes: Uint8Array, size: { readonly width: number; readonly height: number }): Promise<Pixels | undefined> {
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
