import { describe, expect, it } from 'vitest';
import { applicant, claim, completed, lacking, run, states, told, work } from '../../../tests/support/check-artifacts.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { UsedAchievements } from '../artifacts.ts';
import { achievementReuse } from './achievement-reuse.ts';

const ROLE = { register: { usedIn: ['grassroots'], barredIn: ['province-wide'] } };
type Row = UsedAchievements['rows'][number];
const row = (fields: Partial<Row>): Row => ({
  register: 'used.csv',
  row: 2,
  person: '陈知行',
  authors: [],
  reviewKind: 'grassroots',
  ...fields,
});
const REGISTERS = [{ file: 'used.csv', rows: 9, hash: 'h' }];
const on = (rows: readonly Row[], batch: Partial<BatchInfo> = { reviewKind: 'province-wide' }, registers = REGISTERS) =>
  run(achievementReuse, ROLE, {
    works: [work('p1')],
    batch,
    artifacts: {
      claims: {
        own: [claim('a01', 'p1', { title: '渠道衬砌的冻胀变形', applicantName: '陈知行', authors: ['陈知行', '李未央'], doi: '10.1/x' })],
        others: [],
      },
      used: { registers, rows },
    },
  });
const codes = (rows: readonly Row[], batch?: Partial<BatchInfo>) => told(achievementReuse, on(rows, batch));

describe('achievement-reuse', () => {
  it('the applicant’s own earlier use by number does not count again', () => {
    expect(codes([row({ doi: 'https://doi.org/10.1/X' })])).toEqual(['used: not-counted']);
    const shown = (fields: Partial<Row>) => completed(on([row({ doi: '10.1/x', title: '渠道衬砌', ...fields })])).findings[0]!;
    expect(shown({ year: 2018 })).toMatchObject({ params: { year: '2018' }, evidence: [{ value: '陈知行 · 渠道衬砌 · 2018' }, {}] });
    expect(shown({})).toMatchObject({ params: { year: '' }, evidence: [{ field: 'row 2', value: '陈知行 · 渠道衬砌' }, {}] });
  });

  it('by title alone, without a person or without a kind of review it is first to be verified', () => {
    expect(codes([row({ title: '渠道衬砌的冻胀变形' })])).toEqual(['used-probably: needs-verification']);
    const nameless = lacking(row({ doi: '10.1/x' }), 'person');
    expect(codes([nameless])).toEqual(['used-probably: needs-verification']);
    const anywhere = lacking(row({ doi: '10.1/x' }), 'reviewKind');
    expect(codes([anywhere])).toEqual(['used-probably: needs-verification']);
  });

  it('a co-author’s use is no use of the applicant’s', () => {
    expect(codes([row({ doi: '10.1/x', person: '李未央' })])).toEqual(['used-by-another: advisory']);
  });

  it('an earlier province-wide use, another work and an empty register are no finding', () => {
    expect(codes([row({ doi: '10.1/x', reviewKind: 'province-wide' }), row({ doi: '10.1/y', title: '另一篇文章的题目' })])).toEqual([]);
    expect(codes([])).toEqual([]);
  });

  it('binds province-wide reviews only, and says what is not loaded or stated', () => {
    expect(on([], { reviewKind: 'grassroots' }).status).toBe('not-applicable');
    expect(states(on([], {}))).toEqual(['could-not-tell']);
    expect(states(on([], { reviewKind: 'province-wide' }, []))).toEqual(['could-not-tell']);
    expect(run(achievementReuse, ROLE, {}).status).toBe('not-applicable');
  });
});

it('calls nobody another where the applicant’s own name is not stated', () => {
  const nameless = run(achievementReuse, ROLE, {
    works: [work('p1')],
    batch: { reviewKind: 'province-wide' },
    dossier: { applicant: lacking(applicant(), 'name') },
    artifacts: {
      claims: { own: [claim('a01', 'p1', { authors: [], doi: '10.1/x' })], others: [] },
      used: { registers: REGISTERS, rows: [row({ doi: '10.1/x' })] },
    },
  });
  expect(told(achievementReuse, nameless)).toEqual(['used-probably: needs-verification']);
});
