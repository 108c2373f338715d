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
  for (const character of text) {
    if (BLANK.test(character)) continue;
    total++;
    if (character < '\u0370' && character >= ' ') continue;
    if (HAN.test(character)) han++;
    else if (PRIVATE_USE.test(character)) privateUse++;
    else if (CONTROL.test(character) || UNREADABLE.test(character)) broken++;
    else if (STRAY_AMONG_HAN.test(character)) stray++;
  }
  // A page in Yi or Khmer is a page in that language; mixed with Chinese these letters are a broken character map.
  const garbled = broken + (han > 0 ? stray : 0);
  return { readable: total - garbled - privateUse, total, garbled };
}

export const readableShare = ({ readable, total }: Readability): number => (total === 0 ? 0 : Math.round((readable / total) * 1e4) / 1e4);

/** @returns the document's quality from its pages; `none` when no page gave text. */
export function documentQuality(pages: readonly Readability[], unreadPages: number): TextQuality {
  const total = pages.reduce((sum, page) => sum + page.total, 0);
  const readable = pages.reduce((sum, page) => sum + page.readable, 0);
  if (total === 0 || unreadPages === pages.length) return 'none';
  return readable / total >= GOOD_QUALITY && unreadPages <= pages.length / 2 ? 'good' : 'poor';
}
