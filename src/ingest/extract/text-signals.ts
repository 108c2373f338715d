import type { PageSignals } from '../../domain/document.ts';
import { countKinds, Kind } from './character-kinds.ts';

const COMMON_WORDS = new Set(
  'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years where much your way down should because long each just state those people too mr how little good make world still see own work using used data results method methods figure table study between based model analysis during both under high different system'.split(
    ' ',
  ),
);
const MIN_WORD = 2;
const LONGEST_COMMON = Math.max(...[...COMMON_WORDS].map((word) => word.length));

/**
 * @param text of one page before private-use characters are dropped
 * @param counts of its characters by kind
 */
export function pageSignals(text: string, disagreement: number | undefined, counts: Uint32Array = countKinds(text)): PageSignals {
  const of = (kind: number): number => counts[kind] ?? 0;
  const total = counts.reduce((sum, count) => sum + count, 0) - of(Kind.blank);
  const words = wordLetters(text);
  return {
    printable: share(total - of(Kind.broken) - of(Kind.replacement), total),
    dictionary: share(of(Kind.commonHan) + words.common, of(Kind.han) + of(Kind.commonHan) + words.all),
    privateUse: share(of(Kind.privateUse), total),
    replacement: share(of(Kind.replacement), total),
    ...(disagreement === undefined ? {} : { disagreement: share(disagreement, 1) }),
  };
}

/** Letters of Latin words, and those of common ones. */
function wordLetters(text: string): { readonly all: number; readonly common: number } {
  let all = 0;
  let common = 0;
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    // Small letters and capitals differ in one bit.
    const code = at < text.length ? text.charCodeAt(at) | 0x20 : 0;
    if (code >= 97 && code <= 122) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      const length = at - start;
      if (length >= MIN_WORD) {
        all += length;
        if (length <= LONGEST_COMMON && COMMON_WORDS.has(text.slice(start, at).toLowerCase())) common += length;
      }
      start = -1;
    }
  }
  return { all, common };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1e4) / 1e4);
