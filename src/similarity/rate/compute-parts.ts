import type { Span } from '../../domain/span.ts';
import { countCharacters } from '../normalise/count-characters.ts';
import type { RateParts } from '../types.ts';
import { CharacterCounter, intersectSpans } from './character-counter.ts';

/** 前部 is the first fifth of a text's characters, 后部 the rest, as the reports of the duplicate checks in use divide it. */
const FRONT_SHARE = 0.2;

/** @returns the offset before which `count` counted characters stand */
function offsetOf(text: string, count: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (countCharacters(text, { start: 0, end: middle }) < count) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where in the text the matched characters stand. Front and back add up to all matched characters, and so do the sections. */
export function computeParts(text: string, matched: readonly Span[], sectionStarts: readonly number[]): RateParts {
  const border = offsetOf(text, Math.round(countCharacters(text) * FRONT_SHARE));
  const starts = [...new Set([0, ...sectionStarts.filter((at) => at > 0 && at < text.length)])].sort((a, b) => a - b);
  const sections = starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
  const count = (span: Span): number => {
    const inside = intersectSpans(matched, [span]);
    return new CharacterCounter(text, inside).of(inside);
  };
  const suspected = sections.map(count).filter((characters) => characters > 0);
  return {
    frontCharacters: count({ start: 0, end: border }),
    backCharacters: count({ start: border, end: text.length }),
    sections: sections.length,
    suspectedSections: suspected.length,
    mostInSection: suspected.reduce((most, characters) => Math.max(most, characters), 0),
    leastInSection: suspected.length === 0 ? 0 : suspected.reduce((least, characters) => Math.min(least, characters)),
  };
}
