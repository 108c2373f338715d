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

/** P(window t holds fewer than k and window t + 1 holds k or more): a = month left, b = month entered, c = months in both. */
function firstExceedance({ works, months, window }: MonthScan, k: number): number {
  const logs = logFactorials(works);
  const [one, shared, rest] = [1 / months, (window - 1) / months, (months - window - 1) / months];
  let sum = 0;
  for (let c = window < 2 ? 0 : k - 1; c >= 0; c--) {
    for (let b = works - c; b >= k - c; b--) {
      for (let a = Math.min(k - c - 1, works - c - b); a >= 0; a--) {
        const others = works - a - b - c;
        if (others > 0 && rest <= 0) continue;
        const ways = (logs[works] ?? 0) - (logs[a] ?? 0) - (logs[b] ?? 0) - (logs[c] ?? 0) - (logs[others] ?? 0);
        sum += Math.exp(term(term(term(ways, a + b, one), c, shared), others, rest));
      }
    }
    if (window < 2) break;
  }
  return sum;
}

/**
 * Bounds on the probability that some window holds at least k works, cheap at any size.
 *
 * Upper: the first window to reach k follows one that did not (the union bound, counting only first windows).
 * Lower: disjoint windows of a multinomial are negatively associated (Joag-Dev & Proschan 1983, Ann. Statist. 11:286-295),
 * so all stay below k at most as often as independent ones.
 */
export function monthScanBounds(scan: MonthScan, k: number): { readonly lower: number; readonly upper: number } {
  const { works, months, window } = scan;
  if (k > works) return { lower: 0, upper: 0 };
  if (window >= months || k <= 0) return { lower: 1, upper: 1 };
  const one = binomialTail(works, window / months, k);
  const lower = -Math.expm1(Math.floor(months / window) * Math.log1p(-Math.min(one, 1 - Number.EPSILON)));
  const entered = works > MOST_WORKS_FOR_PAIRS ? one : firstExceedance(scan, k);
  return { lower: Math.max(one, lower), upper: Math.min(1, one + (months - window) * entered) };
}
