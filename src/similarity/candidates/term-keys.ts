import { stem } from '../align/stem.ts';
import { STOP_CHARACTERS, STOP_WORDS } from '../align/stop-words.ts';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { HAN_TOKEN, hashForm, type NormalisedText, normalise, WORD_TOKEN } from '../normalise/normalise.ts';

/** The terms of a text in reading order: stems of words, pairs of neighbouring Han characters, numbers. Arrays have `length` entries. */
export interface Terms {
  readonly length: number;
  /** Index keys, in the space that the keys of fingerprints share. */
  readonly keys: Float64Array;
  /** Token at which each term starts. */
  readonly tokens: Uint32Array;
}

const SHORTEST_WORD = 3;
/** Sets the keys of terms apart from those of fingerprints. */
const HIGH_SALT = 0x7f4a7c15;
const LOW_SALT = 0x94d049bb;
const LOW_BITS = 20;

/** Finaliser of MurmurHash3. */
function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A term's hash has 32 bits, so that two terms of a million meet by chance once in 4,000: such a meeting is one weak hint among many. */
const keyOf = (term: number): number => mix(term ^ HIGH_SALT) * 2 ** LOW_BITS + (mix(Math.imul(term, LOW_SALT)) >>> (32 - LOW_BITS));

const pairHash = (first: number, second: number): number =>
  (Math.imul(first ^ 0x5bd1e995, 0x2c1b3c6d) + Math.imul(second, 0x297a2d39)) >>> 0;

const STEMS_KEPT = 1 << 16;
const stemKeys = new Uint32Array(STEMS_KEPT);
const stemValues = new Uint32Array(STEMS_KEPT);

/** A word that the text writes in an unusual way (hidden marks, other widths) stays as it is: its hash is of the folded form. */
function stemHash(hash: number, word: string): number {
  const bucket = hash & (STEMS_KEPT - 1);
  if (stemKeys[bucket] === hash) return stemValues[bucket] ?? 0;
  const lower = word.toLowerCase();
  const value = hashForm(lower) === hash ? hashForm(stem(lower)) : hash;
  stemKeys[bucket] = hash;
  stemValues[bucket] = value;
  return value;
}

/** Terms that say something of the content, linear in the text's length. */
export function findTerms(text: string, normalised: NormalisedText = normalise(text)): Terms {
  const { ends, hashes, kinds, length, starts } = normalised;
  const keys = new Float64Array(length);
  const tokens = new Uint32Array(length);
  let count = 0;
  const add = (term: number, token: number): void => {
    keys[count] = keyOf(term);
    tokens[count++] = token;
  };
  for (let i = 0; i < length; i++) {
    const hash = hashes[i] ?? 0;
    const kind = kinds[i];
    if (kind === HAN_TOKEN) {
      const next = hashes[i + 1] ?? 0;
      const paired = kinds[i + 1] === HAN_TOKEN && starts[i + 1] === ends[i];
      if (paired && !STOP_CHARACTERS.has(hash) && !STOP_CHARACTERS.has(next)) add(pairHash(hash, next), i);
    } else if (kind === WORD_TOKEN) {
      const [start, end] = [starts[i] ?? 0, ends[i] ?? 0];
      if (end - start >= SHORTEST_WORD && !STOP_WORDS.has(hash)) add(stemHash(hash, text.slice(start, end)), i);
    } else add(hash, i);
  }
  return { length: count, keys: keys.slice(0, count), tokens: tokens.slice(0, count) };
}

/** @returns the distinct keys, ascending */
export function distinctKeys(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort();
  let kept = 0;
  for (const key of sorted) if (kept === 0 || sorted[kept - 1] !== key) sorted[kept++] = key;
  return sorted.slice(0, kept);
}

/**
 * Keys under which an index finds a text both by the runs it shares and, reworded, by its terms: fingerprints and terms
 * together, ascending. An index that is to answer `findLikelySources` is filled with these.
 */
export function sourceKeys(text: string): Float64Array {
  const normalised = normalise(text);
  const runs = indexKeys(fingerprint(normalised));
  const terms = findTerms(text, normalised).keys;
  const both = new Float64Array(runs.length + terms.length);
  both.set(runs);
  both.set(terms, runs.length);
  return distinctKeys(both);
}
