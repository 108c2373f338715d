import { mix, PRIME, SEED } from '../normalise/token-hash.ts';
import { BASE_1, BASE_2, highWord, lowWord, power, secondLane } from './gram-hash.ts';
import type { PrintColumns } from './print-columns.ts';
import { WORD_GRAM, WORD_WINDOW } from './winnowing.ts';

const SEPARATOR = 0;
const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 4;
const HYPHEN = 8;
/** Beyond ASCII, or a control character: not for this reader. */
const FOREIGN = 16;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const SPACE = 32;
const TAB = 9;
const POWER_1 = power(BASE_1, WORD_GRAM);
const POWER_2 = power(BASE_2, WORD_GRAM);

const within = (byte: number, first: string, last: string): boolean => byte >= first.charCodeAt(0) && byte <= last.charCodeAt(0);
/** Tab, line feed, form feed, carriage return. */
const WHITE = new Set([TAB, LINE_FEED, 12, CARRIAGE_RETURN]);

function classOf(byte: number): number {
  if (byte > 0x7e || (byte < SPACE && !WHITE.has(byte))) return FOREIGN;
  if (within(byte, 'a', 'z') || within(byte, 'A', 'Z')) return LETTER;
  if (within(byte, '0', '9')) return DIGIT;
  if (byte === "'".charCodeAt(0)) return APOSTROPHE;
  return byte === '-'.charCodeAt(0) ? HYPHEN : SEPARATOR;
}
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));

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
function continuation(bytes: Uint8Array, at: number): number {
  let lineEnds = 0;
  for (let i = at + 1; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[i + 1] !== LINE_FEED)) lineEnds++;
    else if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) return lineEnds === 1 && within(byte, 'a', 'z') ? i : -1;
  }
  return -1;
}

/** Says of the high word of a fingerprint whether it is wanted. */
export interface PrintSieve {
  has(high: number): boolean;
}

/**
 * Fingerprints of an English text straight from its bytes: those that `fingerprint(normalise(text))` gives, in the same order, in a
 * third of its time, since a text of plain ASCII needs no decoding, folding, places or kinds.
 * @returns how many there are, of which `into` was given those the sieve lets pass; undefined, and `into` as it was, when a byte is
 *   not of a plain ASCII text
 */
export function printAscii(bytes: Uint8Array, into: PrintColumns, sieve?: PrintSieve): number | undefined {
  const { length } = bytes;
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
      const byte = bytes[i] ?? 0;
      const letter = byte | 0x20;
      if (letter >= 0x61 && letter <= 0x7a) {
        hash = Math.imul(hash ^ letter, PRIME);
        seen |= LETTER;
        continue;
      }
      const kind = CLASSES[byte] ?? FOREIGN;
      if (kind === DIGIT) {
        hash = Math.imul(hash ^ byte, PRIME);
        seen |= DIGIT;
        continue;
      }
      if (kind === FOREIGN) {
        into.cut(before);
        return undefined;
      }
      if (seen === 0) continue;
      if (kind === SEPARATOR || (seen & LETTER) === 0) break;
      if (kind === APOSTROPHE && CLASSES[bytes[i + 1] ?? 0] === LETTER) continue;
      const next = kind === HYPHEN ? continuation(bytes, i) : -1;
      if (next < 0) break;
      i = next - 1;
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
