import { HAN_TOKEN, type NormalisedText } from '../normalise/normalise.ts';
import { BASE_1, BASE_2, highWord, lowWord, power, secondLane } from './gram-hash.ts';
import { HAN_GRAM, HAN_WINDOW, WORD_GRAM, WORD_WINDOW } from './winnowing.ts';

/** Selected 64-bit gram hashes in text order. All arrays have `length` entries. */
export interface Fingerprints {
  readonly length: number;
  /** High and low 32 bits. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** Index of the gram's first token in the normalised text. */
  readonly positions: Uint32Array;
}

const HAN_POWER_1 = power(BASE_1, HAN_GRAM);
const HAN_POWER_2 = power(BASE_2, HAN_GRAM);
const WORD_POWER_1 = power(BASE_1, WORD_GRAM);
const WORD_POWER_2 = power(BASE_2, WORD_GRAM);

interface Grams {
  /** Polynomial hashes of the first i tokens, in two lanes: gram i is P[i + k] - P[i] · base^k, modulo 2^32. */
  readonly prefix1: Int32Array;
  readonly prefix2: Int32Array;
  /** High 32 bits of the hash of the gram at token i. */
  readonly high: Uint32Array;
}

const grams = (tokens: number): Grams => ({
  prefix1: new Int32Array(tokens + 1),
  prefix2: new Int32Array(tokens + 1),
  high: new Uint32Array(tokens),
});
/** Working columns of up to this many tokens are kept for the next text. */
const MOST_KEPT = 1 << 20;
let kept = grams(1 << 14);

function workingGrams(tokens: number): Grams {
  if (tokens <= kept.high.length) return kept;
  const wider = grams(Math.max(tokens, Math.min(MOST_KEPT, kept.high.length * 2)));
  if (tokens <= MOST_KEPT) kept = wider;
  return wider;
}

/** Low lane of a gram: needed only where high lanes tie and for the grams that are selected. */
function lowLane(text: NormalisedText, prefix2: Int32Array, at: number): number {
  const han = text.kinds[at] === HAN_TOKEN;
  return ((prefix2[at + (han ? HAN_GRAM : WORD_GRAM)] ?? 0) - Math.imul(prefix2[at] ?? 0, han ? HAN_POWER_2 : WORD_POWER_2)) | 0;
}

/** Fills `into` for a text. @returns the last token at which a whole gram starts, -1 when there is none */
function hashGrams(text: NormalisedText, into: Grams): number {
  const { length, hashes, kinds } = text;
  const { prefix1, prefix2, high } = into;
  let lane1 = 0;
  let lane2 = 0;
  prefix1[0] = 0;
  prefix2[0] = 0;
  for (let i = 0; i < length; i++) {
    const token = hashes[i] ?? 0;
    lane1 = (Math.imul(lane1, BASE_1) + token) | 0;
    lane2 = (Math.imul(lane2, BASE_2) + secondLane(token)) | 0;
    prefix1[i + 1] = lane1;
    prefix2[i + 1] = lane2;
  }
  let last = -1;
  for (let i = 0; i < length; i++) {
    const han = kinds[i] === HAN_TOKEN;
    const end = i + (han ? HAN_GRAM : WORD_GRAM);
    if (end > length) continue;
    const a = ((prefix1[end] ?? 0) - Math.imul(prefix1[i] ?? 0, han ? HAN_POWER_1 : WORD_POWER_1)) | 0;
    const b = ((prefix2[end] ?? 0) - Math.imul(prefix2[i] ?? 0, han ? HAN_POWER_2 : WORD_POWER_2)) | 0;
    high[i] = highWord(a, b);
    last = i;
  }
  return last;
}

/**
 * Fingerprints of a text: see above for which, and for the promise they carry. A text too short for a whole window still
 * gets one, and a text shorter than one gram none. Linear in time and memory.
 */
export function fingerprint(text: NormalisedText): Fingerprints {
  const { length, kinds } = text;
  const working = workingGrams(length);
  const { high, prefix2 } = working;
  const last = hashGrams(text, working);
  let positions = new Uint32Array(((last + 1) >> 1) + 16);
  let count = 0;
  let best = -1;
  let bestHigh = 0;
  let reached = 0;
  let selected = -1;
  let ordered = true;
  const fits = (at: number): boolean => at + (kinds[at] === HAN_TOKEN ? HAN_GRAM : WORD_GRAM) <= length;
  // Of wholly equal grams one already selected stays, else the rightmost wins: robust winnowing.
  const winsTie = (candidate: number): boolean => {
    const a = lowLane(text, prefix2, candidate) >>> 0;
    const b = lowLane(text, prefix2, best) >>> 0;
    return a === b ? best !== selected : a < b;
  };
  for (let start = 0; start <= last; start++) {
    const end = start + (kinds[start] === HAN_TOKEN ? HAN_WINDOW : WORD_WINDOW);
    if (end > last + 1) continue;
    if (best < start || best >= end) {
      // The least gram left the window: look through all of it.
      best = -1;
      reached = start;
    }
    for (let i = reached; i < end; i++) {
      const candidate = high[i] ?? 0;
      if (best >= 0 && candidate > bestHigh) continue;
      if (i > last - HAN_GRAM && !fits(i)) continue;
      if (best < 0 || candidate < bestHigh || winsTie(i)) {
        best = i;
        bestHigh = candidate;
      }
    }
    if (end > reached) reached = end;
    if (best >= 0 && best !== selected) {
      ordered &&= best > selected;
      if (count === positions.length) positions = widen(positions);
      positions[count++] = best;
      selected = best;
    }
  }
  if (count === 0 && last >= 0) positions[count++] = leastOfAll(high, last, fits);
  // Windows narrow where Han gives way to words, and the least gram of a narrower one may stand before the last selected.
  if (!ordered) count = sortUnique(positions, count);
  return collect(text, working, positions, count);
}

function widen(positions: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(positions.length * 2);
  wider.set(positions);
  return wider;
}

/** A text too short for a whole window is selected from as if it were one. */
function leastOfAll(high: Uint32Array, last: number, fits: (at: number) => boolean): number {
  let best = last;
  for (let i = 0; i < last; i++) if (fits(i) && (high[i] ?? 0) < (high[best] ?? 0)) best = i;
  return best;
}

function sortUnique(positions: Uint32Array, count: number): number {
  positions.subarray(0, count).sort();
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const position = positions[i] ?? 0;
    if (kept === 0 || positions[kept - 1] !== position) positions[kept++] = position;
  }
  return kept;
}

function collect(text: NormalisedText, { high, prefix2 }: Grams, positions: Uint32Array, count: number): Fingerprints {
  const result = { length: count, high: new Uint32Array(count), low: new Uint32Array(count), positions: positions.slice(0, count) };
  for (let i = 0; i < count; i++) {
    const at = positions[i] ?? 0;
    const first = high[at] ?? 0;
    result.high[i] = first;
    result.low[i] = lowWord(lowLane(text, prefix2, at), first);
  }
  return result;
}
