import { IntegrityError } from '../../domain/errors.ts';
import { openArchive } from '../extract/archive-entries.ts';

/** Cells as text, by sheet and row; a date cell is `YYYY-MM-DD`. Rows keep their number in the sheet. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

const MAX_INFLATED_BYTES = 64 * 1024 * 1024;
const MAX_ROWS = 50_000;
const MAX_COLUMNS = 200;
/** Parts that name ranges a few bytes can make a billion cells large; none carries a roster's values. */
const UNREAD_PARTS = ['mergeCells', 'dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing', 'tableParts', 'cols', 'extLst'];

/**
 * Reads an XLSX file's values.
 * @throws IntegrityError `archive-broken`, `archive-too-large`, `workbook-broken`.
 */
export async function readWorkbook(bytes: Uint8Array, file: string): Promise<WorkbookSheet[]> {
  // Inflated once under an allowance first: the workbook reader itself has none.
  const archive = await openArchive(bytes, file, MAX_INFLATED_BYTES);
  for (const name of archive.names) archive.read(name);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    const copy = new Uint8Array(bytes);
    await workbook.xlsx.load(copy.buffer, { ignoreNodes: UNREAD_PARTS });
  } catch (cause) {
    throw new IntegrityError('workbook-broken', `${file} can't be read as an Excel workbook`, {
      mend: 'Open it in Excel or WPS and save it again as .xlsx.',
      file,
      cause,
    });
  }
  return workbook.worksheets.map((sheet) => {
    const rows: { number: number; cells: string[] }[] = [];
    sheet.eachRow({ includeEmpty: false }, (row, number) => {
      if (rows.length >= MAX_ROWS) return;
      const cells: string[] = [];
      row.eachCell({ includeEmpty: false }, (cell, column) => {
        if (column <= MAX_COLUMNS) cells[column - 1] = cellText(cell.value);
      });
      rows.push({ number, cells: Array.from(cells, (cell: string | undefined) => cell ?? '') });
    });
    return { name: sheet.name, rows };
  });
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') return '';
  if ('richText' in value && Array.isArray(value.richText)) {
    return value.richText
      .map((run: unknown) => (typeof run === 'object' && run !== null && 'text' in run ? String(run.text) : ''))
      .join('')
      .trim();
  }
  if ('result' in value) return cellText(value.result);
  if ('text' in value) return cellText(value.text);
  return '';
}
