import type { Span } from '../../domain/span.ts';
import type { Exclusion, ExclusionReason, Rate, RateParts, Rates } from '../types.ts';
import { CharacterCounter, subtractSpans } from './character-counter.ts';
import { computeParts } from './compute-parts.ts';

/** A passage of the judged text that stands in a source too. */
export interface RatedPassage {
  readonly span: Span;
  readonly source: string;
  /** Quoted or cited, or inside the reference list. */
  readonly cited: boolean;
  /** The source is by an author of the judged text. */
  readonly ownWork: boolean;
}

/** A part of the text whose words never count as matched. */
export interface ExcludedSpan extends Span {
  readonly reason: ExclusionReason;
}

export interface RatesInput {
  readonly text: string;
  readonly passages: readonly RatedPassage[];
  /** Grounds are told in the order they come here; where spans of two overlap, the first takes the characters. */
  readonly excluded?: readonly ExcludedSpan[];
  /** Where the text's sections start; the text before the first start is one too. None: the text is one section. */
  readonly sectionStarts?: readonly number[];
}

export interface RatesResult {
  readonly rates: Rates;
  readonly exclusions: readonly Exclusion[];
  readonly parts: RateParts;
}

const clamp = (span: Span, length: number): Span => ({
  start: Math.min(Math.max(0, span.start), length),
  end: Math.min(Math.max(0, span.end), length),
});

/**
 * The four rates of a text: matched characters ÷ all characters. A character counts once however many passages cover it. Excluded
 * spans leave the matched characters, never the characters they are a share of. A rate of a text without characters is 0.
 *
 * A character stays in `lessCitations` (`lessOwnWork`) when some passage that is not cited (not own work) covers it.
 */
export function computeRates({ text, passages, excluded = [], sectionStarts = [] }: RatesInput): RatesResult {
  const holes = excluded.map((span) => ({ ...clamp(span, text.length), reason: span.reason }));
  const clamped = passages.map((passage) => ({ ...passage, span: clamp(passage.span, text.length) }));
  const counter = new CharacterCounter(text, [...holes, ...clamped.map((passage) => passage.span)]);
  const characters = counter.total;
  const left = (kept: readonly RatedPassage[]): Span[] =>
    subtractSpans(
      kept.map(({ span }) => span),
      holes,
    );
  const rate = (count: number): Rate => ({ characters: count, percent: characters === 0 ? 0 : (count / characters) * 100 });

  const total = counter.of(left(clamped));
  const uncited = counter.of(left(clamped.filter((passage) => !passage.cited)));
  const others = counter.of(left(clamped.filter((passage) => !passage.ownWork)));
  const taken = (reason: ExclusionReason, covered: number, matched: number): Exclusion => ({
    reason,
    characters: covered,
    matchedCharacters: matched,
    points: rate(matched).percent,
  });
  return {
    rates: {
      characters,
      total: rate(total),
      lessCitations: rate(uncited),
      lessOwnWork: rate(others),
      largestSingleSource: largestSource(clamped, (kept) => rate(counter.of(left(kept)))),
    },
    exclusions: [
      ...excludedBy(clamped, holes, counter, taken),
      taken('citations', total - uncited, total - uncited),
      taken('own-work', total - others, total - others),
    ].filter((exclusion) => exclusion.characters > 0),
    parts: computeParts(text, left(clamped), sectionStarts),
  };
}

function largestSource(passages: readonly RatedPassage[], rateOf: (kept: readonly RatedPassage[]) => Rate): Rates['largestSingleSource'] {
  const bySource = new Map<string, RatedPassage[]>();
  for (const passage of passages) {
    const known = bySource.get(passage.source);
    if (known === undefined) bySource.set(passage.source, [passage]);
    else known.push(passage);
  }
  let largest: Rates['largestSingleSource'] = rateOf([]);
  for (const source of [...bySource.keys()].sort()) {
    const rate = rateOf(bySource.get(source) ?? []);
    if (rate.characters > largest.characters) largest = { ...rate, source };
  }
  return largest;
}

/** What each ground takes of what the grounds before it have left. */
function excludedBy(
  passages: readonly RatedPassage[],
  holes: readonly ExcludedSpan[],
  counter: CharacterCounter,
  taken: (reason: ExclusionReason, covered: number, matched: number) => Exclusion,
): Exclusion[] {
  const before: Span[] = [];
  let matched: readonly Span[] = passages.map((passage) => passage.span);
  return [...new Set(holes.map((hole) => hole.reason))].map((reason) => {
    const own = holes.filter((hole) => hole.reason === reason);
    const covered = counter.of(subtractSpans(own, before));
    const rest = subtractSpans(matched, own);
    const lost = counter.of(matched) - counter.of(rest);
    before.push(...own);
    matched = rest;
    return taken(reason, covered, lost);
  });
}
