import { lineHeight, type PdfLine } from '../pdf/pdf-page.ts';

/** Steps up the page, beside which a page counts as drawn out of order: a heading drawn last, or a second column, makes one or two. */
const MIN_STEPS_UP = 4;
const MIN_STEPS_SHARE = 0.06;
/** Letters from which a line is text; a mark of a list is part of one, and so are the letters of symbol fonts. */
const MIN_LETTERS = 4;
const LIST_MARK = /^\s*[•●○◦▪■□◆◇▶►✓√*·–—\ue000-\uf8ff-]\s*$/;
/** Drawings and formulae hold many short lines, which stand where they belong; columns and tables many rows of two texts. Shares. */
const MAX_SHORT = 0.15;
const MAX_ROWS_OF_TWO = 0.2;
/** Lists are short lines and many: pages of running text are drawn as they are written. Letters. */
const MAX_MEAN_LETTERS = 25;

/**
 * Some programs draw a list's inner items before the item they belong to, and every mark after its text.
 * @returns the lines of a page of lists drawn so, from its top down; undefined for other pages
 */
export function topDown(lines: readonly PdfLine[]): PdfLine[] | undefined {
  const texts = lines.filter(isText);
  const stepsUp = texts.filter((line, index) => index > 0 && isAbove(line, texts[index - 1] ?? line)).length;
  if (stepsUp < MIN_STEPS_UP || stepsUp < texts.length * MIN_STEPS_SHARE) return undefined;
  const marks = lines.filter(({ text }) => LIST_MARK.test(text)).length;
  if (marks < texts.length / 2 || lines.length - texts.length - marks > texts.length * MAX_SHORT) return undefined;
  if (texts.reduce((sum, { text }) => sum + text.length, 0) > texts.length * MAX_MEAN_LETTERS) return undefined;
  const rows = rowsOf(lines);
  const ofTwo = rows.filter((row) => row.filter(isText).length > 1).length;
  return ofTwo > rows.length * MAX_ROWS_OF_TWO ? undefined : rows.flatMap((row) => row.sort((a, b) => a.left - b.left));
}

const isText = ({ text }: PdfLine): boolean => text.length >= MIN_LETTERS;

const isAbove = (line: PdfLine, before: PdfLine): boolean => line.bottom > before.top - lineHeight(before) * 0.2;

/** Lines whose middles stand at the height of another are of its row. */
function rowsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const sorted = [...lines].sort((a, b) => b.top + b.bottom - a.top - a.bottom);
  const rows: PdfLine[][] = [];
  let bottom = Number.POSITIVE_INFINITY;
  for (const line of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && (line.top + line.bottom) / 2 > bottom) row.push(line);
    else {
      rows.push([line]);
      bottom = line.bottom;
    }
  }
  return rows;
}
