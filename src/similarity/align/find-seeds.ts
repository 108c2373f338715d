import type { Box } from './box.ts';
import type { Pairing, Side } from './pair-documents.ts';

/** A term in more places than this seeds nothing: it would cost their product, and says little. */
const MOST_PLACES = 64;
/** Best partners kept of one fragment. */
const MOST_SEEDS = 16;
const LEAST_TERMS = 2;

/** Euclidean length of each fragment's vector of term weights. */
function fragmentNorms(side: Side): Float64Array {
  const { document, weights } = side;
  const norms = new Float64Array(document.fragments.length - 1);
  for (let i = 0; i < document.tokens.length; i++) {
    if (document.content[i] === 0) continue;
    const weight = weights[document.terms.slots[i] ?? 0] ?? 0;
    const fragment = document.fragmentOf[i] ?? 0;
    norms[fragment] = (norms[fragment] ?? 0) + weight * weight;
  }
  return norms.map(Math.sqrt);
}

interface Seed {
  readonly fragment: number;
  readonly cosine: number;
}

/**
 * Pairs of fragments with rare terms in common, as boxes in order of the suspicious text: the cosine of their term weights
 * reaches `leastCosine` (tf-isf vectors as in Sanchez-Perez, Sidorov and Gelbukh, "A winning approach to text alignment
 * for text reuse detection at PAN 2014", CLEF 2014).
 */
export function findSeeds(pairing: Pairing, leastCosine: number): Box[] {
  const { suspicious, source } = pairing;
  const a = suspicious.document;
  const b = source.document;
  const normsA = fragmentNorms(suspicious);
  const normsB = fragmentNorms(source);
  const sums = new Float64Array(normsB.length);
  const counts = new Uint32Array(normsB.length);
  const touched: number[] = [];
  const boxes: Box[] = [];
  for (let f = 0; f < normsA.length; f++) {
    const a0 = a.fragments[f] ?? 0;
    const a1 = a.fragments[f + 1] ?? 0;
    for (let i = a0; i < a1; i++) {
      const slot = a.terms.slots[i] ?? 0;
      const there = a.content[i] === 0 ? -1 : (suspicious.other[slot] ?? -1);
      if (there < 0) continue;
      const weight = suspicious.weights[slot] ?? 0;
      const first = b.terms.firstPlace[there] ?? 0;
      const last = b.terms.firstPlace[there + 1] ?? 0;
      if (weight <= 0 || last - first > MOST_PLACES) continue;
      let previous = -1;
      for (let p = first; p < last; p++) {
        const g = b.fragmentOf[b.terms.places[p] ?? 0] ?? 0;
        if (g === previous) continue;
        previous = g;
        if (counts[g] === 0) touched.push(g);
        counts[g] = (counts[g] ?? 0) + 1;
        sums[g] = (sums[g] ?? 0) + weight * weight;
      }
    }
    let seeds: Seed[] = [];
    for (const g of touched) {
      const cosine = (sums[g] ?? 0) / ((normsA[f] ?? 1) * (normsB[g] ?? 1));
      if (cosine >= leastCosine && (counts[g] ?? 0) >= LEAST_TERMS) seeds.push({ fragment: g, cosine });
      sums[g] = 0;
      counts[g] = 0;
    }
    touched.length = 0;
    if (seeds.length > MOST_SEEDS) seeds = seeds.sort((x, y) => y.cosine - x.cosine || x.fragment - y.fragment).slice(0, MOST_SEEDS);
    for (const { fragment } of seeds) boxes.push({ a0, a1, b0: b.fragments[fragment] ?? 0, b1: b.fragments[fragment + 1] ?? 0 });
  }
  return boxes;
}
