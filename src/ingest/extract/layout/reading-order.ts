import type { PdfLine } from '../pdf/pdf-page.ts';
import { topDown } from './top-down.ts';

const MIN_LINES_A_COLUMN = 6;
/** Columns of text hold lines this long; columns of tables do not. */
const MIN_LETTERS = 12;
/** Share of neighbouring lines on different sides from which the page counts as drawn across its columns. */
const MAX_SWITCHES = 0.3;

/**
 * Pages are read in the order they are drawn, which is the order they were written in, but for those drawn line by line across two columns:
 * these are read down the left column, then down the right, between lines that span both; and lists drawn out of order, read from the top down.
 */
export function inReadingOrder(lines: readonly PdfLine[], pageWidth: number): readonly PdfLine[] {
  const middle = gutter(lines, pageWidth);
  if (middle === undefined) return topDown(lines) ?? lines;
  const sideOf = (line: PdfLine): 'left' | 'right' | 'both' => (line.right <= middle ? 'left' : line.left >= middle ? 'right' : 'both');
  const sides = lines.map(sideOf).filter((side) => side !== 'both');
  const switches = sides.filter((side, index) => index > 0 && side !== sides[index - 1]).length;
  if (switches < sides.length * MAX_SWITCHES) return lines;
  const spanning = lines.filter((line) => sideOf(line) === 'both').sort((a, b) => b.bottom - a.bottom);
  const bandOf = (line: PdfLine): number => spanning.filter((wide) => wide.bottom > line.bottom).length;
  const rank = { both: 2, left: 0, right: 1 } as const;
  return [...lines].sort((a, b) => bandOf(a) - bandOf(b) || rank[sideOf(a)] - rank[sideOf(b)] || b.bottom - a.bottom || a.left - b.left);
}

/** @returns where two columns of text part, if the page has such. */
function gutter(lines: readonly PdfLine[], pageWidth: number): number | undefined {
  if (lines.length < MIN_LINES_A_COLUMN * 2) return undefined;
  for (const share of [0.5, 0.49, 0.51, 0.48, 0.52, 0.46, 0.54]) {
    const x = pageWidth * share;
    const left = lines.filter((line) => line.right <= x);
    const right = lines.filter((line) => line.left >= x);
    const spanning = lines.length - left.length - right.length;
    const isText = (column: readonly PdfLine[]): boolean =>
      column.length >= MIN_LINES_A_COLUMN && column.filter((line) => line.text.length >= MIN_LETTERS).length >= column.length * 0.7;
    if (spanning <= lines.length * 0.25 && isText(left) && isText(right)) return x;
  }
  return undefined;
}
