/** An exact fraction in lowest terms with a positive denominator. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError for a zero denominator. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('a fraction needs a denominator other than zero');
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const rationalText = ({ numerator, denominator }: Rational): string => `${numerator}/${denominator}`;

const SIGNIFICANT_BITS = 64;

/** @returns the nearest double but for the last bit; values below the smallest double become 0. */
export function rationalToNumber({ numerator, denominator }: Rational): number {
  if (numerator === 0n) return 0;
  const bits = (value: bigint): number => absolute(value).toString(2).length;
  const shift = Math.max(0, bits(denominator) - bits(numerator) + SIGNIFICANT_BITS);
  const quotient = Number((numerator << BigInt(shift)) / denominator);
  return quotient * 2 ** -Math.min(shift, 1000) * 2 ** -Math.max(0, shift - 1000);
}
