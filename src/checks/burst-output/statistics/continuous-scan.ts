import { type Rational, rational } from './rational.ts';

/**
 * Probability that some window of length w holds at least k of N points thrown evenly on (0, 1), exactly.
 *
 * Huntington & Naus 1975, "A simpler expression for kth nearest neighbor coincidence probabilities",
 * Annals of Probability 3:894-896; Naus 1966, JASA 61:1191-1199, is the case of 1/w whole.
 * The sum runs over the ways to split N into 2L + 1 parts, L = floor(1/w): meant for N up to about a dozen.
 * @param width w as a fraction between 0 and 1.
 */
export function continuousScanProbability(k: number, points: number, width: Rational): Rational {
  if (k > points) return rational(0n);
  if (k <= 1 || width.numerator >= width.denominator) return rational(1n);
  const { numerator: p, denominator: q } = width;
  const whole = Number(q / p);
  // In units of 1/q: odd parts are b = 1 - wL long, even parts w - b.
  const odd = q - p * BigInt(whole);
  const even = p - odd;
  const factorials = factorialTable(points);
  const scale = factorials[points] ?? 1n;
  let without = 0n;
  forEachSplit(points, 2 * whole + 1, k, odd === 0n, (parts) => {
    const inOdd = parts.reduce((sum, part, i) => (i % 2 === 0 ? sum + part : sum), 0);
    const h = determinant(matrixOf(whole + 1, k, parts, 0, scale, factorials));
    if (h === 0n) return;
    const v = determinant(matrixOf(whole, k, parts, 1, scale, factorials));
    without += odd ** BigInt(inOdd) * even ** BigInt(points - inOdd) * h * v;
  });
  const all = q ** BigInt(points) * scale ** BigInt(2 * whole);
  return rational(all - without, all);
}

/** Calls `visit` with each split whose neighbouring parts hold fewer than k together; odd parts stay empty where they have no length. */
function forEachSplit(points: number, parts: number, k: number, emptyOdd: boolean, visit: (parts: readonly number[]) => void): void {
  const split: number[] = [];
  const place = (left: number): void => {
    const at = split.length;
    const most = emptyOdd && at % 2 === 0 ? 0 : Math.min(left, k - 1 - (split[at - 1] ?? 0));
    const last = at === parts - 1;
    for (let part = last ? left : 0; part <= most; part++) {
      split.push(part);
      if (last) visit(split);
      else place(left - part);
      split.pop();
    }
  };
  place(points);
}

/** Entries scale / x!, where x is the paper's h (first = 0: odd parts outermost) or v (first = 1); 1/x! is 0 below 0. */
function matrixOf(
  size: number,
  k: number,
  parts: readonly number[],
  first: 0 | 1,
  scale: bigint,
  factorials: readonly bigint[],
): bigint[][] {
  const until = [0];
  for (const part of parts) until.push((until.at(-1) ?? 0) + part);
  const sum = (from: number, to: number): number => (to < from ? 0 : (until[to + 1] ?? 0) - (until[from] ?? 0));
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => {
      const x = j <= i ? sum(2 * j + first, 2 * i + first) - (i - j) * k : (j - i) * k - sum(2 * i + first + 1, 2 * j + first - 1);
      const factorial = x < 0 ? undefined : factorials[x];
      return factorial === undefined ? 0n : scale / factorial;
    }),
  );
}

/** Fraction-free elimination (Bareiss 1968, Math. Comp. 22:565-578). */
function determinant(matrix: bigint[][]): bigint {
  const size = matrix.length;
  let sign = 1n;
  let previous = 1n;
  for (let step = 0; step < size - 1; step++) {
    const pivotRow = matrix.findIndex((row, i) => i >= step && row[step] !== 0n);
    if (pivotRow === -1) return 0n;
    const [pivot, displaced] = [matrix[pivotRow] ?? [], matrix[step] ?? []];
    if (pivotRow !== step) {
      matrix[pivotRow] = displaced;
      matrix[step] = pivot;
      sign = -sign;
    }
    for (const row of matrix.slice(step + 1)) {
      const lead = row[step] ?? 0n;
      for (let j = step + 1; j < size; j++) row[j] = ((row[j] ?? 0n) * (pivot[step] ?? 0n) - lead * (pivot[j] ?? 0n)) / previous;
    }
    previous = pivot[step] ?? 1n;
  }
  return sign * (matrix[size - 1]?.[size - 1] ?? 1n);
}

function factorialTable(n: number): bigint[] {
  const table = [1n];
  for (let i = 1; i <= n; i++) table.push((table[i - 1] ?? 1n) * BigInt(i));
  return table;
}
