import { mix } from '../normalise/token-hash.ts';

// Hashes of grams: polynomials over token hashes in two lanes, modulo 2^32, mixed when a gram is taken out of the running sums.
export const BASE_1 = 0x2c1b3c6d;
export const BASE_2 = 0x297a2d39;
export const LANE_2 = 0x9e3779b1;

/** `base` to the `exponent`, modulo 2^32. */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}

/** What a token adds to the second lane. */
export const secondLane = (token: number): number => Math.imul(token ^ (token >>> 15), LANE_2);

/** High word of a fingerprint from the lanes of its gram. */
export const highWord = (lane1: number, lane2: number): number => mix((lane1 + Math.imul(lane2, LANE_2)) | 0);

/** Low word of a fingerprint from the second lane of its gram and its high word. */
export const lowWord = (lane2: number, high: number): number => mix(lane2 ^ ((high << 7) | (high >>> 25)));
