import type { Section } from '../../domain/document.ts';
import { mergeSpans, type Span } from '../../domain/span.ts';

/** A part of the text that gives its source, and how one can tell. */
export interface CitedSpan extends Span {
  readonly ground: 'quoted-and-cited' | 'block-quote' | 'cited-sentence' | 'reference-list';
}

/** A year as used in author-year references, with the letter that tells two works of one year apart. */
const YEAR = '(?:1[89]|20)\\d{2}[a-z]?';
/**
 * `[3]`, `[3-5]`, `［3，5］`, `〔2〕`, `【1】`, superscript numbers, and `(Author, 2019)` or `（张三，2019）`.
 * GB/T 7714-2015 (numbers in brackets, or author and year) and the common English styles.
 */
const MARK = new RegExp(
  [
    '[\\[［〔【]\\s*\\d{1,3}(?:\\s*[-–—~～,，、;；]\\s*\\d{1,3})*(?:\\s*[:：]\\s*\\d+(?:[-–—]\\d+)?)?\\s*[\\]］〕】]',
    '[⁰¹²³⁴-⁹]{1,3}',
    `[(（][^()（）\\n]{0,80}?[,，\\s]\\s*${YEAR}(?:\\s*[,，:：;；][^()（）\\n]{0,80})?[)）]`,
    `\\b\\p{Lu}[\\p{L}'’-]+(?:\\s+(?:and|&|et al\\.?)(?:\\s+\\p{Lu}[\\p{L}'’-]+)?)?\\s*[(（]${YEAR}[)）]`,
    `\\p{Script=Han}{1,4}(?:等)?[(（]${YEAR}[)）]`,
  ].join('|'),
  'gu',
);
/** Quotation marks that open and close; a straight one closes itself. */
const QUOTE = /“[^“”]{2,2000}”|「[^「」]{2,2000}」|『[^『』]{2,2000}』|«[^«»]{2,2000}»|"[^"\n]{10,1000}"|《[^《》\n]{2,120}》/gu;
/** A mark may stand a little before a quotation (`Smith [3] says: “…”`) or after it. */
const REACH_BEFORE = 60;
const REACH_AFTER = 30;
const SENTENCE_END = /[。！？；!?;]|\.(?=[\s[［]|$)|\n\s*\n/gu;
/** Lines that a text sets apart as quoted. */
const BLOCK_QUOTE = /(?:^|\n)(?:[ \t]*>[^\n]*(?:\n|$))+/gu;

const matches = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));

/** @returns the first of the ordered `spans` that touches [start, end) */
function touching(spans: readonly Span[], start: number, end: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found = spans[low];
  return found !== undefined && found.start < end ? found : undefined;
}

/** Sentences that end in a reference mark: `… of the field [3].` The mark vouches for its sentence, not for the paragraph. */
function citedSentences(text: string, marks: readonly Span[], outside: readonly Span[]): Span[] {
  const ends = matches(text, SENTENCE_END).map((span) => span.end);
  const sentences: Span[] = [];
  let row = 0;
  for (const mark of marks) {
    if (touching(outside, mark.start, mark.end) !== undefined) continue;
    while (row < ends.length && (ends[row] ?? 0) <= mark.start) row++;
    const start = row === 0 ? 0 : (ends[row - 1] ?? 0);
    // A mark behind the full stop (`… field.[3] Next`) belongs to the sentence before it.
    const blank = text.slice(start, mark.start).trim() === '';
    const from = blank && row > 0 ? (row === 1 ? 0 : (ends[row - 2] ?? 0)) : start;
    let last = row;
    while (last < ends.length && (ends[last] ?? 0) < mark.end) last++;
    const end = blank ? mark.end : (ends[last] ?? text.length);
    sentences.push({ start: from, end });
  }
  return sentences;
}

export interface CitedSpanOptions {
  /** Whether a sentence with a reference mark but no quotation marks counts as cited; default true, as duplicate checks count. */
  readonly sentences?: boolean;
}

/**
 * Parts of a text that name their source: quotations with a reference mark near, block quotes, sentences with a mark, and
 * the reference list. Spans are in order of place; spans of different grounds may overlap.
 * @param sections the document's sections, when they are known
 */
export function findCitedSpans(text: string, sections: readonly Section[] = [], options: CitedSpanOptions = {}): CitedSpan[] {
  const lists = sections.filter((section) => section.kind === 'references').map(({ start, end }) => ({ start, end }));
  const marks = matches(text, MARK);
  const found: CitedSpan[] = lists.map((span) => ({ ...span, ground: 'reference-list' }));
  for (const quote of matches(text, QUOTE)) {
    const mark =
      touching(marks, quote.end, quote.end + REACH_AFTER) ?? touching(marks, Math.max(0, quote.start - REACH_BEFORE), quote.start);
    if (mark === undefined || touching(lists, quote.start, quote.end) !== undefined) continue;
    found.push({ ...quote, ground: 'quoted-and-cited' });
  }
  for (const block of matches(text, BLOCK_QUOTE)) found.push({ ...block, ground: 'block-quote' });
  if (options.sentences !== false) {
    for (const sentence of mergeSpans(citedSentences(text, marks, lists))) found.push({ ...sentence, ground: 'cited-sentence' });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end || (a.ground < b.ground ? -1 : 1));
}

/** Share of a passage that must be cited for the passage to be. */
const LEAST_CITED = 0.8;

/** @returns whether a passage lies in cited text, all but a fringe that alignment may have added */
export function isCited(passage: Span, cited: readonly Span[]): boolean {
  const length = passage.end - passage.start;
  if (length <= 0) return false;
  const covered = mergeSpans(cited).reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.end, passage.end) - Math.max(span.start, passage.start)),
    0,
  );
  return covered >= length * LEAST_CITED;
}
