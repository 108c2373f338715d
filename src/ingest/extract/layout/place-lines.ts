import { lineHeight, type PdfLine } from '../pdf/pdf-page.ts';

/** Share of the lower of two lines in which they overlap when they stand on one row. */
const SAME_ROW = 0.5;

/**
 * Puts lines that a page draws after all others, though they belong among them, to their places: what was filled in comes after its label,
 * that is after the nearest line to the left on its row, else after the nearest one above it.
 * @param lines in reading order.
 */
export function placeLines(lines: readonly PdfLine[], late: readonly PdfLine[]): PdfLine[] {
  const placed = [...lines];
  // From the top, rows from the left: values of one row then follow each other.
  const rows = [...late].sort((a, b) => (onOneRow(a, b) ? a.left - b.left : b.top - a.top));
  for (const line of rows) {
    if (placed.some((known) => saysTheSame(known, line))) continue;
    const before = nearest(placed, line, leftOf) ?? nearest(placed, line, above);
    placed.splice(before === undefined ? 0 : before + 1, 0, line);
  }
  return placed;
}

/** @returns the place of the line at the least distance; of equal ones the last. */
function nearest(
  lines: readonly PdfLine[],
  line: PdfLine,
  distance: (other: PdfLine, line: PdfLine) => number | undefined,
): number | undefined {
  let found: { readonly place: number; readonly distance: number } | undefined;
  for (const [place, other] of lines.entries()) {
    const far = distance(other, line);
    if (far !== undefined && (found === undefined || far <= found.distance)) found = { place, distance: far };
  }
  return found?.place;
}

const leftOf = (other: PdfLine, line: PdfLine): number | undefined =>
  onOneRow(other, line) && other.left < line.left ? Math.max(0, line.left - other.right) : undefined;

const above = (other: PdfLine, line: PdfLine): number | undefined =>
  other.bottom >= line.bottom && other.left < line.right && other.right > line.left ? other.bottom - line.bottom : undefined;

function onOneRow(a: PdfLine, b: PdfLine): boolean {
  const common = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  return common > Math.min(lineHeight(a), lineHeight(b)) * SAME_ROW;
}

/** A value that was also drawn on the page itself. */
const saysTheSame = (known: PdfLine, line: PdfLine): boolean =>
  onOneRow(known, line) && known.left < line.right && known.right > line.left && known.text.includes(line.text);
