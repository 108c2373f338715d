/** @returns the first row at or after `from` whose key is not below `key`. */
export function gallop(keys: Float64Array, from: number, key: number): number {
  let step = 1;
  let low = from;
  while (low + step < keys.length && (keys[low + step] ?? 0) < key) {
    low += step;
    step *= 2;
  }
  let high = Math.min(keys.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
