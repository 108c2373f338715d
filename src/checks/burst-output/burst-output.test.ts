import { describe, expect, it } from 'vitest';
import { completed, type Given, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { addMonths } from '../../domain/dates.ts';
import type { Work } from '../../domain/work.ts';
import { burstOutput } from './burst-output.ts';
import { rational, rationalToNumber } from './statistics/rational.ts';

const BURST = {
  windowMonths: [1, 2, 3, 6, 12],
  significance: 0.01,
  minimumWorks: 4,
  minimumWindowCount: 3,
  observationMonths: 60,
  kinds: ['paper', 'patent'],
  dateLadder: ['issueDate', 'acceptedDate', 'receivedDate'],
};
const CLOSING = '2024-12-31';
/** Works issued so many months before the closing month. */
const worksAt = (...monthsBack: readonly number[]): Work[] =>
  monthsBack.map((back, i) => work(`p${i}`, { issueDate: addMonths('2024-12', -back) }));
const check = (works: readonly Work[], given: Given = {}, options = {}) =>
  run(burstOutput, { burst: { ...BURST, ...options } }, { works, batch: { closingDate: CLOSING }, ...given });

const BURSTING = [1, 1, 2, 2, 2, 3, 30, 50] as const;
const EVEN = [2, 11, 19, 27, 33, 41, 50, 58] as const;

describe('burst-output', () => {
  it('asks to verify works that chance would hardly bring together, and shows the window', () => {
    const outcome = check(worksAt(...BURSTING));
    expect(told(burstOutput, outcome)).toEqual(['burst: needs-verification']);
    const [finding] = completed(outcome).findings;
    const [series] = finding!.evidence;
    if (series.type !== 'count-series') throw new Error(series.type);
    expect(series).toMatchObject({ from: '2020-01', window: { from: '2024-09', to: '2024-11', months: 3, count: 6 }, expected: 0.4 });
    expect(series.counts).toHaveLength(60);
    expect(series.counts.reduce((a, b) => a + b, 0)).toBe(BURSTING.length);
    expect(series.counts.slice(56, 59)).toEqual([1, 3, 2]);
    const [numerator, denominator] = series.exact!.split('/');
    expect(rationalToNumber(rational(BigInt(numerator!), BigInt(denominator!)))).toBe(series.probability);
    expect(finding!.params['works']).toHaveLength(6);
    const { action, statement } = burstOutput.describe(finding!);
    expect(statement.en).toContain('6 of them in 2024-09 to 2024-11 (3 months)');
    expect(action.zh).toMatch(/一、.*五、/);
  });

  it('passes an even record, and 3 of 8 in one quarter, which chance brings 21 % of the time', () => {
    expect(told(burstOutput, check(worksAt(...EVEN)))).toEqual(['no-burst: pass']);
    expect(told(burstOutput, check(worksAt(0, 1, 2, 15, 25, 35, 45, 55)))).toEqual(['no-burst: pass']);
  });

  it('sees a burst that is the whole record: the empty years before it count', () => {
    expect(told(burstOutput, check(worksAt(0, 0, 1, 1, 2)))).toEqual(['burst: needs-verification']);
  });

  it.each([
    ['pending', 'burst: needs-verification'],
    ['passed', 'burst-verified: pass'],
    ['failed', 'verification-failed: veto'],
    ['missing', 'verification-missing: veto'],
  ] as const)('verification %s comes to %s', (state, expected) => {
    expect(told(burstOutput, check(worksAt(...BURSTING), { dossier: { verification: { state, by: '某单位' } } }))).toEqual([expected]);
  });

  it('a failed verification vetoes nothing where there is no burst', () => {
    expect(told(burstOutput, check(worksAt(...EVEN), { dossier: { verification: { state: 'failed' } } }))).toEqual(['no-burst: pass']);
  });

  it('is not assessable below the power floor, and says so', () => {
    expect(check(worksAt(0, 0, 0)).status).toBe('not-applicable');
    expect(check([...worksAt(0, 0), ...worksAt(70, 80)]).status).toBe('not-applicable');
    expect(check([...worksAt(0, 0), work('u1'), work('u2')]).status).toBe('could-not-tell');
    expect(check([work('u1'), work('u2'), work('u3'), work('u4')], { batch: {} }).status).toBe('could-not-tell');
    expect(check(worksAt(...BURSTING), {}, { observationMonths: 12, windowMonths: [12] }).status).toBe('not-applicable');
    expect(run(burstOutput, {}, { works: worksAt(...BURSTING) }).status).toBe('not-applicable');
  });

  it('counts undated works in coverage, and withholds a pass that they could overturn', () => {
    const even = completed(check([...worksAt(...EVEN), work('undated')]));
    expect(even.findings.map(({ outcome }) => outcome)).toEqual(['pass']);
    expect(even.covered).toContainEqual(expect.objectContaining({ subject: { work: 'undated' }, state: 'could-not-tell' }));
    const many = completed(check([...worksAt(...EVEN), ...Array.from({ length: 6 }, (_, i) => work(`u${i}`))]));
    expect(many.findings).toEqual([]);
    expect(many.covered[0]).toMatchObject({ subject: {}, state: 'could-not-tell' });
  });

  it('leaves out works before the months observed and after the closing month, each with its reason', () => {
    const { covered } = completed(
      check([...worksAt(...EVEN), work('old', { issueDate: '2012-01' }), work('late', { issueDate: '2025-01' })]),
    );
    const state = (id: string) => covered.find(({ subject }) => subject.work === id)?.state;
    expect([state('old'), state('late'), state('p0')]).toEqual(['not-applicable', 'could-not-tell', 'checked']);
  });

  it('takes the first date of the ladder, marks what was inferred, and ignores other kinds', () => {
    const works = BURSTING.map((back, i) => work(`p${i}`, { acceptedDate: `${addMonths('2024-12', -back)}-15` }));
    const field = 'works[p0].acceptedDate';
    const outcome = check(works, { dossier: { inferred: [{ field, source: 'papers/a.pdf', page: 1, confidence: 0.8 }] } });
    expect(told(burstOutput, outcome)).toEqual(['burst: needs-verification']);
    expect(completed(outcome).findings[0]!.evidence).toContainEqual(
      expect.objectContaining({ field, source: 'papers/a.pdf', inferred: true, page: 1 }),
    );
    expect(check(worksAt(...BURSTING).map((item) => ({ ...item, kind: 'award' as const }))).status).toBe('not-applicable');
  });

  it('needs as many works in the window as the policy says', () => {
    expect(told(burstOutput, check(worksAt(...BURSTING), {}, { minimumWindowCount: 7 }))).toEqual(['no-burst: pass']);
  });

  it('answers a long record in time, by bounds where the exact sum is too long', () => {
    const spread = Array.from({ length: 200 }, (_, i) => (i * 7) % 60);
    const started = performance.now();
    expect(told(burstOutput, check(worksAt(...spread)))).toEqual(['no-burst: pass']);
    const bursting = check(worksAt(...spread.slice(0, 40), ...Array.from({ length: 40 }, () => 1)));
    expect(told(burstOutput, bursting)).toEqual(['burst: needs-verification']);
    expect(performance.now() - started).toBeLessThan(10_000);
    const [finding] = completed(bursting).findings;
    expect(burstOutput.describe(finding!).statement.zh).toMatch(/小于0\.0001%|不超过/);
  });
});
