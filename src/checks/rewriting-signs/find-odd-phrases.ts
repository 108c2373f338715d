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

/** The phrases that begin with one character, longer ones first, so that a phrase inside another is not told apart from it. */
interface Group {
  /** Sticky; one group a phrase. */
  readonly pattern: RegExp;
  readonly phrases: readonly OddPhrase[];
}

/** By UTF-16 unit: the place of the group in the list and 1 more, 0 for a unit no phrase begins with. */
interface Finder {
  readonly groupOf: Uint16Array;
  readonly groups: readonly Group[];
}

function finderOf(phrases: readonly OddPhrase[]): Finder {
  const sorted = [...phrases].sort((a, b) => b.odd.length - a.odd.length || (a.odd < b.odd ? -1 : 1));
  const groupOf = new Uint16Array(0x10000);
  const byFirst = new Map<string, OddPhrase[]>();
  for (const phrase of sorted) {
    const first = phrase.odd.slice(0, 1).toLowerCase();
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  const groups = [...byFirst].map(([first, group], at): Group => {
    for (const character of [first, first.toUpperCase()]) groupOf[character.charCodeAt(0)] = at + 1;
    return { pattern: new RegExp(group.map(({ odd }) => `(${patternOf(odd)})`).join('|'), 'iuy'), phrases: group };
  });
  return { groupOf, groups };
}

interface Match {
  readonly phrase: OddPhrase;
  readonly start: number;
  readonly words: string;
}

/** Matches that do not overlap. A class of many Chinese characters is slow in a regular expression, a table is not. */
function matchesOf(text: string, { groupOf, groups }: Finder): Match[] {
  const matches: Match[] = [];
  for (let start = 0; start < text.length; start++) {
    const place = groupOf[text.charCodeAt(start)];
    if (place === undefined || place === 0) continue;
    const group = groups[place - 1];
    if (group === undefined) continue;
    group.pattern.lastIndex = start;
    const match = group.pattern.exec(text);
    const phrase = match === null ? undefined : group.phrases[match.indexOf(match[0], 1) - 1];
    if (match === null || phrase === undefined) continue;
    matches.push({ phrase, start, words: match[0] });
    start = group.pattern.lastIndex - 1;
  }
  return matches;
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
  let seconds: ReadonlySet<string> | undefined;
  let end = 0;
  for (const { 0: written, index } of text.matchAll(/[A-Za-z]+/g)) {
    const word = written.toLowerCase();
    if (seconds?.has(word) === true && /^[\s-]+$/u.test(text.slice(end, index))) return true;
    seconds = pairs.get(word);
    end = index + word.length;
  }
  return false;
}

const shipped = searchFor([...ENGLISH_PHRASES, ...CHINESE_PHRASES]);

/** @param more phrases of the office's own, beside the shipped ones. @returns all places, in order */
export function findOddPhrases(text: string, more: readonly OddPhrase[] = []): FoundPhrase[] {
  const search = more.length === 0 ? shipped : searchFor([...shipped.phrases, ...more]);
  const finder = mayHoldPair(text, search.pairs) ? search.all() : search.others();
  return matchesOf(text, finder).map(({ phrase, start, words }) => {
    const end = start + words.length;
    const before = text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start);
    const after = text.slice(end, end + CONTEXT_CHARACTERS);
    const context = `${before}${words}${after}`.replace(/\s+/g, ' ').trim();
    return { ...phrase, start, context, quoted: OPENING.test(before) && CLOSING.test(after) };
  });
}
