import { describe, expect, it } from 'vitest';
import { applicant, batchInfo, completed, runBatch, states, told } from '../../../tests/support/check-artifacts.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { BatchApplicant } from '../batch-artifacts.ts';
import { reaches, shareBounds } from './share-bounds.ts';
import { townshipShare } from './township-share.ts';

const ROLE = {
  share: {
    minimumRuralSharePercent: 30,
    ruralWorkplaces: ['village', 'township'],
    seniorLevels: ['full-senior', 'deputy-senior'],
    reviewKinds: ['grassroots'],
  },
};
const person = (workplace: 'township' | 'county-seat' | undefined, result: 'passed' | 'not-passed' = 'passed'): BatchApplicant => ({
  applicant: applicant({ levelAppliedFor: 'deputy-senior', ...(workplace === undefined ? {} : { workplace }) }),
  review: { result },
});
const waiting = (workplace: 'township' | 'county-seat'): BatchApplicant => ({ applicant: person(workplace).applicant });
const people = (rural: number, others: number) => [
  ...Array<BatchApplicant>(rural).fill(person('township')),
  ...Array<BatchApplicant>(others).fill(person('county-seat')),
];
const on = (applicants: readonly BatchApplicant[], batch: Partial<BatchInfo> = {}) =>
  runBatch(townshipShare, ROLE, {
    applicants,
    batch: batchInfo({ reviewKind: 'grassroots', hasTownshipUnits: true, stage: 'after-meeting', ...batch }),
  });

describe('township-share', () => {
  it('exactly 30 % is enough, one fewer is not', () => {
    expect(told(townshipShare, on(people(3, 7)))).toEqual(['met: pass']);
    expect(told(townshipShare, on(people(2, 8)))).toEqual(['below-share: needs-verification']);
    expect(told(townshipShare, on(people(30, 70)))).toEqual(['met: pass']);
    const [finding] = completed(on(people(299, 701))).findings;
    expect(finding).toMatchObject({ outcome: 'needs-verification', params: { rural: 299, awarded: 1000, percent: 29.9 }, strength: 0.7 });
    expect(completed(on(people(3, 7))).findings).toMatchObject([{ params: { percent: 30 }, strength: 0 }]);
    expect(reaches({ rural: 1, awarded: 3 }, 33.4)).toBe(false);
  });

  it('only those who passed at a senior level count, and each series by itself', () => {
    expect(told(townshipShare, on([...people(3, 7), ...Array<BatchApplicant>(50).fill(person('county-seat', 'not-passed'))]))).toEqual([
      'met: pass',
    ]);
    const middle: BatchApplicant = { ...person('county-seat'), review: { result: 'passed', level: 'mid-level' } };
    expect(told(townshipShare, on([...people(3, 7), middle]))).toEqual(['met: pass']);
    const nurses = people(0, 3).map(({ applicant: one, ...rest }) => ({ ...rest, applicant: { ...one, series: '护理' } }));
    expect(told(townshipShare, on([...people(3, 7), ...nurses]))).toEqual(['met: pass', 'below-share: needs-verification']);
  });

  it('what is unknown is counted both ways: only where the answer is the same is it given', () => {
    expect(told(townshipShare, on([...people(5, 5), person(undefined)]))).toEqual(['met: pass']);
    expect(states(on([...people(3, 7), person(undefined)]))).toEqual(['could-not-tell']);
    expect(states(on([...people(3, 7), waiting('county-seat')]))).toEqual(['could-not-tell']);
    expect(told(townshipShare, on([...people(0, 20), waiting('township')]))).toEqual(['below-share: needs-verification']);
    expect(states(on([waiting('township')]))).toEqual(['could-not-tell']);
    expect(shareBounds([{ awarded: undefined, rural: undefined }])).toEqual({
      least: { rural: 0, awarded: 1 },
      most: { rural: 1, awarded: 1 },
    });
  });

  it('asks what kind of review it is and whether there are such units; before the meeting there is nothing to count', () => {
    expect(on(people(0, 9), { stage: 'before-meeting' }).status).toBe('not-applicable');
    expect(on(people(0, 9), { reviewKind: 'province-wide' }).status).toBe('not-applicable');
    expect(on(people(0, 9), { hasTownshipUnits: false }).status).toBe('not-applicable');
    expect(states(runBatch(townshipShare, ROLE))).toEqual(['could-not-tell']);
    expect(states(runBatch(townshipShare, ROLE, { batch: batchInfo({ reviewKind: 'grassroots' }) }))).toEqual(['could-not-tell']);
    expect(on([person('county-seat', 'not-passed')]).status).toBe('not-applicable');
  });

  it('says of which series what is missing, and nothing of what is not', () => {
    const reasons = (members: readonly BatchApplicant[]) => completed(on(members)).covered.map(({ reason }) => reason?.zh);
    const nurses = [waiting('township'), person('county-seat')].map(({ applicant: one, ...rest }) => ({
      ...rest,
      applicant: { ...one, series: '护理' },
    }));
    expect(reasons(nurses)).toEqual(['“护理”系列1名申报人没有评审结果或级别；往多算和往少算，结论不同。']);
    expect(reasons([person(undefined), person('county-seat')])).toEqual(['1名没有写明单位所在地；往多算和往少算，结论不同。']);
  });
});

it('names the series in its sentence, or the batch where no series is stated', () => {
  const statement = (series?: string) => {
    const few = people(2, 8).map((one) => ({ ...one, applicant: { ...one.applicant, ...(series === undefined ? {} : { series }) } }));
    return townshipShare.describe(completed(on(few)).findings[0]!).statement;
  };
  expect(statement().zh).toContain('本批次评出');
  expect(statement().en).toContain('In this batch 10');
  expect(statement('护理').zh).toContain('“护理”系列评出');
  expect(statement('护理').en).toContain('In the series “护理” 10');
});
