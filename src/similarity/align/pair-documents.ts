import type { AlignDocument } from './align-document.ts';
import { findTerm } from './term-table.ts';

/** Two documents seen together: which terms they share and how much each says. */
export interface Pairing {
  readonly suspicious: Side;
  readonly source: Side;
}

export interface Side {
  readonly document: AlignDocument;
  /** For each term of this document its number in the other, or -1. */
  readonly other: Int32Array;
  /** Weight of each term: logarithm of how many fragments there are to each occurrence; 0 for what says nothing. */
  readonly weights: Float64Array;
}

const occurrences = (document: AlignDocument, slot: number): number =>
  slot < 0 ? 0 : (document.terms.firstPlace[slot + 1] ?? 0) - (document.terms.firstPlace[slot] ?? 0);

export function pairDocuments(suspicious: AlignDocument, source: AlignDocument): Pairing {
  const fragments = suspicious.fragments.length + source.fragments.length;
  const toSource = new Int32Array(suspicious.terms.size);
  const toSuspicious = new Int32Array(source.terms.size).fill(-1);
  const weightsA = new Float64Array(suspicious.terms.size);
  const weightsB = new Float64Array(source.terms.size);
  for (let s = 0; s < toSource.length; s++) {
    const there = findTerm(source.terms, suspicious.terms.terms[s] ?? 0);
    toSource[s] = there;
    if (there >= 0) toSuspicious[there] = s;
    weightsA[s] = Math.max(0, Math.log(fragments / (occurrences(suspicious, s) + occurrences(source, there))));
  }
  for (let s = 0; s < toSuspicious.length; s++) {
    const there = toSuspicious[s] ?? -1;
    weightsB[s] = there >= 0 ? (weightsA[there] ?? 0) : Math.max(0, Math.log(fragments / occurrences(source, s)));
  }
  return {
    suspicious: { document: suspicious, other: toSource, weights: weightsA },
    source: { document: source, other: toSuspicious, weights: weightsB },
  };
}
