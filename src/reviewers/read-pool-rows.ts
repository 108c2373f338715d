import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { IntegrityError } from '../domain/errors.ts';

/** Cells of one row as text, with its 1-based number in the file. */
export interface PoolRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Thousands of experts fit in a hundredth of this. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 128 * 1024 * 1024;

/** @throws IntegrityError `reviewer-pool-too-large`, `reviewer-pool-unreadable` */
export async function readPoolRows(bytes: Uint8Array, file: string): Promise<PoolRow[]> {
  if (bytes.byteLength > MAX_BYTES) throw tooLarge(`${bytes.byteLength} bytes`, file);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? await readXlsx(bytes, file) : readCsv(bytes, file);
}

const tooLarge = (size: string, file: string): IntegrityError =>
  new IntegrityError('reviewer-pool-too-large', `${file} holds ${size}, more than a reviewer pool needs`, {
    mend: 'Give the pool alone, without pictures or other sheets.',
    file,
  });

const unreadable = (reason: string, file: string, cause?: unknown): IntegrityError =>
  new IntegrityError('reviewer-pool-unreadable', `${file} is not a readable reviewer pool: ${reason}`, {
    mend: 'Save it again as .xlsx, or as CSV in UTF-8.',
    file,
    cause,
  });

const tidy = (cell: string): string =>
  cell
    .replace(/[\u200b-\u200d\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

function decode(bytes: Uint8Array, file: string): string {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Spreadsheets in Chinese Windows save CSV as GBK: try that next.
    }
  }
  throw unreadable('neither UTF-8 nor GB18030 text', file);
}

function readCsv(bytes: Uint8Array, file: string): PoolRow[] {
  const text = decode(bytes, file);
  const [firstLine = ''] = text.split('\n', 1);
  const delimiter = [',', '\t', ';'].find((mark) => firstLine.includes(mark)) ?? ',';
  try {
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false });
    return records.map((cells, i) => ({ number: i + 1, cells: cells.map(tidy) }));
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : String(cause), file, cause);
  }
}

/** The unpacked size is read off the directory first, so that a bomb is refused before it opens. */
async function readXlsx(bytes: Uint8Array, file: string): Promise<PoolRow[]> {
  let unpacked = 0;
  const workbook = new ExcelJS.Workbook();
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge(`${unpacked} bytes unpacked`, file);
    const copy = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(copy).set(bytes);
    await workbook.xlsx.load(copy);
  } catch (cause) {
    if (cause instanceof IntegrityError) throw cause;
    throw unreadable('not an XLSX workbook', file, cause);
  }
  const rows: PoolRow[] = [];
  workbook.worksheets[0]?.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = tidy(cellText(cell));
    });
    rows.push({ number, cells: Array.from(cells, (text: string | undefined) => text ?? '') });
  });
  return rows;
}

/** exceljs throws on the text of some broken cells; such a cell counts as empty. A discipline typed as a number keeps its digits. */
function cellText(cell: ExcelJS.Cell): string {
  try {
    return cell.text;
  } catch {
    return '';
  }
}
