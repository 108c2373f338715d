import { APOSTROPHE, characterTables, DIGIT, HYPHEN, IGNORABLE, LETTER, SEPARATOR } from '../normalise/character-tables.ts';
import { normaliseInPlace } from '../normalise/normalise.ts';
import { mix, PRIME, SEED } from '../normalise/token-hash.ts';
import { fingerprint } from './fingerprint.ts';
import { BASE_1, BASE_2, highWord, lowWord, power, secondLane } from './gram-hash.ts';
import type { PrintColumns } from './print-columns.ts';
import { WORD_GRAM, WORD_WINDOW } from './winnowing.ts';

/** A control character: not for this reader. */
const CONTROL = 1;
const [TAB, LINE_FEED, FORM_FEED, CARRIAGE_RETURN, SPACE] = [9, 10, 12, 13, 32] as const;
const SOFT_HYPHEN = 0xad;
const FIRST_WIDE = 128;
const POWER_1 = power(BASE_1, WORD_GRAM);
const POWER_2 = power(BASE_2, WORD_GRAM);

const within = (unit: number, first: string, last: string): boolean => unit >= first.charCodeAt(0) && unit <= last.charCodeAt(0);
const WHITE: ReadonlySet<number> = new Set([TAB, LINE_FEED, FORM_FEED, CARRIAGE_RETURN]);

/** Classes of ASCII, as in `characterTables`, which a plain English text then needs not. */
function classOf(unit: number): number {
  if (unit === 0x7f || (unit < SPACE && !WHITE.has(unit))) return CONTROL;
  if (within(unit, 'a', 'z') || within(unit, 'A', 'Z')) return LETTER;
  if (within(unit, '0', '9')) return DIGIT;
  if (unit === "'".charCodeAt(0)) return APOSTROPHE;
  return unit === '-'.charCodeAt(0) ? HYPHEN : SEPARATOR;
}
const NARROW = Uint8Array.from({ length: FIRST_WIDE }, (_, unit) => classOf(unit));
const classAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit < FIRST_WIDE ? (NARROW[unit] ?? SEPARATOR) : (characterTables().classes[unit] ?? SEPARATOR);
};

interface Working {
  /** Running sums of both lanes, by token. */
  readonly sums1: Int32Array;
  readonly sums2: Int32Array;
  /** High words of grams, by first token. */
  readonly highs: Uint32Array;
}
const working = (tokens: number): Working => ({
  sums1: new Int32Array(tokens),
  sums2: new Int32Array(tokens),
  highs: new Uint32Array(tokens),
});
/** Kept for the next text. */
let kept = working(1 << 14);

function workingFor(tokens: number): Working {
  if (tokens > kept.highs.length) kept = working(tokens * 2);
  return kept;
}

const lowLane = (sums2: Int32Array, gram: number): number => ((sums2[gram + WORD_GRAM] ?? 0) - Math.imul(sums2[gram] ?? 0, POWER_2)) | 0;

/** Where a word goes on after the hyphen at `at` when one line end cuts it there and the rest starts in lower case, or -1. */
function continuation(text: string, at: number): number {
  let lineEnds = 0;
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LINE_FEED || unit === 0x2028 || (unit === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) lineEnds++;
    else if (unit !== SPACE && unit !== TAB && unit !== CARRIAGE_RETURN && unit !== 0xa0) {
      const kind = classAt(text, i);
      if (kind !== IGNORABLE) return lineEnds === 1 && kind === LETTER && (unit >= FIRST_WIDE || within(unit, 'a', 'z')) ? i : -1;
    }
  }
  return -1;
}

/** Says of the high word of a fingerprint whether it is wanted. */
export interface PrintSieve {
  has(high: number): boolean;
}

/**
 * Fingerprints of a text: all of them are counted, those the sieve lets pass are added to `into`.
 * @returns how many there are
 */
export function printText(text: string, into: PrintColumns, sieve?: PrintSieve): number {
  const words = printWords(text, into, sieve);
  if (words !== undefined) return words;
  const prints = fingerprint(normaliseInPlace(text));
  if (sieve === undefined) into.addAll(prints);
  else prints.high.forEach((high, i) => sieve.has(high) && into.add(high, prints.low[i] ?? 0));
  return prints.length;
}

/**
 * The same for a text that is all words and numbers, in half the time, since it needs no places and no kinds.
 * @returns undefined, and `into` as it was, for a text with a Han character, one that folds to several, or a control character
 */
export function printWords(text: string, into: PrintColumns, sieve?: PrintSieve): number | undefined {
  const { length } = text;
  const { sums1, sums2, highs } = workingFor((length >> 1) + 2);
  const before = into.length;
  let selections = 0;
  let tokens = 0;
  let lane1 = 0;
  let lane2 = 0;
  let best = -1;
  let bestHigh = 0;
  let selected = -1;
  sums1[0] = 0;
  sums2[0] = 0;
  let i = 0;
  for (;;) {
    // One word or number, over the apostrophes and line ends within it.
    let hash = SEED;
    let seen = 0;
    for (; i < length; i++) {
      const unit = text.charCodeAt(i);
      const letter = unit | 0x20;
      if (letter >= 0x61 && letter <= 0x7a) {
        hash = Math.imul(hash ^ letter, PRIME);
        seen |= LETTER;
        continue;
      }
      const kind = unit < FIRST_WIDE ? (NARROW[unit] ?? SEPARATOR) : classAt(text, i);
      if (kind === DIGIT || kind === LETTER) {
        hash = Math.imul(hash ^ (unit < FIRST_WIDE ? unit : (characterTables().folds[unit] ?? 0)), PRIME);
        seen |= kind;
        continue;
      }
      if (kind === IGNORABLE) continue;
      if (kind !== SEPARATOR && kind !== APOSTROPHE && kind !== HYPHEN) {
        into.cut(before);
        return undefined;
      }
      if (seen === 0) continue;
      if (kind === APOSTROPHE && (seen & LETTER) !== 0 && classAt(text, i + 1) === LETTER) continue;
      const next = kind === HYPHEN && (seen & LETTER) !== 0 ? continuation(text, i) : -1;
      if (next >= 0) i = next - 1;
      else if (unit !== SOFT_HYPHEN) break;
    }
    if (seen === 0) break;
    const token = mix(hash);
    lane1 = (Math.imul(lane1, BASE_1) + token) | 0;
    lane2 = (Math.imul(lane2, BASE_2) + secondLane(token)) | 0;
    tokens++;
    sums1[tokens] = lane1;
    sums2[tokens] = lane2;
    const gram = tokens - WORD_GRAM;
    if (gram < 0) continue;
    const a = (lane1 - Math.imul(sums1[gram] ?? 0, POWER_1)) | 0;
    const b = (lane2 - Math.imul(sums2[gram] ?? 0, POWER_2)) | 0;
    const newest = highWord(a, b);
    highs[gram] = newest;
    const start = gram - WORD_WINDOW + 1;
    if (start < 0) continue;
    // The window of the grams from `start` to this one: as in `fingerprint`, where it is said why.
    let from = gram;
    if (best < start) {
      best = start;
      bestHigh = highs[start] ?? 0;
      from = start + 1;
    }
    for (let at = from; at <= gram; at++) {
      const high = highs[at] ?? 0;
      if (high > bestHigh) continue;
      if (high === bestHigh) {
        const mine = lowLane(sums2, at) >>> 0;
        const other = lowLane(sums2, best) >>> 0;
        if (mine > other || (mine === other && best === selected)) continue;
      }
      best = at;
      bestHigh = high;
    }
    if (best === selected) continue;
    selected = best;
    selections++;
    if (sieve === undefined || sieve.has(bestHigh)) into.add(bestHigh, lowWord(lowLane(sums2, best), bestHigh));
  }
  if (selections === 0 && tokens >= WORD_GRAM) {
    const last = tokens - WORD_GRAM;
    let least = last;
    for (let at = 0; at < last; at++) if ((highs[at] ?? 0) < (highs[least] ?? 0)) least = at;
    const high = highs[least] ?? 0;
    selections++;
    if (sieve === undefined || sieve.has(high)) into.add(high, lowWord(lowLane(sums2, least), high));
  }
  return selections;
}
