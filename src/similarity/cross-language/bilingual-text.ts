import type { Span } from '../../domain/span.ts';
import type { BilingualDictionary } from './dictionary.ts';
import { contentStem } from './english-words.ts';
import { segmentChinese } from './segment-chinese.ts';
import { type Language, splitUnits } from './split-units.ts';

/**
 * A sentence as numbers. English: stem numbers, in order. Chinese: the number of a dictionary word, or -1 - s for a token
 * that stands for itself (s its stem number): a numeral, a Latin word, a formula.
 */
export interface Unit extends Span {
  readonly items: Int32Array;
  /** Han characters of a Chinese unit, words of an English one. */
  readonly size: number;
}

export interface UnitText {
  readonly language: Language;
  readonly units: readonly Unit[];
}

/** Gives stems their numbers: those of the dictionary, then new ones as they come. */
export class Vocabulary {
  readonly dictionary: BilingualDictionary;
  readonly #added = new Map<string, number>();

  constructor(dictionary: BilingualDictionary) {
    this.dictionary = dictionary;
  }

  get size(): number {
    return this.dictionary.stems.size + this.#added.size;
  }

  numberOf(stem: string): number {
    const known = this.dictionary.stems.get(stem) ?? this.#added.get(stem);
    if (known !== undefined) return known;
    const number = this.size;
    this.#added.set(stem, number);
    return number;
  }

  /** Fills in the stems of the numbers asked for. */
  nameInto(names: Map<number, string>): void {
    for (const stems of [this.dictionary.stems, this.#added])
      for (const [stem, number] of stems) if (names.has(number)) names.set(number, stem);
  }
}

const MULTIPLES: Readonly<Record<string, number>> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
const ZH_TOKEN = /(\p{Script=Han}+)|(\d[\d,]*(?:\.\d+)?)(?:\s*(百万|千万|百|千|万|亿))?|([A-Za-z][A-Za-z0-9]*)/gu;
const EN_TOKEN = /(\d[\d,]*(?:\.\d+)?)(?:\s*(thousand|million|billion))?|([a-z][a-z0-9]*(?:['’][a-z]+)?)/gi;
const BROKEN_HAN = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const BROKEN_WORD = /(?<=[a-z])[-\u00AD]\s*\n\s*(?=[a-z])|\u00AD/g;

/** Full-width letters, digits and signs in their ASCII form, and Greek letters by their names, as English often writes them. */
const narrow = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[Α-Ωα-ω]/g, (c) => GREEK[c] ?? c);
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha ',
  β: 'beta ',
  γ: 'gamma ',
  δ: 'delta ',
  κ: 'kappa ',
  λ: 'lambda ',
  μ: 'mu ',
  σ: 'sigma ',
  ω: 'omega ',
};

function numeral(digits: string, multiple: string | undefined): string {
  const value = Number(digits.replaceAll(',', '')) * (multiple === undefined ? 1 : (MULTIPLES[multiple.toLowerCase()] ?? 1));
  return `#${Number.isFinite(value) ? Number(value.toPrecision(12)) : digits.slice(0, 24)}`;
}

/** Digits of one place stand in every list and heading: they say nothing about what a sentence says. */
const isTelling = (token: string): boolean => !/^#\d$/.test(token);

function chineseItems(text: string, vocabulary: Vocabulary): { items: Int32Array; size: number } {
  const items: number[] = [];
  let size = 0;
  for (const [, hanRun, digits, multiple, latin] of narrow(text).replace(BROKEN_HAN, '').matchAll(ZH_TOKEN)) {
    if (hanRun !== undefined) {
      size += hanRun.length;
      for (const word of segmentChinese(hanRun, vocabulary.dictionary)) items.push(word);
      continue;
    }
    const token = digits !== undefined ? numeral(digits, multiple) : contentStem((latin ?? '').toLowerCase());
    if (token !== '' && isTelling(token)) items.push(-1 - vocabulary.numberOf(token));
  }
  return { items: Int32Array.from(items), size };
}

function englishItems(text: string, vocabulary: Vocabulary): { items: Int32Array; size: number } {
  const items: number[] = [];
  let size = 0;
  for (const [, digits, multiple, word] of narrow(text).replace(BROKEN_WORD, '').matchAll(EN_TOKEN)) {
    size++;
    const token = digits !== undefined ? numeral(digits, multiple) : contentStem((word ?? '').toLowerCase());
    if (token !== '' && isTelling(token)) items.push(vocabulary.numberOf(token));
  }
  return { items: Int32Array.from(items), size };
}

/** Sentences of a text that are in its language and say something; others (references, an abstract in the other language) are left out. */
export function readUnits(text: string, language: Language, vocabulary: Vocabulary): UnitText {
  const units: Unit[] = [];
  for (const span of splitUnits(text, language)) {
    const sentence = text.slice(span.start, span.end);
    const { items, size } = language === 'zh' ? chineseItems(sentence, vocabulary) : englishItems(sentence, vocabulary);
    const least = language === 'zh' ? 4 : 3;
    if (size >= least && items.length > 1) units.push({ ...span, items, size });
  }
  return { language, units };
}
