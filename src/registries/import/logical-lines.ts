import { MAX_TITLE_LENGTH } from '../title-form.ts';
import type { Columns } from './columns.ts';
import { joinPieces, type TableRow } from './table.ts';

/** A row with the pieces that page breaks and merged cells parted put together again. */
export interface LogicalLine {
  readonly line: number;
  readonly cells: readonly string[];
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const unclosed = (text: string): boolean => count(text, /[(（]/gu) > count(text, /[)）]/gu);

/** Without numbers, a bracket that a list forgot to close would swallow the next journal: the rest must close it. */
const closing = (text: string): boolean => count(text, /[)）]/gu) > count(text, /[(（]/gu);

/** Joins rows that go on from the row before: its title is merged downwards, broken off at a bracket, or only further numbers follow. */
export function logicalLines(rows: readonly TableRow[], columns: Columns): LogicalLine[] {
  const lines: { line: number; cells: readonly string[] }[] = [];
  for (const row of rows) {
    const before = lines.at(-1);
    if (before === undefined || !goesOn(before.cells, row, columns)) lines.push({ line: row.line, cells: row.cells });
    else before.cells = joined(before.cells, row);
  }
  return lines;
}

function goesOn(before: readonly string[], row: TableRow, columns: Columns): boolean {
  const cell = (cells: readonly string[], position: number | undefined): string => (position === undefined ? '' : (cells[position] ?? ''));
  const [title, number] = [columns.title?.[0], columns.number?.[0]];
  const [above, text] = [cell(before, title), cell(row.cells, title)];
  if (above === '' || above.length > MAX_TITLE_LENGTH) return false;
  if (title !== undefined && row.fromAbove?.includes(title) === true) return true;
  if (number !== undefined && cell(row.cells, number) !== '' && row.fromAbove?.includes(number) !== true) return false;
  if (row.continues === true && text !== '') return true;
  // Most rows have a title of their own, which neither ends what stands above nor begins with a bracket.
  if (text !== '' && !/[(（]/u.test(above) && !/^[)）(（]/u.test(text)) return false;
  const fresh = row.cells.filter((each, position) => each !== '' && row.fromAbove?.includes(position) !== true);
  // Without numbers only a row that has nothing but the rest of a title is surely no row of its own.
  const alone = fresh.length === 1 && text !== '';
  if (unclosed(above) && text !== '' && (number !== undefined || (alone && closing(text)))) return true;
  if (alone && /^[)）]|^[(（][^()（）]*版[)）]?$/u.test(text)) return true;
  const identifiers = [...(columns.issn ?? []), ...(columns.cn ?? []), ...(columns.identifier ?? [])];
  const further = identifiers.map((position) => row.cells[position] ?? '').filter((each) => each !== '').length;
  return text === '' && further > 0 && further === fresh.length && number !== undefined;
}

function joined(before: readonly string[], row: TableRow): readonly string[] {
  const length = Math.max(before.length, row.cells.length);
  return Array.from({ length }, (_, position) => {
    const [above, below] = [before[position] ?? '', row.cells[position] ?? ''];
    if (row.fromAbove?.includes(position) === true || above === below) return above;
    return /^[\dXx-]{4,}$/u.test(below) && /\d{3}[\dXx]$/u.test(above) ? `${above};${below}` : joinPieces(above, below);
  });
}
