import { remembering } from '../../../domain/remembering.ts';
import type { MonthScan } from './month-scan.ts';

/** Above this the cubic sum costs more than the sharper bound is worth. */
const MOST_WORKS_FOR_PAIRS = 150;

/** @returns log k! for k = 0 … n. */
function logFactorials(n: number): Float64Array {
  const table = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) table[k] = (table[k - 1] ?? 0) + Math.log(k);
  return table;
}

const term = (log: number, count: number, probability: number): number => (count === 0 ? log : log + count * Math.log(probability));

/** P(X >= k) for X binomial. */
export function binomialTail(n: number, probability: number, k: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (probability >= 1) return 1;
  const logs = logFactorials(n);
  let sum = 0;
  for (let x = n; x >= k; x--) {
    const ways = (logs[n] ?? 0) - (logs[x] ?? 0) - (logs[n - x] ?? 0);
    sum += Math.exp(term(term(ways, x, probability), n - x, 1 - probability));
  }
  return Math.min(1, sum);
}

/** Shares of all works that the month left, the month entered, the months in both windows and all others take. */
interface Step {
  readonly left: number;
  readonly entered: number;
  readonly shared: number;
}

/** P(one window holds fewer than k and the next one k or more): a = month left, b = month entered, c = months in both. */
function firstExceedance(works: number, k: number, { left, entered, shared }: Step): number {
  const logs = logFactorials(works);
  const alone = shared <= 0;
  const rest = 1 - left - entered - shared;
  let sum = 0;
  for (let c = alone ? 0 : k - 1; c >= 0; c--) {
    for (let b = works - c; b >= k - c; b--) {
      for (let a = Math.min(k - c - 1, works - c - b); a >= 0; a--) {
        const others = works - a - b - c;
        if (others > 0 && rest <= 1e-12) continue;
        const ways = (logs[works] ?? 0) - (logs[a] ?? 0) - (logs[b] ?? 0) - (logs[c] ?? 0) - (logs[others] ?? 0);
        sum += Math.exp(term(term(term(term(ways, a, left), b, entered), c, shared), others, rest));
      }
    }
  }
  return sum;
}

/** Share of all works that each window takes, by its first month. */
export function windowShares({ months, window, weights }: MonthScan): number[] {
  if (weights === undefined) return new Array<number>(months - window + 1).fill(window / months);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let current = weights.slice(0, window).reduce((sum, weight) => sum + weight, 0);
  const shares = [current / all];
  for (let start = 1; start + window <= months; start++) {
    current += (weights[start + window - 1] ?? 0) - (weights[start - 1] ?? 0);
    shares.push(current / all);
  }
  return shares;
}

/**
 * Bounds on the probability that some window holds at least k works, cheap at any size.
 *
 * Upper: the first window to reach k follows one that did not (the union bound, counting only first windows).
 * Lower: see {@link monthScanLowerBound}. Both hold for unequal months too.
 */
export function monthScanBounds(scan: MonthScan, k: number): Bounds {
  const known = decided(scan, k);
  if (known !== undefined) return { lower: known, upper: known };
  return scan.weights === undefined ? evenBounds(numbersOf(scan, k)) : boundsOf(scan, k);
}

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Months alike leave four small numbers, which many applicants share. */
const numbersOf = ({ works, months, window }: MonthScan, k: number): string => `${works} ${months} ${window} ${k}`;
function scanOf(numbers: string): [MonthScan, number] {
  const [works = 0, months = 0, window = 0, k = 0] = numbers.split(' ').map(Number);
  return [{ works, months, window }, k];
}
const evenBounds = remembering((numbers): Bounds => boundsOf(...scanOf(numbers)));

function boundsOf(scan: MonthScan, k: number): Bounds {
  const shares = windowShares(scan);
  const tails = tailsOf(scan, k, shares);
  return { lower: lowerOf(scan, tails), upper: Math.min(1, (tails[0] ?? 0) + laterWindows(scan, k, shares, tails)) };
}

/**
 * Disjoint windows of a multinomial are negatively associated (Joag-Dev & Proschan 1983, Ann. Statist. 11:286-295), so all stay below k at
 * most as often as independent ones.
 */
export function monthScanLowerBound(scan: MonthScan, k: number): number {
  const known = decided(scan, k);
  if (known !== undefined) return known;
  return scan.weights === undefined ? evenLowerBound(numbersOf(scan, k)) : lowerBoundOf(scan, k);
}

const lowerBoundOf = (scan: MonthScan, k: number): number => lowerOf(scan, tailsOf(scan, k, windowShares(scan)));
const evenLowerBound = remembering((numbers): number => lowerBoundOf(...scanOf(numbers)));

function decided({ works, months, window }: MonthScan, k: number): number | undefined {
  if (k > works) return 0;
  return window >= months || k <= 0 ? 1 : undefined;
}

function tailsOf({ works }: MonthScan, k: number, shares: readonly number[]): number[] {
  const tailOf = memo((share: number) => binomialTail(works, share, k));
  return shares.map((share) => tailOf(share));
}

function lowerOf({ window }: MonthScan, tails: readonly number[]): number {
  let logNone = 0;
  for (let start = 0; start < tails.length; start += window) logNone += Math.log1p(-Math.min(tails[start] ?? 0, 1 - Number.EPSILON));
  return tails.reduce((most, tail) => Math.max(most, tail), -Math.expm1(logNone));
}

function laterWindows(
  { works, months, window, weights }: MonthScan,
  k: number,
  shares: readonly number[],
  tails: readonly number[],
): number {
  if (works > MOST_WORKS_FOR_PAIRS) return tails.slice(1).reduce((sum, tail) => sum + tail, 0);
  const all = weights?.reduce((sum, weight) => sum + weight, 0) ?? months;
  const stepOf = memo((key: string) => {
    const [left = 0, entered = 0, shared = 0] = key.split(' ').map(Number);
    return firstExceedance(works, k, { left: left / all, entered: entered / all, shared });
  });
  let sum = 0;
  for (let start = 1; start < shares.length; start++) {
    const [left, entered] = [weights?.[start - 1] ?? 1, weights?.[start + window - 1] ?? 1];
    const shared = window < 2 ? 0 : (shares[start - 1] ?? 0) - left / all;
    sum += stepOf(`${left} ${entered} ${shared.toPrecision(12)}`);
  }
  return sum;
}

function memo<K>(compute: (key: K) => number): (key: K) => number {
  const known = new Map<K, number>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
