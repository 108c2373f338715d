import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { isYearMonth, type YearMonth } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { WORK_KINDS, type WorkKind } from '../../domain/work.ts';
import { decodeText } from '../extract/plain/decode-text.ts';
import { tidyMonth } from './date-text.ts';
import { WORK_KIND_ALIASES } from './value-aliases.ts';

/** One dated work of an applicant of an earlier batch. */
export interface HistoryRow {
  readonly applicant: string;
  readonly discipline?: string;
  readonly kind: WorkKind;
  readonly month: YearMonth;
  readonly closing: YearMonth;
}

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  applicant: ['applicant', '申报人', '编号', '申报人编号'],
  discipline: ['discipline', '学科代码', '学科'],
  kind: ['kind', '成果类型', '类型'],
  month: ['month', '年月', '发表年月', '日期'],
  closing: ['closing', '截止年月', '截止日期'],
};

const month = z
  .string()
  .transform((value) => tidyMonth(value).slice(0, 7))
  .refine(isYearMonth, { error: 'a month YYYY-MM' });
const row = z.object({
  applicant: z.string().min(1, { error: 'a number or name for the applicant' }),
  discipline: z.string().regex(/^$|^\d{3}(\.\d{2}(\d{2})?)?$/, { error: 'a GB/T 13745 code such as 520.10, or nothing' }),
  kind: z
    .string()
    .transform((value) =>
      Object.hasOwn(WORK_KIND_ALIASES, value.toLowerCase()) ? WORK_KIND_ALIASES[value.toLowerCase()] : value.toLowerCase(),
    )
    .pipe(z.enum(WORK_KINDS)),
  month,
  closing: month,
});

/**
 * Reads the office's past outputs: a CSV table with a heading and one dated work a row. Format: docs/dossier-format.md.
 * @throws IntegrityError `output-history-invalid`, naming file, line and column: a baseline with holes would mislead in silence.
 */
export function parseOutputHistory(bytes: Uint8Array, file: string): HistoryRow[] {
  const invalid = (message: string, mend: string, cause?: unknown): IntegrityError =>
    new IntegrityError('output-history-invalid', `${file}${message}`, { mend, file, ...(cause === undefined ? {} : { cause }) });
  let table: string[][];
  try {
    table = parse(decodeText(bytes).text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (cause) {
    throw invalid(` is not a CSV table: ${cause instanceof Error ? cause.message : String(cause)}`, 'Save the table again as CSV.', cause);
  }
  const [header = [], ...rows] = table;
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, heads]) => [name, header.findIndex((cell) => heads.includes(cell.toLowerCase()))]),
  );
  const missing = Object.keys(COLUMNS).filter((name) => name !== 'discipline' && (at[name] ?? -1) < 0);
  if (missing.length > 0)
    throw invalid(
      `, line 1: the columns ${missing.join(', ')} are missing`,
      'Head the columns applicant, discipline, kind, month, closing.',
    );
  return rows.map((cells, index): HistoryRow => {
    const cell = (name: string): string => cells[at[name] ?? -1] ?? '';
    const parsed = row.safeParse(Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, cell(name)])));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const name = String(issue?.path[0] ?? '');
      throw invalid(
        `, line ${index + 2}, ${name}: found '${cell(name)}', expected ${issue?.message ?? 'a value'}`,
        'Correct the cell, or take the row out.',
      );
    }
    const { discipline, ...rest } = parsed.data;
    return { ...rest, ...(discipline === '' ? {} : { discipline }) };
  });
}
