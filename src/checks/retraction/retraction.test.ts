import { describe, expect, it } from 'vitest';
import { completed, run, told, work } from '../../../tests/support/check-artifacts.ts';
import type { OnlineAnswer, OnlineUpdate } from '../../registries/online/types.ts';
import { classesOf } from '../../registries/retractions/reason-classes.ts';
import type { RetractionAnswer, RetractionRecord } from '../../registries/retractions/types.ts';
import { retraction } from './retraction.ts';

const paper = work('p', { doi: '10.1000/abc', title: 'Seasonal soil water of terraces' });
const record = (fields: Partial<RetractionRecord> = {}): RetractionRecord => {
  const reasons = fields.reasons ?? [];
  return { doi: '10.1000/abc', natures: ['retraction'], authors: [], row: 4, ...fields, reasons, classes: classesOf(reasons) };
};
const answer = (hits: RetractionAnswer['hits'], asked: RetractionAnswer['asked'] = { doi: '10.1000/abc' }): RetractionAnswer => ({
  work: paper.id,
  asked,
  list: { source: 'Notices 2025', rows: 9, sha256: 'h' },
  hits,
});
const outcome = (given: RetractionAnswer | undefined, answers: readonly OnlineAnswer[] = [], options: object = {}, item = paper) =>
  run(
    retraction,
    { retraction: options },
    {
      works: [item],
      artifacts: {
        retractions: given === undefined ? [] : [given],
        online: { asked: answers.length > 0, works: [{ work: item.id, answers }] },
      },
    },
  );
const codes = (...given: Parameters<typeof outcome>) => told(retraction, outcome(...given));
const firm = (fields: Partial<RetractionRecord> = {}): RetractionAnswer => answer([{ by: 'doi', record: record(fields) }]);

describe('retraction', () => {
  it.each([
    [['Falsification/Fabrication of Data', 'Investigation by Journal/Publisher'], 'needs-verification', 'conduct'],
    [['Error by Journal/Publisher', 'Notice - Limited or No Information'], 'advisory', 'publisher-error'],
    [['Error in Data', 'Unreliable Results and/or Conclusions'], 'advisory', 'honest-error'],
    [['Error in Data', 'Plagiarism of Text'], 'needs-verification', 'conduct'],
    [['Unreliable Results and/or Conclusions'], 'needs-verification', 'content'],
    [['Investigation by Journal/Publisher'], 'needs-verification', 'context'],
    [['A reason no table has'], 'needs-verification', 'context'],
    [[], 'needs-verification', ''],
  ])('weighs %j by class', (reasons, implied, deciding) => {
    const { findings } = completed(outcome(firm({ reasons })));
    expect(findings).toMatchObject([{ code: 'retraction/retracted', outcome: implied, params: { deciding, reasons } }]);
    expect(findings[0]?.evidence[0]).toMatchObject({ type: 'record', source: 'Notices 2025, row 4' });
  });
  it('lets the pack decide what a class implies', () => {
    const given = firm({ reasons: ['Paper Mill', 'Error in Data'] });
    expect(codes(given, [], { outcomes: { conduct: 'not-counted' } })).toEqual(['retracted: not-counted']);
    expect(codes(given, [], { decidingOrder: ['honest-error'], outcomes: { 'honest-error': 'advisory' } })).toEqual([
      'retracted: advisory',
    ]);
  });

  it('does not take a correction, a concern or a reinstatement for a retraction', () => {
    expect(codes(firm({ natures: ['correction'] }))).toEqual(['corrected: pass']);
    expect(codes(firm({ natures: ['expression-of-concern'] }))).toEqual(['expression-of-concern: needs-verification']);
    expect(codes(firm({ natures: ['retraction', 'correction'] }))).toEqual(['retracted: needs-verification']);
    const dated = (natures: RetractionRecord['natures'], date: string) => ({ by: 'doi', record: record({ natures, date }) }) as const;
    expect(codes(answer([dated(['retraction'], '2020-01-01'), dated(['reinstatement'], '2021-01-01')]))).toEqual(['reinstated: advisory']);
    expect(codes(answer([dated(['retraction'], '2022-01-01'), dated(['reinstatement'], '2021-01-01')]))).toEqual([
      'retracted: needs-verification',
    ]);
    expect(codes(firm({ natures: ['retraction', 'reinstatement'] }))).toEqual(['reinstated: needs-verification']);
  });

  it('speaks of the notice that gives a reason, one being enough, before one that gives none', () => {
    const bare = { by: 'doi', record: record({ date: '2019-01-01' }) } as const;
    const reasoned = { by: 'doi', record: record({ date: '2020-02-02', reasons: ['Error in Data'] }) } as const;
    expect(completed(outcome(answer([bare, reasoned]))).findings).toMatchObject([
      { params: { date: '2020-02-02', deciding: 'honest-error' } },
    ]);
  });

  it('takes title and author for a possibility only, and a title alone for nothing', () => {
    const titled = (fields: Partial<RetractionRecord>) =>
      answer([{ by: 'title', record: record({ title: 'Seasonal Soil Water of Terraces', ...fields }) }], {});
    expect(codes(titled({ authors: ['Zhixing Chen'] }))).toEqual(['possibly-retracted: needs-verification']);
    expect(codes(titled({ authors: ['Li Si'] }))).toEqual([]);
    expect(codes(titled({ authors: [] }))).toEqual([]);
    expect(codes(titled({ authors: ['Zhixing Chen'], natures: ['correction'] }))).toEqual([]);
  });

  const crossref = (updates: readonly OnlineUpdate[], retracted?: boolean): OnlineAnswer => ({
    source: retracted === undefined ? 'crossref' : 'openalex',
    asked: { by: 'doi', value: '10.1000/abc' },
    state: 'found',
    fetchedOn: '2026-01-02',
    record: { titles: [], authors: [], journals: [], issns: [], years: [], updates, ...(retracted === undefined ? {} : { retracted }) },
  });
  it('reads what Crossref records as done to the work, not what the work does to another', () => {
    const update = { type: 'retraction', doi: '10.1000/notice', date: '2024-05-06', recordedBy: 'publisher' } as const;
    const { findings } = completed(outcome(undefined, [crossref([{ ...update, direction: 'updated-by' }])]));
    expect(findings).toMatchObject([{ code: 'retraction/retracted', params: { date: '2024-05-06', notice: '10.1000/notice' } }]);
    expect(codes(undefined, [crossref([{ ...update, direction: 'update-to' }])])).toEqual([]);
    expect(codes(undefined, [crossref([{ ...update, type: 'erratum', direction: 'updated-by' }])])).toEqual(['corrected: pass']);
    expect(codes(undefined, [crossref([], true)])).toEqual(['retracted: needs-verification']);
    // The mark of a retraction holds beside a correction, and adds nothing to a retraction that is recorded itself.
    expect(codes(undefined, [crossref([{ ...update, type: 'erratum', direction: 'updated-by' }], true)])).toEqual([
      'retracted: needs-verification',
    ]);
    const both = completed(outcome(undefined, [crossref([{ ...update, direction: 'updated-by' }], true)])).findings;
    expect(both).toMatchObject([{ params: { date: '2024-05-06' }, evidence: [{ field: 'updated-by' }] }]);
    expect(both[0]?.evidence).toHaveLength(1);
    expect(codes(undefined, [crossref([], false)])).toEqual([]);
  });

  it('says what it cannot tell', () => {
    expect(outcome(undefined).status).toBe('could-not-tell');
    const covered = (...given: Parameters<typeof outcome>) => completed(outcome(...given)).covered.map(({ state }) => state);
    expect(covered(answer([]))).toEqual(['checked']);
    expect(covered(answer([], {}))).toEqual(['checked']);
    expect(covered(answer([], {}), [], {}, { ...paper, title: '梯田土壤水分的季节变化' })).toEqual(['could-not-tell']);
    const failed: OnlineAnswer = {
      source: 'crossref',
      asked: { by: 'doi', value: '10.1000/abc' },
      state: 'failed',
      code: 'timeout',
      message: '',
    };
    expect(covered(undefined, [failed])).toEqual(['could-not-tell']);
    expect(run(retraction, {}, { works: [paper] }).status).toBe('not-applicable');
    expect(run(retraction, { retraction: {} }, { works: [work('a', { kind: 'award' })] }).status).toBe('not-applicable');
  });

  it('has neutral sentences in both languages', () => {
    const given = [firm({ reasons: ['Error in Data'] }), firm({ natures: ['correction'] }), firm({ natures: ['expression-of-concern'] })];
    for (const finding of given.flatMap((one) => completed(outcome(one)).findings)) {
      const { statement, title } = retraction.describe(finding);
      expect(statement.zh).toMatch(/\p{Script=Han}/u);
      expect(`${title.en} ${statement.en}`).not.toMatch(/fraud|fake|cheat|plagiarist/iu);
    }
  });
});
