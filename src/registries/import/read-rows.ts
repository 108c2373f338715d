import { IntegrityError } from '../../domain/errors.ts';
import { parseCn } from '../identifiers/cn.ts';
import { parseIssn } from '../identifiers/issn.ts';
import { MAX_TITLE_LENGTH, readTitle } from '../title-form.ts';
import { readCategory } from './categories.ts';
import { type ColumnNames, type ColumnRole, type Columns, detectColumns } from './columns.ts';
import type { Table } from './read-table.ts';

/** One journal row of a list, parsed. */
export interface ListRow {
  /** 1-based count of data rows over the whole file. */
  readonly row: number;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly renamedTo: readonly string[];
  readonly formerTitles: readonly string[];
  readonly issn: readonly string[];
  readonly cn: readonly string[];
  readonly category?: string;
  readonly status?: string;
  readonly frequency?: string;
  readonly place?: string;
}

export interface BadIdentifier {
  readonly row: number;
  readonly value: string;
  readonly reason: string;
  readonly expected?: string;
}

export interface RowsRead {
  readonly rows: readonly ListRow[];
  readonly badIdentifiers: readonly BadIdentifier[];
  /** Lines with text that are no journal row: headings, notes, a title missing. */
  readonly unmatchedLines: readonly { readonly line: number; readonly text: string }[];
  readonly columns: Columns;
}

/** Headings above the header row are at most this long: titles, dates, notes of the issuing office. */
const HEADER_SEARCH_ROWS = 30;

/** Turns tables into journal rows by their headers. @throws IntegrityError `registry-columns-missing` when no sheet has a title column */
export function readRows(tables: readonly Table[], file: string, names: ColumnNames = {}): RowsRead {
  const rows: ListRow[] = [];
  const badIdentifiers: BadIdentifier[] = [];
  const unmatchedLines: { line: number; text: string }[] = [];
  let found: Columns | undefined;
  for (const table of tables) {
    const header = findHeader(table, names);
    if (header === undefined) continue;
    found ??= header.columns;
    for (const { line, cells } of table.rows.slice(header.after)) {
      if (cells.every((cell) => cell === '')) continue;
      if (detectColumns(cells, names) !== undefined && cells.join() === header.cells.join()) continue;
      const row = readRow(cells, header.columns, rows.length + 1, badIdentifiers);
      if (row === undefined) unmatchedLines.push({ line, text: cells.filter((cell) => cell !== '').join(' | ') });
      else rows.push(row);
    }
  }
  if (found === undefined) throw noTitleColumn(tables, file);
  return { rows, badIdentifiers, unmatchedLines, columns: found };
}

function findHeader(table: Table, names: ColumnNames) {
  const limit = Math.min(HEADER_SEARCH_ROWS, table.rows.length);
  for (let i = 0; i < limit; i++) {
    const cells = table.rows[i]?.cells ?? [];
    const columns = detectColumns(cells, names);
    if (columns !== undefined) return { columns, cells, after: i + 1 };
  }
  return undefined;
}

function noTitleColumn(tables: readonly Table[], file: string): IntegrityError {
  const seen = tables.flatMap((table) => table.rows.slice(0, 3).map((row) => row.cells.join(' | '))).slice(0, 3);
  return new IntegrityError(
    'registry-columns-missing',
    `${file} has no column of journal titles; it begins: ${seen.join(' / ') || '(empty)'}`,
    {
      mend: 'Name the columns, for example title=刊名, or add a header row with 刊名, ISSN, CN and 类别.',
      file,
    },
  );
}

/** Several values in a cell are parted by semicolons, commas, slashes between whole numbers, or space. */
const valuesOf = (cell: string): string[] =>
  cell
    .split(/[;；,，、]|\s+(?=\d{4}-)|\/(?=\d{4}-?\d{3})/u)
    .map((value) => value.trim())
    .filter((value) => value !== '' && value !== '-' && value !== '—');

/** A semicolon parts titles; `&` does when Chinese stands on both sides. */
const titlesOf = (cell: string): string[] =>
  cell
    .split(/[;；]|(?<=\p{Script=Han}[）)]?)&(?=\p{Script=Han})/u)
    .map((title) => title.trim())
    .filter((title) => title !== '' && title.length <= MAX_TITLE_LENGTH);

function readRow(cells: readonly string[], columns: Columns, row: number, bad: BadIdentifier[]): ListRow | undefined {
  const texts = (role: ColumnRole): string[] =>
    (columns[role] ?? []).map((position) => cells[position] ?? '').filter((cell) => cell !== '');
  const filled = cells.filter((cell) => cell !== '');
  const [written] = texts('title');
  const mergedHeading = filled.length > 2 && new Set(filled).size === 1;
  if (written === undefined || written.length > MAX_TITLE_LENGTH || mergedHeading || !/\p{L}/u.test(written)) return undefined;
  const form = readTitle(written);
  const ids = readIdentifiers([...texts('issn'), ...texts('cn'), ...texts('identifier')].flatMap(valuesOf), row, bad);
  const [category, status] = [texts('category').map(readCategory)[0], texts('status')[0]];
  const [frequency, place] = [texts('frequency')[0], texts('place')[0]];
  return {
    row,
    title: form.title,
    otherTitles: [...texts('englishTitle'), ...texts('otherTitles').flatMap(titlesOf)],
    renamedTo: form.renamedTo,
    formerTitles: [...form.formerly, ...texts('formerTitles').flatMap(titlesOf)],
    ...ids,
    ...(category === undefined ? {} : { category }),
    ...(status === undefined ? {} : { status }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(place === undefined ? {} : { place }),
  };
}

function readIdentifiers(values: readonly string[], row: number, bad: BadIdentifier[]): { issn: string[]; cn: string[] } {
  const issn: string[] = [];
  const cn: string[] = [];
  for (const value of values) {
    const asIssn = parseIssn(value);
    const asCn = parseCn(value);
    if (asIssn.ok) issn.push(asIssn.value);
    else if (asCn.ok) cn.push(asCn.value);
    else if (asIssn.reason === 'check-digit')
      bad.push({ row, value, reason: asIssn.reason, ...(asIssn.expected === undefined ? {} : { expected: asIssn.expected }) });
    else bad.push({ row, value, reason: asCn.reason });
  }
  return { issn: [...new Set(issn)], cn: [...new Set(cn)] };
}
