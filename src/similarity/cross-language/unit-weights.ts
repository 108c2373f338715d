import type { Unit, Vocabulary } from './bilingual-text.ts';

/** How many sentences the background counts for: in a short text it decides, in a long one the text itself does. */
const BACKGROUND = 40;
/** Content words of a sentence, about; turns the share of a stem among dictionary glosses into a share of sentences. */
const SENTENCE_WORDS = 12;
/** One character alone is often a piece of a name or term that the dictionary lacks. */
const LONE_CHARACTER = 0.5;
/** A word's share of sentences when nothing else is known. */
const USUAL_SHARE = 0.004;

/** Rarity of every stem, by the English text with the dictionary's glosses as background (inverse document frequency, smoothed). */
export function stemWeights(units: readonly Unit[], vocabulary: Vocabulary): Float32Array {
  const { glossStems } = vocabulary.dictionary;
  const background = new Float64Array(vocabulary.size);
  for (const stem of glossStems) background[stem] = (background[stem] ?? 0) + 1;
  const counts = unitCounts(units, vocabulary.size, (item) => item);
  const weights = new Float32Array(vocabulary.size);
  for (let s = 0; s < weights.length; s++) {
    const share = Math.min(0.5, ((background[s] ?? 0) * SENTENCE_WORDS) / glossStems.length);
    weights[s] = Math.log((1 + units.length + BACKGROUND) / (0.5 + (counts[s] ?? 0) + BACKGROUND * share));
  }
  return weights;
}

/** Rarity of every Chinese word by the Chinese text; tokens that stand for themselves weigh as their stems do. */
export function wordWeights(units: readonly Unit[], loneCharacters: Uint8Array): Float32Array {
  const counts = unitCounts(units, loneCharacters.length, (item) => (item >= 0 ? item : undefined));
  const weights = new Float32Array(loneCharacters.length);
  for (let w = 0; w < weights.length; w++) {
    const rarity = Math.log((1 + units.length + BACKGROUND) / (0.5 + (counts[w] ?? 0) + BACKGROUND * USUAL_SHARE));
    weights[w] = rarity * (loneCharacters[w] === 1 ? LONE_CHARACTER : 1);
  }
  return weights;
}

/** Units each item stands in. */
function unitCounts(units: readonly Unit[], size: number, of: (item: number) => number | undefined): Uint32Array {
  const counts = new Uint32Array(size);
  const last = new Int32Array(size).fill(-1);
  units.forEach(({ items }, u) => {
    for (const item of items) {
      const key = of(item);
      if (key === undefined || last[key] === u) continue;
      last[key] = u;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  });
  return counts;
}
