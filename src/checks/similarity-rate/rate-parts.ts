import { countCharacters } from '../../similarity/normalise/count-characters.ts';
import type { Rate, RateKind } from '../../similarity/types.ts';
import type { MatchedPassage, WorkMatches } from '../artifacts.ts';

/** Below this share of accounted tokens a passage is a likeness that a reader must judge, not shared wording. */
export const FIRM_STRENGTH = 0.5;

export const rateOf = ({ rates }: WorkMatches, kind: RateKind): Rate => rates[kind];

/** The passages a rate is made of. */
export function passagesOf({ passages }: WorkMatches, kind: RateKind): readonly MatchedPassage[] {
  switch (kind) {
    case 'total':
      return passages;
    case 'lessCitations':
      return passages.filter((passage) => !passage.cited);
    case 'lessOwnWork':
      return passages.filter((passage) => !passage.ownWork);
    case 'largestSingleSource':
      return largestSource(passages);
  }
}

function largestSource(passages: readonly MatchedPassage[]): readonly MatchedPassage[] {
  const bySource = new Map<string, MatchedPassage[]>();
  for (const passage of passages) {
    const known = bySource.get(passage.source.document);
    if (known === undefined) bySource.set(passage.source.document, [passage]);
    else known.push(passage);
  }
  return [...bySource.entries()]
    .map(([source, found]) => ({ source, found, characters: coveredCharacters(found) }))
    .sort((a, b) => b.characters - a.characters || (a.source < b.source ? -1 : 1))
    .flatMap(({ found }, i) => (i === 0 ? found : []));
}

/** Counted characters of the work that any of the passages covers; where passages overlap they count once. */
function coveredCharacters(passages: readonly MatchedPassage[]): number {
  let covered = 0;
  let end = 0;
  for (const { suspicious } of [...passages].sort((a, b) => a.suspicious.start - b.suspicious.start)) {
    if (suspicious.end <= end) continue;
    covered += countCharacters(suspicious.quote.slice(Math.max(0, end - suspicious.start)));
    end = suspicious.end;
  }
  return covered;
}

/** A rate with some of its passages left out, on the denominator the rate itself was made with. */
export function percentWithout(matches: WorkMatches, kind: RateKind, leaveOut: (passage: MatchedPassage) => boolean): number {
  const stated = rateOf(matches, kind).percent;
  const all = passagesOf(matches, kind);
  const [whole, rest] =
    kind === 'largestSingleSource'
      ? [coveredCharacters(all), coveredCharacters(largestSource(matches.passages.filter((passage) => !leaveOut(passage))))]
      : [coveredCharacters(all), coveredCharacters(all.filter((passage) => !leaveOut(passage)))];
  return whole === 0 ? stated : (stated * rest) / whole;
}
