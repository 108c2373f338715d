import { type Parsed, plain, refuse } from './parsed.ts';

export interface Orcid {
  /** `NNNN-NNNN-NNNN-NNNC`. */
  readonly value: string;
}

/** @returns the check character of the first fifteen digits (ISO 7064 MOD 11-2). */
export function orcidCheckCharacter(fifteenDigits: string): string {
  let total = 0;
  for (const digit of fifteenDigits) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** Reads an ORCID iD, bare or as a link. */
export function parseOrcid(text: string): Parsed<Orcid> {
  const bare = plain(text)
    .replace(/^(?:https?:\/\/(?:www\.)?orcid\.org\/|orcid\s*:?\s*)/iu, '')
    .toUpperCase();
  if (!/^\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]$/u.test(bare)) return refuse('malformed');
  const characters = bare.replaceAll('-', '');
  const expected = orcidCheckCharacter(characters.slice(0, 15));
  if (characters[15] !== expected) return refuse('check-digit', expected);
  return { ok: true, value: characters.replace(/(.{4})(?=.)/gu, '$1-') };
}
