import { readUnits, type Unit, Vocabulary } from './bilingual-text.ts';
import { prepareCrossLanguage } from './prepare-cross-language.ts';
import { type Language, languageOf } from './split-units.ts';

/** Sentences of a block: about the shortest passage worth finding, so that a short one in a long document still fills a block. */
const BLOCK_UNITS = 5;
/** Keys kept of a block, the heaviest first. */
const MOST_KEYS = 48;
/** Blocks kept of a document: a longer one is thinned evenly. 2,000 blocks are 10,000 sentences, some 400,000 characters. */
const MOST_BLOCKS = 2_000;
const LONE_CHARACTER = 0.5;

/** What a stretch of a document says, in no language: English stems (of the words themselves or of their translations), numbers, Latin names. */
export interface KeyBlock {
  readonly keys: readonly string[];
  /** Rarity of each key times how surely it is what the text says. */
  readonly weights: Float32Array;
}

export interface CrossLanguageKeys {
  /** Undefined for a text with too few letters: it has no blocks. */
  readonly language: Language | undefined;
  readonly blocks: readonly KeyBlock[];
}

const rarities = new WeakMap<Vocabulary['dictionary'], Float32Array>();

/** Rarity of the dictionary's stems among its own glosses: the same for every document, so that keys can be made one by one. */
function glossRarity(dictionary: Vocabulary['dictionary']): Float32Array {
  const known = rarities.get(dictionary);
  if (known !== undefined) return known;
  const counts = new Float64Array(dictionary.stems.size);
  for (const stem of dictionary.glossStems) counts[stem] = (counts[stem] ?? 0) + 1;
  const rarity = Float32Array.from(counts, (count) => Math.log(dictionary.glossStems.length / (count + 8)) / 2);
  rarities.set(dictionary, rarity);
  return rarity;
}

/** @param text of either language. The cost is linear in its length; the result is bounded whatever the length. */
export function crossLanguageKeys(text: string): CrossLanguageKeys {
  const language = languageOf(text);
  if (language === undefined) return { language, blocks: [] };
  const vocabulary = new Vocabulary(prepareCrossLanguage());
  const { units } = readUnits(text, language, vocabulary);
  const names = new Map<number, string>();
  const rarity = glossRarity(vocabulary.dictionary);
  const unseen = Math.log(vocabulary.dictionary.glossStems.length / 8) / 2;
  const count = Math.ceil(units.length / BLOCK_UNITS);
  const step = Math.max(1, count / MOST_BLOCKS);
  const drafts: { stem: number; weight: number }[][] = [];
  for (let b = 0; b < count; b += step) {
    const from = Math.floor(b) * BLOCK_UNITS;
    const weights = new Map<number, number>();
    for (const unit of units.slice(from, from + BLOCK_UNITS))
      addWeights(weights, unit, language, vocabulary, (stem) => rarity[stem] ?? unseen);
    const heaviest = [...weights].map(([stem, weight]) => ({ stem, weight })).sort((x, y) => y.weight - x.weight || x.stem - y.stem);
    drafts.push(heaviest.slice(0, MOST_KEYS));
  }
  for (const draft of drafts) for (const { stem } of draft) names.set(stem, '');
  vocabulary.nameInto(names);
  const blocks = drafts.map((draft) => ({
    keys: draft.map(({ stem }) => names.get(stem) ?? ''),
    weights: Float32Array.from(draft, ({ weight }) => weight),
  }));
  return { language, blocks };
}

/** A Chinese word gives its weight to all its glosses alike: each is as likely as they are few. */
function addWeights(
  weights: Map<number, number>,
  unit: Unit,
  language: Language,
  vocabulary: Vocabulary,
  rarity: (stem: number) => number,
): void {
  const { glossesFrom, stemsFrom, glossStems, lone } = vocabulary.dictionary;
  const raise = (stem: number, weight: number): void => {
    if (weight > (weights.get(stem) ?? 0)) weights.set(stem, weight);
  };
  for (const item of unit.items) {
    if (language === 'en') raise(item, rarity(item));
    else if (item < 0) raise(-1 - item, rarity(-1 - item));
    else {
      const from = glossesFrom[item] ?? 0;
      const to = glossesFrom[item + 1] ?? 0;
      const sure = (lone[item] === 1 ? LONE_CHARACTER : 1) / Math.sqrt(Math.max(1, to - from));
      for (let g = from; g < to; g++) {
        const first = stemsFrom[g] ?? 0;
        const last = stemsFrom[g + 1] ?? 0;
        for (let s = first; s < last; s++) raise(glossStems[s] ?? 0, (rarity(glossStems[s] ?? 0) * sure) / Math.sqrt(last - first));
      }
    }
  }
}
