import type { PatentKind } from '../../domain/work.ts';
import { type Parsed, plain, refuse, weightedSum } from './parsed.ts';

/** A mainland patent by its application number, or a document by its publication number. */
export type PatentNumber =
  | {
      readonly form: 'application';
      /** Digits, a dot and the check character. */
      readonly value: string;
      readonly year: number;
      readonly kind: PatentKind;
      /** The application entered through the PCT. */
      readonly international: boolean;
      /** `ZL` stands before the number: it speaks of a granted patent. Without it the number shows an application only. */
      readonly granted: boolean;
    }
  | {
      readonly form: 'publication';
      readonly value: string;
      readonly kind: PatentKind;
      /** A publishes an application; B, C, U, Y, S and D announce a grant. */
      readonly granted: boolean;
    };

const KINDS: Readonly<Record<string, { readonly kind: PatentKind; readonly international: boolean }>> = {
  1: { kind: 'invention', international: false },
  2: { kind: 'utility-model', international: false },
  3: { kind: 'design', international: false },
  8: { kind: 'invention', international: true },
  9: { kind: 'utility-model', international: true },
};
const PUBLICATION_KINDS: Readonly<Record<string, PatentKind>> = {
  A: 'invention',
  B: 'invention',
  C: 'invention',
  U: 'utility-model',
  Y: 'utility-model',
  S: 'design',
  D: 'design',
};
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
/** The patent office opened in 1985. */
const FIRST_YEAR = 1985;
const OTHER_OFFICES = /^(?:US|EP|WO|JP|KR|DE|GB|FR|AU|CA|RU|TW|HK|PCT)[\s/\d]/u;

/** @returns the check character of an application number's 8 or 12 digits (ZC 0006-2003). */
export function patentCheckCharacter(digits: string): string {
  const check = weightedSum(digits, WEIGHTS.slice(0, digits.length)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** Reads a mainland patent number: 13 characters (from 2003-10-01), 9 characters (before), with or without ZL, or a publication number. */
export function parsePatentNumber(text: string): Parsed<PatentNumber> {
  const written = plain(text).toUpperCase();
  if (OTHER_OFFICES.test(written)) return refuse('foreign-office');
  const compact = written.replace(/[\s。·•]/gu, '').replace(/^专利号:?|^申请号:?/u, '');
  const publication = /^CN(\d{7}|\d{9})([ABCDSUY])\d?$/u.exec(compact);
  if (publication !== null) return readPublication(publication[1] ?? '', publication[2] ?? '');
  const match = /^(ZL|CN)?(\d{12}|\d{8})(?:\.?([\dX]))?$/u.exec(compact);
  const digits = match?.[2];
  if (match === null || digits === undefined) return refuse('malformed');
  return readApplication(digits, match[3], match[1] === 'ZL');
}

function readPublication(digits: string, letter: string): Parsed<PatentNumber> {
  const kind = PUBLICATION_KINDS[letter];
  return kind === undefined
    ? refuse('unknown-kind')
    : { ok: true, form: 'publication', value: `CN${digits}${letter}`, kind, granted: letter !== 'A' };
}

function readApplication(digits: string, check: string | undefined, granted: boolean): Parsed<PatentNumber> {
  const long = digits.length === 12;
  const written = Number(digits.slice(0, long ? 4 : 2));
  const year = long ? written : written >= 85 ? 1900 + written : 2000 + written;
  if (year < FIRST_YEAR || (long ? year < 2003 || year > 2099 : year > 2003)) return refuse('year-out-of-range');
  const kind = KINDS[digits.charAt(long ? 4 : 2)];
  if (kind === undefined) return refuse('unknown-kind');
  const expected = patentCheckCharacter(digits);
  if (check === undefined) return refuse('no-check-digit', expected);
  if (check !== expected) return refuse('check-digit', expected);
  return { ok: true, form: 'application', value: `${digits}.${check}`, year, ...kind, granted };
}
