/** A calendar month, `YYYY-MM`. Issue dates are known to the month. */
export type YearMonth = string & { readonly __month?: never };
/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string & { readonly __day?: never };

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;

export const isYearMonth = (text: string): text is YearMonth => MONTH.test(text);

export function isIsoDate(text: string): text is IsoDate {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return day >= 1 && day <= daysInMonth(year, month);
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** @returns months since year 0: equal steps, so windows are differences. */
export function monthIndex(month: YearMonth): number {
  const parts = MONTH.exec(month);
  if (parts === null) throw new RangeError(`not a YYYY-MM month: ${month}`);
  return Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

export function monthFromIndex(index: number): YearMonth {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export const addMonths = (month: YearMonth, months: number): YearMonth => monthFromIndex(monthIndex(month) + months);

export const monthOfDate = (date: IsoDate): YearMonth => date.slice(0, 7);

/** Adds calendar months to a day; a day the target month lacks becomes its last day (31 January + 1 month = 28 or 29 February). */
export function addCalendarMonths(date: IsoDate, months: number): IsoDate {
  const target = monthIndex(monthOfDate(date)) + months;
  const [year, month] = [Math.floor(target / 12), (target % 12) + 1];
  const day = Math.min(Number(date.slice(8, 10)), daysInMonth(year, month));
  return `${monthFromIndex(target)}-${String(day).padStart(2, '0')}`;
}

export const lastDayOfMonth = (month: YearMonth): IsoDate => {
  const index = monthIndex(month);
  return `${month}-${String(daysInMonth(Math.floor(index / 12), (index % 12) + 1)).padStart(2, '0')}`;
};

const DAY_MS = 86_400_000;

/** @returns the day so many days later, or earlier for a negative number. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** @returns whole days from the first day to the second. @throws RangeError for text that is no day. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  if (!isIsoDate(from) || !isIsoDate(to)) throw new RangeError(`not a pair of days: ${from}, ${to}`);
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
