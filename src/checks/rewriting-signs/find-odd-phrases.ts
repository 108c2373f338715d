import { CHINESE_PHRASES, ENGLISH_PHRASES, type OddPhrase } from './phrases.ts';

/** An odd phrase where it stands. */
export interface FoundPhrase extends OddPhrase {
  readonly start: number;
  /** The words of the text with some before and after. */
  readonly context: string;
  /** Stands in quotation marks: the text speaks of the phrase and does not use it. */
  readonly quoted: boolean;
}

const CONTEXT_CHARACTERS = 30;
const LATIN = /[a-z]/i;
const OPENING = /["'“‘「《]\s*$/;
const CLOSING = /^\s*["'”’」》]/;

/** Spaces and line ends between the words of a phrase may be any; between Chinese characters there may be one. */
const patternOf = (odd: string): string =>
  LATIN.test(odd)
    ? String.raw`(?<![\p{L}])${odd.split(/[ -]/).map(escape).join(String.raw`[\s-]+`)}(?:s|es)?(?![\p{L}])`
    : Array.from(odd, escape).join(String.raw`\s?`);
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

interface Finder {
  readonly pattern: RegExp;
  readonly phrases: readonly OddPhrase[];
}

function finderOf(phrases: readonly OddPhrase[]): Finder {
  // Longer ones first, so that a phrase inside another is not told apart from it.
  const sorted = [...phrases].sort((a, b) => b.odd.length - a.odd.length || (a.odd < b.odd ? -1 : 1));
  return { pattern: new RegExp(sorted.map(({ odd }) => `(${patternOf(odd)})`).join('|'), 'giu'), phrases: sorted };
}

const PLAIN_WORD = /^[a-z]+$/;
/** English phrases that begin with two plain words are found by those: see `mayHoldPair`. */
const firstPair = ({ odd }: OddPhrase): readonly [string, string] | undefined => {
  const [first = '', second = ''] = odd.toLowerCase().split(/[ -]/);
  return PLAIN_WORD.test(first) && PLAIN_WORD.test(second) ? [first, second] : undefined;
};

interface Search {
  readonly phrases: readonly OddPhrase[];
  /** Second words by first ones. */
  readonly pairs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Compiled when first needed: the one for all phrases takes milliseconds. */
  readonly all: () => Finder;
  readonly others: () => Finder;
}

function searchFor(phrases: readonly OddPhrase[]): Search {
  const pairs = new Map<string, Set<string>>();
  for (const phrase of phrases) {
    const [first, second] = firstPair(phrase) ?? [];
    if (first === undefined || second === undefined) continue;
    const seconds = pairs.get(first) ?? new Set<string>();
    // The last word of a phrase may be a plural.
    for (const ending of ['', 's', 'es']) seconds.add(second + ending);
    pairs.set(first, seconds);
  }
  let [all, others]: (Finder | undefined)[] = [];
  return {
    phrases,
    pairs,
    all: () => (all ??= finderOf(phrases)),
    others: () => (others ??= finderOf(phrases.filter((phrase) => firstPair(phrase) === undefined))),
  };
}

/** Whether two words that begin a phrase stand beside each other; then the phrase itself is looked for. */
function mayHoldPair(text: string, pairs: Search['pairs']): boolean {
  const lower = text.toLowerCase();
  let seconds: ReadonlySet<string> | undefined;
  let end = 0;
  for (const { 0: word, index } of lower.matchAll(/[a-z]+/g)) {
    if (seconds?.has(word) === true && /^[\s-]+$/u.test(lower.slice(end, index))) return true;
    seconds = pairs.get(word);
    end = index + word.length;
  }
  return false;
}

const shipped = searchFor([...ENGLISH_PHRASES, ...CHINESE_PHRASES]);

/** @param more phrases of the office's own, beside the shipped ones. @returns all places, in order */
export function findOddPhrases(text: string, more: readonly OddPhrase[] = []): FoundPhrase[] {
  const search = more.length === 0 ? shipped : searchFor([...shipped.phrases, ...more]);
  const { pattern, phrases } = mayHoldPair(text, search.pairs) ? search.all() : search.others();
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const phrase = phrases[match.indexOf(match[0], 1) - 1];
    if (phrase === undefined) return [];
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - CONTEXT_CHARACTERS), match.index);
    const after = text.slice(end, end + CONTEXT_CHARACTERS);
    const context = `${before}${match[0]}${after}`.replace(/\s+/g, ' ').trim();
    return [{ ...phrase, start: match.index, context, quoted: OPENING.test(before) && CLOSING.test(after) }];
  });
}
