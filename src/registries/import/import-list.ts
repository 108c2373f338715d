import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { IntegrityError } from '../../domain/errors.ts';
import { titleKey } from '../title-form.ts';
import type { ColumnNames } from './columns.ts';
import { type BadIdentifier, type ListRow, readRows } from './read-rows.ts';
import { readTables, type Table, type TableFormat } from './read-table.ts';

/** A file, its bytes with a name for messages, or cells another reader took from it (a PDF's lines, a DOCX table). */
type ListSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array; readonly name: string }
  | { readonly tables: readonly Table[]; readonly name: string; readonly sha256: string };

export interface ImportRequest {
  readonly source: ListSource;
  /** Told from the file's name when left out. */
  readonly format?: TableFormat;
  readonly list: string;
  readonly edition: string;
  /** Category of rows whose file has no category column. */
  readonly category?: string;
  readonly columns?: ColumnNames;
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
}

/** Reads a list as offices hold it. Nothing is written: see `installEdition`. */
export async function importList(request: ImportRequest): Promise<ImportedList> {
  const { tables, file, sha256 } = await readSource(request.source, request.format);
  const read = readRows(tables, file, request.columns);
  const { category } = request;
  const rows = category === undefined ? read.rows : read.rows.map((row) => (row.category === undefined ? { ...row, category } : row));
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
    badCheckDigits: read.badIdentifiers.filter(({ reason }) => reason === 'check-digit'),
    malformedIdentifiers: read.badIdentifiers.filter(({ reason }) => reason !== 'check-digit'),
    unmatchedLines: read.unmatchedLines,
  };
}

async function readSource(source: ListSource, format: TableFormat | undefined) {
  if ('tables' in source) return { tables: source.tables, file: source.name, sha256: source.sha256 };
  const { bytes, file } =
    'bytes' in source ? { bytes: source.bytes, file: source.name } : { bytes: await readBytes(source.path), file: source.path };
  const tables = await readTables(bytes, format ?? formatOf(file), file);
  return { tables, file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new IntegrityError('registry-file-unreadable', `${path} can't be read`, { mend: 'Check the path.', file: path, cause });
  }
}

function formatOf(file: string): TableFormat {
  const extension = extname(file).toLowerCase();
  if (extension === '.csv' || extension === '.tsv' || extension === '.txt') return 'csv';
  if (extension === '.xlsx') return 'xlsx';
  throw new IntegrityError('registry-format-unknown', `${file}: lists are read from .csv and .xlsx files`, {
    mend: 'Save the list as .xlsx or as CSV.',
    file,
  });
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
