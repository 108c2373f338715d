import type { StatedPercent } from '../../domain/check-report.ts';
import { type IsoDate, isIsoDate } from '../../domain/dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** @returns the first day in a text, written `2020-05-12`, `2020年5月12日`, `2020/5/12`, `05-Mar-2021`, `Mar 5, 2021` or `5 March 2021`. */
export function dateIn(text: string): IsoDate | undefined {
  const numeric = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/.exec(text);
  if (numeric !== null) return day(numeric[1], Number(numeric[2]), numeric[3]);
  const dayFirst = /(\d{1,2})[-\s]+([A-Za-z]{3,9})[-,\s]+(\d{4})/.exec(text);
  if (dayFirst !== null) return day(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})/.exec(text);
  return monthFirst === null ? undefined : day(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
}

const monthNumber = (name: string | undefined): number => MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

function day(year: string | undefined, month: number, date: string | undefined): IsoDate | undefined {
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  return isIsoDate(text) ? text : undefined;
}

/** @returns the two ends of a range of days; one date alone is the end. */
export function rangeIn(text: string): { from?: IsoDate; to?: IsoDate } | undefined {
  const dates = [...text.matchAll(/\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/g)]
    .map(([found]) => dateIn(found))
    .filter((date) => date !== undefined);
  const [first, second] = dates;
  if (first === undefined) return undefined;
  return second === undefined ? { to: first } : { from: first, to: second };
}

/** @param leastDecimals the tool rounds to so many, though it may leave a last nought out. */
export function percentOf(text: string, leastDecimals = 0): StatedPercent | undefined {
  const found = /(\d{1,3})(?:\.(\d{1,3}))?\s*[%％]?/.exec(text.normalize('NFKC'));
  if (found === null) return undefined;
  const value = Number(`${found[1] ?? ''}.${found[2] ?? '0'}`);
  return value > 100 ? undefined : { value, decimals: Math.max(leastDecimals, found[2]?.length ?? 0) };
}

/** @returns the first whole number of a text such as `[776]` or `12,345`. */
export function wholeIn(text: string): number | undefined {
  const found = /\d[\d,，]*/.exec(text.normalize('NFKC'));
  const value = found === null ? Number.NaN : Number(found[0].replace(/[,，]/g, ''));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** @returns the names of an author line; marks of affiliation and brackets are left out. */
export const authorsIn = (text: string): string[] =>
  text
    .replace(/[（(\[][^)）\]]*[)）\]]/gu, '')
    .split(/[;；,，、/]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '-' && name.length <= 60);
