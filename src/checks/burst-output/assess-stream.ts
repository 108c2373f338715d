import { type MonthScan, monthScanProbability, monthScanSteps } from './statistics/month-scan.ts';
import { monthScanBounds } from './statistics/month-scan-bounds.ts';
import { type Rational, rationalToNumber } from './statistics/rational.ts';

export interface StreamOptions {
  readonly windowMonths: readonly number[];
  readonly significance: number;
  readonly minimumWindowCount: number;
}

export interface WindowResult {
  /** Offset of the window's first month in the observed months. */
  readonly start: number;
  readonly months: number;
  readonly count: number;
  readonly expected: number;
  /** Of a window at least this full somewhere, by chance. */
  readonly probability: number;
  readonly exact?: Rational;
  /** `upper-bound` is never below the exact value; `lower-bound` only says that the window is not remarkable. */
  readonly method: 'exact' | 'upper-bound' | 'lower-bound';
  /** Corrected for all windows looked at. */
  readonly jointProbability: number;
  readonly significant: boolean;
}

/** About half a second; only windows that the bounds leave open are computed at all. */
const MOST_STEPS = 1_500_000;
/** Cheap enough to be exact for the reader's sake, where the bounds have decided. */
const FREE_STEPS = 20_000;

/**
 * The fullest window of each length, with the probability that chance alone fills one so.
 *
 * Joint correction: Bonferroni over the lengths looked at (min p × number of lengths), which holds however the windows
 * overlap. Results come with the most remarkable first.
 * @param counts works in each observed month.
 */
export function assessStream(counts: readonly number[], options: StreamOptions): WindowResult[] {
  const works = counts.reduce((sum, count) => sum + count, 0);
  const lengths = [...new Set(options.windowMonths)].filter((months) => months < counts.length).sort((a, b) => a - b);
  return lengths
    .map((months) => assessWindow(counts, { works, months: counts.length, window: months }, lengths.length, options))
    .sort((a, b) => Number(b.significant) - Number(a.significant) || a.probability - b.probability || a.months - b.months);
}

function assessWindow(counts: readonly number[], scan: MonthScan, lengths: number, options: StreamOptions): WindowResult {
  const { count, start } = fullestWindow(counts, scan.window);
  const { probability, method, exact } = probabilityOf(scan, count, options.significance / lengths);
  const jointProbability = Math.min(1, probability * lengths);
  return {
    start,
    months: scan.window,
    count,
    expected: (scan.works * scan.window) / scan.months,
    probability,
    ...(exact === undefined ? {} : { exact }),
    method,
    jointProbability,
    significant: method !== 'lower-bound' && count >= options.minimumWindowCount && jointProbability <= options.significance,
  };
}

function probabilityOf(scan: MonthScan, count: number, level: number): Pick<WindowResult, 'probability' | 'method' | 'exact'> {
  const { lower, upper } = monthScanBounds(scan, count);
  const decided = lower > level;
  if (monthScanSteps(scan, count) <= (decided ? FREE_STEPS : MOST_STEPS)) {
    const exact = monthScanProbability(scan, count);
    return { probability: rationalToNumber(exact), method: 'exact', exact };
  }
  return decided ? { probability: lower, method: 'lower-bound' } : { probability: upper, method: 'upper-bound' };
}

/** The earliest of the fullest windows. */
function fullestWindow(counts: readonly number[], months: number): { count: number; start: number } {
  let current = counts.slice(0, months).reduce((sum, count) => sum + count, 0);
  let best = { count: current, start: 0 };
  for (let start = 1; start + months <= counts.length; start++) {
    current += (counts[start + months - 1] ?? 0) - (counts[start - 1] ?? 0);
    if (current > best.count) best = { count: current, start };
  }
  return best;
}
