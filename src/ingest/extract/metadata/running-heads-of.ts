import type { Extracted, PageText } from '../../../domain/document.ts';
import type { ReadPage } from '../read-document.ts';

/** A book says the same on four hundred pages: one of each kind is enough, and a limit on kinds keeps artifacts small. */
const MAX_HEADS = 60;

/** Heads and feet that are not part of the text, each kind once; numbers count as one kind but on the first and the last page. */
export function runningHeadsOf(readPages: readonly ReadPage[], pages: readonly PageText[]): Extracted<string>[] {
  const heads: Extracted<string>[] = [];
  const seen = new Set<string>();
  for (const [index, page] of readPages.entries()) {
    const start = pages[index]?.start ?? 0;
    const ends = index === 0 || index === readPages.length - 1;
    for (const value of page.heads ?? []) {
      const kind = value.replace(/\s+/g, '').replace(/\d+/g, '#');
      if ((seen.has(kind) && !ends) || heads.length >= MAX_HEADS) continue;
      seen.add(kind);
      heads.push({ value, page: page.number, span: { start, end: start }, confidence: 0.9 });
    }
  }
  return heads;
}
