/**
 * Hashes of one picture stored twice seldom differ in more bits, of 128: none where the bytes are the same, at most 4 in nine of ten charts
 * compressed as poor JPEG. Of 374 250 pairs of unrelated line, bar and scatter charts none was as near; the first was at 10 (bench/pictures.ts).
 */
export const LARGEST_DISTANCE = 6;

/** One more than the bits that may differ: at least one band is then the same on both sides. */
const BANDS = LARGEST_DISTANCE + 1;

/** @param hash 32 hex digits. @returns its 128 bits, in words of 32. */
export const bitsOf = (hash: string): Uint32Array =>
  Uint32Array.from({ length: 4 }, (_, at) => Number.parseInt(hash.slice(at * 8, at * 8 + 8), 16));

function setBitsOfWord(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export const setBits = (bits: Uint32Array): number => bits.reduce((sum, word) => sum + setBitsOfWord(word), 0);

/** @returns bits in which two hashes differ. */
export const distanceOf = (a: Uint32Array, b: Uint32Array): number =>
  a.reduce((sum, word, at) => sum + setBitsOfWord(word ^ (b[at] ?? 0)), 0);

/** @returns one key a band: every seventh bit, so that a blank corner of a chart fills no band. Hashes within `LARGEST_DISTANCE` have a key in common. */
export function bandsOf(bits: Uint32Array): number[] {
  const bands = Array.from({ length: BANDS }, () => 0);
  for (let at = 0; at < 128; at++) {
    const band = at % BANDS;
    bands[band] = (bands[band] ?? 0) * 2 + (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1);
  }
  return bands.map((value, band) => value * BANDS + band);
}
