import { mergeSpans, type Span } from '../../domain/span.ts';
import { countCharacters } from '../normalise/count-characters.ts';

/** Counts characters of any union of spans in one pass over the text. Spans may start and end only at the places given. */
export class CharacterCounter {
  readonly #before: Uint32Array;
  readonly #places: ReadonlyMap<number, number>;
  readonly total: number;

  constructor(text: string, spans: readonly Span[]) {
    const places = spans.flatMap((span) => [span.start, span.end]).filter((at) => at >= 0 && at <= text.length);
    const sorted = [...new Set([0, ...places, text.length])].sort((a, b) => a - b);
    this.#places = new Map(sorted.map((at, i) => [at, i]));
    this.#before = new Uint32Array(sorted.length);
    for (let i = 1; i < sorted.length; i++) {
      this.#before[i] = (this.#before[i - 1] ?? 0) + countCharacters(text, { start: sorted[i - 1] ?? 0, end: sorted[i] ?? 0 });
    }
    this.total = this.#before.at(-1) ?? 0;
  }

  /** Characters that the spans cover; one covered twice counts once. */
  of(spans: readonly Span[]): number {
    const before = (at: number): number => this.#before[this.#places.get(at) ?? 0] ?? 0;
    return mergeSpans(spans).reduce((sum, span) => sum + before(span.end) - before(span.start), 0);
  }
}

/** @returns the parts of `spans` outside `taken`; both are merged first. */
export function subtractSpans(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const holes = mergeSpans(taken);
  const left: Span[] = [];
  let first = 0;
  for (const span of mergeSpans(spans)) {
    let start = span.start;
    while (first < holes.length && (holes[first]?.end ?? 0) <= start) first++;
    for (let i = first; i < holes.length && (holes[i]?.start ?? 0) < span.end; i++) {
      const hole = holes[i];
      if (hole === undefined) break;
      if (hole.start > start) left.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

/** @returns the parts of `spans` inside `others` */
export const intersectSpans = (spans: readonly Span[], others: readonly Span[]): Span[] =>
  subtractSpans(spans, subtractSpans(spans, others));
