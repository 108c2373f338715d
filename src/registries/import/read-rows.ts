import { IntegrityError } from '../../domain/errors.ts';
import { headingCategory } from './categories.ts';
import { type ColumnNames, type Columns, detectColumns, type RowFilter, sameHeader } from './columns.ts';
import { findHeader, type Header, headerBetween } from './find-header.ts';
import { goesOnUnder, guessColumns } from './guess-columns.ts';
import { withoutLeadingNumbers } from './leading-numbers.ts';
import { logicalLines } from './logical-lines.ts';
import { type BadIdentifier, type ListRow, NO_TITLE, readRow } from './read-row.ts';
import type { Table, TableRow } from './table.ts';

export interface RowsRead {
  readonly rows: readonly ListRow[];
  /** Line of its table on which each row begins. */
  readonly lines: readonly number[];
  readonly badIdentifiers: readonly BadIdentifier[];
  /** Lines with text that are no journal row: headings, notes, a title missing. */
  readonly unmatchedLines: readonly { readonly line: number; readonly text: string }[];
  /** Where a list that numbers its rows leaves a number out. */
  readonly numberGaps: readonly NumberGap[];
  /** Journals without a number in a list that numbers its rows. */
  readonly unnumbered: number;
  /** Columns told by what stands in them, since the file has no header; mostly none. */
  readonly guessedColumns: readonly string[];
}

export interface NumberGap {
  /** Row that bears the number found. */
  readonly row: number;
  readonly after: number;
  readonly found: number;
}

/** Turns tables into journal rows by their headers. @throws IntegrityError `registry-columns-missing`, `registry-columns-doubtful` */
export function readRows(tables: readonly Table[], file: string, names: ColumnNames = {}): RowsRead {
  const reading = new RowReading();
  let before: Header | undefined;
  const guessed = new Set<string>();
  for (const table of tables) {
    const first = findHeader(table, names);
    const guess = first === undefined && before === undefined && Object.keys(names).length === 0 ? guessColumns(table) : undefined;
    if (first !== undefined) {
      readTable(reading, table, first, names);
      before = first;
    } else if (before !== undefined && goesOnUnder(table, before)) readTable(reading, table, { ...before, after: 0 }, names);
    else if (guess !== undefined) {
      readTable(reading, guess.table, guess.header, names);
      before = guess.header;
      for (const role of Object.keys(guess.header.groups[0]?.columns ?? {})) guessed.add(role);
    } else reading.passOver(table.rows);
  }
  if (before === undefined) throw noTitleColumn(tables, file);
  return { ...reading.finish(file), guessedColumns: [...guessed] };
}

/** @returns the lines of a table whose column of that header holds that value; rows keep the number they have in the file. */
export function linesWhere(table: Table, { header, value }: RowFilter, names: ColumnNames, file: string): ReadonlySet<number> {
  const { cells, after } = findHeader(table, names) ?? { cells: [], after: 0 };
  const column = cells.findIndex((cell) => sameHeader(cell, header));
  if (column < 0) {
    throw new IntegrityError('registry-filter-column', `${file} has no column ${header}`, {
      mend: `Use one of: ${cells.filter((cell) => cell !== '').join(', ')}.`,
      file,
    });
  }
  return new Set(table.rows.slice(after).flatMap((row) => (row.cells[column] === value ? [row.line] : [])));
}

function readTable(reading: RowReading, table: Table, first: Header, names: ColumnNames): void {
  reading.heading(table.rows.slice(0, Math.max(0, first.cells.length === 0 ? first.after : first.after - 1)));
  let header = first;
  let block: TableRow[] = [];
  for (const row of table.rows.slice(first.after)) {
    const next = isHeader(row.cells, header, names) ? header : headerBetween(row.cells, names);
    if (next === undefined) {
      block.push(row);
      continue;
    }
    reading.block(block, header);
    block = [];
    header = next;
  }
  reading.block(block, header);
}

const isHeader = (cells: readonly string[], header: Header, names: ColumnNames): boolean =>
  header.cells.length > 0 &&
  cells[0] === header.cells[0] &&
  cells.join() === header.cells.join() &&
  detectColumns(cells, names) !== undefined;

/** What was read so far; a heading that names a category holds for the rows below it. */
class RowReading {
  readonly #rows: ListRow[] = [];
  readonly #lines: number[] = [];
  readonly #bad: BadIdentifier[] = [];
  readonly #unmatched: { line: number; text: string }[] = [];
  readonly #numberGaps: NumberGap[] = [];
  #category: string | undefined;
  #number: number | undefined;
  #doubtful = 0;
  #unnumbered = 0;

  /** Lines above a header: the list's own title may name the category of all that follows. */
  heading(rows: readonly TableRow[]): void {
    for (const { cells } of rows) this.#category = headingCategory(cells.filter((cell) => cell !== '').join('')) ?? this.#category;
  }

  /** A sheet without a header holds no journals; it is said that it was not read. */
  passOver(rows: readonly TableRow[]): void {
    for (const { line, cells } of rows) this.#leave(line, cells);
  }

  /** Rows below one header. Journals printed beside each other are read group by group, so that a broken row goes on in its own group. */
  block(rows: readonly TableRow[], { groups }: Header): void {
    for (const { columns, positions } of groups) {
      const own =
        groups.length === 1
          ? rows
          : rows.map((row) => ({ ...row, cells: row.cells.map((cell, at) => (positions.includes(at) ? cell : '')) }));
      this.#number = undefined;
      const used = withUsedNumbers(columns, own);
      const onPage = rows[0]?.page !== undefined;
      for (const { line, cells } of logicalLines(own, used)) this.#line(line, cells, used, onPage);
    }
  }

  #line(line: number, cells: readonly string[], columns: Columns, onPage: boolean): void {
    const filled = cells.filter((cell) => cell !== '');
    const [only] = filled;
    if (only === undefined) return;
    const numbered = columns.number?.some((position) => /^[A-Za-z]{0,2}\d/u.test(cells[position] ?? '')) === true;
    const heading = filled.length === 1 && !numbered ? headingCategory(only) : undefined;
    if (heading !== undefined) {
      this.#category = heading;
      return;
    }
    // Where rows are numbered, text alone without a number heads a part of the list: on a page wherever it stands, in a sheet outside the
    // titles' column.
    const inTitles = cells[columns.title?.[0] ?? -1] === only && !onPage;
    if (TOTAL_BEGINS.test(only) && TOTAL.test(only)) return this.#leave(line, cells);
    const lone = filled.length === 1 && columns.number !== undefined && !numbered && !inTitles;
    const row = lone ? undefined : readRow(cells, columns, this.#rows.length + 1, this.#bad, this.#category);
    if (row === undefined) {
      if (filled.length > 1 && !NO_TITLE.test(cells[columns.title?.[0] ?? -1] ?? '')) this.#doubtful++;
      this.#leave(line, cells);
      return;
    }
    this.#rows.push(row);
    if (columns.number !== undefined && !numbered) this.#unnumbered++;
    this.#lines.push(line);
    this.#count(cells[columns.number?.[0] ?? -1] ?? '', row.row);
  }

  /** Numbers that leave a gap tell of rows that were not read. */
  #count(cell: string, row: number): void {
    const number = /^\d{1,5}[.、]?$/u.test(cell) ? Number.parseInt(cell, 10) : undefined;
    const before = this.#number;
    if (number !== undefined && before !== undefined && number !== before + 1 && number !== 1)
      this.#numberGaps.push({ row, after: before, found: number });
    this.#number = number ?? before;
  }

  #leave(line: number, cells: readonly string[]): void {
    const text = [...new Set(cells.filter((cell) => cell !== ''))].join(' | ');
    if (text !== '') this.#unmatched.push({ line, text });
  }

  /** Columns read as one leave titles with numbers in them, and number cells that hold none. */
  #refuseRunTogether(file: string): void {
    const rows = new Map(this.#bad.flatMap(({ row, value, reason }) => (reason === 'check-digit' ? [] : [[row, value]])));
    const malformed = [...rows.values()];
    const run = this.#rows.filter(({ title }) => RUN_TOGETHER.test(title));
    const worst = run.length > malformed.length ? run.map(({ title }) => title) : malformed;
    if (worst.length * 2 <= this.#rows.length) return;
    throw new IntegrityError(
      'registry-columns-doubtful',
      `${file}: in ${worst.length} of ${this.#rows.length} rows a title holds an ISSN or CN, or a number’s cell holds none, the first: ${worst[0] ?? ''}; columns seem to run together`,
      { mend: 'Use the list as a spreadsheet or CSV, or name the columns, for example title=刊名.', file },
    );
  }

  finish(file: string): Omit<RowsRead, 'guessedColumns'> {
    this.#refuseRunTogether(file);
    if (this.#rows.length <= this.#doubtful) {
      const [first] = this.#unmatched;
      throw new IntegrityError(
        'registry-columns-doubtful',
        `${file}: ${this.#rows.length} rows read as journals and ${this.#doubtful} not, the first: ${first?.text ?? '(none)'}; the header seems not to fit the columns`,
        { mend: 'Correct the header row, or name the columns, for example title=刊名.', file },
      );
    }
    return {
      rows: withoutLeadingNumbers(this.#rows),
      lines: this.#lines,
      badIdentifiers: this.#bad,
      unmatchedLines: this.#unmatched,
      numberGaps: this.#numberGaps,
      unnumbered: this.#unnumbered,
    };
  }
}

/** A title with half or all of an ISSN or CN in it was read over a column's side. */
export const RUN_TOGETHER = /\d{4}-(?:\d{3}[\dXx])?|\d{2}-\d{4}\//u;

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

/** A number column that most rows leave empty numbers nothing. */
function withUsedNumbers(columns: Columns, rows: readonly TableRow[]): Columns {
  const { number, ...others } = columns;
  const filled = number === undefined ? 0 : rows.filter(({ cells }) => number.some((position) => (cells[position] ?? '') !== '')).length;
  return filled * 2 > rows.length ? columns : others;
}

/** A row that sums others up. */
const TOTAL_BEGINS = /^[合总小共st]/iu;
const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|sub-?total|total)\s*[:：]?$/iu;
