import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { IntegrityError } from '../../domain/errors.ts';
import { decodeText } from './decode-text.ts';

export type TableFormat = 'csv' | 'xlsx';

/** A sheet of cells as text. `line` is the 1-based CSV record or sheet row. */
export interface Table {
  readonly name: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Largest list file read: the largest official list seen has under 2 MB. */
const MAX_BYTES = 64 * 1024 * 1024;

const tidy = (cell: string): string =>
  cell
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Reads a list file's cells. @throws IntegrityError `registry-file-too-large`, `registry-encoding`, `registry-csv`, `registry-xlsx` */
export async function readTables(bytes: Uint8Array, format: TableFormat, file: string): Promise<Table[]> {
  if (bytes.byteLength > MAX_BYTES) {
    throw new IntegrityError('registry-file-too-large', `${file} has ${bytes.byteLength} bytes; lists are read up to ${MAX_BYTES}`, {
      mend: 'Give the list alone, without pictures or other sheets.',
      file,
    });
  }
  return format === 'csv' ? [readCsv(bytes, file)] : await readXlsx(bytes, file);
}

export function readCsv(bytes: Uint8Array, file: string): Table {
  const text = decodeText(bytes, file);
  const head = text.slice(0, 4096);
  const delimiter = !head.includes(',') && head.includes('\t') ? '\t' : ',';
  try {
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
    return { name: file, rows: records.map((cells, i) => ({ line: i + 1, cells: cells.map(tidy) })) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new IntegrityError('registry-csv', `${file} is not readable as CSV: ${reason}`, {
      mend: 'Open the list in a spreadsheet and save it again as CSV in UTF-8.',
      file,
      cause,
    });
  }
}

async function readXlsx(bytes: Uint8Array, file: string): Promise<Table[]> {
  const workbook = new ExcelJS.Workbook();
  try {
    const copy = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(copy).set(bytes);
    await workbook.xlsx.load(copy);
  } catch (cause) {
    throw new IntegrityError('registry-xlsx', `${file} is not a readable XLSX workbook`, {
      mend: 'Save the list again as .xlsx or as CSV; the old .xls format is not read.',
      file,
      cause,
    });
  }
  return workbook.worksheets.map((sheet) => {
    const rows: { line: number; cells: string[] }[] = [];
    sheet.eachRow({ includeEmpty: false }, (row, line) => {
      const cells: string[] = [];
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        cells[column - 1] = tidy(cellText(cell));
      });
      rows.push({ line, cells: Array.from(cells, (text: string | undefined) => text ?? '') });
    });
    return { name: sheet.name, rows };
  });
}

/** exceljs throws on the text of some broken cells; such a cell counts as empty. */
function cellText(cell: ExcelJS.Cell): string {
  try {
    return cell.text;
  } catch {
    return '';
  }
}
