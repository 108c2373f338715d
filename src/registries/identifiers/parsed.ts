/** Why a text is no identifier of its kind. `expected` is the check character the other characters call for. */
export type IdentifierFault =
  | 'malformed'
  | 'check-digit'
  | 'unknown-region'
  | 'serial-out-of-range'
  | 'unknown-class'
  | 'hyphenation'
  | 'unknown-kind'
  | 'no-check-digit'
  | 'year-out-of-range'
  | 'date-out-of-range'
  | 'foreign-office';

export interface Refused {
  readonly ok: false;
  readonly reason: IdentifierFault;
  readonly expected?: string;
}

export type Parsed<T> = ({ readonly ok: true } & T) | Refused;

export const refuse = (reason: IdentifierFault, expected?: string): Refused =>
  expected === undefined ? { ok: false, reason } : { ok: false, reason, expected };

/** @returns the text with full-width forms, every kind of dash and surrounding space made plain. */
export const plain = (text: string): string =>
  PLAIN_ALREADY.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[‐‑‒–—―−﹣－]/gu, '-')
        .replace(/[\u200b-\u200d\ufeff]/gu, '')
        .trim();
const PLAIN_ALREADY = /^[!-~]*$/u;

/** @returns the sum of digit times weight; `X` counts ten. */
export function weightedSum(characters: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const character = characters[i] ?? '0';
    sum += (character === 'X' ? 10 : Number(character)) * (weights[i] ?? 0);
  }
  return sum;
}
