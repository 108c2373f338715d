import type { PageLine, Segment } from './page-lines.ts';

/** Grain in points at which the space between columns is looked for. */
const GRAIN = 0.5;

/**
 * Tells where one column ends and the next begins: between two labels, the widest strip that the fewest lines cross. Data may reach past
 * its label on either side, so the strip lies anywhere between the labels' middles.
 * @returns the right bound of every column, the last one open
 */
export function columnBounds(labels: readonly Segment[], lines: readonly PageLine[]): readonly number[] {
  const cover = coverage(lines);
  return labels.map((label, i) => {
    const next = labels[i + 1];
    return next === undefined ? Number.POSITIVE_INFINITY : widestGap(cover, middle(label), middle(next), lines.length);
  });
}

const middle = ({ left, right }: Segment): number => (left + right) / 2;

/** Lines that have ink at each half point. */
function coverage(lines: readonly PageLine[]): Uint32Array {
  const right = Math.max(1, ...lines.flatMap(({ segments }) => segments.map((segment) => segment.right)).slice(0, 100_000));
  const cover = new Uint32Array(Math.min(20_000, Math.ceil(right / GRAIN) + 2));
  for (const { segments } of lines)
    for (const segment of segments)
      for (let at = Math.max(0, Math.floor(segment.left / GRAIN)); at <= segment.right / GRAIN && at < cover.length; at++)
        cover[at] = (cover[at] ?? 0) + 1;
  return cover;
}

function widestGap(cover: Uint32Array, from: number, to: number, lines: number): number {
  const [start, end] = [Math.floor(from / GRAIN), Math.ceil(to / GRAIN)];
  const counts = Array.from({ length: Math.max(1, end - start + 1) }, (_, i) => cover[start + i] ?? 0);
  const quiet = Math.min(...counts) + lines * 0.02;
  let best = { from: 0, length: 0 };
  let open = 0;
  counts.forEach((count, i) => {
    if (count > quiet) open = i + 1;
    else if (i + 1 - open > best.length) best = { from: open, length: i + 1 - open };
  });
  return (start + best.from + best.length / 2) * GRAIN;
}
