/** Upright bounds, y downwards. */
export interface Placed {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LEAST_LINES_BESIDE = 3;
/** A gutter is looked for in the middle of the text, where no line is shorter by chance. */
const GUTTER_ZONE = [0.2, 0.8] as const;
/** More lines across it than this share, and it is no gutter. */
const MOST_ACROSS = 0.4;
/** Most lines of a column are about as long as its longest, and many letters long; the labels and values of a form are neither. */
const FULL_LINE = 0.6;
const FULL_LINES = 0.6;
const LEAST_LETTERS = 5;
const SAME_ROW = 0.5;

/** Puts lines into the order they are read: rows from the top, columns one after the other between lines that span them. */
export function readingOrder<T extends Placed>(lines: readonly T[]): T[] {
  const gutter = gutterOf(lines);
  if (gutter === undefined) return byRows(lines);
  const ordered: T[] = [];
  let band: T[] = [];
  const endBand = (): void => {
    ordered.push(
      ...readingOrder(band.filter((line) => middle(line) < gutter)),
      ...readingOrder(band.filter((line) => middle(line) >= gutter)),
    );
    band = [];
  };
  for (const line of [...lines].sort(byTop)) {
    if (line.left < gutter && line.right > gutter) {
      // A spanning line ends the band above it only when the band does not go on beside it.
      endBand();
      ordered.push(line);
    } else band.push(line);
  }
  endBand();
  return ordered;
}

const middle = (line: Placed): number => (line.left + line.right) / 2;
const byTop = (a: Placed, b: Placed): number => a.top + a.bottom - b.top - b.bottom || a.left - b.left;

/** @returns the x that fewest lines cross and that parts lines standing side by side. */
function gutterOf(lines: readonly Placed[]): number | undefined {
  if (lines.length < 2 * LEAST_LINES_BESIDE) return undefined;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const zone = [left + (right - left) * GUTTER_ZONE[0], left + (right - left) * GUTTER_ZONE[1]] as const;
  let best: { x: number; across: number } | undefined;
  for (const { right: edge } of lines) {
    const next = Math.min(...lines.filter((line) => line.left > edge).map((line) => line.left));
    const x = (edge + next) / 2;
    if (!Number.isFinite(x) || x < zone[0] || x > zone[1]) continue;
    const across = lines.filter((line) => line.left < x && line.right > x).length;
    if (best === undefined || across < best.across) best = { x, across };
  }
  if (best === undefined || best.across > lines.length * MOST_ACROSS) return undefined;
  const { x } = best;
  const west = lines.filter((line) => line.right <= x);
  const east = lines.filter((line) => line.left >= x);
  return isColumn(west) && isColumn(east) && besides(west, east) >= LEAST_LINES_BESIDE ? x : undefined;
}

function isColumn(lines: readonly Placed[]): boolean {
  if (lines.length < LEAST_LINES_BESIDE) return false;
  const longest = Math.max(...lines.map((line) => line.right - line.left));
  const full = lines.filter((line) => {
    const length = line.right - line.left;
    return length >= longest * FULL_LINE && length >= (line.bottom - line.top) * LEAST_LETTERS;
  });
  return full.length >= lines.length * FULL_LINES;
}

const besides = (west: readonly Placed[], east: readonly Placed[]): number => {
  const top = Math.min(...east.map((line) => line.top));
  const bottom = Math.max(...east.map((line) => line.bottom));
  return west.filter((line) => line.top < bottom && line.bottom > top).length;
};

function byRows<T extends Placed>(lines: readonly T[]): T[] {
  const rows: T[][] = [];
  for (const line of [...lines].sort(byTop)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && overlap(first, line) >= SAME_ROW) row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.left - b.left));
}

function overlap(a: Placed, b: Placed): number {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared / Math.max(1, Math.min(a.bottom - a.top, b.bottom - b.top));
}
