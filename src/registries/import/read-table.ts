import { IntegrityError } from '../../domain/errors.ts';
import type { ColumnNames } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { findHeader } from './find-header.ts';
import { readCsv } from './read-csv.ts';
import type { Table } from './table.ts';

/** Largest list file read: the largest official list seen has under 2 MB. */
export const MAX_LIST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a list file's cells, whatever its name says it is. Hostile files are read in a process that may be lost: see `list-child.ts`.
 * @param names headers of columns, where a PDF's table would not be found without them
 * @throws IntegrityError `registry-file-too-large`, `registry-format-unknown`, `registry-encoding`, `registry-csv`, `registry-workbook`,
 * `registry-docx`, `registry-pdf`, `registry-pdf-encrypted`, `registry-pdf-pages`, `registry-pdf-no-text`
 */
export async function readTables(bytes: Uint8Array, file: string, names: ColumnNames = {}): Promise<Table[]> {
  if (bytes.byteLength > MAX_LIST_BYTES) {
    throw new IntegrityError('registry-file-too-large', `${file} has ${bytes.byteLength} bytes; lists are read up to ${MAX_LIST_BYTES}`, {
      mend: 'Give the list alone, without pictures or other sheets.',
      file,
    });
  }
  // Readers are loaded when a file needs them: a look-up needs none.
  const { sniffListFormat } = await import('./sniff-list-format.ts');
  const format = sniffListFormat(bytes, file);
  if (format === 'csv') return [readCsv(bytes, file)];
  if (format === 'pdf') return [await readPdf(bytes, file, names)];
  if (format === 'docx') return [(await import('./read-docx-table.ts')).readDocxTable(bytes, file)];
  const { readWorkbookTables } = await import('./read-workbook-tables.ts');
  return readWorkbookTables(format === 'html' ? decodeText(bytes, file) : bytes, file);
}

async function readPdf(bytes: Uint8Array, file: string, names: ColumnNames): Promise<Table> {
  const [{ readGlyphPages }, { layOutGrid }, { layOutTable }, { ruleByWhiteSpace }, { chooseReading }] = await Promise.all([
    import('./pdf/pdf-glyphs.ts'),
    import('./pdf/lay-out-grid.ts'),
    import('./pdf/lay-out-table.ts'),
    import('./pdf/rule-by-white-space.ts'),
    import('./choose-reading.ts'),
  ]);
  const pages = await readGlyphPages(bytes, file);
  if (pages.every(({ glyphs }) => glyphs.length === 0)) {
    throw new IntegrityError('registry-pdf-no-text', `${file} holds pictures of pages and no text`, {
      mend: 'Use the published file rather than a scan, or type the list into a spreadsheet.',
      file,
    });
  }
  const headed = (table: Table): boolean => findHeader(table, names) !== undefined;
  const grid = layOutGrid(pages, file);
  if (grid !== undefined && headed(grid)) return grid;
  // A header may stand above the rules; where there is none, cells are surer than places.
  function* readings(): Generator<Table | undefined> {
    const lines = layOutTable(pages, file, names);
    if (grid !== undefined && !headed(lines)) yield grid;
    yield lines;
    yield grid;
    for (const rowsBy of ['white', 'keys'] as const) {
      const ruled = ruleByWhiteSpace(pages, rowsBy);
      if (ruled !== undefined) yield layOutGrid(ruled, file);
    }
  }
  return chooseReading(readings(), file, names) ?? { name: file, rows: [] };
}
