/** Counts whose rate varies from person to person by a gamma law: the negative binomial. */
export interface GammaPoisson {
  readonly mean: number;
  /** Shape of the gamma law; the smaller, the more people differ. `Infinity` is Poisson. */
  readonly shape: number;
}

function logTerm(k: number, { mean, shape }: GammaPoisson): number {
  if (mean <= 0) return k === 0 ? 0 : -Infinity;
  if (shape === Infinity) {
    let log = -mean + k * Math.log(mean);
    for (let i = 2; i <= k; i++) log -= Math.log(i);
    return log;
  }
  let log = -shape * Math.log1p(mean / shape) + k * Math.log(mean / (shape + mean));
  for (let i = 0; i < k; i++) log += Math.log((shape + i) / (i + 1));
  return log;
}

/** P(X = k). */
export const gammaPoissonProbability = (k: number, law: GammaPoisson): number => (k < 0 ? 0 : Math.exp(logTerm(k, law)));

/** P(X >= k), summed from its own side so that small tails keep their digits. */
export function gammaPoissonTail(k: number, law: GammaPoisson): number {
  if (k <= 0) return 1;
  if (k <= law.mean) {
    let below = 0;
    for (let i = 0; i < k; i++) below += gammaPoissonProbability(i, law);
    return Math.max(0, 1 - below);
  }
  let term = gammaPoissonProbability(k, law);
  let sum = 0;
  for (let i = k; sum + term !== sum; i++) {
    sum += term;
    term *= law.shape === Infinity ? law.mean / (i + 1) : ((law.shape + i) / (i + 1)) * (law.mean / (law.shape + law.mean));
  }
  return sum;
}

/**
 * Fits counts by moments: shape = mean² / (variance − mean); no more spread than Poisson's gives `Infinity`.
 * Anscombe 1950, Biometrika 37:358-382.
 */
export function fitGammaPoisson(counts: readonly number[]): GammaPoisson {
  const n = counts.length;
  const mean = n === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / n;
  const variance = n < 2 ? mean : counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (n - 1);
  return { mean, shape: variance > mean ? mean ** 2 / (variance - mean) : Infinity };
}
