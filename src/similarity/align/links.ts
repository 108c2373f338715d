import type { AlignDocument } from './align-document.ts';
import type { Box } from './box.ts';
import type { Pairing } from './pair-documents.ts';

/** A one-to-one alignment of tokens inside a window: each token is explained by at most one token of the other side. */
export interface Links {
  readonly window: Box;
  /** Place of each token's partner in the other document, -1 for none; index is relative to the window. */
  readonly partnersA: Int32Array;
  readonly partnersB: Int32Array;
  /** Length of the run of equal tokens that the link is part of, 0 for none, at most 255. */
  readonly runsA: Uint8Array;
  readonly runsB: Uint8Array;
}

/** Terms that occur oftener than this in a window start no run there: others beside them do. */
const MOST_PLACES = 32;
const LONGEST_BUCKET = 24;

interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

function firstAtOrAfter(places: Int32Array, low: number, high: number, value: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((places[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function findRuns(pairing: Pairing, window: Box): Run[] {
  const a = pairing.suspicious.document;
  const b = pairing.source.document;
  const { a0, a1, b0, b1 } = window;
  const runs: Run[] = [];
  const covered = new Int32Array(a1 - a0 + (b1 - b0) + 1);
  const shift = a1 - b0;
  for (let i = a0; i < a1; i++) {
    if (a.content[i] === 0) continue;
    const term = pairing.suspicious.other[a.terms.slots[i] ?? 0] ?? -1;
    if (term < 0) continue;
    const last = b.terms.firstPlace[term + 1] ?? 0;
    const first = firstAtOrAfter(b.terms.places, b.terms.firstPlace[term] ?? 0, last, b0);
    if (first + MOST_PLACES < last && (b.terms.places[first + MOST_PLACES] ?? b1) < b1) continue;
    for (let p = first; p < last; p++) {
      const j = b.terms.places[p] ?? 0;
      if (j >= b1) break;
      const diagonal = j - i + shift;
      if ((covered[diagonal] ?? 0) > i) continue;
      let from = 0;
      while (i - from > a0 && j - from > b0 && a.keys[i - from - 1] === b.keys[j - from - 1]) from++;
      let to = 1;
      while (i + to < a1 && j + to < b1 && a.keys[i + to] === b.keys[j + to]) to++;
      covered[diagonal] = i + to;
      runs.push({ a: i - from, b: j - from, length: from + to });
    }
  }
  return runs;
}

/** Links the longest runs first; what a longer run has taken is left out of a shorter one. */
export function linkTokens(pairing: Pairing, window: Box, inner: Box): Links {
  const a: AlignDocument = pairing.suspicious.document;
  const { a0, a1, b0, b1 } = window;
  const partnersA = new Int32Array(a1 - a0).fill(-1);
  const partnersB = new Int32Array(b1 - b0).fill(-1);
  const runsA = new Uint8Array(a1 - a0);
  const runsB = new Uint8Array(b1 - b0);
  const buckets: Run[][] = [];
  for (const run of findRuns(pairing, window)) {
    const inside = run.b >= inner.b0 && run.b < inner.b1 && run.a >= inner.a0 && run.a < inner.a1;
    const rank = 2 * Math.min(run.length, LONGEST_BUCKET) + (inside ? 1 : 0);
    (buckets[rank] ??= []).push(run);
  }
  const place = (run: Run, from: number, to: number): void => {
    let said = 0;
    for (let k = from; k < to; k++) said += a.content[run.a + k] ?? 0;
    if (said === 0) return;
    const length = Math.min(255, to - from);
    for (let k = from; k < to; k++) {
      partnersA[run.a + k - a0] = run.b + k;
      partnersB[run.b + k - b0] = run.a + k;
      runsA[run.a + k - a0] = length;
      runsB[run.b + k - b0] = length;
    }
  };
  for (let rank = buckets.length - 1; rank >= 0; rank--) {
    for (const run of buckets[rank] ?? []) {
      let from = 0;
      for (let k = 0; k <= run.length; k++) {
        const free = k < run.length && partnersA[run.a + k - a0] === -1 && partnersB[run.b + k - b0] === -1;
        if (free) continue;
        if (k > from) place(run, from, k);
        from = k + 1;
      }
    }
  }
  return { window, partnersA, partnersB, runsA, runsB };
}
