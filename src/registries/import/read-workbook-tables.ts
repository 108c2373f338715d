import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { IntegrityError } from '../../domain/errors.ts';
import { type Table, tidy } from './table.ts';

// Workbooks of Excel 95 and before write Chinese in a code page.
set_cptable(codePages);

const MAX_ROWS = 200_000;
const MAX_COLUMNS = 200;

/** Reads every sheet of an XLSX, XLS, XLSB, ODS or HTML workbook. @throws IntegrityError `registry-workbook` */
export function readWorkbookTables(content: Uint8Array | string, file: string): Table[] {
  let workbook: WorkBook;
  try {
    const options = { dense: true, cellFormula: false, cellHTML: false, cellDates: false, sheetRows: MAX_ROWS, raw: true } as const;
    workbook = typeof content === 'string' ? read(content, { ...options, type: 'string' }) : read(content, { ...options, type: 'array' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new IntegrityError('registry-workbook', `${file} is not a readable workbook: ${reason}`, {
      mend: 'Open the list and save it again as .xlsx without a password, or as CSV.',
      file,
      cause,
    });
  }
  const visible = workbook.SheetNames.filter((_, i) => (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) === 0);
  return visible.flatMap((name) => {
    const sheet = workbook.Sheets[name];
    return sheet === undefined ? [] : [readSheet(sheet, name)];
  });
}

function readSheet(sheet: WorkSheet, name: string): Table {
  const data = sheet['!data'] ?? [];
  const rows: { line: number; cells: string[]; fromAbove: number[] }[] = [];
  const [top, left] = [0, 0];
  for (let r = top; r < Math.min(data.length, MAX_ROWS); r++) {
    const cells: (CellObject | undefined)[] = data[r] ?? [];
    rows.push({ line: r + 1, cells: Array.from(cells.slice(left, MAX_COLUMNS), textOf), fromAbove: [] });
  }
  for (const { s, e } of sheet['!merges'] ?? []) {
    const text = rows[s.r]?.cells[s.c] ?? '';
    if (text === '' || s.c >= MAX_COLUMNS) continue;
    for (let r = s.r + 1; r <= Math.min(e.r, rows.length - 1); r++) {
      const row = rows[r];
      if (row === undefined) continue;
      while (row.cells.length <= s.c) row.cells.push('');
      row.cells[s.c] = text;
      row.fromAbove.push(s.c);
    }
  }
  return {
    name,
    rows: rows
      .filter(({ cells, fromAbove }) => cells.some((cell, column) => cell !== '' && !fromAbove.includes(column)))
      .map(({ fromAbove, ...row }) => (fromAbove.length === 0 ? row : { ...row, fromAbove })),
  };
}

/** Numbers as the sheet shows them: an ISSN may be a number in a format of its own. */
function textOf(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z' || cell.t === 'e') return '';
  return tidy(cell.w ?? (cell.v === undefined ? '' : String(cell.v)));
}
