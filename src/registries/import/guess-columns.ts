import { parseCn } from '../identifiers/cn.ts';
import { parseIssn } from '../identifiers/issn.ts';
import type { Columns } from './columns.ts';
import type { Header } from './find-header.ts';
import type { Table, TableRow } from './table.ts';

/** Fewer rows don't show what a column holds. */
const FEWEST_ROWS = 5;
/** A column is what this share of its rows are; lists have holes and wrong numbers. */
const MOST = 0.8;
const MANY = 0.6;

const isNumber = (cell: string): boolean => /^\d{1,5}[.．、)）]?$/u.test(cell.normalize('NFKC'));
const isTitle = (cell: string): boolean => /\p{L}{2}/u.test(cell) && !parseIssn(cell).ok && !parseCn(cell).ok;

/**
 * Lists without a header, and sheets that go on from the one before: the columns are told by what stands in them. Only where every row
 * above the first journal is a heading of one cell: a header with labels nobody knows is asked about and not guessed around.
 */
export function guessColumns(table: Table): { readonly table: Table; readonly header: Header } | undefined {
  const split = splitNumbered(table);
  const filled = split.rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  if (filled.length < FEWEST_ROWS) return undefined;
  const columns = columnsOf(filled);
  if (columns === undefined) return undefined;
  const first = split.rows.findIndex((row) => fits(row, columns));
  const above = split.rows.slice(0, first);
  if (first < 0 || above.some(({ cells }) => new Set(cells.filter((cell) => cell !== '')).size > 1)) return undefined;
  const positions = (split.rows[first]?.cells ?? []).map((_, position) => position);
  return { table: split, header: { cells: [], groups: [{ columns, positions }], after: first } };
}

/** @returns whether a table without a header goes on under the header of the one before it. */
export function goesOnUnder(table: Table, { groups }: Header): boolean {
  const [group] = groups;
  const filled = table.rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  if (group === undefined || groups.length > 1 || filled.length === 0) return false;
  return filled.filter((row) => fits(row, group.columns)).length >= MOST * filled.length;
}

/** A row's number is a number, or one of its identifiers is one, and its title is a text. */
function fits({ cells }: TableRow, columns: Columns): boolean {
  const at = (positions: readonly number[] | undefined): string[] => (positions ?? []).map((position) => cells[position] ?? '');
  const numbered = at(columns.number).some(isNumber);
  const identified =
    at(columns.issn).some((cell) => parseIssn(cell).ok) ||
    at(columns.cn).some((cell) => parseCn(cell).ok) ||
    at(columns.identifier).some((cell) => parseIssn(cell).ok || parseCn(cell).ok);
  return (numbered || identified) && at(columns.title).some(isTitle);
}

function columnsOf(rows: readonly TableRow[]): Columns | undefined {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const all = Array.from({ length: width }, (_, position) => rows.map(({ cells }) => cells[position] ?? ''));
  const share = (cells: readonly string[], is: (cell: string) => boolean): number => cells.filter(is).length / rows.length;
  const where = (is: (cell: string) => boolean, least: number): number[] =>
    all.flatMap((cells, position) => (share(cells, is) >= least ? [position] : []));
  const issn = where((cell) => parseIssn(cell).ok, MANY);
  const cn = where((cell) => parseCn(cell).ok, MANY);
  const [number] = where(isNumber, MOST);
  const titles = where(isTitle, MOST).map((position) => ({ position, distinct: new Set(all[position]).size }));
  const most = Math.max(0, ...titles.map(({ distinct }) => distinct));
  // A subject repeats and a title does not.
  const title = titles.find(({ distinct }) => distinct >= 0.95 * most && distinct >= MOST * rows.length);
  if (title === undefined || (number === undefined && issn.length + cn.length === 0)) return undefined;
  return {
    title: [title.position],
    ...(number === undefined ? {} : { number: [number] }),
    ...(issn.length === 0 ? {} : { issn }),
    ...(cn.length === 0 ? {} : { cn }),
  };
}

const NUMBERED = /^(\d{1,5})\s*[.．、)）:：\s]\s*(?=\S)(.+)$/u;
const IDENTIFIED = /^(.*\S)\s+((?:ISSN\s*)?\d{4}-\d{3}[\dXx]|(?:CN\s*)?\d{2}-\d{4}(?:\/[A-Z]{1,2}\d{0,2})?)$/u;

/** `12．高原研究 1000-0003`: lines that number their journals are parted into cells, if most are such lines. */
function splitNumbered(table: Table): Table {
  const one = table.rows.flatMap(({ cells }) => {
    const [only, ...more] = cells.filter((cell) => cell !== '');
    return only !== undefined && more.length === 0 ? [only] : [];
  });
  const lines = table.rows.filter(({ cells }) => cells.some((cell) => cell !== '')).length;
  if (one.filter((text) => NUMBERED.test(text)).length < MANY * Math.max(FEWEST_ROWS, lines)) return table;
  return { name: table.name, rows: table.rows.map((row) => ({ ...row, cells: partsOf(row.cells) })) };
}

function partsOf(cells: readonly string[]): readonly string[] {
  const [only, ...more] = cells.filter((cell) => cell !== '');
  const [, number, rest] = (only === undefined || more.length > 0 ? null : NUMBERED.exec(only)) ?? [];
  if (number === undefined || rest === undefined) return cells;
  const numbers: string[] = [];
  let title = rest;
  for (let match = IDENTIFIED.exec(title); match !== null && numbers.length < 2; match = IDENTIFIED.exec(title)) {
    numbers.unshift(match[2] ?? '');
    title = match[1] ?? '';
  }
  return [number, title, ...numbers];
}
