import type { TextQuality } from '../../domain/document.ts';

// Scripts a wrong character map yields among Chinese: CJK extension A, Yi, Canadian syllabics, phonetic extensions, Ethiopic, Khmer …
const STRAY_AMONG_HAN = /[\u0530-\u109f\u1200-\u1dbf\u3400-\u4dbf\ua000-\uabff]/;
const PRIVATE_USE = /\p{Co}/u;
const UNREADABLE = /[\p{Cn}\p{Cs}\ufffd]/u;
const CONTROL = /\p{Cc}/u;
const HAN = /[\u4e00-\u9fff]/;
const BLANK = /[\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad]/;

/** Pages below this readable share count as unread. Half the letters wrong leaves no run of 13 to compare. */
export const MIN_PAGE_QUALITY = 0.6;
/** Documents below this mean share are `poor`: 1 letter in 20 wrong breaks half of all 13-letter runs. */
const GOOD_QUALITY = 0.95;

/** Characters that could be read and that count, white space and invisible marks aside. */
export interface Readability {
  readonly readable: number;
  readonly total: number;
  /** Letters a broken character map yields, which another engine may read: not private-use bullets, which none can. */
  readonly garbled: number;
}

export function readability(text: string): Readability {
  let total = 0;
  let privateUse = 0;
  let broken = 0;
  let han = 0;
  let stray = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) code = text.codePointAt(at++) ?? code;
    const kind = characterKind(code);
    if (kind === Kind.blank) continue;
    total++;
    if (kind === Kind.han) han++;
    else if (kind === Kind.privateUse) privateUse++;
    else if (kind === Kind.broken) broken++;
    else if (kind === Kind.stray) stray++;
  }
  // A page in Yi or Khmer is a page in that language; mixed with Chinese these letters are a broken character map.
  const garbled = broken + (han > 0 ? stray : 0);
  return { readable: total - garbled - privateUse, total, garbled };
}

/** Kinds of characters as `characterKind` tells them. */
export const Kind = { unknown: 0, blank: 1, plain: 2, han: 3, privateUse: 4, broken: 5, stray: 6 } as const;
/** Kinds of the code points of the basic plane, told once each. */
const kinds = new Uint8Array(0x10000);

/** @returns one of `Kind` for a code point. */
export function characterKind(code: number): number {
  const known = kinds[code];
  if (known !== undefined && known !== Kind.unknown) return known;
  const kind = tellKind(String.fromCodePoint(code));
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

/** Ranges of letters and signs without a gap: patterns of whole categories, slow to make, are for what is rarer. */
const PLAIN =
  /[!-~\u00a1-\u00ac\u00ae-\u024f\u0391-\u03a1\u03a3-\u03c9\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2460-\u27bf\u3001-\u303f\uff01-\uff60]/;

function tellKind(character: string): number {
  if (PLAIN.test(character)) return Kind.plain;
  if (BLANK.test(character)) return Kind.blank;
  if (HAN.test(character)) return Kind.han;
  if (PRIVATE_USE.test(character)) return Kind.privateUse;
  if (CONTROL.test(character) || UNREADABLE.test(character)) return Kind.broken;
  return STRAY_AMONG_HAN.test(character) ? Kind.stray : Kind.plain;
}

export const readableShare = ({ readable, total }: Readability): number => (total === 0 ? 0 : Math.round((readable / total) * 1e4) / 1e4);

/** @returns the document's quality from its pages; `none` when no page gave text. */
export function documentQuality(pages: readonly Readability[], unreadPages: number): TextQuality {
  const total = pages.reduce((sum, page) => sum + page.total, 0);
  const readable = pages.reduce((sum, page) => sum + page.readable, 0);
  if (total === 0 || unreadPages === pages.length) return 'none';
  return readable / total >= GOOD_QUALITY && unreadPages <= pages.length / 2 ? 'good' : 'poor';
}
