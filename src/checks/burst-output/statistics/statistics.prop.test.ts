import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessStream } from '../assess-stream.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { continuousScanProbability } from './continuous-scan.ts';
import { monthScanProbability } from './month-scan.ts';
import { monthScanBounds } from './month-scan-bounds.ts';
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
    if (assessStream(counts, { windowMonths: [1, 2, 3, 6], significance: 0.05, minimumWindowCount: 2 })[0]!.significant) flagged++;
  }
  expect(flagged).toBeGreaterThan(0);
  expect(flagged / records).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / records));
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
