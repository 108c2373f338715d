import type { BilingualDictionary } from './dictionary.ts';

/** Costs of a word by its length: few long words beat many short ones (the shortest path of Zhang and Liu 2002, with unequal steps). */
const UNKNOWN = 12;
const COST = [0, 10, 11, 12, 13, 14, 15, 16, 17];

/**
 * Words of a run of Han characters, by the cheapest path over the dictionary.
 * @param run Han characters alone
 * @returns numbers of the words in order; characters that no word covers are left out
 */
export function segmentChinese(run: string, dictionary: BilingualDictionary): number[] {
  const cost = new Float64Array(run.length + 1).fill(Infinity);
  const back = new Int32Array(run.length + 1);
  const word = new Int32Array(run.length + 1).fill(-1);
  cost[0] = 0;
  const relax = (from: number, to: number, step: number, number: number): void => {
    const total = (cost[from] ?? 0) + step;
    if (total >= (cost[to] ?? 0)) return;
    cost[to] = total;
    back[to] = from;
    word[to] = number;
  };
  for (let i = 0; i < run.length; i++) {
    relax(i, i + 1, UNKNOWN, dictionary.words.get(run.charAt(i)) ?? -1);
    const reach = Math.min(dictionary.longest.get(run.slice(i, i + 2)) ?? 0, run.length - i);
    for (let length = 2; length <= reach; length++) {
      const number = dictionary.words.get(run.slice(i, i + length));
      // Words of one length differ in how much they mean: many senses go with much used words, so they cost a little less.
      if (number !== undefined) relax(i, i + length, (COST[length] ?? 20) - Math.min(4, senses(dictionary, number)) / 10, number);
    }
  }
  const found: number[] = [];
  for (let i = run.length; i > 0; i = back[i] ?? 0) if ((word[i] ?? -1) >= 0) found.push(word[i] ?? 0);
  return found.reverse();
}

const senses = (dictionary: BilingualDictionary, word: number): number =>
  (dictionary.glossesFrom[word + 1] ?? 0) - (dictionary.glossesFrom[word] ?? 0);
