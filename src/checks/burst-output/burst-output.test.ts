import { describe, expect, it } from 'vitest';
import { completed, type Given, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { addMonths } from '../../domain/dates.ts';
import type { Work } from '../../domain/work.ts';
import { fitBaseline } from './baseline.ts';
import { burstOutput } from './burst-output.ts';
import { burstOptions } from './options.ts';
import { rational, rationalToNumber } from './statistics/rational.ts';

const BURST = {
  windowMonths: [1, 2, 3, 6, 12],
  significance: 0.01,
  minimumWorks: 4,
  minimumWindowCount: 3,
  observationMonths: 60,
  kinds: ['paper', 'patent', 'software-copyright'],
  streams: [['paper'], ['patent'], ['software-copyright']],
  falseDiscoveryRate: 0.05,
  closingMonths: 6,
  monteCarloDraws: 999,
  baselineApplicants: 20,
  baselineSeasonWorks: 240,
  dateLadder: ['issueDate', 'onlineDate', 'acceptedDate', 'receivedDate'],
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
    expect(statement.en).toContain('6 of them (75 %) in 2024-09 to 2024-11 (3 months)');
    expect(action.zh).toMatch(/一、.*五、/);
  });

  it('passes an even record, and 3 of 8 in one quarter, which chance brings 21 % of the time', () => {
    expect(told(burstOutput, check(worksAt(...EVEN)))).toEqual(['no-burst: pass']);
    expect(told(burstOutput, check(worksAt(0, 1, 2, 15, 25, 35, 45, 55)))).toEqual(['no-burst: pass']);
  });

  it('names a window of one month by that month', () => {
    const [finding] = completed(check(worksAt(2, 2, 2, 2, 30))).findings;
    const { statement } = burstOutput.describe(finding!);
    expect([statement.zh, statement.en]).toEqual([
      expect.stringContaining('集中在2024-10（1个月）'),
      expect.stringContaining('in 2024-10 (1 month)'),
    ]);
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

  it('looks at papers, patents and software apart and together, and says which it speaks of', () => {
    const papers = worksAt(3, 9, 16, 22, 28, 34, 40, 46, 52, 58);
    const patents = [20, 20, 20, 20, 21].map((back, i) => work(`q${i}`, { kind: 'patent', issueDate: addMonths('2024-12', -back) }));
    const outcome = completed(check([...papers, ...patents, work('s', { kind: 'software-copyright', issueDate: '2023-01' })]));
    const [finding] = outcome.findings;
    expect(finding!.code).toBe('burst-output/burst');
    expect(finding!.params).toMatchObject({ kinds: ['patent'], joint: false, streams: 3, count: 5, total: 5, timesExpected: 30 });
    expect(finding!.evidence[0]).toMatchObject({
      type: 'count-series',
      kinds: ['patent'],
      counts: expect.arrayContaining([4, 1]) as unknown,
    });
    expect(outcome.covered).toContainEqual(
      expect.objectContaining({
        state: 'not-applicable',
        reason: expect.objectContaining({ zh: expect.stringContaining('软著只有1项') as string }) as unknown,
      }),
    );
  });

  it('sees together what no stream shows alone', () => {
    const mixed = (['paper', 'patent', 'software-copyright'] as const).flatMap((kind, k) =>
      [10, 10, 35 + k].map((back, i) => work(`${kind}${i}`, { kind, issueDate: addMonths('2024-12', -back) })),
    );
    const [finding] = completed(check(mixed)).findings;
    expect([finding!.code, finding!.params['joint'], finding!.params['count']]).toEqual(['burst-output/burst', true, 6]);
  });

  it('takes the batch into account: what one applicant of many shows by chance is told, not to be verified', () => {
    const burstingIn = (tests: number, adjusted: number) =>
      check(worksAt(...BURSTING), { dossier: { verification: { state: 'failed' } }, artifacts: { burst: { batch: { tests, adjusted } } } });
    expect(told(burstOutput, burstingIn(400, 0.051))).toEqual(['expected-in-batch: advisory']);
    expect(told(burstOutput, burstingIn(400, 0.05))).toEqual(['verification-failed: veto']);
    expect(burstOutput.describe(completed(burstingIn(400, 0.05)).findings[0]!).statement.en).toContain(
      'Over the 400 assessable applicants of the batch it is 5 %',
    );
  });

  it('tells the date of receipt, which a backlog leaves far apart, and works just before closing', () => {
    const works = BURSTING.map((back, i) => work(`p${i}`, { issueDate: addMonths('2024-12', -back), receivedDate: `202${i % 4}-03-01` }));
    const [finding] = completed(check(works)).findings;
    expect(finding!.params).toMatchObject({
      receivedFrom: '2020-03',
      receivedTo: '2023-03',
      closingMonths: 6,
      closingCount: 6,
      closingSharePercent: 75,
    });
    const late = completed(check(worksAt(0, 1, 3, 5, 17, 30, 41, 52)));
    expect(late.findings.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual([
      'burst-output/no-burst pass',
      'burst-output/late-share advisory',
    ]);
    expect(completed(check(worksAt(0, 1, 3, 5, 17, 30, 41, 52), { batch: { closingDate: undefined } as object })).findings).toHaveLength(1);
  });

  it('asks simulation where the bound over the windows does not decide, and records the seed', () => {
    const works = worksAt(45, 43, 43, 27, 20, 20, 19, 16, 15);
    const draws = { monteCarloDraws: 4999, significance: 0.05 };
    const [first, again] = [completed(check(works, {}, draws)), completed(check(works, {}, draws))].map(({ findings }) => findings[0]!);
    expect(first!.params).toMatchObject({ jointMethod: 'monte-carlo', draws: 4999, seed: 'test' });
    expect(first!.evidence[0]).toMatchObject({
      method: { zh: expect.stringContaining('种子 test') as string, en: expect.stringContaining('seed test') as string },
    });
    expect(again).toEqual(first);
    const { jointPercent, probabilityPercent } = first!.params;
    expect(Number(jointPercent)).toBeGreaterThan(Number(probabilityPercent));
    expect(Number(jointPercent)).toBeLessThan(5 * Number(probabilityPercent));
  });
});

describe('burst-output beside past batches', () => {
  const history = (
    perPerson: (person: number) => readonly { month: string; kind?: 'paper' | 'patent' }[],
    people = 40,
    discipline = '416.50',
  ) => ({
    file: 'past.csv',
    sha256: 'a'.repeat(64),
    works: Array.from({ length: people }, (_, person) =>
      perPerson(person).map(({ kind = 'paper', month }) => ({ applicant: `x${person}`, discipline, kind, month, closing: '2022-12' })),
    ).flat(),
  });
  const options = burstOptions.parse(BURST);
  const beside = (works: readonly Work[], past: ReturnType<typeof history>, discipline?: string) => {
    const baseline = fitBaseline(past, discipline, options);
    return check(works, { artifacts: { burst: { historyGiven: true, ...(baseline === undefined ? {} : { baseline }) } } });
  };
  const spread = history((person) => Array.from({ length: 6 }, (_, i) => ({ month: addMonths('2018-01', (person * 7 + i * 11) % 60) })));

  it('a burst beyond what past applicants show stays one, and the baseline is named', () => {
    const outcome = beside(worksAt(...BURSTING), spread, '416');
    expect(told(burstOutput, outcome)).toEqual(['burst: needs-verification']);
    const [finding] = completed(outcome).findings;
    expect(finding!.params).toMatchObject({
      baseline: 'discipline',
      baselineDiscipline: '416',
      baselineApplicants: 40,
      baselineWorks: 240,
      baselineMean: 6,
    });
    expect(burstOutput.describe(finding!).statement.zh).toContain('本机构以往批次（学科416）40人240项成果');
  });

  it('the innocent case: where past applicants of the discipline show as much, nothing is asked', () => {
    const prolific = history((person) =>
      person % 3 === 0
        ? Array.from({ length: 60 }, (_, i) => ({ month: addMonths('2018-01', (i * 13 + person) % 60) }))
        : [{ month: '2020-05' }],
    );
    const outcome = beside(worksAt(...BURSTING), prolific, '416');
    expect(told(burstOutput, outcome)).toEqual(['usual-among-peers: advisory']);
  });

  it('seasons: a month in which everyone publishes is no burst', () => {
    const decembers = history((person) =>
      Array.from({ length: 12 }, (_, i) => ({ month: i < 10 ? `201${8 + (i % 2)}-12` : addMonths('2018-01', (person + i * 5) % 60) })),
    );
    const works = worksAt(0, 0, 0, 12, 12, 24, 36, 47);
    expect(told(burstOutput, check(works, {}, { significance: 0.05 }))).toEqual(['burst: needs-verification']);
    const baseline = fitBaseline(decembers, undefined, options);
    const seasonal = check(works, { artifacts: { burst: { baseline: baseline! } } }, { significance: 0.05 });
    expect(told(burstOutput, seasonal)).toEqual(['no-burst: pass']);
    expect(baseline!.streams[0]!.seasons[11]).toBeGreaterThan(4 * baseline!.streams[0]!.seasons[5]!);
  });

  it('says so when the history is too thin, and takes all disciplines together before that', () => {
    const [thin] = completed(
      beside(
        worksAt(...BURSTING),
        history(() => [{ month: '2020-01' }], 5),
        '416',
      ),
    ).findings;
    expect(thin!.params['baseline']).toBe('too-few');
    const [other] = completed(beside(worksAt(...BURSTING), spread, '910')).findings;
    expect(other!.params['baseline']).toBe('all-disciplines');
    const [none] = completed(check(worksAt(...BURSTING))).findings;
    expect(none!.params['baseline']).toBe('even');
  });
});
