import { HAN_TOKEN } from '../normalise/normalise.ts';
import type { AlignDocument } from './align-document.ts';
import type { AlignOptions, CutScores, EventRates } from './align-options.ts';
import type { Links } from './links.ts';

const GRADES = 5;
const STOP_WORD = 0;
const CONTENT_WORD = GRADES;
const HAN = 2 * GRADES;
const EVENTS = 3 * GRADES;
const GRADE_OF_RUN = Uint8Array.from({ length: 256 }, (_, run) => (run <= 2 ? run : run <= 4 ? 3 : 4));

/** One document inside a window, with its links into the other. */
export interface SideView {
  readonly document: AlignDocument;
  readonly from: number;
  readonly to: number;
  readonly partners: Int32Array;
  readonly runs: Uint8Array;
}

export const suspiciousView = (document: AlignDocument, links: Links): SideView => ({
  document,
  from: links.window.a0,
  to: links.window.a1,
  partners: links.partnersA,
  runs: links.runsA,
});

export const sourceView = (document: AlignDocument, links: Links): SideView => ({
  document,
  from: links.window.b0,
  to: links.window.b1,
  partners: links.partnersB,
  runs: links.runsB,
});

/** What token i shows when only links into [other0, other1) count. */
function eventAt(view: SideView, i: number, other0: number, other1: number): number {
  const { document } = view;
  const at = i - view.from;
  const partner = view.partners[at] ?? -1;
  const grade = partner >= other0 && partner < other1 ? (GRADE_OF_RUN[view.runs[at] ?? 0] ?? 0) : 0;
  if (document.tokens.kinds[i] === HAN_TOKEN) return HAN + grade;
  return (document.content[i] === 1 ? CONTENT_WORD : STOP_WORD) + grade;
}

/** How often each event occurs in [from, to). */
export function countEvents(view: SideView, from: number, to: number, other0: number, other1: number): Float64Array {
  const counts = new Float64Array(EVENTS);
  const last = Math.min(view.to, to);
  for (let i = Math.max(view.from, from); i < last; i++) {
    const event = eventAt(view, i, other0, other1);
    counts[event] = (counts[event] ?? 0) + 1;
  }
  return counts;
}

export const NO_EVENTS: Float64Array = new Float64Array(EVENTS);

/** Log-odds of each event inside against outside a passage, the inside rates being those counted, held to a prior. */
export function eventWeights(counts: Float64Array, prior: EventRates, options: AlignOptions): Float64Array {
  const weights = new Float64Array(EVENTS);
  const groups = [
    [STOP_WORD, prior.stopWord, options.outside.stopWord],
    [CONTENT_WORD, prior.contentWord, options.outside.contentWord],
    [HAN, prior.han, options.outside.han],
  ] as const;
  for (const [first, inside, outside] of groups) {
    let total = options.priorTokens;
    for (let grade = 0; grade < GRADES; grade++) total += counts[first + grade] ?? 0;
    for (let grade = 0; grade < GRADES; grade++) {
      const seen = (counts[first + grade] ?? 0) + options.priorTokens * (inside[grade] ?? 0);
      weights[first + grade] = Math.log(seen / total / (outside[grade] ?? 1));
    }
  }
  return weights;
}

export function scoreEvents(counts: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += (counts[i] ?? 0) * (weights[i] ?? 0);
  return sum;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Sum of the weights inside and of the two cuts. */
  readonly sum: number;
}

/**
 * The part of the window of greatest sum (Bentley, "Programming pearls: algorithm design techniques", CACM 1984), with cuts, inside
 * which the sum nowhere falls by more than `mostDrop` (as the X-drop of Altschul et al., "Basic local alignment search tool", 1990).
 */
export function bestSegment(
  view: SideView,
  other0: number,
  other1: number,
  weights: Float64Array,
  cuts: CutScores,
  mostDrop: number,
): Segment {
  const { gaps } = view.document;
  let best = Number.NEGATIVE_INFINITY;
  let start = view.from;
  let end = view.from;
  let open = Number.NEGATIVE_INFINITY;
  let opened = view.from;
  let sum = 0;
  let peak = 0;
  for (let i = view.from; i < view.to; i++) {
    if (sum < peak - mostDrop) {
      open = Number.NEGATIVE_INFINITY;
      peak = sum;
    }
    const cut = (cuts[gaps[i] ?? 0] ?? 0) - sum;
    if (cut > open) {
      open = cut;
      opened = i;
    }
    sum += weights[eventAt(view, i, other0, other1)] ?? 0;
    if (sum > peak) peak = sum;
    const closed = sum + open + (cuts[gaps[i + 1] ?? 0] ?? 0);
    if (closed > best) {
      best = closed;
      start = opened;
      end = i + 1;
    }
  }
  return { start, end, sum: best };
}
