import type { GreyImage } from './grey-image.ts';

/** Of a line most is paper, and its darkest hundredth is ink. */
const [PAPER_SHARE, INK_SHARE] = [0.6, 0.01];
/** Paper lighter than this is white enough. */
const WHITE_PAPER = 235;
const LEAST_CONTRAST = 40;

/** A line on grey paper, its paper made white and its ink black; others as they are. */
export function evenContrast(line: GreyImage): GreyImage {
  const counts = new Uint32Array(256);
  for (let at = 0; at < line.pixels.length; at++) {
    const level = line.pixels[at] ?? 0;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  const paper = levelAt(counts, line.pixels.length * PAPER_SHARE);
  const ink = levelAt(counts, line.pixels.length * INK_SHARE);
  if (paper >= WHITE_PAPER || paper - ink < LEAST_CONTRAST) return line;
  const levels = Uint8Array.from({ length: 256 }, (_, level) => Math.max(0, Math.min(255, ((level - ink) * 255) / (paper - ink))));
  return { ...line, pixels: line.pixels.map((level) => levels[level] ?? 0) };
}

function levelAt(counts: Uint32Array, share: number): number {
  let [level, below] = [0, 0];
  while (level < 255 && below + (counts[level] ?? 0) < share) below += counts[level++] ?? 0;
  return level;
}
