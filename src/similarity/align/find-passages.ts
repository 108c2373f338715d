import { type Span, spanLength } from '../../domain/span.ts';
import type { NormalisedText } from '../normalise/normalise.ts';
import type { Passage } from '../types.ts';
import type { AlignDocument } from './align-document.ts';
import { type AlignOptions, REPORT_PASSAGES } from './align-options.ts';
import { alignPair } from './align-pair.ts';
import type { Box } from './box.ts';
import { describeMatch } from './describe-match.ts';
import { type ExactRun, findExactRuns } from './exact-runs.ts';

/** Tokens between two runs on both sides that still make one passage. */
const RUN_GAP = 12;
/** A run is told by a passage already when the passage covers so much of it. */
const COVERED_SHARE = 0.8;

/**
 * Every passage that a report must show: those the alignment finds, and each further run of 13 Chinese characters or 8 words that both
 * texts share, however short. In order of the suspicious text.
 */
export function findPassages(suspicious: AlignDocument, source: AlignDocument, options: AlignOptions = REPORT_PASSAGES): Passage[] {
  const aligned = alignPair(suspicious, source, options);
  const runs = joinRuns(findExactRuns(suspicious.tokens, source.tokens))
    .map((box) => ({ box, spans: spansOf(suspicious, source, box) }))
    .filter(
      ({ spans }) =>
        !aligned.some((passage) => overlap(passage.suspicious, spans.suspicious) >= COVERED_SHARE * spanLength(spans.suspicious)),
    );
  return [...aligned, ...runs.map(({ box, spans }): Passage => ({ ...spans, ...describeMatch(suspicious, source, box) }))].sort(
    (x, y) => x.suspicious.start - y.suspicious.start || x.suspicious.end - y.suspicious.end || x.source.start - y.source.start,
  );
}

function joinRuns(runs: readonly ExactRun[]): Box[] {
  const boxes: { a0: number; a1: number; b0: number; b1: number }[] = [];
  for (const run of runs) {
    const last = boxes.at(-1);
    const near = last !== undefined && run.a - last.a1 <= RUN_GAP && run.b >= last.b1 && run.b - last.b1 <= RUN_GAP;
    if (near) [last.a1, last.b1] = [run.a + run.length, run.b + run.length];
    else boxes.push({ a0: run.a, a1: run.a + run.length, b0: run.b, b1: run.b + run.length });
  }
  return boxes;
}

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

function spansOf(a: AlignDocument, b: AlignDocument, box: Box): Pick<Passage, 'suspicious' | 'source'> {
  const span = (tokens: NormalisedText, from: number, to: number): Span => ({
    start: tokens.starts[from] ?? 0,
    end: tokens.ends[to - 1] ?? 0,
  });
  return { suspicious: span(a.tokens, box.a0, box.a1), source: span(b.tokens, box.b0, box.b1) };
}
