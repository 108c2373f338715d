import type { Span } from '../../../src/domain/span.ts';
import type { Passage } from '../../../src/similarity/types.ts';
import type { LabelledPair } from './pairs.ts';

export interface Measured {
  readonly pairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly granularity: number;
  readonly plagdet: number;
  /** Share of pairs with at least one passage. */
  readonly detected: number;
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const length = (span: Span): number => span.end - span.start;

/**
 * Macro-averaged precision and recall by character over both texts, granularity and plagdet
 * (Potthast, Stein, Barrón-Cedeño, Rosso: An evaluation framework for plagiarism detection, COLING 2010).
 */
export function measure(pairs: readonly LabelledPair[], detect: (pair: LabelledPair) => readonly Passage[]): Measured {
  let recall = 0,
    precision = 0,
    cases = 0,
    found = 0,
    pieces = 0,
    casesFound = 0,
    detected = 0;
  for (const pair of pairs) {
    const passages = detect(pair);
    if (passages.length > 0) detected++;
    found += passages.length;
    const { truth } = pair;
    if (truth === undefined) continue;
    cases++;
    const hits = passages.filter((p) => overlap(p.suspicious, truth.suspicious) > 0 && overlap(p.source, truth.source) > 0);
    if (hits.length > 0) {
      casesFound++;
      pieces += hits.length;
    }
    let covered = 0;
    for (const p of hits) {
      const common = overlap(p.suspicious, truth.suspicious) + overlap(p.source, truth.source);
      covered += common;
      precision += common / (length(p.suspicious) + length(p.source));
    }
    recall += Math.min(1, covered / (length(truth.suspicious) + length(truth.source)));
  }
  const p = found === 0 ? 0 : precision / found;
  const r = cases === 0 ? 0 : recall / cases;
  const granularity = casesFound === 0 ? 1 : pieces / casesFound;
  const f = p + r === 0 ? 0 : (2 * p * r) / (p + r);
  return {
    pairs: pairs.length,
    precision: p,
    recall: r,
    granularity,
    plagdet: f / Math.log2(1 + granularity),
    detected: pairs.length === 0 ? 0 : detected / pairs.length,
  };
}
