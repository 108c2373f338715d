import { LOW_BITS } from '../fingerprint/index-keys.ts';

const LEAST_BITS = 16;
const MOST_BITS = 28;
/** So many bits a key let about one foreign print in 32 pass. */
const BITS_A_KEY = 32;

/**
 * Which fingerprints some queries may ask for: never wrong about one they have, right about all but a few that they have not.
 * Shared between threads, so that sources that are read once for these queries need not be indexed whole.
 */
export class PrintFilter {
  readonly shared: SharedArrayBuffer;
  readonly #words: Uint32Array;
  readonly #mask: number;

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared;
    this.#words = new Uint32Array(shared);
    this.#mask = this.#words.length * 32 - 1;
  }

  /** @param queries index keys of each query */
  static of(queries: readonly Float64Array[]): PrintFilter {
    const keys = queries.reduce((sum, query) => sum + query.length, 0);
    const bits = Math.min(MOST_BITS, Math.max(LEAST_BITS, Math.ceil(Math.log2(keys * BITS_A_KEY + 1))));
    const filter = new PrintFilter(new SharedArrayBuffer(2 ** (bits - 3)));
    for (const query of queries) for (let i = 0; i < query.length; i++) filter.#add(Math.floor((query[i] ?? 0) / 2 ** LOW_BITS));
    return filter;
  }

  /** @param high the fingerprint's high word; its low bits tell most, since winnowing prefers words that are small as numbers */
  has(high: number): boolean {
    const bit = high & this.#mask;
    return ((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }

  #add(high: number): void {
    const bit = high & this.#mask;
    this.#words[bit >>> 5] = (this.#words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
}
