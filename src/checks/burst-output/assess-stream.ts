import { jointScanByMonteCarlo } from './statistics/joint-scan.ts';
import { type MonthScan, monthScanProbability, monthScanSteps } from './statistics/month-scan.ts';
import { monthScanBounds, monthScanLowerBound, windowShares } from './statistics/month-scan-bounds.ts';
import { type Rational, rationalToNumber } from './statistics/rational.ts';

export interface StreamOptions {
  readonly windowMonths: readonly number[];
  /** Level of this stream, over all its windows. */
  readonly significance: number;
  readonly minimumWindowCount: number;
  readonly monteCarloDraws: number;
  readonly seed: string;
  /** Seasons of the baseline, one weight a month; every month alike when absent. */
  readonly weights?: readonly number[];
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
}

export interface StreamResult {
  readonly works: number;
  readonly lengths: number;
  /** The most remarkable window. */
  readonly window: WindowResult;
  /** That chance makes some window of some length as remarkable: never below the true value but for the simulation's own error. */
  readonly jointProbability: number;
  /** `union-bound`: sum over the lengths. `monte-carlo`: simulated, where the sum alone would not decide. */
  readonly jointMethod: 'union-bound' | 'monte-carlo' | 'not-remarkable';
  readonly significant: boolean;
}

/** Some 60 ms; only the one window that matters is computed, and only where the bounds leave the matter open or point to a finding. */
const MOST_STEPS = 200_000;

interface Fullest {
  readonly start: number;
  readonly count: number;
  readonly scan: MonthScan;
}

/**
 * The window that chance would fill so least often, over all lengths, with the probability corrected for having looked at all of them.
 *
 * Joint correction: p is the least probability seen; each length has the least count whose probability is p or less; the sum of those
 * probabilities is a bound on the joint one, sharper than p × lengths because counts are whole. Where the bound is above the level though p
 * is not, seeded simulation decides.
 * @param counts works in each observed month.
 * @returns undefined when no window is shorter than the observed months.
 */
export function assessStream(counts: readonly number[], options: StreamOptions): StreamResult | undefined {
  const works = counts.reduce((sum, count) => sum + count, 0);
  const lengths = [...new Set(options.windowMonths)].filter((months) => months < counts.length).sort((a, b) => a - b);
  const weights = options.weights === undefined ? {} : { weights: options.weights };
  const windows = lengths.map(
    (window): Fullest => ({ ...fullestWindow(counts, window), scan: { works, months: counts.length, window, ...weights } }),
  );
  const enough = windows.filter(({ count }) => count >= options.minimumWindowCount);
  const lower = (enough.length > 0 ? enough : windows).map((entry) => ({ entry, bound: monthScanLowerBound(entry.scan, entry.count) }));
  const [likeliest] = lower.sort(byBound);
  if (likeliest === undefined) return undefined;
  if (enough.length === 0 || likeliest.bound > options.significance) {
    const window = { ...described(likeliest.entry), probability: likeliest.bound, method: 'lower-bound' } as const;
    return { works, lengths: lengths.length, window, jointProbability: 1, jointMethod: 'not-remarkable', significant: false };
  }
  const open = lower.filter(({ bound }) => bound <= options.significance);
  const [{ bound: upper, entry: best } = { bound: 1, entry: likeliest.entry }] = open
    .map(({ entry }) => ({ entry, bound: monthScanBounds(entry.scan, entry.count).upper }))
    .sort(byBound);
  const window = { ...described(best), ...probabilityOf(best, upper) };
  const joint = jointly(windows, best, window.probability, upper, options);
  return { works, lengths: lengths.length, window, ...joint, significant: joint.jointProbability <= options.significance };
}

const byBound = (a: { bound: number; entry: Fullest }, b: { bound: number; entry: Fullest }): number =>
  a.bound - b.bound || a.entry.scan.window - b.entry.scan.window;

const described = ({ count, scan, start }: Fullest): Pick<WindowResult, 'start' | 'months' | 'count' | 'expected'> => ({
  start,
  months: scan.window,
  count,
  expected: scan.works * (windowShares(scan)[start] ?? 0),
});

function probabilityOf({ count, scan }: Fullest, upper: number): Pick<WindowResult, 'probability' | 'method' | 'exact'> {
  if (monthScanSteps(scan, count) > MOST_STEPS) return { probability: upper, method: 'upper-bound' };
  const exact = monthScanProbability(scan, count);
  return { probability: rationalToNumber(exact), method: 'exact', exact };
}

function jointly(
  windows: readonly Fullest[],
  best: Fullest,
  least: number,
  leastUpper: number,
  options: StreamOptions,
): Pick<StreamResult, 'jointProbability' | 'jointMethod'> {
  // Compared by the upper bounds throughout: the statistic has to be the same function of the data for every length.
  const thresholds = windows.map((entry) =>
    entry === best ? { at: entry.count, probability: least } : threshold(entry.scan, entry.count, leastUpper, options),
  );
  const union = Math.min(
    1,
    thresholds.reduce((sum, { probability }) => sum + probability, 0),
  );
  if (union <= options.significance || least > options.significance) return { jointProbability: union, jointMethod: 'union-bound' };
  const [first] = windows;
  if (first === undefined) return { jointProbability: union, jointMethod: 'union-bound' };
  const simulated = jointScanByMonteCarlo({
    works: first.scan.works,
    months: first.scan.months,
    ...(options.weights === undefined ? {} : { weights: options.weights }),
    thresholds: windows.map(({ scan }, i) => ({ window: scan.window, atLeast: thresholds[i]?.at ?? Infinity })),
    draws: options.monteCarloDraws,
    seed: options.seed,
  });
  return { jointProbability: Math.min(union, Math.max(least, simulated)), jointMethod: 'monte-carlo' };
}

/** The least count of a length that is as improbable as `level`, and its probability. */
function threshold(
  scan: MonthScan,
  observed: number,
  level: number,
  { minimumWindowCount }: StreamOptions,
): { at: number; probability: number } {
  const upper = (k: number): number => monthScanBounds(scan, k).upper;
  let at = Math.max(observed, minimumWindowCount);
  let probability = upper(at);
  if (probability > level) {
    while (probability > level && at <= scan.works) probability = upper(++at);
    return { at, probability };
  }
  while (at > minimumWindowCount) {
    const below = upper(at - 1);
    if (below > level) break;
    at--;
    probability = below;
  }
  return { at, probability };
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
