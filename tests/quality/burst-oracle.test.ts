import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { benjaminiHochberg } from '../../src/checks/burst-output/statistics/benjamini-hochberg.ts';
import { continuousScanProbability } from '../../src/checks/burst-output/statistics/continuous-scan.ts';
import { gammaPoissonTail } from '../../src/checks/burst-output/statistics/gamma-poisson.ts';
import { monthScanProbability } from '../../src/checks/burst-output/statistics/month-scan.ts';
import { binomialTail, monthScanBounds } from '../../src/checks/burst-output/statistics/month-scan-bounds.ts';
import { naus2, naus3, poissonScanProbability, poissonTail } from '../../src/checks/burst-output/statistics/poisson-scan.ts';
import { rational, rationalText, rationalToNumber } from '../../src/checks/burst-output/statistics/rational.ts';

const ORACLE = fileURLToPath(new URL('../../../shared/data/burst/scan_oracle.json', import.meta.url));
const present = existsSync(ORACLE);
if (!present) console.warn(`skipped: the burst oracle is not at ${ORACLE}`);

const row = <S extends z.ZodRawShape>(shape: S) => z.array(z.object(shape));
const n = z.number();
const schema = z.object({
  'conditional_P(k;N,w)': row({ k: n, N: n, w: z.string(), P_exact: z.string() }),
  poisson_naus_1982: row({ k: n, psi: n, Q2: n, Q3: n, P_naus_L4: n, P_naus_L10: n, P_naus_L20: n }),
  poisson_exact_vs_naus: row({ k: n, psi: n, L: n, P_naus: n }),
  monthly_multinomial_scan: row({ N: n, T_months: n, m_months: n, k: n, P: n }),
  poisson_tail: row({ mu: n, k: n, P_ge_k: n }),
  negbin_tail: row({ mu: n, r: n, k: n, P_ge_k: n }),
  binom_tail: row({ N: n, p: n, k: n, P_ge_k: n }),
  benjamini_hochberg_1995_example: z.object({ p: z.array(n), q_BH: z.array(n), 'rejected_at_0.05_BH': n }),
});
const oracle = present ? schema.parse(JSON.parse(readFileSync(ORACLE, 'utf8'))) : undefined;

/** The oracle prints 12 decimals, or 12 significant digits. */
const agrees = (ours: number, printed: number): boolean => Math.abs(ours - printed) <= Math.max(5.0001e-13, Math.abs(printed) * 5e-12);
const fraction = (text: string) => {
  const [p = '', q = ''] = text.split('/');
  return rational(BigInt(p), BigInt(q));
};

describe.skipIf(oracle === undefined)('burst statistics against the oracle', () => {
  it('month-grain scan probabilities agree to the last printed digit', () => {
    const rows = oracle!.monthly_multinomial_scan;
    expect(rows).toHaveLength(240);
    for (const { N, T_months, m_months, k, P } of rows) {
      const scan = { works: N, months: T_months, window: m_months };
      const ours = rationalToNumber(monthScanProbability(scan, k));
      expect(Math.round(ours * 1e12), JSON.stringify({ scan, k, ours, P })).toBe(Math.round(P * 1e12));
      const { lower, upper } = monthScanBounds(scan, k);
      expect(lower).toBeLessThanOrEqual(ours * (1 + 1e-9));
      expect(upper).toBeGreaterThanOrEqual(ours * (1 - 1e-9));
    }
  }, 120_000);

  it('continuous conditional probabilities are the same fractions', () => {
    const rows = oracle!['conditional_P(k;N,w)'];
    expect(rows).toHaveLength(192);
    for (const { k, N, w, P_exact } of rows) {
      expect(rationalText(continuousScanProbability(k, N, fraction(w))), `k=${k} N=${N} w=${w}`).toBe(P_exact);
    }
  }, 120_000);

  it('Naus Q2, Q3 and the product approximation agree', () => {
    for (const { k, psi, Q2, Q3, P_naus_L4, P_naus_L10, P_naus_L20 } of oracle!.poisson_naus_1982) {
      expect(agrees(naus2(k, psi), Q2), `Q2 ${k} ${psi}: ${naus2(k, psi)} ${Q2}`).toBe(true);
      expect(agrees(naus3(k, psi), Q3), `Q3 ${k} ${psi}: ${naus3(k, psi)} ${Q3}`).toBe(true);
      expect(poissonScanProbability(k, psi, 4)).toBeCloseTo(P_naus_L4, 11);
      expect(poissonScanProbability(k, psi, 10)).toBeCloseTo(P_naus_L10, 11);
      expect(poissonScanProbability(k, psi, 20)).toBeCloseTo(P_naus_L20, 11);
    }
    for (const { k, psi, L, P_naus } of oracle!.poisson_exact_vs_naus) expect(poissonScanProbability(k, psi, L)).toBeCloseTo(P_naus, 9);
  });

  it('tails and the false discovery rate agree', () => {
    for (const { mu, k, P_ge_k } of oracle!.poisson_tail) expect(poissonTail(k, mu) / P_ge_k).toBeCloseTo(1, 10);
    expect(oracle!.negbin_tail).toHaveLength(80);
    for (const { mu, r, k, P_ge_k } of oracle!.negbin_tail) expect(gammaPoissonTail(k, { mean: mu, shape: r }) / P_ge_k).toBeCloseTo(1, 9);
    for (const { N, p, k, P_ge_k } of oracle!.binom_tail) expect(binomialTail(N, p, k) / P_ge_k).toBeCloseTo(1, 10);
    const { p, q_BH, 'rejected_at_0.05_BH': rejected } = oracle!.benjamini_hochberg_1995_example;
    const q = benjaminiHochberg(p);
    q.forEach((value, i) => expect(value).toBeCloseTo(q_BH[i]!, 9));
    expect(q.filter((value) => value <= 0.05)).toHaveLength(rejected);
  });
});
