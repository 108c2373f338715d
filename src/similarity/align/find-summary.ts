import { HAN_TOKEN } from '../normalise/normalise.ts';
import type { SummaryOptions } from './align-options.ts';
import type { Box } from './box.ts';
import type { Pairing } from './pair-documents.ts';

export interface Summary extends Box {
  readonly score: number;
  /** Evidence that the tokens from one place to another add. */
  readonly valueOf: (from: number, to: number) => number;
}

/**
 * The part of the suspicious text whose content words occur in the source far oftener than the rest's do, wherever they
 * stand there. How often chance lets them occur is measured on the suspicious text itself, so that a long source, in which
 * every word occurs, shows nothing.
 */
export function findSummary(pairing: Pairing, options: SummaryOptions): Summary | undefined {
  const { document, other } = pairing.suspicious;
  const source = pairing.source.document;
  const { content, gaps, terms } = document;
  const { kinds } = document.tokens;
  const length = document.tokens.length;
  let hits = 0;
  let said = 0;
  for (let i = 0; i < length; i++) {
    if (content[i] === 0) continue;
    said++;
    if ((other[terms.slots[i] ?? 0] ?? -1) >= 0) hits++;
  }
  const chance = (hits + 5) / (said + 20);
  if (chance >= options.rate) return undefined;
  const hit = Math.log(options.rate / chance);
  const miss = Math.log((1 - options.rate) / (1 - chance));
  let best = 0;
  let start = 0;
  let end = 0;
  let open = -Infinity;
  let from = 0;
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const cut = (options.cuts[gaps[i] ?? 0] ?? 0) - sum;
    if (cut > open) {
      open = cut;
      from = i;
    }
    if (content[i] === 1) sum += (kinds[i] === HAN_TOKEN ? 0.5 : 1) * ((other[terms.slots[i] ?? 0] ?? -1) >= 0 ? hit : miss);
    const close = sum + open + (options.cuts[gaps[i + 1] ?? 0] ?? 0);
    if (close > best) {
      best = close;
      start = from;
      end = i + 1;
    }
  }
  if (best < options.leastScore || end - start < options.leastTokens) return undefined;
  if (source.tokens.length < options.leastRatio * (end - start)) return undefined;
  const valueOf = (from: number, to: number): number => {
    let value = 0;
    for (let i = from; i < to; i++)
      if (content[i] === 1) value += (kinds[i] === HAN_TOKEN ? 0.5 : 1) * ((other[terms.slots[i] ?? 0] ?? -1) >= 0 ? hit : miss);
    return value;
  };
  return { a0: start, a1: end, b0: 0, b1: source.tokens.length, score: best, valueOf };
}
