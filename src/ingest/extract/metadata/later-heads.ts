import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { fold } from './fold.ts';
import { readImprint } from './imprint.ts';

const PAGES = 2;
/** Shares of the page's height. */
const STRIP_TOP = 0.1;
const STRIP_BOTTOM = 0.93;
const MAX_LENGTH = 90;

/**
 * Heads and feet of the pages after the first. In a work of two or three pages they do not repeat and so are in its text; the first page of many
 * journals has none.
 * @param usual letter size of most of the document
 */
export function laterHeads(filled: readonly PlacedBlock[], usual: number): Extracted<string>[] {
  const first = filled[0]?.page ?? 1;
  const later = filled.filter(({ page, place }) => place !== undefined && page > first && page <= first + PAGES);
  return later
    .filter((block) => isHead(block, usual))
    .map(({ text, page, start, end }) => ({ value: text, page, span: { start, end }, confidence: 0.8 }));
}

function isHead({ place, text, fontSize = 0 }: PlacedBlock, usual: number): boolean {
  if (place === undefined || text.length > MAX_LENGTH || /[。！？；;]|\.$/.test(text.trim())) return false;
  if (place.bottom > STRIP_TOP && place.top < STRIP_BOTTOM) return false;
  const { volume, issue } = readImprint(fold(text));
  return volume !== undefined || issue !== undefined || Math.abs(fontSize - usual) > usual * 0.03;
}
