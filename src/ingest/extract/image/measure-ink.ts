import type { ImageFacts } from '../../../domain/image-facts.ts';
import { type Pixels, shrink } from './pixels.ts';

const LONGEST_SIDE_PX = 800;
/** Darker than the paper by this much of the whole scale is a mark. */
const MARK = 0.15;
/** Share of an edge's pixels that are marks: a speck of dust is none. */
const EDGE_SHARE = 0.01;

/** Measures what stands out from the paper, the paper being the commonest lightness. Red ink counts by its darkest channel. */
export function measureInk(pixels: Pixels): NonNullable<ImageFacts['ink']> {
  const { width, height, rgba } = shrink(pixels, LONGEST_SIDE_PX);
  const lightness = new Uint8Array(width * height);
  const histogram = new Uint32Array(256);
  for (let i = 0; i < lightness.length; i++) {
    const alpha = (rgba[i * 4 + 3] ?? 255) / 255;
    const darkest = Math.min(rgba[i * 4] ?? 0, rgba[i * 4 + 1] ?? 0, rgba[i * 4 + 2] ?? 0);
    const value = Math.round(255 - (255 - darkest) * alpha);
    lightness[i] = value;
    histogram[value] = (histogram[value] ?? 0) + 1;
  }
  const paper = histogram.indexOf(Math.max(...histogram));
  const isMark = (i: number): boolean => paper - (lightness[i] ?? 0) > MARK * 255;
  let [marks, darkness] = [0, 0];
  for (let i = 0; i < lightness.length; i++) {
    if (!isMark(i)) continue;
    marks += 1;
    darkness += paper - (lightness[i] ?? 0);
  }
  const edge = (length: number, at: (i: number) => number): boolean => {
    let found = 0;
    for (let i = 0; i < length; i++) if (isMark(at(i))) found += 1;
    return found > length * EDGE_SHARE;
  };
  const touchesEdge =
    edge(width, (x) => x) ||
    edge(width, (x) => (height - 1) * width + x) ||
    edge(height, (y) => y * width) ||
    edge(height, (y) => y * width + width - 1);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { share: round(marks / lightness.length), touchesEdge, contrast: marks === 0 ? 0 : round(darkness / marks / 255) };
}
