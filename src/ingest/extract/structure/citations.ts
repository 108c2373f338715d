import type { Citation, Reference } from '../../../domain/document.ts';
import { mergeSpans, type Span } from '../../../domain/span.ts';
import { fold } from '../metadata/fold.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const BRACKETS = /[[【〔]\s?(\d{1,3}(?:\s?[-–—~,，、;；]\s?\d{1,3})*)(?:\s?[:：]\s?\d+(?:[-–—]\d+)?)?\s?[\]】〕]/g;
const SUPERSCRIPT = new RegExp(`[${RAISED}]{1,3}(?:[⁻,，·][${RAISED}]{1,3})*`, 'g');
const YEAR = '(?:1[89]|20)\\d{2}';
/** (张三等, 2019；Smith et al., 2020) */
const IN_BRACKETS = new RegExp(`\\(([^()\\n]{2,160}?${YEAR}[a-z]?[^()\\n]{0,60})\\)`, 'g');
/** 张三等(2019), Smith and Jones (2019) */
const NAMED = new RegExp(
  `([\\p{Script=Han}]{1,4}|\\p{Lu}[\\p{L}'’-]+(?:\\s+(?:and|&|et al\\.?)(?:\\s+\\p{Lu}[\\p{L}'’-]+)?)?)\\s?等?(?:人)?\\s?\\((${YEAR})[a-z]?\\)`,
  'gu',
);
const ONE = new RegExp(
  `^\\s*(?:(?:参?见|see|e\\.g\\.,?|cf\\.)\\s*)?(\\p{L}[\\p{L}'’ .&和与、,-]{0,80}?)(?:等|et al\\.?)?[,\\s]\\s?(${YEAR})[a-z]?`,
  'u',
);
const MAX_RANGE = 60;
const MAX_CITATIONS = 5000;

/** Marks in the text, outside the list itself, with the entries they point to. */
export function citationsOf(text: string, references: readonly Reference[]): Citation[] {
  if (references.length === 0) return [];
  const folded = fold(text);
  const byNumber = new Map<number, number>();
  for (const [at, { index }] of references.entries()) if (index !== undefined && !byNumber.has(index)) byNumber.set(index, at);
  // Entries follow each other with a line feed between: most lists are one span.
  const lists = mergeSpans(references.map(({ span }) => ({ start: span.start, end: span.end + 2 })));
  const found: Citation[] = [];
  const taken = new Set<number>();
  const add = (kind: Citation['kind'], span: Span, places: readonly number[]): void => {
    if (found.length >= MAX_CITATIONS || taken.has(span.end) || lists.some(({ start, end }) => span.start >= start && span.start < end))
      return;
    taken.add(span.end);
    found.push({ span, kind, references: places });
  };
  if (byNumber.size > 0) {
    for (const match of folded.matchAll(BRACKETS)) {
      const numbers = expand(match[1] ?? '');
      // Intervals and matrices look the same: at least one number must be an entry's.
      if (numbers.some((number) => byNumber.has(number))) add('numbered', spanOf(match), placesOf(numbers, byNumber));
    }
    // Folding turns raised digits into plain ones: look for them in the text as printed.
    for (const match of text.matchAll(SUPERSCRIPT)) {
      const numbers = expand(
        Array.from(match[0], (sign) => (RAISED.includes(sign) ? String(RAISED.indexOf(sign)) : sign === '⁻' ? '-' : ',')).join(''),
      );
      if (numbers.length > 0 && numbers.every((number) => byNumber.has(number)) && !/[a-zµ\d]$/i.test(text.slice(0, match.index).slice(-1)))
        add('superscript', spanOf(match), placesOf(numbers, byNumber));
    }
  }
  const byYear = yearsOf(references);
  for (const match of folded.matchAll(NAMED)) {
    const places = lookUp(byYear, match[2] ?? '', match[1] ?? '');
    if (places.length > 0) add('author-year', spanOf(match), places);
  }
  for (const match of folded.matchAll(IN_BRACKETS)) {
    const places = (match[1] ?? '').split(/[;；]/).flatMap((part) => {
      const one = ONE.exec(part);
      return one === null ? [] : lookUp(byYear, one[2] ?? '', one[1] ?? '');
    });
    if (places.length > 0) add('author-year', spanOf(match), [...new Set(places)]);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });
const placesOf = (numbers: readonly number[], byNumber: ReadonlyMap<number, number>): number[] => [
  ...new Set(numbers.flatMap((number) => byNumber.get(number) ?? [])),
];

/** `1-3,5` → 1, 2, 3, 5. */
function expand(list: string): number[] {
  return list.split(/[,，、;；]/).flatMap((part) => {
    const [from = Number.NaN, to = from] = part.split(/[-–—~]/).map(Number);
    return !(to >= from) || to - from > MAX_RANGE ? [] : Array.from({ length: to - from + 1 }, (_, step) => from + step);
  });
}

function yearsOf(references: readonly Reference[]): Map<string, { at: number; names: string }[]> {
  const years = new Map<string, { at: number; names: string }[]>();
  for (const [at, { year, authors }] of references.entries()) {
    if (year === undefined || authors === undefined) continue;
    years.set(year, [...(years.get(year) ?? []), { at, names: (authors[0] ?? '').toLowerCase() }]);
  }
  return years;
}

/** Entries of that year whose first author is the one named, by surname. The running text before a Chinese name may cling to it. */
function lookUp(years: ReadonlyMap<string, readonly { at: number; names: string }[]>, year: string, name: string): number[] {
  const wanted =
    name
      .toLowerCase()
      .split(/\s*(?:\band\b|&|和|与|、|,|\bet al)/)[0]
      ?.trim() ?? '';
  if (wanted === '') return [];
  return (years.get(year) ?? [])
    .filter(({ names }) =>
      /\p{Script=Han}/u.test(names) ? wanted.endsWith(names) || names === wanted : names.split(/[\s,]+/)[0] === wanted,
    )
    .map(({ at }) => at);
}
