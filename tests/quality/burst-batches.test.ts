import { beforeAll, describe, expect, it } from 'vitest';
import { burstOptionsOf } from '../../src/checks/burst-output/burst-bindings.ts';
import { burstContexts } from '../../src/pipeline/assess/burst-contexts.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import type { ResolvedPolicy } from '../../src/policy/types.ts';
import { simulatedBatch } from './support/simulated-batches.ts';

let policy: ResolvedPolicy;
beforeAll(async () => {
  policy = await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2024 });
});

/** Applicants that the shipped pack would send to verification. */
const flaggedIn = (seed: string, applicants: number, options = {}): number[] => {
  const { batch, dossiers } = simulatedBatch(seed, applicants, options);
  const rate = burstOptionsOf(policy)!.falseDiscoveryRate;
  return burstContexts(dossiers, batch, policy, undefined).flatMap((context, i) => ((context.batch?.adjusted ?? 1) <= rate ? [i] : []));
};

describe('burst output over simulated batches', () => {
  it('flags fewer applicants of clean batches than the stated false discovery rate', () => {
    const rate = burstOptionsOf(policy)!.falseDiscoveryRate;
    const batches = Array.from({ length: 40 }, (_, i) => flaggedIn(`clean-${i}`, 50));
    expect(batches.flat().length / (40 * 50)).toBeLessThan(rate);
    // All flags of a clean batch are false: Benjamini and Hochberg bound the share of batches with any by the rate.
    expect(batches.filter((flagged) => flagged.length > 0).length / batches.length).toBeLessThanOrEqual(
      rate + 3 * Math.sqrt((rate * (1 - rate)) / 40),
    );
  });

  it('finds seven works in one quarter among 100 applicants, and few others', () => {
    const bursts = 5;
    const found = [0, 1, 2, 3].flatMap((i) => flaggedIn(`mixed-${i}`, 100, { bursts }));
    expect(found.filter((i) => i < bursts).length).toBeGreaterThanOrEqual(18);
    expect(found.filter((i) => i >= bursts).length / found.length).toBeLessThan(0.15);
  });

  it('gives the same answer whatever the order of the applicants', () => {
    const { batch, dossiers } = simulatedBatch('order', 60, { bursts: 3 });
    const forth = burstContexts(dossiers, batch, policy, undefined);
    const back = burstContexts([...dossiers].reverse(), batch, policy, undefined).reverse();
    expect(back).toEqual(forth);
    expect(forth.some((context) => context.batch !== undefined)).toBe(true);
  });
});
