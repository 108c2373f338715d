import { type Parsed, plain, refuse, weightedSum } from './parsed.ts';

/** A resident identity number. The number itself is never kept: only its masked form leaves this parser. */
export interface ResidentId {
  /** First six and last character; the day of birth and the serial are hidden. */
  readonly masked: string;
  /** `YYYY`. */
  readonly birthYear: number;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** @returns the check character of the first seventeen digits (GB 11643-1999). */
export const residentIdCheckCharacter = (seventeenDigits: string): string =>
  '10X98765432'.charAt(weightedSum(seventeenDigits, WEIGHTS) % 11);

/** @returns the text with every run that looks like a resident identity number masked. */
export const maskResidentIds = (text: string): string =>
  text.replace(/(?<!\d)(\d{6})(?:19|20)\d{9}([\dXx])(?!\d)/gu, (_, division: string, check: string) => `${division}***********${check}`);

/** Reads an 18-character resident identity number and hands back its masked form. */
export function parseResidentId(text: string): Parsed<ResidentId> {
  const value = plain(text).toUpperCase().replace(/\s+/gu, '');
  if (!/^[1-9]\d{16}[\dX]$/u.test(value)) return refuse('malformed');
  const [year, month, day] = [Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14))];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists) return refuse('date-out-of-range');
  const expected = residentIdCheckCharacter(value.slice(0, 17));
  if (value[17] !== expected) return refuse('check-digit', expected);
  return { ok: true, masked: `${value.slice(0, 6)}***********${value.charAt(17)}`, birthYear: year };
}
