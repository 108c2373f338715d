/** P(X = k) for X Poisson with the given mean; 0 below 0. */
function poissonProbability(k: number, mean: number): number {
  if (k < 0) return 0;
  let log = -mean + k * Math.log(mean);
  for (let i = 2; i <= k; i++) log -= Math.log(i);
  return Math.exp(log);
}

/** P(X <= k). */
function poissonCumulative(k: number, mean: number): number {
  let sum = 0;
  for (let i = 0; i <= k; i++) sum += poissonProbability(i, mean);
  return sum;
}

/** P(X >= k), summed from its own side so that small tails keep their digits. */
export function poissonTail(k: number, mean: number): number {
  if (k <= mean) return 1 - poissonCumulative(k - 1, mean);
  let sum = 0;
  for (let i = k; ; i++) {
    const next = poissonProbability(i, mean);
    if (sum + next === sum) return sum;
    sum += next;
  }
}

/**
 * No window of unit length holds k or more points of a Poisson process of `mean` points a unit, over two units, exactly.
 * Naus 1982, "Approximations for distributions of scan statistics", JASA 77:177-183.
 */
export function naus2(k: number, mean: number): number {
  const p = (x: number): number => poissonProbability(x, mean);
  const f = (x: number): number => poissonCumulative(x, mean);
  return f(k - 1) ** 2 - (k - 1) * p(k) * p(k - 2) - (k - 1 - mean) * p(k) * f(k - 3);
}

/** As {@link naus2}, over three units. */
export function naus3(k: number, mean: number): number {
  const p = (x: number): number => poissonProbability(x, mean);
  const f = (x: number): number => poissonCumulative(x, mean);
  const a1 = 2 * p(k) * f(k - 1) * ((k - 1) * f(k - 2) - mean * f(k - 3));
  const a2 = 0.5 * p(k) ** 2 * ((k - 1) * (k - 2) * f(k - 3) - 2 * (k - 2) * mean * f(k - 4) + mean ** 2 * f(k - 5));
  let a3 = 0;
  for (let r = 1; r < k; r++) a3 += p(2 * k - r) * f(r - 1) ** 2;
  let a4 = 0;
  for (let r = 2; r < k; r++) a4 += p(2 * k - r) * p(r) * ((r - 1) * f(r - 2) - mean * f(r - 3));
  return f(k - 1) ** 3 - a1 + a2 + a3 - a4;
}

/** Probability that some unit window holds k or more over `units` (2 or more) units: Naus' product approximation, exact for 2 and 3. */
export function poissonScanProbability(k: number, mean: number, units: number): number {
  const [q2, q3] = [naus2(k, mean), naus3(k, mean)];
  return 1 - q2 * (q3 / q2) ** (units - 2);
}
