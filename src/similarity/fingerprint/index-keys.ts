import type { Fingerprints } from './fingerprint.ts';

/** Bits of a fingerprint that an index keeps: as many as a double holds exactly, and a byte more a posting would buy nothing. */
const KEY_BITS = 52;
export const LOW_BITS = KEY_BITS - 32;

/** The first 52 of a fingerprint's 64 bits as one number. */
export const toKey = (high: number, low: number): number => (high >>> 0) * 2 ** LOW_BITS + (low >>> (32 - LOW_BITS));

const BITS = 8;
const BUCKETS = 1 << BITS;
/** Below this many, sorting numbers in place is as fast. */
const LEAST_RADIX = 128;

/** Columns that sorting scatters between; up to this many keys they are kept for the next document. */
const MOST_KEPT = 1 << 18;
const columns = (size: number): { readonly keys: Float64Array; readonly high: Uint32Array }[] =>
  [0, 1].map(() => ({ keys: new Float64Array(size), high: new Uint32Array(size) }));
let kept = columns(1 << 12);
const starts = new Uint32Array(BUCKETS + 1);

/** Stable radix sort of keys by their high 32 bits. @returns the sorted keys, valid until the next call */
function radixByHigh({ high, low, length }: Fingerprints): Float64Array {
  let working = kept;
  if (length > (kept[0]?.high.length ?? 0)) working = columns(length);
  if (length <= MOST_KEPT) kept = working;
  const [first, second] = working;
  if (first === undefined || second === undefined) return new Float64Array();
  let { keys: fromKeys, high: fromHigh } = first;
  let { keys: toKeys, high: toHigh } = second;
  for (let i = 0; i < length; i++) {
    fromKeys[i] = toKey(high[i] ?? 0, low[i] ?? 0);
    fromHigh[i] = high[i] ?? 0;
  }
  for (let shift = 0; shift < 32; shift += BITS) {
    starts.fill(0);
    for (let i = 0; i < length; i++) {
      const bucket = (((fromHigh[i] ?? 0) >>> shift) & (BUCKETS - 1)) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    for (let i = 0; i < length; i++) {
      const unit = fromHigh[i] ?? 0;
      const bucket = (unit >>> shift) & (BUCKETS - 1);
      const place = starts[bucket] ?? 0;
      starts[bucket] = place + 1;
      toHigh[place] = unit;
      toKeys[place] = fromKeys[i] ?? 0;
    }
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromHigh, toHigh] = [toHigh, fromHigh];
  }
  return fromKeys.subarray(0, length);
}

/** Puts right the few neighbours that differ in their low bits only. */
function insert(keys: Float64Array): void {
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? 0;
    let at = i;
    for (; at > 0 && (keys[at - 1] ?? 0) > key; at--) keys[at] = keys[at - 1] ?? 0;
    keys[at] = key;
  }
}

/**
 * Distinct index keys of a document, ascending. Against an index of 10^9 distinct keys one look-up in 4.5 million hits a
 * key of other text by chance (10^9 / 2^52); every match is verified as text afterwards.
 */
export function indexKeys(fingerprints: Fingerprints): Float64Array {
  const { high, low, length } = fingerprints;
  let keys: Float64Array;
  if (length < LEAST_RADIX) keys = Float64Array.from(high, (first, i) => toKey(first, low[i] ?? 0)).sort();
  else {
    keys = radixByHigh(fingerprints);
    insert(keys);
  }
  let distinct = 0;
  for (let i = 0; i < length; i++) {
    const key = keys[i] ?? 0;
    if (distinct === 0 || keys[distinct - 1] !== key) keys[distinct++] = key;
  }
  return keys.slice(0, distinct);
}
