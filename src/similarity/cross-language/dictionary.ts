import { contentStems } from './english-words.ts';
import { parseCedict } from './parse-cedict.ts';
import { SUPPLEMENT } from './supplement.ts';

/** Longer headwords are proverbs and titles: their glosses explain them and do not translate them. */
const LONGEST_WORD = 8;
const MOST_SENSES = 12;
/** A gloss of more content words is an explanation. */
const LONGEST_GLOSS = 4;

/** A Chinese to English dictionary as flat tables. A word is a number; so is an English stem. */
export interface BilingualDictionary {
  /** Words in either written form to their number. */
  readonly words: ReadonlyMap<string, number>;
  /** First two characters of a word to the length of the longest word that begins so. */
  readonly longest: ReadonlyMap<string, number>;
  /** English stems to their number; the first `stems.size` numbers are taken. */
  readonly stems: ReadonlyMap<string, number>;
  /** Word w has the glosses `glossesFrom[w]` to `glossesFrom[w + 1]`; gloss g the stems `stemsFrom[g]` to `stemsFrom[g + 1]` of `glossStems`. */
  readonly glossesFrom: Int32Array;
  readonly stemsFrom: Int32Array;
  readonly glossStems: Int32Array;
  /** 1 for a word of one character. */
  readonly lone: Uint8Array;
}

interface Draft {
  readonly length: number;
  readonly glosses: Map<string, readonly string[]>;
  explanation: readonly string[];
}

function addSenses(draft: Draft, senses: readonly string[]): void {
  for (const sense of senses) {
    for (const part of sense.split(',')) {
      const stems = [...new Set(contentStems(part))];
      if (stems.length === 0) continue;
      if (stems.length > LONGEST_GLOSS) {
        if (draft.explanation.length === 0) draft.explanation = stems.slice(0, 2 * LONGEST_GLOSS);
      } else if (draft.glosses.size < MOST_SENSES) draft.glosses.set([...stems].sort().join(' '), stems);
    }
  }
}

const isHan = (word: string): boolean => /^\p{Script=Han}+$/u.test(word);

/** @param cedict the text of a CC-CEDICT file */
export function buildDictionary(cedict: string): BilingualDictionary {
  const words = new Map<string, number>();
  const drafts: Draft[] = [];
  const enter = (simplified: string, traditional: string, senses: readonly string[]): void => {
    if (simplified.length > LONGEST_WORD || !isHan(simplified)) return;
    const number = words.get(simplified) ?? drafts.length;
    const draft = drafts[number] ?? { length: simplified.length, glosses: new Map(), explanation: [] };
    if (number === drafts.length) drafts.push(draft);
    words.set(simplified, number);
    if (!words.has(traditional)) words.set(traditional, number);
    addSenses(draft, senses);
  };
  for (const [word, ...senses] of SUPPLEMENT) enter(word, word, senses);
  for (const entry of parseCedict(cedict)) enter(entry.simplified, entry.traditional, entry.senses);

  const longest = new Map<string, number>();
  for (const word of words.keys()) {
    const key = word.slice(0, 2);
    if (word.length > (longest.get(key) ?? 0)) longest.set(key, word.length);
  }
  const lone = Uint8Array.from(drafts, (draft) => (draft.length === 1 ? 1 : 0));
  return { words, longest, lone, ...flatten(drafts) };
}

function flatten(drafts: readonly Draft[]): Pick<BilingualDictionary, 'stems' | 'glossesFrom' | 'stemsFrom' | 'glossStems'> {
  const stems = new Map<string, number>();
  const glossesFrom = new Int32Array(drafts.length + 1);
  const stemsFrom: number[] = [0];
  const glossStems: number[] = [];
  drafts.forEach((draft, word) => {
    const glosses = draft.glosses.size > 0 ? [...draft.glosses.values()] : draft.explanation.length > 0 ? [draft.explanation] : [];
    for (const gloss of glosses) {
      for (const stem of gloss) {
        const number = stems.get(stem) ?? stems.size;
        stems.set(stem, number);
        glossStems.push(number);
      }
      stemsFrom.push(glossStems.length);
    }
    glossesFrom[word + 1] = stemsFrom.length - 1;
  });
  return { stems, glossesFrom, stemsFrom: Int32Array.from(stemsFrom), glossStems: Int32Array.from(glossStems) };
}
