import type { Unit, Vocabulary } from './bilingual-text.ts';
import type { CrossLanguageOptions } from './options.ts';
import type { UnitScorer } from './unit-scorer.ts';

/** A sentence pair that may be a translation. */
export interface Seed {
  readonly zh: number;
  readonly en: number;
  readonly similarity: number;
}

const RESCORED = 10;
const KEPT = 3;

interface Postings {
  readonly from: Int32Array;
  readonly units: Int32Array;
}

function invert(units: readonly Unit[], size: number): Postings {
  const from = new Int32Array(size + 1);
  for (const { items } of units) for (const stem of new Set(items)) from[stem + 1] = (from[stem + 1] ?? 0) + 1;
  for (let s = 0; s < size; s++) from[s + 1] = (from[s + 1] ?? 0) + (from[s] ?? 0);
  const next = from.slice();
  const list = new Int32Array(from[size] ?? 0);
  units.forEach(({ items }, u) => {
    for (const stem of new Set(items)) {
      const at = next[stem] ?? 0;
      list[at] = u;
      next[stem] = at + 1;
    }
  });
  return { from, units: list };
}

/** English stems that a Chinese unit may appear as, each with the best share it has of a gloss. */
function translations(unit: Unit, vocabulary: Vocabulary): Map<number, number> {
  const { glossesFrom, stemsFrom, glossStems, lone } = vocabulary.dictionary;
  const shares = new Map<number, number>();
  for (const item of unit.items) {
    if (item < 0) shares.set(-1 - item, 1);
    else
      for (let g = glossesFrom[item] ?? 0; g < (glossesFrom[item + 1] ?? 0); g++) {
        const from = stemsFrom[g] ?? 0;
        const to = stemsFrom[g + 1] ?? 0;
        const share = (lone[item] === 1 ? 0.5 : 1) / (to - from);
        for (let s = from; s < to; s++) {
          const stem = glossStems[s] ?? 0;
          if (share > (shares.get(stem) ?? 0)) shares.set(stem, share);
        }
      }
  }
  return shares;
}

/**
 * For each Chinese unit its few most similar English ones. The rarest translations are looked up first and no more than
 * `mostPostings` places are visited, so the work grows with the length of the Chinese text alone.
 */
export function findSeeds(scorer: UnitScorer, vocabulary: Vocabulary, options: CrossLanguageOptions): Seed[] {
  const { zh, en, stemWeight } = scorer;
  const postings = invert(en.units, stemWeight.length);
  const sums = new Float32Array(en.units.length);
  const seeds: Seed[] = [];
  zh.units.forEach((unit, z) => {
    const shares = [...translations(unit, vocabulary)]
      .map(([stem, share]) => ({
        stem,
        gain: share * (stemWeight[stem] ?? 0),
        count: (postings.from[stem + 1] ?? 0) - (postings.from[stem] ?? 0),
      }))
      .filter(({ count, gain }) => count > 0 && gain > 0)
      .sort((a, b) => a.count - b.count || a.stem - b.stem);
    const touched: number[] = [];
    let visited = 0;
    for (const { stem, gain, count } of shares) {
      visited += count;
      if (visited > options.mostPostings && touched.length > 0) break;
      const from = postings.from[stem] ?? 0;
      for (let p = from; p < from + Math.min(count, options.mostPostings); p++) {
        const j = postings.units[p] ?? 0;
        if (sums[j] === 0) touched.push(j);
        sums[j] = (sums[j] ?? 0) + gain;
      }
    }
    const best = strongest(touched, sums, RESCORED)
      .map((e) => ({ zh: z, en: e, similarity: scorer.similarity(z, z + 1, e, e + 1) }))
      .filter(({ similarity }) => similarity >= options.seedSimilarity)
      .sort((a, b) => b.similarity - a.similarity || a.en - b.en);
    seeds.push(...best.slice(0, KEPT));
    for (const j of touched) sums[j] = 0;
  });
  return seeds;
}

/** The `count` highest of the touched places; ties go to the earlier. */
function strongest(touched: readonly number[], sums: Float32Array, count: number): number[] {
  const top: number[] = [];
  for (const j of touched) {
    const last = top.at(-1);
    if (top.length === count && last !== undefined && !isStronger(j, last, sums)) continue;
    let at = top.length;
    while (at > 0 && isStronger(j, top[at - 1] ?? 0, sums)) at--;
    top.splice(at, 0, j);
    if (top.length > count) top.pop();
  }
  return top;
}

const isStronger = (a: number, b: number, sums: Float32Array): boolean => (sums[a] ?? 0) > (sums[b] ?? 0) || (sums[a] === sums[b] && a < b);
