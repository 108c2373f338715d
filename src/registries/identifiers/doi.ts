import { type Parsed, plain, refuse } from './parsed.ts';

export interface Doi {
  /** Lower case, without resolver or label: DOIs compare without regard to case. */
  readonly value: string;
}

/** Sentences end after a DOI; a DOI does not end in these. */
const TRAILING = /[.,;:，。；、]+$/u;

function decoded(text: string): string {
  if (!/%[0-9A-Fa-f]{2}/u.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads a DOI, bare, labelled or as a link (percent escapes of a link are undone). */
export function parseDoi(text: string): Parsed<Doi> {
  const written = plain(text);
  const link = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//iu.exec(written);
  const bare = (link === null ? written.replace(/^doi\s*:?\s*/iu, '') : decoded(written.slice(link[0].length))).replace(TRAILING, '');
  return /^10\.\d{4,9}(?:\.\d+)*\/\S+$/u.test(bare) ? { ok: true, value: bare.toLowerCase() } : refuse('malformed');
}
