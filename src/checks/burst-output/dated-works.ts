import type { IsoDate, YearMonth } from '../../domain/dates.ts';
import { isYearMonth, monthFromIndex, monthIndex, monthOfDate } from '../../domain/dates.ts';
import type { Work } from '../../domain/work.ts';

export const DATE_FIELDS = ['issueDate', 'onlineDate', 'acceptedDate', 'receivedDate'] as const;
export type DateField = (typeof DATE_FIELDS)[number];

export interface DatedWork {
  readonly work: Work;
  /** Month index as `monthIndex` counts. */
  readonly month: number;
  readonly field: DateField;
  readonly value: string;
}

/** The months looked at, first and last included, and the works in and out of them. */
export interface Observation {
  readonly from: YearMonth;
  readonly to: YearMonth;
  readonly months: number;
  readonly inside: readonly DatedWork[];
  readonly before: readonly DatedWork[];
  readonly after: readonly DatedWork[];
  readonly undated: readonly Work[];
}

/** @returns the first date of the ladder that the work has, to the month. */
function dateOf(work: Work, ladder: readonly DateField[]): DatedWork | undefined {
  for (const field of ladder) {
    const value = work[field];
    const month = value?.slice(0, 7);
    if (value !== undefined && month !== undefined && isYearMonth(month)) return { work, month: monthIndex(month), field, value };
  }
  return undefined;
}

/**
 * Lays the works on a fixed number of months that ends with the closing month, or with the latest work where no closing
 * date is known. The length does not follow the works: an applicant whose every work is recent has the empty years too.
 */
export function observe(
  works: readonly Work[],
  ladder: readonly DateField[],
  months: number,
  closingDate: IsoDate | undefined,
): Observation | undefined {
  const dated = works.map((work) => dateOf(work, ladder)).filter((entry) => entry !== undefined);
  const latest = dated.reduce((last, { month }) => Math.max(last, month), -Infinity);
  const end = closingDate === undefined ? latest : monthIndex(monthOfDate(closingDate));
  if (!Number.isFinite(end)) return undefined;
  const start = end - months + 1;
  const order = (a: DatedWork, b: DatedWork): number => a.month - b.month || (a.work.id < b.work.id ? -1 : 1);
  return {
    from: monthFromIndex(start),
    to: monthFromIndex(end),
    months,
    inside: dated.filter(({ month }) => month >= start && month <= end).sort(order),
    before: dated.filter(({ month }) => month < start).sort(order),
    after: dated.filter(({ month }) => month > end).sort(order),
    undated: works.filter((work) => dateOf(work, ladder) === undefined),
  };
}
