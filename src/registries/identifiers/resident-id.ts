import { type Parsed, plain, refuse, weightedSum } from './parsed.ts';
import { parseUscc } from './uscc.ts';

/** A resident identity number. The number itself is never kept: only its masked form leaves this parser. */
export interface ResidentId {
  /** First six and last character; the day of birth and the serial are hidden. */
  readonly masked: string;
  /** `YYYY`. */
  readonly birthYear: number;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** First two digits of a division (GB/T 2260), with 83 for residence permits. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/u;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** @returns the check character of the first seventeen digits (GB 11643-1999). */
export const residentIdCheckCharacter = (seventeenDigits: string): string =>
  '10X98765432'.charAt(weightedSum(seventeenDigits, WEIGHTS) % 11);

function dateExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= FIRST_YEAR && year <= LAST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const DIGIT = '[0-9０-９]';
/** Eighteen characters, in one run or with a space or dash before and after the day of birth; full-width digits count. */
const EIGHTEEN = new RegExp(
  `(?<!${DIGIT})(${DIGIT}{6})([ \u3000-]?)(${DIGIT}{8})([ \u3000-]?)(${DIGIT}{3})([0-9０-９XxＸｘ])(?!${DIGIT})`,
  'gu',
);
/** The fifteen digits issued before 1999 are told from other numbers by the label in front alone. */
const FIFTEEN = new RegExp(
  `((?:身份证|公民身份号码|证件号)[^0-9０-９\\n]{0,12})(${DIGIT}{6})(${DIGIT}{6})(${DIGIT}{2})(${DIGIT})(?![0-9０-９XxＸｘ])`,
  'gu',
);
const stars = (text: string): string => text.replace(/[^ \u3000-]/gu, '*');

/**
 * Hides the day of birth and the serial of every run that has the form of a resident identity number: a division, a day that exists,
 * four characters. A wrong check character does not save it, since a mistyped number still names a person; a valid credit code
 * (USCC) that is no valid identity number is left alone.
 * @returns a text of the same length, so that places in it stay what they were
 */
export const maskResidentIds = (text: string): string =>
  /[0-9０-９]{6}/u.test(text)
    ? text
        .replace(EIGHTEEN, (whole: string, division: string, gap: string, day: string, gap2: string, serial: string, check: string) => {
          const characters = plain(division + day + serial + check).toUpperCase();
          if (!isPersonal(characters)) return whole;
          return `${division}${gap}${stars(day)}${gap2}${stars(serial)}${check}`;
        })
        .replace(FIFTEEN, (whole: string, label: string, division: string, day: string, serial: string, last: string) => {
          const born = plain(day);
          const exists = dateExists(1900 + Number(born.slice(0, 2)), Number(born.slice(2, 4)), Number(born.slice(4, 6)));
          return exists && PROVINCE.test(plain(division)) ? `${label}${division}${stars(day)}${stars(serial)}${last}` : whole;
        })
    : text;

function isPersonal(characters: string): boolean {
  const exists = dateExists(Number(characters.slice(6, 10)), Number(characters.slice(10, 12)), Number(characters.slice(12, 14)));
  if (!exists || !/^[1-9]/u.test(characters)) return false;
  if (residentIdCheckCharacter(characters.slice(0, 17)) === characters[17]) return true;
  return PROVINCE.test(characters) && !parseUscc(characters).ok;
}

const HASH = /^[0-9a-f]{32,}$/u;

/** @returns the value with every text in it masked; hashes and the fields named in `except` are left as they are. */
export function maskDeep<T>(value: T, except: ReadonlySet<string> = new Set()): T {
  const masked = (item: unknown): unknown => {
    if (typeof item === 'string') return HASH.test(item) ? item : maskResidentIds(item);
    if (Array.isArray(item)) return item.map(masked);
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).map(([key, each]) => [key, except.has(key) ? each : masked(each)]));
  };
  return masked(value) as T;
}

/** Reads an 18-character resident identity number and hands back its masked form. */
export function parseResidentId(text: string): Parsed<ResidentId> {
  const value = plain(text).toUpperCase().replace(/\s+/gu, '');
  if (!/^[1-9]\d{16}[\dX]$/u.test(value)) return refuse('malformed');
  const year = Number(value.slice(6, 10));
  if (!dateExists(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) return refuse('date-out-of-range');
  const expected = residentIdCheckCharacter(value.slice(0, 17));
  if (value[17] !== expected) return refuse('check-digit', expected);
  return { ok: true, masked: `${value.slice(0, 6)}***********${value.charAt(17)}`, birthYear: year };
}
