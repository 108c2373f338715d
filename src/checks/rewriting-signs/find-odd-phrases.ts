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

const shipped = finderOf([...ENGLISH_PHRASES, ...CHINESE_PHRASES]);

/** @param more phrases of the office's own, beside the shipped ones. @returns all places, in order */
export function findOddPhrases(text: string, more: readonly OddPhrase[] = []): FoundPhrase[] {
  const { pattern, phrases } = more.length === 0 ? shipped : finderOf([...shipped.phrases, ...more]);
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
