import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { IntegrityError } from '../../domain/errors.ts';
import { titleKey } from '../title-form.ts';
import type { ColumnNames, RowFilter } from './columns.ts';
import type { BadIdentifier, ListRow } from './read-row.ts';
import { linesWhere, type NumberGap, readRows } from './read-rows.ts';
import { readTables } from './read-table.ts';
import type { Table } from './table.ts';

/** A file, its bytes with a name for messages, or cells another reader took from it (a PDF's lines, a DOCX table). */
type ListSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array; readonly name: string }
  | { readonly tables: readonly Table[]; readonly name: string; readonly sha256: string };

export interface ImportRequest {
  readonly source: ListSource;
  readonly list: string;
  readonly edition: string;
  /** Category of rows whose file has no category column. */
  readonly category?: string;
  readonly columns?: ColumnNames;
  readonly where?: RowFilter;
  /** Published number of journals: any other count refuses the import. */
  readonly expectTotal?: number;
}

export interface ImportedList {
  readonly list: string;
  readonly edition: string;
  readonly file: string;
  /** SHA-256 of the file imported. */
  readonly sha256: string;
  readonly rows: readonly ListRow[];
  /** Rows by category; `uncategorised` where the list states none. */
  readonly byCategory: Readonly<Record<string, number>>;
  /** Rows that share a title or an identifier. */
  readonly duplicates: readonly { readonly key: string; readonly rows: readonly number[] }[];
  /** ISSNs whose check character is wrong; they are left out of the row. */
  readonly badCheckDigits: readonly BadIdentifier[];
  /** Cells of an identifier column that hold none. */
  readonly malformedIdentifiers: readonly BadIdentifier[];
  readonly unmatchedLines: readonly { readonly line: number; readonly text: string }[];
  readonly numberGaps: readonly NumberGap[];
  /** Columns told by what stands in them, since the file has no header. */
  readonly guessedColumns: readonly string[];
}

/** Reads a list as offices hold it. Nothing is written: see `installEdition`. */
export async function importList(request: ImportRequest): Promise<ImportedList> {
  const { tables, file, sha256 } = await readSource(request.source, request.columns);
  const read = readRows(tables, file, request.columns);
  const { category, where } = request;
  const [table] = tables;
  const kept = where === undefined || table === undefined ? undefined : linesWhere(table, where, request.columns ?? {}, file);
  const rows = read.rows
    .filter((_, i) => kept === undefined || kept.has(read.lines[i] ?? 0))
    .map((row) => (category === undefined || row.category !== undefined ? row : { ...row, category }));
  const numbers = new Set(rows.map(({ row }) => row));
  const bad = read.badIdentifiers.filter(({ row }) => numbers.has(row));
  if (request.expectTotal !== undefined && rows.length !== request.expectTotal) {
    const categories = Object.entries(countCategories(rows)).map(([name, count]) => `${name} ${count}`);
    throw new IntegrityError(
      'registry-total-mismatch',
      `${file} has ${rows.length} journals (${categories.join(', ')}), ${request.expectTotal} were expected; ${read.unmatchedLines.length} lines were not read as journals`,
      { mend: 'Compare the preview with the published list; nothing was loaded.', file },
    );
  }
  return {
    list: request.list,
    edition: request.edition,
    file,
    sha256,
    rows,
    byCategory: countCategories(rows),
    duplicates: findDuplicates(rows),
    badCheckDigits: bad.filter(({ reason }) => reason === 'check-digit'),
    malformedIdentifiers: bad.filter(({ reason }) => reason !== 'check-digit'),
    unmatchedLines: read.unmatchedLines,
    numberGaps: read.numberGaps,
    guessedColumns: read.guessedColumns,
  };
}

async function readSource(source: ListSource, columns: ColumnNames | undefined) {
  if ('tables' in source) return { tables: source.tables, file: source.name, sha256: source.sha256 };
  const { bytes, file } =
    'bytes' in source ? { bytes: source.bytes, file: source.name } : { bytes: await readBytes(source.path), file: source.path };
  const tables = await readTables(bytes, file, columns);
  return { tables, file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new IntegrityError('registry-file-unreadable', `${path} can't be read`, { mend: 'Check the path.', file: path, cause });
  }
}

function countCategories(rows: readonly ListRow[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { category = 'uncategorised' } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function findDuplicates(rows: readonly ListRow[]): { key: string; rows: number[] }[] {
  const seen = new Map<string, Set<number>>();
  for (const row of rows) {
    for (const key of [titleKey(row.title), ...row.issn, ...row.cn]) {
      const at = seen.get(key);
      if (at === undefined) seen.set(key, new Set([row.row]));
      else at.add(row.row);
    }
  }
  return [...seen].filter(([, at]) => at.size > 1).map(([key, at]) => ({ key, rows: [...at] }));
}
