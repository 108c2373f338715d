import { describe, expect, it } from 'vitest';
import { claim, completed, type Given, run, told, work } from '../../../tests/support/check-artifacts.ts';
import type { CheckReport, ReportCount, ReportRateKind } from '../../domain/check-report.ts';
import { applicantId, documentId, workId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import type { AttachedReport, FileDocument } from '../artifacts.ts';
import { externalCheckReport } from './external-check-report.ts';
import { titlesAgree } from './verify-dossier.ts';
import { verifyNumbers } from './verify-numbers.ts';

const ROLES = {
  report: { characterTolerancePercent: 25 },
  reading: { coreLimitPercent: 10, provincialLimitPercent: 20, rateKind: 'total' },
};
const GOLDEN_COUNTS: Partial<Record<ReportCount, number>> = {
  matchedCharacters: 776,
  characters: 2869,
  largestSingleSourceCharacters: 168,
  frontMatched: 267,
  backMatched: 509,
  sections: 1,
  suspectedSections: 1,
  suspectedMost: 776,
  suspectedLeast: 776,
};
const GOLDEN_RATES: Partial<Record<ReportRateKind, number>> = { total: 27, lessCitations: 23.5, lessOwnWork: 27, largestSingleSource: 5.9 };

type Fields = Partial<Omit<CheckReport, 'rates'>> & { readonly percents?: Partial<Record<ReportRateKind, number>> };
const report = ({ percents = GOLDEN_RATES, ...fields }: Fields = {}): CheckReport => ({
  tool: 'cnki',
  layout: 'text',
  reportNumber: 'ZJ1',
  title: '题名p1',
  authors: ['陈知行'],
  timeRange: { from: '1900-01-01', to: '2021-05-10' },
  checkedAt: '2021-05-12',
  rates: Object.fromEntries(Object.entries(percents).map(([kind, value]) => [kind, { value, decimals: 1 }])),
  counts: GOLDEN_COUNTS,
  sections: [],
  passages: [],
  sha256: 'a'.repeat(64),
  provenance: [{ field: 'rates.total', page: 1, quote: '总文字复制比: 27%' }],
  ...fields,
});
const attached = (of: CheckReport | 'not-recognised' | 'unreadable', fields: Partial<AttachedReport> = {}): AttachedReport => ({
  file: 'check-reports/r.pdf',
  document: documentId('a'.repeat(64)),
  reading: typeof of === 'string' ? { status: of } : { status: 'read', report: of },
  sameAs: [],
  ...fields,
});
const PAPER = work('p1', { levelClaimed: 'core', issueDate: '2021-07', files: ['papers/p.pdf'] });
const paperText = (characters: number): FileDocument => {
  const text = '文'.repeat(characters);
  const document = {
    id: documentId('d'.repeat(64)),
    format: 'pdf',
    extractor: { id: 't', version: '1' },
    text,
    pages: [],
    sections: [],
    metadata: {},
    quality: 'good',
    unreadPages: [],
    warnings: [],
  } as const;
  return { path: 'papers/p.pdf', kind: 'papers', work: workId('p1'), result: { status: 'read', document } };
};
const check = (
  reports: readonly AttachedReport[],
  { works = [PAPER], roles = ROLES, ...given }: Given & { works?: readonly Work[]; roles?: object } = {},
) =>
  run(
    externalCheckReport,
    { ...ROLES, ...roles },
    { works, ...given, artifacts: { checkReports: reports, documents: [paperText(2869)], ...given.artifacts } },
  );
const judged = (...given: Parameters<typeof check>) => told(externalCheckReport, check(...given));
const within = (total: number, fields: Fields = {}) =>
  report({ percents: { total }, counts: { matchedCharacters: Math.round(total * 10), characters: 1000 }, ...fields });
const fits = { artifacts: { documents: [paperText(1000)] } };

describe('figures of a report', () => {
  const failing = (fields: Fields) => verifyNumbers(report(fields)).flatMap(({ name, state }) => (state === 'failed' ? [name] : []));

  it('the golden vector agrees with itself, and what it does not state is open', () => {
    expect(failing({})).toEqual([]);
    const states = Object.fromEntries(verifyNumbers(report()).map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({
      'total-ratio': 'held',
      'front-and-back': 'held',
      'single-section': 'held',
      'checked-after-range': 'held',
      'citations-sum': 'open',
      'sections-sum': 'open',
      'identical-rates': 'open',
    });
    expect(verifyNumbers(report({ percents: {}, counts: {}, timeRange: {} })).every(({ state }) => state === 'open')).toBe(true);
  });

  it.each<[string, Fields, string[]]>([
    ['total rate', { percents: { ...GOLDEN_RATES, total: 17 } }, ['total-ratio', 'parts-within-total']],
    ['just beyond rounding', { percents: { ...GOLDEN_RATES, total: 27.1 } }, ['total-ratio']],
    ['largest source', { percents: { ...GOLDEN_RATES, largestSingleSource: 6 } }, ['largest-ratio']],
    ['front and back', { counts: { ...GOLDEN_COUNTS, frontMatched: 266 } }, ['front-and-back']],
    ['matched above all', { counts: { ...GOLDEN_COUNTS, characters: 700 } }, ['total-ratio', 'largest-ratio']],
    [
      'suspected sections',
      { counts: { ...GOLDEN_COUNTS, suspectedLeast: 800, suspectedMost: 776 } },
      ['suspected-order', 'single-section'],
    ],
    ['more suspected sections than sections', { counts: { ...GOLDEN_COUNTS, suspectedSections: 2 } }, ['suspected-order']],
    ['citations', { citations: { value: 1, decimals: 1 } }, ['citations-sum']],
    ['sections', { sections: [{ characters: 2869, matchedCharacters: 700 }] }, ['sections-sum']],
    ['a section', { sections: [{ characters: 2869, matchedCharacters: 776, percent: { value: 20, decimals: 1 } }] }, ['section-ratio']],
    ['a check before its range ends', { checkedAt: '2021-05-09' }, ['checked-after-range']],
    [
      'rates that are all one though passages are cited',
      { percents: { total: 27, lessCitations: 27, lessOwnWork: 27 }, passages: [{ quote: '引', kind: 'cited' }] },
      ['identical-rates'],
    ],
  ])('sees through %s', (_, fields, expected) => {
    expect(failing(fields)).toEqual(expected);
    const [finding] = completed(check([attached(report(fields))])).findings;
    expect([finding!.code, finding!.outcome]).toEqual(['external-check-report/numbers-disagree', 'needs-verification']);
    const { statement } = externalCheckReport.describe(finding!);
    expect(statement.zh).not.toMatch(/undefined|\|/u);
  });

  it('allows a whole unit where it is not known whether the tool rounds or cuts off', () => {
    expect(failing({ percents: { total: 27.1 } })).toEqual(['total-ratio']);
    expect(failing({ tool: 'wanfang', percents: { total: 27.1 } })).toEqual([]);
    expect(failing({ tool: 'wanfang', percents: { total: 27.3 } })).toEqual(['total-ratio']);
  });
});

describe('external-check-report', () => {
  it('positive: a report above the limit whose counts bear it out implies the downgrade, strictly above alone', () => {
    expect(judged([attached(report())])).toEqual(['consistent: pass', 'report-above-limit: downgraded']);
    expect(judged([attached(within(10.1))], fits)).toEqual(['consistent: pass', 'report-above-limit: downgraded']);
    expect(judged([attached(within(10))], fits)).toEqual(['consistent: pass', 'report-within-limit: pass']);
    expect(judged([attached(within(20))], { ...fits, works: [{ ...PAPER, levelClaimed: 'provincial' }] })).toEqual([
      'consistent: pass',
      'report-within-limit: pass',
    ]);
  });

  it('a rate that the report’s own counts do not bear out, or that it gives none for, is verified first', () => {
    expect(judged([attached(within(15, { counts: {} }))])).toEqual(['consistent: pass', 'report-above-limit: needs-verification']);
    expect(judged([attached(within(15, { counts: { matchedCharacters: 150, characters: 3000 } }))])).toEqual([
      'numbers-disagree: needs-verification',
      'report-above-limit: needs-verification',
    ]);
    expect(judged([attached(within(5, { counts: { matchedCharacters: 150, characters: 1000 } }))], fits)).toEqual([
      'numbers-disagree: needs-verification',
    ]);
  });

  it('shows every reading and picks none where the kind of rate or the limit is not settled', () => {
    const outcome = completed(check([attached(report())], { roles: { reading: { ...ROLES.reading, rateKind: 'not-stated' } } }));
    const open = outcome.findings.find(({ code }) => code.endsWith('reading-open'))!;
    expect(open.outcome).toBe('unknown');
    expect(open.params['readings']).toEqual([
      'cnki|total|27|above|check-reports/r.pdf',
      'cnki|lessCitations|23.5|above|check-reports/r.pdf',
      'cnki|lessOwnWork|27|above|check-reports/r.pdf',
      'cnki|largestSingleSource|5.9|within|check-reports/r.pdf',
    ]);
    expect(externalCheckReport.describe(open).statement.en).toMatch(
      /CNKI total rate 27 %: above the limit.*largest single source 5\.9 %: within/u,
    );
    const { levelClaimed, ...unstated } = PAPER;
    expect(levelClaimed).toBe('core');
    expect(judged([attached(within(5))], { ...fits, works: [unstated] })).toEqual(['consistent: pass', 'reading-open: unknown']);
    expect(judged([attached(within(5))], { ...fits, roles: { reading: { ...ROLES.reading, coreLimitPercent: null } } })).toEqual([
      'consistent: pass',
      'reading-open: unknown',
    ]);
    expect(judged([attached(report({ tool: 'turnitin', percents: { unspecified: 5 }, counts: {} }))])).toEqual([
      'consistent: pass',
      'reading-open: unknown',
    ]);
  });

  it('never averages tools: one above and one within is for a person', () => {
    const [a, b] = [
      attached(within(12)),
      attached(within(8, { tool: 'wanfang', reportNumber: 'W', sha256: 'b'.repeat(64) }), { file: 'check-reports/w.txt' }),
    ];
    expect(judged([a, b], fits).filter((code) => !code.startsWith('consistent'))).toEqual(['tools-disagree: needs-verification']);
    expect(judged([a, attached(within(8, { percents: { lessCitations: 8 } }), { file: 'check-reports/v.txt' })], fits)).toContain(
      'reading-open: unknown',
    );
  });

  it('title, author, range and length are held beside the dossier', () => {
    expect(judged([attached(within(5, { title: '另一篇文章的题目' }), { work: PAPER.id })], fits)).toEqual([
      'another-text: needs-verification',
    ]);
    expect(judged([attached(within(5, { authors: ['王望川'] }))], fits)).toEqual(['another-text: needs-verification']);
    expect(judged([attached(within(5, { timeRange: { to: '2021-08-01' }, checkedAt: '2021-08-02' }))], fits)).toEqual([
      'range-after-publication: needs-verification',
      'report-within-limit: pass',
    ]);
    const [held] = completed(check([attached(within(5))], fits)).findings;
    expect(held!.params).toMatchObject({
      held: expect.arrayContaining(['title', 'author', 'range', 'size']) as string[],
      open: expect.not.arrayContaining(['title']) as string[],
    });
    const late = [attached(within(5, { timeRange: { to: '2021-08-01' }, checkedAt: '2021-08-02' }))];
    const [range] = completed(check(late, fits)).findings;
    expect(range!.params).toMatchObject({ rangeEnd: '2021-08-01', published: '2021-07' });
    expect(judged([attached(within(5))], { artifacts: { documents: [paperText(2000)] } })).toEqual(['length-differs: needs-verification']);
    expect(judged([attached(within(5))], { artifacts: { documents: [paperText(1250)] } })).toEqual([
      'consistent: pass',
      'report-within-limit: pass',
    ]);
  });

  it('innocent: the title as handed in, a report by a co-author, a range that ends in the month of issue', () => {
    expect(titlesAgree('1_陈知行_盐碱地改良的田间观察.docx', '盐碱地改良的田间观察')).toBe('held');
    expect(titlesAgree('盐碱地', '盐碱地改良的田间观察')).toBe('failed');
    const shared = work('p1', { ...PAPER, authors: ['陈知行', '宫树声'] });
    expect(judged([attached(within(5, { authors: ['宫树声'] }))], { ...fits, works: [shared] })).toEqual([
      'consistent: pass',
      'report-within-limit: pass',
    ]);
    const outcome = completed(check([attached(within(5, { timeRange: { to: '2021-07-01' }, checkedAt: '2021-07-02' }))], fits));
    expect(outcome.findings[0]!.params['open']).toContain('range');
    expect(outcome.covered).toContainEqual(expect.objectContaining({ state: 'could-not-tell' }));
  });

  it('one report for two works is asked about; co-authors sharing theirs, and one report in two forms, are not', () => {
    const other = { applicant: applicantId('b02'), applicantName: '王望川', file: 'check-reports/x.pdf', by: 'number' as const };
    const twice = attached(within(5), { sameAs: [other] });
    expect(judged([twice], fits)).toEqual(['used-twice: needs-verification']);
    const own = claim('a01', 'p1', { title: '题名p1的共同论文', authors: ['陈知行', '王望川'] });
    const claims = { own: [own], others: [claim('b02', 'x', { title: '题名p1的共同论文', authors: ['陈知行', '王望川'] })] };
    expect(judged([twice], { artifacts: { ...fits.artifacts, claims } })).toEqual(['consistent: pass', 'report-within-limit: pass']);
    const html = { applicant: applicantId('a01'), file: 'check-reports/r.html', by: 'number' as const };
    const pair = (title: string) => [
      attached(within(5), { sameAs: [html] }),
      attached(within(5, { title }), { file: 'check-reports/r.html', sameAs: [{ ...html, file: 'check-reports/r.pdf' }] }),
    ];
    expect(judged(pair('题名p1'), fits)).not.toContain('used-twice: needs-verification');
    expect(judged(pair('题名p2'), { ...fits, works: [PAPER, work('p2', { issueDate: '2021-07' })] })).toContain(
      'used-twice: needs-verification',
    );
  });

  it('unknown: unreadable, not recognised, of no known work; and where there is none it says so', () => {
    const state = (report: AttachedReport, given = {}) => completed(check([report], given)).covered.map(({ state: told }) => told);
    expect(state(attached('unreadable'))).toEqual(['could-not-tell']);
    expect(state(attached('not-recognised'))).toEqual(['could-not-tell']);
    const { title, ...untitled } = report();
    expect(title).toBe('题名p1');
    const two = { works: [PAPER, work('p2', {})] };
    expect(state(attached(untitled), two)).toEqual(['could-not-tell']);
    expect(judged([attached(untitled)], two)).toEqual([]);
    expect(judged([attached(report({ title: '并非所列' }))], two)).toEqual(['another-text: needs-verification']);
    expect(check([]).status).toBe('not-applicable');
    expect(run(externalCheckReport, {}, { works: [PAPER] }).status).toBe('not-applicable');
  });
});
