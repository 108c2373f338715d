import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { normalise } from '../normalise/normalise.ts';

/** @returns keys in both ÷ keys in either (Jaccard), 0 to 1, of two ascending arrays of distinct keys; 0 when both are empty */
export function jaccard(a: Float64Array, b: Float64Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) common++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const either = a.length + b.length - common;
  return either === 0 ? 0 : common / either;
}

/** How alike two texts are as wholes: exact Jaccard of their fingerprints (docs/adr/0007-near-duplicates.md: why no sketch). */
export function resemblance(a: string, b: string): number {
  return jaccard(indexKeys(fingerprint(normalise(a))), indexKeys(fingerprint(normalise(b))));
}
