import { detectColumns } from '../columns.ts';
import { joinPieces, type Table, type TableRow, tidy } from '../table.ts';
import type { Glyph, GlyphPage, Ruling } from './glyph-page.ts';
import { pageLines, textOf, withoutRunningLines } from './page-lines.ts';

/** Rules nearer than this, in points, are the two edges of one. */
const SAME = 3;
/** A rule bounds a cell's side when it runs along this share of it. */
const ALONG = 0.6;
/** A column's rule runs along this share of the table at least; the rules of a split cell run along less. */
const COLUMN = 0.3;

interface Grid {
  /** Rules from left to right, and from the top. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly page: GlyphPage;
}

/** @returns the table of a PDF that rules every cell, read cell by cell; undefined for any other, which is read by its letters' places. */
export function layOutGrid(pages: readonly GlyphPage[], name: string): Table | undefined {
  const written = pages.filter(({ glyphs }) => glyphs.length > 0);
  const grids = new Map(
    written.flatMap((page) => {
      const grid = gridOf(page);
      return grid === undefined ? [] : [[page.number, grid] as const];
    }),
  );
  // Pages before or after the table may hold a preface or notes, a page amid it may not.
  const ruled = written.map(({ number }) => grids.has(number));
  const amid = ruled.slice(ruled.indexOf(true), ruled.lastIndexOf(true) + 1);
  if (grids.size === 0 || amid.includes(false) || grids.size * 2 < written.length) return undefined;
  const lined = pages.map((page) => ({ height: page.height, lines: pageLines(outside(page, grids.get(page.number))) }));
  const kept = withoutRunningLines(lined, () => false);
  const rows: Omit<TableRow, 'line'>[] = [];
  let width = 0;
  for (const { xs } of grids.values()) width = Math.max(width, xs.length - 1);
  pages.forEach((page, i) => {
    const grid = grids.get(page.number);
    const top = grid?.ys[0] ?? 0;
    const lines = (kept[i] ?? []).map((line) => ({ above: line.baseline > top, text: textOfLine(line.segments.map(({ text }) => text)) }));
    const loose = (above: boolean) =>
      lines.filter((line) => line.above === above && /\p{L}/u.test(line.text)).map(({ text }) => looseRow(page.number, width, text));
    rows.push(...loose(true));
    if (grid !== undefined) rows.push(...gridRows(grid));
    rows.push(...loose(false));
  });
  const table = { name, rows: withContinued(rows).map((row, i) => ({ line: i + 1, ...row })) };
  return manyInACell(table) ? undefined : table;
}

const textOfLine = (texts: readonly string[]): string => tidy(texts.join(' '));

/** A line outside the table stands in no column of it. */
const looseRow = (page: number, width: number, text: string): Omit<TableRow, 'line'> => ({
  page,
  cells: [...Array.from({ length: width }, () => ''), text],
});

const outside = (page: GlyphPage, grid: Grid | undefined): GlyphPage =>
  grid === undefined ? page : { ...page, glyphs: page.glyphs.filter((glyph) => cellOf(grid, glyph) === undefined) };

function gridOf(page: GlyphPage): Grid | undefined {
  const ys = levels(page.rulings).reverse();
  const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
  const inTable = page.verticals.filter(({ left, right }) => right > bottom - SAME && left < top + SAME);
  const xs = levels(inTable).filter((x) => lengthAt(inTable, x) >= COLUMN * (top - bottom));
  return xs.length < 3 || ys.length < 3 ? undefined : { xs, ys, page };
}

/** @returns the distinct places of rules, ascending. */
function levels(rulings: readonly Ruling[]): number[] {
  const places: number[] = [];
  for (const y of rulings.map((ruling) => ruling.y).sort((a, b) => a - b)) if (y - (places.at(-1) ?? -1e9) > SAME) places.push(y);
  return places;
}

const lengthAt = (rulings: readonly Ruling[], x: number): number =>
  rulings.filter(({ y }) => Math.abs(y - x) <= SAME).reduce((sum, { left, right }) => sum + right - left, 0);

const ruledAt = (rulings: readonly Ruling[], at: number, from: number, to: number): boolean =>
  rulings.some(({ y, left, right }) => Math.abs(y - at) <= SAME && Math.min(right, to) - Math.max(left, from) >= ALONG * (to - from));

function cellOf({ xs, ys }: Grid, { left, right, baseline, size }: Glyph): { readonly row: number; readonly column: number } | undefined {
  // The middle of a letter stands a third of its height above the baseline.
  const [x, y] = [(left + right) / 2, baseline + size / 3];
  const column = xs.findIndex((start, i) => x >= start && x < (xs[i + 1] ?? Number.NEGATIVE_INFINITY));
  const row = ys.findIndex((upper, i) => y <= upper && y > (ys[i + 1] ?? Number.POSITIVE_INFINITY));
  return column < 0 || row < 0 ? undefined : { row, column };
}

/** Cells that no rule parts are one: its text stands in its first column, and in every row it runs through. */
function gridRows(grid: Grid): Omit<TableRow, 'line'>[] {
  const { xs, ys, page } = grid;
  const glyphs = ys.slice(1).map(() => xs.slice(1).map((): Glyph[] => []));
  const ownerOf = owners(grid);
  for (const glyph of page.glyphs) {
    const cell = cellOf(grid, glyph);
    const owner = cell === undefined ? undefined : ownerOf[cell.row]?.[cell.column];
    if (owner !== undefined) glyphs[owner.row]?.[owner.column]?.push(glyph);
  }
  const texts = glyphs.map((row) => row.map(cellText));
  return texts.flatMap((row, r): Omit<TableRow, 'line'>[] => {
    const owned = row.map((_, c) => ownerOf[r]?.[c] ?? { row: r, column: c });
    const cells = owned.map((owner, c) => (owner.column === c ? (texts[owner.row]?.[c] ?? '') : ''));
    // A heading's cell runs across all columns, and says one thing a line.
    if (row.length > 1 && owned.every(({ column }) => column === 0))
      return owned[0]?.row === r ? linesOf(glyphs[r]?.[0] ?? []).map((text) => ({ page: page.number, cells: [text] })) : [];
    const fromAbove = owned.flatMap((owner, c) => (owner.row < r && owner.column === c ? [c] : []));
    if (cells.every((cell, c) => cell === '' || fromAbove.includes(c))) return [];
    return [{ page: page.number, cells, ...(fromAbove.length === 0 ? {} : { fromAbove }) }];
  });
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function owners({ xs, ys, page }: Grid): Place[][] {
  const result: Place[][] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const [upper, lower] = [ys[row] ?? 0, ys[row + 1] ?? 0];
    const line: Place[] = [];
    for (let column = 0; column + 1 < xs.length; column++) {
      const [start, end] = [xs[column] ?? 0, xs[column + 1] ?? 0];
      const left = column > 0 && !ruledAt(page.verticals, start, lower, upper) ? line[column - 1] : undefined;
      const above = row > 0 && !ruledAt(page.rulings, upper, start, end) ? result[row - 1]?.[column] : undefined;
      line.push(left ?? above ?? { row, column });
    }
    result.push(line);
  }
  return result;
}

const linesOf = (glyphs: readonly Glyph[]): string[] =>
  pageLines({ number: 0, height: 0, glyphs, rulings: [], verticals: [] }).map(({ segments }) =>
    tidy(textOf(segments.flatMap((segment) => segment.glyphs))),
  );
const cellText = (glyphs: readonly Glyph[]): string => linesOf(glyphs).reduce(joinPieces, '');

const NUMBER = /^\d{1,5}[.、]?$/u;

/** A row that a page's end broke has its number on the page before. */
function withContinued(rows: readonly Omit<TableRow, 'line'>[]): Omit<TableRow, 'line'>[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const numbers = Array.from({ length: width }, (_, column) => rows.filter(({ cells }) => NUMBER.test(cells[column] ?? '')).length);
  const most = Math.max(0, ...numbers);
  const column = numbers.indexOf(most);
  if (most < rows.length / 2) return [...rows];
  let page = rows[0]?.page;
  return rows.map((row) => {
    const first = row.page !== page;
    if (!first || detectColumns(row.cells) !== undefined || row.cells.length > width) return row;
    page = row.page;
    return (row.cells[column] ?? '') === '' && row.cells.filter((cell) => cell !== '').length > 0 && row.cells.length === width
      ? { ...row, continues: true }
      : row;
  });
}

/** Rules around groups of rows make cells of several journals: such a table is read line by line. */
function manyInACell({ rows }: Table): boolean {
  const several = rows.filter(({ cells }) => cells.some((cell) => /^\d{1,5}(?:\s+\d{1,5}){1,}$/u.test(cell) || cell.length > 200)).length;
  return several * 5 > rows.length;
}
