import { type Parsed, plain, refuse, weightedSum } from './parsed.ts';

type IsbnPlace = 'mainland' | 'hong-kong' | 'taiwan' | 'macau' | 'elsewhere';

export interface Isbn {
  /** Thirteen digits, whatever form was written. */
  readonly value: string;
  readonly writtenAs: 10 | 13;
  readonly place: IsbnPlace;
  /** Publisher's number, known for mainland numbers. */
  readonly registrant?: string;
}

const PLACES: readonly (readonly [prefix: string, place: IsbnPlace])[] = [
  ['9787', 'mainland'],
  ['978962', 'hong-kong'],
  ['978988', 'hong-kong'],
  ['978957', 'taiwan'],
  ['978986', 'taiwan'],
  ['978626', 'taiwan'],
  ['97899937', 'macau'],
  ['97899965', 'macau'],
  ['97899981', 'macau'],
];

/** Mainland registrant ranges under 978-7 by leading digit: 00–09, 100–499, 5000–7999, 80000–89999, 900000–999999. */
const registrantLength = (leading: string): number => {
  const digit = Number(leading);
  return digit === 0 ? 2 : digit <= 4 ? 3 : digit <= 7 ? 4 : digit === 8 ? 5 : 6;
};

/**
 * @returns what tells one book from another whatever form its number is written in: the ten-digit form and the thirteen-digit one
 *   under 978 share nine digits before their check character (ISO 2108). Other text keeps its digits; empty without any.
 */
export function isbnKey(isbn: string): string {
  const digits = isbn.toUpperCase().replace(/[^0-9X]/gu, '');
  if (digits.length === 10) return digits.slice(0, 9);
  return digits.length === 13 && digits.startsWith('978') ? digits.slice(3, 12) : digits;
}

const CHECK_13_WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3];

export const isbn13CheckDigit = (twelveDigits: string): string => String((10 - (weightedSum(twelveDigits, CHECK_13_WEIGHTS) % 10)) % 10);

export function isbn10CheckCharacter(nineDigits: string): string {
  const check = (11 - (weightedSum(nineDigits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** Reads an ISBN of either length. When it is written with all its hyphens, a mainland publisher's number must have the length of its range. */
export function parseIsbn(text: string): Parsed<Isbn> {
  const written = plain(text)
    .toUpperCase()
    .replace(/^ISBN(?:-1[03])?\s*:?\s*/u, '');
  if (!/^[\dX\s-]+$/u.test(written)) return refuse('malformed');
  const characters = written.replace(/[\s-]/gu, '');
  if (/^\d{9}[\dX]$/u.test(characters)) {
    const nine = characters.slice(0, 9);
    const expected = isbn10CheckCharacter(nine);
    if (characters[9] !== expected) return refuse('check-digit', expected);
    return describe(`978${nine}${isbn13CheckDigit(`978${nine}`)}`, 10, `978-${written}`);
  }
  if (!/^97[89]\d{10}$/u.test(characters)) return refuse('malformed');
  const expected = isbn13CheckDigit(characters.slice(0, 12));
  return characters[12] === expected ? describe(characters, 13, written) : refuse('check-digit', expected);
}

function describe(value: string, writtenAs: 10 | 13, written: string): Parsed<Isbn> {
  const place = PLACES.find(([prefix]) => value.startsWith(prefix))?.[1] ?? 'elsewhere';
  if (place !== 'mainland') return { ok: true, value, writtenAs, place };
  const registrant = value.slice(4, 4 + registrantLength(value.charAt(4)));
  const parts = written.split(/[\s-]+/u);
  if (parts.length === 5 && (parts[1] !== '7' || parts[2] !== registrant)) return refuse('hyphenation');
  return { ok: true, value, writtenAs, place, registrant };
}
