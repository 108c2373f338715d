import { type Parsed, plain, refuse } from './parsed.ts';

export interface Uscc {
  /** Eighteen characters. */
  readonly value: string;
  /** Six-digit administrative division of the registering authority. */
  readonly division: string;
}

/** GB 32100-2015: digits and capitals without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** @returns the check character of the first seventeen (weights 3^i, modulus 31). */
export function usccCheckCharacter(seventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of seventeen) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Reads a unified social credit code (统一社会信用代码). */
export function parseUscc(text: string): Parsed<Uscc> {
  const value = plain(text).toUpperCase().replace(/\s+/gu, '');
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/u.test(value)) return refuse('malformed');
  const expected = usccCheckCharacter(value.slice(0, 17));
  return value[17] === expected ? { ok: true, value, division: value.slice(2, 8) } : refuse('check-digit', expected);
}
