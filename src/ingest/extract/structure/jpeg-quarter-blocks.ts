/** Samples along a block's side. */
export const SIDE = 4;
/** Coefficients kept of a block: four by four, its mean's place unused. */
export const KEPT_COEFFICIENTS = SIDE * SIDE;

/** Row and column of each coefficient in the order it is coded, as `row * 8 + column` (ITU-T T.81, figure A.6), as far as the kept ones reach. */
const ZIGZAG = [0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27];
const KEPT = Int8Array.from(ZIGZAG, (place) => (place % 8 < SIDE && place >> 3 < SIDE ? (place >> 3) * SIDE + (place % 8) : -1));
/** Where each kept coefficient stands in that order. */
const CODED = Uint8Array.from({ length: KEPT_COEFFICIENTS }, (_, kept) => KEPT.indexOf(kept));
/** A wave's height at each sample, by its number: C(u) cos((2x + 1) u π / 8), of T.81, A.3.3, for four samples a side. */
const WAVES = Float64Array.from({ length: SIDE * SIDE }, (_, at) => {
  const [wave, sample] = [Math.floor(at / SIDE), at % SIDE];
  return (wave === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * sample + 1) * wave * Math.PI) / (2 * SIDE));
});

/** @returns where a coefficient is kept, by its number in the order of coding; -1 for one that is not. */
export const keptPlace = (coded: number): number => KEPT[coded] ?? -1;

const along = new Float64Array(KEPT_COEFFICIENTS);

/**
 * Writes a block at half its size: of its waves those that four samples a side can show.
 * @param samples rows of a plane of `blocksWide` blocks, brightness less 128
 * @param steps of the quantisation, in the order of coding
 */
export function quarterBlock(
  samples: Float32Array,
  block: number,
  blocksWide: number,
  mean: number,
  lowest: Int32Array,
  steps: Uint16Array,
): void {
  for (let row = 0; row < SIDE; row++) {
    for (let x = 0; x < SIDE; x++) {
      let sum = 0;
      for (let column = 0; column < SIDE; column++) {
        const kept = row * SIDE + column;
        const coefficient = kept === 0 ? mean : (lowest[block * KEPT_COEFFICIENTS + kept] ?? 0);
        if (coefficient !== 0) sum += coefficient * (steps[CODED[kept] ?? 0] ?? 1) * (WAVES[column * SIDE + x] ?? 0);
      }
      along[row * SIDE + x] = sum;
    }
  }
  const wide = blocksWide * SIDE;
  const start = Math.floor(block / blocksWide) * SIDE * wide + (block % blocksWide) * SIDE;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let sum = 0;
      for (let row = 0; row < SIDE; row++) sum += (along[row * SIDE + x] ?? 0) * (WAVES[row * SIDE + y] ?? 0);
      samples[start + y * wide + x] = sum / 4;
    }
  }
}
