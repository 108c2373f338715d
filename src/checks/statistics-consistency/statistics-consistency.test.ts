import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completed, documentOf, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { twoSidedR, twoSidedT, twoSidedZ, upperChiSquared, upperF } from './distributions.ts';
import { findMeans } from './find-means.ts';
import { findRatios } from './find-ratios.ts';
import { findTests } from './find-tests.ts';
import { judgeTest } from './judge-test.ts';
import { statisticsConsistency } from './statistics-consistency.ts';

const OPTIONS = { statistics: { significance: 0.05, textKinds: ['paper'] } };
const check = (text: string) =>
  run(statisticsConsistency, OPTIONS, {
    works: [work('p1', { files: ['papers/p.pdf'] })],
    artifacts: { documents: [documentOf('p1', 'papers/p.pdf', text)] },
  });
const verdicts = (text: string, oneSided = false): string[] => findTests(text).map((test) => judgeTest(test, 0.05, oneSided));

describe('tail probabilities', () => {
  // Critical values as printed in statistical tables.
  it.each([
    ['t(10)', twoSidedT(2.228138852, 10), 0.05],
    ['t(1)', twoSidedT(12.7062047364, 1), 0.05],
    ['t(1000)', twoSidedT(1.962339081, 1000), 0.05],
    ['F(3,20)', upperF(3.098391227, 3, 20), 0.05],
    ['F(1,10)', upperF(10.0442893, 1, 10), 0.01],
    ['χ²(5)', upperChiSquared(11.07049769, 5), 0.05],
    ['χ²(100)', upperChiSquared(135.8067232, 100), 0.01],
    ['z', twoSidedZ(1.959963985), 0.05],
    ['r(30)', twoSidedR(2.042272456 / Math.sqrt(30 + 2.042272456 ** 2), 30), 0.05],
  ])('%s', (_, p, expected) => {
    expect(p).toBeCloseTo(expected, 7);
  });

  it('are the closed forms of chi-squared with two and four degrees of freedom, on both sides of the mean', () => {
    for (const x of [0.01, 0.5, 1, 2, 3, 5, 9, 20, 60]) {
      expect(upperChiSquared(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 9);
      expect(upperChiSquared(x, 4) / (Math.exp(-x / 2) * (1 + x / 2))).toBeCloseTo(1, 9);
    }
  });

  it('agree with each other where one distribution is a case of another, and fall as the statistic grows', () => {
    const size = fc.double({ min: 0.01, max: 40, noNaN: true });
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 500 }), (t, df) => {
        expect(upperF(t * t, 1, df)).toBeCloseTo(twoSidedT(t, df), 9);
        expect(upperChiSquared(t * t, 1)).toBeCloseTo(twoSidedZ(t), 9);
        expect(twoSidedT(t + 0.01, df)).toBeLessThanOrEqual(twoSidedT(t, df));
      }),
    );
  });
});

describe('tests in a text', () => {
  it('are read in the forms of APA and of Chinese journals, wide signs too', () => {
    const text = [
      't(28) = 2.20, p = .036',
      'F(2, 56) = 3.45, p = .039',
      'χ2(2, N = 170) = 6.00, p = .050',
      'r(30)=−.45, P＝0.010',
      'z = 1.96, p = .050',
      '两组差异有统计学意义（t＝2.20，df＝28，P＝0.036）',
      'χ²=6.00，自由度=2，P<0.05',
      'F=3.45, df=(2,56), P<0.05',
    ];
    expect(text.map((one) => findTests(one).map(({ kind }) => kind))).toEqual([['t'], ['F'], ['χ²'], ['r'], ['z'], ['t'], ['χ²'], ['F']]);
    expect(text.flatMap((one) => verdicts(one))).toEqual(text.map(() => 'consistent'));
    expect(findTests(`前文，${text[5]!}。`)[0]).toMatchObject({ quote: 't＝2.20，df＝28，P＝0.036' });
  });

  it('have a p that rounding allows, one that it does not, or one that turns the conclusion', () => {
    expect(verdicts('t(28) = 2.20, p = .04')).toEqual(['consistent']);
    expect(verdicts('t(28) = 2.20, p = .02')).toEqual(['inconsistent']);
    expect(verdicts('t(28) = 1.20, p = .03')).toEqual(['decision']);
    expect(verdicts('t(28) = 1.20, p < .05')).toEqual(['decision']);
    expect(verdicts('t(28) = 2.90, p > .05')).toEqual(['decision']);
    expect(verdicts('t(28) = 9.90, p = .000')).toEqual(['consistent']);
    // 2.0 may have been 2.049, whose p is below .05.
    expect(verdicts('t(28) = 2.0, p < .05')).toEqual(['consistent']);
  });

  it('may be one-sided where the text says so', () => {
    expect(verdicts('t(28) = 1.80, p = .041')).toEqual(['decision']);
    expect(verdicts('t(28) = 1.80, p = .041', true)).toEqual(['consistent']);
    expect(verdicts('F(1, 28) = 3.24, p = .041', true)).toEqual(['decision']);
  });

  it('are not made of what is none', () => {
    for (const text of [
      '',
      't(0) = 2.2, p = .03',
      'χ2(2) = -1.0, p = .03',
      'r(30) = 1.45, p = .01',
      'at (28) = 2.2 km, p. 3',
      'list(28) = 2.20, p = .036',
    ])
      expect(findTests(text)).toEqual([]);
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[tFrzχ2()=<>.,0-9pPn% /M]*$/), (text) => {
        for (const test of findTests(text)) expect(test.recomputed.low).toBeLessThanOrEqual(test.recomputed.high + 1e-12);
        findRatios(text);
        findMeans(text);
      }),
    );
  });
});

describe('shares', () => {
  it('rounded or cut off are consistent; others are not; dates and grades are none', () => {
    const consistent = (text: string): boolean[] => findRatios(text).map((ratio) => ratio.consistent);
    expect(consistent('有效率85.0%（34/40），对照组 26/40（65%）；2/3 (66.7%)；2/3 (66.6%)')).toEqual([true, true, true, true]);
    expect(consistent('有效率87.5%（34/40）')).toEqual([false]);
    expect(consistent('5/3 (60%)，2019/12/1 (5%)')).toEqual([]);
  });
});

describe('means', () => {
  it('follow GRIM where the items are known: 5.19 of 28 people is the example of its authors', () => {
    const of = (mean: string): string => `采用7点量表单题测量，均值=${mean}（n=28）。`;
    expect(findMeans(of('5.19')).map(({ possible }) => possible)).toEqual([false]);
    expect(findMeans(of('5.18')).map(({ possible }) => possible)).toEqual([true]);
    expect(findMeans('A 5-point Likert scale of 10 items, M = 3.45, n = 20')).toEqual([]);
    expect(findMeans('血压均值=5.19，n=28')).toEqual([]);
  });
});

describe('statistics-consistency', () => {
  it('tells a turned conclusion from a mere difference, with place and quote', () => {
    const outcome = check('结果 t(28) = 1.20, p = .03；另 t(28) = 2.20, p = .02；有效率87.5%（34/40）');
    expect(told(statisticsConsistency, outcome)).toEqual([
      'decision: needs-verification',
      'test-differs: advisory',
      'ratio-differs: advisory',
    ]);
    const [finding] = completed(outcome).findings;
    expect(finding!.evidence).toEqual([{ type: 'record', source: 'papers/p.pdf', field: 'text', value: 't(28) = 1.20, p = .03', page: 1 }]);
    expect(statisticsConsistency.describe(finding!).statement.zh).toContain('t(28) = 1.20, p = .03');
  });

  it('passes what agrees, says where there is nothing to recompute, and does not pass over what it could not read', () => {
    expect(told(statisticsConsistency, check('t(28) = 2.20, p = .036'))).toEqual(['consistent: pass']);
    expect(completed(check('差异有统计学意义（P<0.05）')).covered.map(({ state }) => state)).toEqual(['not-applicable']);
    const unread = run(statisticsConsistency, OPTIONS, { works: [work('p1')] });
    expect(completed(unread)).toMatchObject({ findings: [], covered: [{ state: 'could-not-tell' }] });
    expect(run(statisticsConsistency, OPTIONS, { works: [work('b1', { kind: 'book' })] }).status).toBe('not-applicable');
  });

  it('keeps a finding’s fingerprint when the text before it changes', () => {
    const print = (text: string) => completed(check(text)).findings.map(({ fingerprint }) => fingerprint);
    expect(print('t(28) = 1.20, p = .03')).toEqual(print('另一段文字。t(28) = 1.20, p = .03'));
    expect(print('t(28) = 1.20, p = .03')).not.toEqual(print('t(28) = 1.10, p = .03'));
  });
});

it('a mean tells nothing from where its answers are as many as its last digit counts', () => {
  const of = (people: number): number => findMeans(`采用7点量表单题测量，均值=5.19（n=${people}）。`).length;
  expect([of(99), of(100)]).toEqual([1, 0]);
});

it('a correlation of one leaves no chance', () => {
  expect([twoSidedR(1, 5), twoSidedR(-1, 5)]).toEqual([0, 0]);
});
