import { isIsoDate } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { readTableRows } from './table-rows.ts';

/** Official days off, and weekend days worked instead, of the years the table speaks of. */
export interface HolidayTable {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly years: readonly number[];
}

const COLUMNS = { date: ['日期', 'day'], kind: ['类型', '类别', 'type'] } as const;
const HOLIDAY = new Set(['holiday', '休', '休息', '放假', '节假日', 'off']);
const WORKDAY = new Set(['workday', '班', '上班', '调休上班', '调班', 'work']);

const isoDay = (text: string): string => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text.trim());
  return parts === null ? text.trim() : `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
};

/**
 * Reads an official-holiday table: one row a day, with what kind of day it is.
 * @throws IntegrityError `holiday-table-row` for a row that is no day or of no known kind: a term counted on half a table would be wrong
 */
export async function readHolidayTable(bytes: Uint8Array, file: string): Promise<HolidayTable> {
  const rows = await readTableRows(bytes, file, COLUMNS, [['date'], ['kind']]);
  const [holidays, workdays] = [new Set<string>(), new Set<string>()];
  for (const { row, cells } of rows) {
    const day = isoDay(cells.date ?? '');
    const kind = (cells.kind ?? '').toLowerCase();
    if (!isIsoDate(day) || !(HOLIDAY.has(kind) || WORKDAY.has(kind))) {
      throw new IntegrityError(
        'holiday-table-row',
        `${file}, row ${row}: '${cells.date ?? ''}' '${cells.kind ?? ''}' is no day with a kind`,
        {
          mend: 'Write the day as YYYY-MM-DD and its kind as 休 or 班 (holiday or workday).',
          file,
        },
      );
    }
    (HOLIDAY.has(kind) ? holidays : workdays).add(day);
  }
  const years = new Set([...holidays, ...workdays].map((day) => Number(day.slice(0, 4))));
  return { holidays: [...holidays].sort(), workdays: [...workdays].sort(), years: [...years].sort((a, b) => a - b) };
}
