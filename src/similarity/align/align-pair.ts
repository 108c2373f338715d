import type { Span } from '../../domain/span.ts';
import type { Passage } from '../types.ts';
import type { AlignDocument } from './align-document.ts';
import { type AlignOptions, LONG_PASSAGES, type SummaryOptions } from './align-options.ts';
import { type Box, gapA, unite } from './box.ts';
import { collectPassages } from './collect-passages.ts';
import { describeMatch } from './describe-match.ts';
import { findSummary, type Summary } from './find-summary.ts';
import { pairDocuments } from './pair-documents.ts';
import type { Found } from './refine-box.ts';

const SPACE_OR_OPENING = /[\s“‘「『（(《〈【[{<]/u;
const OPENING = /[“‘「『（(《〈【[{<"']/u;

/** The tokens' place in the text, with the punctuation that belongs to them. */
function spanOf(document: AlignDocument, from: number, to: number): Span {
  const { text, tokens } = document;
  const before = from > 0 ? (tokens.ends[from - 1] ?? 0) : 0;
  const after = tokens.starts[to] ?? text.length;
  let start = tokens.starts[from] ?? 0;
  let end = tokens.ends[to - 1] ?? 0;
  while (start > before && OPENING.test(text.charAt(start - 1))) start--;
  while (end < after && !SPACE_OR_OPENING.test(text.charAt(end))) end++;
  return { start, end };
}

/** Whether what was found in it leaves so much unexplained, or lies so far apart in the source, that it is a summary. */
function isSummary(summary: Summary, inside: readonly Found[], options: SummaryOptions): boolean {
  const length = summary.a1 - summary.a0;
  if (summary.score < options.leastDensity * length) return false;
  let copied = 0;
  let explained = 0;
  for (const passage of inside) {
    const tokens = passage.a1 - passage.a0;
    if (passage.score >= options.copyDensity * tokens) copied += tokens;
    explained += summary.valueOf(Math.max(passage.a0, summary.a0), Math.min(passage.a1, summary.a1));
  }
  if (copied >= length / 2) return false;
  if (inside.length === 0 || summary.score - explained >= options.leastRest) return true;
  const hull = inside.map((passage): Box => passage).reduce(unite);
  return hull.b1 - hull.b0 >= options.leastSpread * (hull.a1 - hull.a0);
}

/**
 * Passages that `suspicious` has from `source`: copied, edited, reordered, paraphrased or summarised. They are disjoint in
 * the suspicious text and come in its order. Neither text's length bounds the other; time is near linear in both.
 */
export function alignPair(suspicious: AlignDocument, source: AlignDocument, options: AlignOptions = LONG_PASSAGES): Passage[] {
  const pairing = pairDocuments(suspicious, source);
  let found = collectPassages(pairing, options);
  const passages: Passage[] = [];
  const summary = findSummary(pairing, options.summary);
  if (summary !== undefined) {
    const inside = found.filter((passage) => gapA(passage, summary) < 0);
    if (isSummary(summary, inside, options.summary)) {
      found = found.filter((passage) => !inside.includes(passage));
      passages.push(passageOf(suspicious, source, summary, true));
    }
  }
  for (const box of found) passages.push(passageOf(suspicious, source, box, false));
  return passages.sort((x, y) => x.suspicious.start - y.suspicious.start);
}

function passageOf(suspicious: AlignDocument, source: AlignDocument, box: Box, summarised: boolean): Passage {
  const { kind, strength } = describeMatch(suspicious, source, box);
  return {
    suspicious: spanOf(suspicious, box.a0, box.a1),
    source: spanOf(source, box.b0, box.b1),
    kind: summarised ? 'summarised' : kind,
    strength,
  };
}
