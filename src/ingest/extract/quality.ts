import type { TextQuality } from '../../domain/document.ts';
import { countKinds, Kind } from './character-kinds.ts';

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

export const readability = (text: string): Readability => readabilityOf(countKinds(text));

/** @param counts as `countKinds` gives them */
export function readabilityOf(counts: Uint32Array): Readability {
  const of = (kind: number): number => counts[kind] ?? 0;
  const total = counts.reduce((sum, count) => sum + count, 0) - of(Kind.blank);
  // A page in Yi or Khmer is a page in that language; mixed with Chinese these letters are a broken character map.
  const garbled = of(Kind.broken) + of(Kind.replacement) + (of(Kind.han) + of(Kind.commonHan) > 0 ? of(Kind.stray) : 0);
  return { readable: total - garbled - of(Kind.privateUse), total, garbled };
}

export const readableShare = ({ readable, total }: Readability): number => (total === 0 ? 0 : Math.round((readable / total) * 1e4) / 1e4);

/** @returns the document's quality from its pages; `none` when no page gave text. */
export function documentQuality(pages: readonly Readability[], unreadPages: number): TextQuality {
  const total = pages.reduce((sum, page) => sum + page.total, 0);
  const readable = pages.reduce((sum, page) => sum + page.readable, 0);
  if (total === 0 || unreadPages === pages.length) return 'none';
  return readable / total >= GOOD_QUALITY && unreadPages <= pages.length / 2 ? 'good' : 'poor';
}
