import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { HolidayCalendar } from '../batch-artifacts.ts';

type Days = Pick<HolidayCalendar, 'holidays' | 'workdays'>;

/** Saturday and Sunday are off unless worked instead; other days are worked unless they are holidays. */
export function isWorkingDay(day: IsoDate, { holidays, workdays }: Days): boolean {
  if (holidays.includes(day)) return false;
  if (workdays.includes(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * @returns the last day of a term of working days that began on `from`. The day itself does not count: a term in days begins the day
 *   after (Civil Code of the PRC, article 201).
 */
export function addWorkingDays(from: IsoDate, workingDays: number, calendar: Days): IsoDate {
  let day = from;
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** Years between the two days, ends included, of which no table speaks: there weekends alone were taken as days off. */
export function yearsWithoutTable(from: IsoDate, to: IsoDate, years: readonly number[]): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter((year) => !years.includes(year));
}
