import { seededRandom } from './seeded-random.ts';

/** A window length and the count that it takes to be as remarkable as what was observed. */
export interface WindowThreshold {
  readonly window: number;
  readonly atLeast: number;
}

export interface JointScan {
  readonly works: number;
  readonly months: number;
  readonly weights?: readonly number[];
  readonly thresholds: readonly WindowThreshold[];
  readonly draws: number;
  readonly seed: string;
}

/** @returns the largest sum over `window` consecutive months. */
export function fullest(counts: ArrayLike<number>, window: number): number {
  let current = 0;
  for (let month = 0; month < window; month++) current += counts[month] ?? 0;
  let most = current;
  for (let month = window; month < counts.length; month++) {
    current += (counts[month] ?? 0) - (counts[month - window] ?? 0);
    if (current > most) most = current;
  }
  return most;
}

/**
 * Probability that chance alone brings some window to its threshold, over all lengths at once, by simulation.
 * (hits + 1) / (draws + 1): a valid probability whatever the number of draws (Phipson & Smyth 2010, SAGMB 9:39).
 */
export function jointScanByMonteCarlo({ works, months, weights, thresholds, draws, seed }: JointScan): number {
  const random = seededRandom(seed);
  const monthOf = monthPicker(months, weights);
  const counts = new Int32Array(months);
  let hits = 0;
  for (let draw = 0; draw < draws; draw++) {
    counts.fill(0);
    for (let i = 0; i < works; i++) {
      const month = monthOf(random());
      counts[month] = (counts[month] ?? 0) + 1;
    }
    if (thresholds.some(({ window, atLeast }) => fullest(counts, window) >= atLeast)) hits++;
  }
  return (hits + 1) / (draws + 1);
}

function monthPicker(months: number, weights: readonly number[] | undefined): (uniform: number) => number {
  if (weights === undefined) return (uniform) => Math.floor(uniform * months);
  const until: number[] = [];
  for (const weight of weights) until.push((until.at(-1) ?? 0) + weight);
  const all = until.at(-1) ?? 1;
  return (uniform) => {
    const at = uniform * all;
    const found = until.findIndex((end) => at < end);
    return found === -1 ? months - 1 : found;
  };
}
