import type { UnitText, Vocabulary } from './bilingual-text.ts';
import { stemWeights, wordWeights } from './unit-weights.ts';

/** English words that a Han character becomes, about: 0.6 in our dev translations; twice or half that is still ordinary. */
const WORDS_PER_CHARACTER = 0.6;
const RATIO_SPREAD = 0.6;
/** Part of a gloss of several words ("low" of "low temperature") counts half. */
const PARTIAL = 0.5;
/** Weight that must match before a similarity is believed in full: two rare words. */
const BELIEF = 5;

/**
 * Similarity, 0 to 1, of a run of Chinese units and a run of English ones: the geometric mean of the share of each side's
 * weight that the dictionary finds on the other, less for a little evidence and for lengths that no translation has.
 */
export interface UnitScorer {
  readonly zh: UnitText;
  readonly en: UnitText;
  readonly stemWeight: Float32Array;
  similarity(zhFrom: number, zhTo: number, enFrom: number, enTo: number): number;
}

export function unitScorer(zh: UnitText, en: UnitText, vocabulary: Vocabulary): UnitScorer {
  const { glossesFrom, stemsFrom, glossStems, lone } = vocabulary.dictionary;
  const stemWeight = stemWeights(en.units, vocabulary);
  const wordWeight = wordWeights(zh.units, lone);
  const stamp = new Int32Array(stemWeight.length);
  const covered = new Float32Array(stemWeight.length);
  let generation = 0;

  const markEnglish = (from: number, to: number): { weight: number; size: number } => {
    generation++;
    let weight = 0;
    let size = 0;
    for (let j = from; j < to; j++) {
      const unit = en.units[j];
      if (unit === undefined) continue;
      size += unit.size;
      for (const stem of unit.items) {
        if (stamp[stem] === generation) continue;
        stamp[stem] = generation;
        covered[stem] = 0;
        weight += stemWeight[stem] ?? 0;
      }
    }
    return { weight, size };
  };

  const cover = (stem: number, share: number): void => {
    if (stamp[stem] === generation && share > (covered[stem] ?? 0)) covered[stem] = share;
  };

  /** How well a dictionary word is found in the marked English: its best gloss. */
  const matchWord = (word: number): number => {
    let best = 0;
    for (let g = glossesFrom[word] ?? 0; g < (glossesFrom[word + 1] ?? 0); g++) {
      const from = stemsFrom[g] ?? 0;
      const to = stemsFrom[g + 1] ?? 0;
      let hits = 0;
      for (let s = from; s < to; s++) if (stamp[glossStems[s] ?? 0] === generation) hits++;
      if (hits === 0) continue;
      const share = hits === to - from ? 1 : (PARTIAL * hits) / (to - from);
      for (let s = from; s < to; s++) cover(glossStems[s] ?? 0, share);
      if (share > best) best = share;
    }
    return best;
  };

  const hasGloss = (word: number): boolean => (glossesFrom[word] ?? 0) < (glossesFrom[word + 1] ?? 0);

  return {
    zh,
    en,
    stemWeight,
    similarity(zhFrom, zhTo, enFrom, enTo) {
      const english = markEnglish(enFrom, enTo);
      let weight = 0;
      let found = 0;
      let size = 0;
      for (let i = zhFrom; i < zhTo; i++) {
        const unit = zh.units[i];
        if (unit === undefined) continue;
        size += unit.size;
        for (const item of unit.items) {
          if (item >= 0 && !hasGloss(item)) continue;
          const w = item >= 0 ? (wordWeight[item] ?? 0) : (stemWeight[-1 - item] ?? 0);
          weight += w;
          if (item >= 0) found += w * matchWord(item);
          else if (stamp[-1 - item] === generation) {
            found += w;
            cover(-1 - item, 1);
          }
        }
      }
      if (found === 0) return 0;
      let back = 0;
      for (let j = enFrom; j < enTo; j++) {
        for (const stem of en.units[j]?.items ?? []) {
          back += (stemWeight[stem] ?? 0) * (covered[stem] ?? 0);
          covered[stem] = 0;
        }
      }
      const ratio = Math.log((english.size + 1) / (size * WORDS_PER_CHARACTER + 1)) / RATIO_SPREAD;
      const evidence = Math.min(found, back);
      return Math.sqrt((found / weight) * (back / english.weight)) * (evidence / (evidence + BELIEF)) * Math.exp(-0.25 * ratio * ratio);
    },
  };
}
