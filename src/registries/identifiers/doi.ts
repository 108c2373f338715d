import { type Parsed, plain, refuse } from './parsed.ts';

export interface Doi {
  /** Lower case, without resolver or label: DOIs compare without regard to case. */
  readonly value: string;
}

/** Reads a DOI, bare, labelled or as a link. */
export function parseDoi(text: string): Parsed<Doi> {
  const bare = plain(text).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi\s*:?\s*)/iu, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/u.test(bare) ? { ok: true, value: bare.toLowerCase() } : refuse('malformed');
}
