import { addCalendarMonths, type IsoDate, isIsoDate, isYearMonth, lastDayOfMonth, type YearMonth } from '../../domain/dates.ts';

/** Last day on which the raw data may be deposited: the issue month is all that is known, so its last day is taken, to the applicant's favour. */
export const depositDeadline = (issueMonth: YearMonth, withinMonths: number): IsoDate =>
  addCalendarMonths(lastDayOfMonth(issueMonth), withinMonths);

/** Whether the clause reaches a result published in this month: `unknown` where its date of effect falls inside the month. */
export function inForceAt(issueMonth: YearMonth, fromDate: IsoDate): 'yes' | 'no' | 'unknown' {
  if (`${issueMonth}-01` >= fromDate) return 'yes';
  return lastDayOfMonth(issueMonth) < fromDate ? 'no' : 'unknown';
}

/** @returns the month of an issue date; a value in another form is as good as none. */
export const issueMonthOf = (issueDate: string | undefined): YearMonth | undefined => {
  const month = issueDate?.slice(0, 7);
  return month !== undefined && isYearMonth(month) ? month : undefined;
};

const MS_PER_DAY = 86_400_000;

/** @returns whole days from the first day to the second. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  if (!isIsoDate(from) || !isIsoDate(to)) throw new RangeError(`not a pair of days: ${from}, ${to}`);
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}
