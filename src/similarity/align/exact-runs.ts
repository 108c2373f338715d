import { GUARANTEED_HAN_RUN, GUARANTEED_WORD_RUN } from '../fingerprint/winnowing.ts';
import { HAN_TOKEN, type NormalisedText } from '../normalise/normalise.ts';

/** A run of tokens that stands in both texts, as token numbers. */
export interface ExactRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

const GRAM = GUARANTEED_WORD_RUN;
/** Places of one gram that are tried; more are a phrase that the text repeats, and the longest of these will do. */
const MOST_PLACES = 16;

/** Tells whether a run is one that must be shown: 13 Chinese characters (or tokens of any mixture), or 8 words. */
function tells(kinds: Uint8Array, from: number, length: number): boolean {
  if (length >= GUARANTEED_HAN_RUN) return true;
  let words = 0;
  for (let i = from; i < from + length; i++) {
    words = kinds[i] === HAN_TOKEN ? 0 : words + 1;
    if (words >= GUARANTEED_WORD_RUN) return true;
  }
  return false;
}

const mix = (hash: number, token: number): number => Math.imul(hash ^ token, 0x9e3779b1) ^ (hash >>> 15);

function gramAt(hashes: Uint32Array, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + GRAM; i++) hash = mix(hash, hashes[i] ?? 0);
  return hash >>> 0;
}

/** Places of every gram of a text, newest first in each chain. */
function indexGrams({ hashes, length }: NormalisedText): { readonly heads: Int32Array; readonly next: Int32Array } {
  const grams = Math.max(0, length - GRAM + 1);
  let size = 64;
  while (size < grams * 2) size *= 2;
  const heads = new Int32Array(size).fill(-1);
  const next = new Int32Array(grams);
  for (let at = grams - 1; at >= 0; at--) {
    const bucket = gramAt(hashes, at) & (size - 1);
    next[at] = heads[bucket] ?? -1;
    heads[bucket] = at;
  }
  return { heads, next };
}

function sharedLength(a: NormalisedText, b: NormalisedText, i: number, j: number): number {
  let length = 0;
  while (i + length < a.length && j + length < b.length && a.hashes[i + length] === b.hashes[j + length]) length++;
  return length;
}

/** @returns the runs that both texts share, longest at each place of `a`, in order and without overlap there. Linear but for repeated phrases. */
export function findExactRuns(a: NormalisedText, b: NormalisedText): ExactRun[] {
  const { heads, next } = indexGrams(b);
  const runs: ExactRun[] = [];
  for (let i = 0; i + GRAM <= a.length; ) {
    let best = 0;
    let place = -1;
    let tried = 0;
    for (let j = heads[gramAt(a.hashes, i) & (heads.length - 1)] ?? -1; j >= 0 && tried < MOST_PLACES; j = next[j] ?? -1, tried++) {
      const length = sharedLength(a, b, i, j);
      if (length > best) [best, place] = [length, j];
    }
    if (best >= GRAM && tells(a.kinds, i, best)) {
      runs.push({ a: i, b: place, length: best });
      i += best;
    } else i++;
  }
  return runs;
}
