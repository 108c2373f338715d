import { addCalendarMonths, type IsoDate, isYearMonth, lastDayOfMonth, type YearMonth } from '../../domain/dates.ts';

/**
 * Last day on which the raw data may be deposited, from the exact day of publication or, where the issue month is all that is known,
 * from that month's last day, to the applicant's favour. A day the target month lacks becomes its last: 31 January + 1 month = 28 or 29 February.
 */
export const depositDeadline = (published: IsoDate | YearMonth, withinMonths: number): IsoDate =>
  addCalendarMonths(isYearMonth(published) ? lastDayOfMonth(published) : published, withinMonths);

/** Whether the clause reaches a result published then: `unknown` where its date of effect falls inside the month, and the day is not known. */
export function inForceAt(published: IsoDate | YearMonth, fromDate: IsoDate): 'yes' | 'no' | 'unknown' {
  if (!isYearMonth(published)) return published >= fromDate ? 'yes' : 'no';
  const issueMonth: YearMonth = published;
  if (`${issueMonth}-01` >= fromDate) return 'yes';
  return lastDayOfMonth(issueMonth) < fromDate ? 'no' : 'unknown';
}

/** @returns the month of an issue date; a value in another form is as good as none. */
export const issueMonthOf = (issueDate: string | undefined): YearMonth | undefined => {
  const month = issueDate?.slice(0, 7);
  return month !== undefined && isYearMonth(month) ? month : undefined;
};
