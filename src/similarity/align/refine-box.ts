import type { AlignOptions } from './align-options.ts';
import { type Box, widen } from './box.ts';
import { type Links, linkTokens } from './links.ts';
import type { Pairing } from './pair-documents.ts';
import { bestSegment, countEvents, eventWeights, NO_EVENTS, scoreEvents, sourceView, suspiciousView } from './segment.ts';

/** A passage found: its bounds and the evidence for it, in nats, as the mean of both sides. */
export interface Found extends Box {
  readonly score: number;
}

/** Tokens that may still be linked for this pair: texts that repeat themselves would else cost the square of their length. */
export interface Effort {
  left: number;
}

/** Rounds in which each side is delimited by the other, and windows in which the rounds are played. */
const MOST_ROUNDS = 3;
const MOST_WINDOWS = 4;

const touchesEdge = (box: Box, window: Box, edge: number, lengthA: number, lengthB: number): boolean =>
  (box.a0 - window.a0 < edge && window.a0 > 0) ||
  (window.a1 - box.a1 < edge && window.a1 < lengthA) ||
  (box.b0 - window.b0 < edge && window.b0 > 0) ||
  (window.b1 - box.b1 < edge && window.b1 < lengthB);

/**
 * Delimits the passage that `start` lies in or holds: tokens are linked one to one in a window around it, and either side
 * becomes the segment of greatest log-odds given the other, until nothing moves. The rates that a token is linked at are
 * those of the passage itself, so that a copy ends at the first word that differs and a paraphrase does not.
 */
export function refineBox(pairing: Pairing, start: Box, options: AlignOptions, effort: Effort): Found | undefined {
  const a = pairing.suspicious.document;
  const b = pairing.source.document;
  const lengthA = a.tokens.length;
  const lengthB = b.tokens.length;
  const expected = eventWeights(NO_EVENTS, options.inside, options);
  const mostDrop = a.han ? options.mostDropHan : options.mostDropWords;
  let box = start;
  let links: Links | undefined;
  for (let windows = 0; windows < MOST_WINDOWS; windows++) {
    if (links !== undefined && !touchesEdge(box, links.window, options.marginTokens / 4, lengthA, lengthB)) break;
    const window = widen(box, options.marginTokens, lengthA, lengthB);
    effort.left -= window.a1 - window.a0 + window.b1 - window.b0;
    if (effort.left < 0) return undefined;
    links = linkTokens(pairing, window, box);
    const onSuspicious = suspiciousView(a, links);
    const onSource = sourceView(b, links);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const first = round === 0 && windows === 0;
      const reach = first ? options.marginTokens : 0;
      const weightsA = first ? expected : eventWeights(countEvents(onSuspicious, box.a0, box.a1, box.b0, box.b1), options.inside, options);
      const partA = bestSegment(onSuspicious, box.b0 - reach, box.b1 + reach, weightsA, options.cuts, mostDrop);
      if (partA.sum <= 0) return undefined;
      const weightsB = first
        ? expected
        : eventWeights(countEvents(onSource, box.b0, box.b1, partA.start, partA.end), options.inside, options);
      const partB = bestSegment(onSource, partA.start, partA.end, weightsB, options.cuts, mostDrop);
      if (partB.sum <= 0) return undefined;
      const settled = partA.start === box.a0 && partA.end === box.a1 && partB.start === box.b0 && partB.end === box.b1;
      box = { a0: partA.start, a1: partA.end, b0: partB.start, b1: partB.end };
      if (settled) break;
    }
  }
  if (links === undefined) return undefined;
  const weights = eventWeights(NO_EVENTS, options.scored, options);
  const ofSuspicious = scoreEvents(countEvents(suspiciousView(a, links), box.a0, box.a1, box.b0, box.b1), weights);
  const ofSource = scoreEvents(countEvents(sourceView(b, links), box.b0, box.b1, box.a0, box.a1), weights);
  return { ...box, score: (ofSuspicious + ofSource) / 2 };
}
