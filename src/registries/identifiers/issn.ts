import { remembering } from '../../domain/remembering.ts';
import { type Parsed, plain, refuse, weightedSum } from './parsed.ts';

export interface Issn {
  /** `NNNN-NNNC`. */
  readonly value: string;
}

/** @returns the check character of the first seven digits (ISO 3297: weights 8 to 2, modulus 11, X for ten). */
export function issnCheckCharacter(sevenDigits: string): string {
  const check = (11 - (weightedSum(sevenDigits, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** Reads an ISSN with or without its label and hyphen. */
export const parseIssn = remembering((text): Parsed<Issn> => {
  const match = /^(?:[EPL]?-?ISSN(?:-L)?\s*:?\s*)?(\d{4})\s*-?\s*(\d{3})([\dX])$/u.exec(plain(text).toUpperCase());
  const [, head, tail, check] = match ?? [];
  if (head === undefined || tail === undefined || check === undefined) return refuse('malformed');
  const expected = issnCheckCharacter(head + tail);
  return check === expected ? { ok: true, value: `${head}-${tail}${check}` } : refuse('check-digit', expected);
});
