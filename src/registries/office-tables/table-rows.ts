import { IntegrityError } from '../../domain/errors.ts';
import { readTables } from '../import/read-table.ts';

/** A row as columns by their canonical names; `row` is its line in the file. */
export interface TableRow<Column extends string> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

const HEADER_ROWS = 10;
const form = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/**
 * Reads a table of the office by its header row, which may stand among the first ten rows; every sheet of a workbook that has one.
 * @param names canonical column → the names it goes by
 * @param required columns without which the file is not such a table
 * @throws IntegrityError `office-table-columns`, and what reading CSV or XLSX throws
 */
export async function readTableRows<Column extends string>(
  bytes: Uint8Array,
  file: string,
  names: Readonly<Record<Column, readonly string[]>>,
  required: readonly (readonly NoInfer<Column>[])[],
): Promise<TableRow<Column>[]> {
  const tables = await readTables(bytes, file);
  const columns: Column[] = Object.keys(names).filter((name): name is Column => Object.hasOwn(names, name));
  const columnOf = new Map(columns.flatMap((column) => [column, ...names[column]].map((name) => [form(name), column] as const)));
  let found = false;
  const rows: TableRow<Column>[] = [];
  for (const table of tables) {
    const head = table.rows.slice(0, HEADER_ROWS).find(({ cells }) => {
      const present = new Set(cells.map((cell) => columnOf.get(form(cell))));
      return required.every((anyOf) => anyOf.some((column) => present.has(column)));
    });
    if (head === undefined) continue;
    found = true;
    const places = head.cells.map((cell) => columnOf.get(form(cell)));
    for (const { line, cells } of table.rows) {
      if (line <= head.line || cells.every((cell) => cell === '')) continue;
      const named: Partial<Record<Column, string>> = {};
      places.forEach((column, at) => {
        const cell = cells[at] ?? '';
        if (column !== undefined && cell !== '') named[column] = cell;
      });
      rows.push({ row: line, cells: named });
    }
  }
  if (found) return rows;
  const wanted = required.map((anyOf) => anyOf.map((column) => names[column][0] ?? column).join(' / ')).join(', ');
  throw new IntegrityError('office-table-columns', `${file} has no header row with the columns ${wanted}`, {
    mend: 'Name the columns in one of the first ten rows; docs/dossier-format.md lists the names.',
    file,
  });
}
