import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessStream } from '../assess-stream.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { continuousScanProbability } from './continuous-scan.ts';
import { fitGammaPoisson, gammaPoissonProbability, gammaPoissonTail } from './gamma-poisson.ts';
import { fullest, jointScanByMonteCarlo } from './joint-scan.ts';
import { monthScanProbability } from './month-scan.ts';
import { monthScanBounds, monthScanLowerBound } from './month-scan-bounds.ts';
import { poissonTail } from './poisson-scan.ts';
import { rational, rationalText, rationalToNumber } from './rational.ts';

const scans = fc
  .record({ works: fc.integer({ min: 1, max: 5 }), months: fc.integer({ min: 2, max: 6 }), window: fc.integer({ min: 1, max: 5 }) })
  .filter(({ months, window }) => window < months);

/** Share of all ways to put the works on months in which some window is that full, tried one by one. */
function byTrying({ works, months, window }: { works: number; months: number; window: number }, atLeast: number): string {
  let full = 0n;
  const all = months ** works;
  for (let way = 0; way < all; way++) {
    const counts = new Array<number>(months).fill(0);
    for (let i = 0, rest = way; i < works; i++, rest = Math.floor(rest / months)) counts[rest % months]!++;
    const fullest = Math.max(
      ...Array.from({ length: months - window + 1 }, (_, t) => counts.slice(t, t + window).reduce((a, b) => a + b, 0)),
    );
    if (fullest >= atLeast) full++;
  }
  return rationalText(rational(full, BigInt(all)));
}

describe('month-grain scan', () => {
  it('is the share of ways, counted one by one, and lies within the bounds', () => {
    fc.assert(
      fc.property(scans, fc.integer({ min: 1, max: 6 }), (scan, atLeast) => {
        const exact = monthScanProbability(scan, atLeast);
        expect(rationalText(exact)).toBe(byTrying(scan, atLeast));
        const { lower, upper } = monthScanBounds(scan, atLeast);
        expect(lower).toBeLessThanOrEqual(rationalToNumber(exact) + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(rationalToNumber(exact) - 1e-12);
      }),
      { numRuns: 150 },
    );
  });

  it('nears the continuous probability as months grow short', () => {
    const continuous = rationalToNumber(continuousScanProbability(4, 6, rational(1n, 4n)));
    const [coarse, fine] = [8, 40].map((months) => rationalToNumber(monthScanProbability({ works: 6, months, window: months / 4 }, 4)));
    expect(Math.abs(fine! - continuous)).toBeLessThan(Math.abs(coarse! - continuous));
  });
});

it('a shuffled clean record is flagged no more often than the level says', () => {
  let state = 12345;
  const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  let flagged = 0;
  const records = 400;
  for (let record = 0; record < records; record++) {
    const counts = new Array<number>(60).fill(0);
    for (let i = 0; i < 5; i++) counts[Math.floor(next() * 60)]!++;
    const asked = { windowMonths: [1, 2, 3, 6], significance: 0.05, minimumWindowCount: 2, monteCarloDraws: 399, seed: `${record}` };
    if (assessStream(counts, asked)!.significant) flagged++;
  }
  expect(flagged).toBeGreaterThan(0);
  expect(flagged / records).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / records));
});

describe('unequal months', () => {
  const weighted = fc
    .record({ works: fc.integer({ min: 1, max: 4 }), months: fc.integer({ min: 3, max: 5 }), window: fc.integer({ min: 1, max: 2 }) })
    .chain((scan) =>
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: scan.months, maxLength: scan.months }).map((weights) => ({ ...scan, weights })),
    );

  it('count each way by the product of its weights, within the bounds', () => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 1, max: 5 }), ({ months, weights, window, works }, atLeast) => {
        let [full, all] = [0n, 0n];
        for (let way = 0; way < months ** works; way++) {
          const counts = new Array<number>(months).fill(0);
          let weight = 1n;
          for (let i = 0, rest = way; i < works; i++, rest = Math.floor(rest / months)) {
            counts[rest % months]!++;
            weight *= BigInt(weights[rest % months]!);
          }
          all += weight;
          if (fullest(counts, window) >= atLeast) full += weight;
        }
        const scan = { works, months, window, weights };
        const exact = monthScanProbability(scan, atLeast);
        expect(rationalText(exact)).toBe(rationalText(rational(full, all)));
        const { lower, upper } = monthScanBounds(scan, atLeast);
        expect(lower).toBeLessThanOrEqual(rationalToNumber(exact) + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(rationalToNumber(exact) - 1e-12);
        expect(monthScanLowerBound(scan, atLeast)).toBe(lower);
      }),
      { numRuns: 100 },
    );
  });

  it('equal weights are no weights, and broken ones are refused', () => {
    const scan = { works: 5, months: 12, window: 3 };
    expect(monthScanProbability({ ...scan, weights: new Array<number>(12).fill(7) }, 4)).toEqual(monthScanProbability(scan, 4));
    expect(monthScanBounds({ ...scan, weights: new Array<number>(12).fill(7) }, 4).upper).toBeCloseTo(monthScanBounds(scan, 4).upper, 12);
    expect(() => monthScanProbability({ ...scan, weights: [1, 2] }, 4)).toThrow(RangeError);
    expect(() => monthScanProbability({ ...scan, weights: new Array<number>(12).fill(0.5) }, 4)).toThrow(RangeError);
  });
});

it('simulation agrees with the exact probability where one window is looked at, weighted or not', () => {
  for (const weights of [undefined, [1, 1, 1, 6, 1, 1, 1, 1, 1, 1, 1, 1]]) {
    const scan = { works: 6, months: 12, window: 2, ...(weights === undefined ? {} : { weights }) };
    const exact = rationalToNumber(monthScanProbability(scan, 4));
    const simulated = jointScanByMonteCarlo({ ...scan, thresholds: [{ window: 2, atLeast: 4 }], draws: 19_999, seed: 'x' });
    expect(Math.abs(simulated - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
  }
});

it('the gamma-Poisson law sums to one, keeps its mean, nears Poisson, and is fitted by its moments', () => {
  const law = { mean: 3, shape: 1.5 };
  const terms = Array.from({ length: 400 }, (_, k) => gammaPoissonProbability(k, law));
  expect(terms.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
  expect(terms.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(3, 8);
  for (const k of [0, 1, 3, 9]) {
    expect(gammaPoissonTail(k, law)).toBeCloseTo(
      terms.slice(k).reduce((sum, p) => sum + p, 0),
      10,
    );
    expect(gammaPoissonTail(k, { mean: 3, shape: Infinity })).toBeCloseTo(poissonTail(k, 3), 12);
  }
  expect(fitGammaPoisson([1, 1, 1, 1])).toEqual({ mean: 1, shape: Infinity });
  expect(fitGammaPoisson([0, 0, 0, 8]).shape).toBeCloseTo(4 / 14, 10);
});

describe('rational', () => {
  it('keeps lowest terms and turns into the nearest double', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 40n), (p, q) => {
        const value = rational(p, q);
        expect(value.numerator * q).toBe(p * value.denominator);
        const near = Number(p) / Number(q);
        expect(Math.abs(rationalToNumber(value) - near)).toBeLessThanOrEqual(Math.abs(near) * 1e-15 * 4);
      }),
    );
    expect(rational(3n, -6n)).toEqual({ numerator: -1n, denominator: 2n });
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(rationalToNumber(rational(1n, 10n ** 300n))).toBeCloseTo(1e-300, 310);
  });
});

it('Benjamini–Hochberg keeps order and bounds, and refuses what is no probability', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (p) => {
      const q = benjaminiHochberg(p);
      p.forEach((value, i) => {
        expect(q[i]).toBeGreaterThanOrEqual(value - 1e-15);
        expect(q[i]).toBeLessThanOrEqual(1);
        p.forEach((other, j) => {
          if (value <= other) expect(q[i]).toBeLessThanOrEqual(q[j]!);
        });
      });
    }),
  );
  expect(() => benjaminiHochberg([1.2])).toThrow(RangeError);
  expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
});

it('a law of mean 0 gives nothing but 0', () => {
  for (const shape of [0.5, Infinity]) {
    expect([0, 1, 2].map((k) => gammaPoissonProbability(k, { mean: 0, shape }))).toEqual([1, 0, 0]);
    expect([0, 1].map((k) => gammaPoissonTail(k, { mean: 0, shape }))).toEqual([1, 0]);
  }
});
