import { describe, expect, it } from 'vitest';
import { completed, type Given, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { applicantId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import { rawDataDeposit } from './raw-data-deposit.ts';

const DEPOSIT = {
  withinMonths: 1,
  fromDate: '2020-01-01',
  exemptEmployment: ['freelance'],
  kinds: ['paper', 'patent'],
  receiptNames: ['receipt'],
};
const WITHOUT_EMPLOYMENT = {
  id: applicantId('a01'),
  name: '陈知行',
  formerNames: [],
  nameVariants: [],
  formerUnits: [],
  relatives: [],
  advisers: [],
};
const check = (fields: Partial<Work>, given: Given = {}, options = {}) =>
  run(rawDataDeposit, { deposit: { ...DEPOSIT, ...options } }, { works: [work('p1', { issueDate: '2021-01', ...fields })], ...given });
const deposited = (date?: string, more: object = { receipt: 'R-7' }): Partial<Work> => ({
  rawData: { state: 'deposited', files: [], ...(date === undefined ? {} : { date }), ...more },
});
const state = (...given: Parameters<typeof check>) => completed(check(...given)).covered.map((item) => item.state);

describe('raw-data-deposit', () => {
  it('counts a calendar month from the last day of the issue month, with the month-end rule', () => {
    // 31 January + 1 month = 28 February, 29 in a leap year; 30 June + 1 month = 30 July.
    expect(told(rawDataDeposit, check(deposited('2021-02-28')))).toEqual(['on-time: pass']);
    expect(told(rawDataDeposit, check(deposited('2021-03-01')))).toEqual(['late: needs-verification']);
    expect(told(rawDataDeposit, check({ ...deposited('2020-02-29'), issueDate: '2020-01' }))).toEqual(['on-time: pass']);
    expect(told(rawDataDeposit, check({ ...deposited('2021-07-30'), issueDate: '2021-06' }))).toEqual(['on-time: pass']);
    expect(told(rawDataDeposit, check({ ...deposited('2021-07-31'), issueDate: '2021-06' }))).toEqual(['late: needs-verification']);
    const [finding] = completed(check(deposited('2021-03-03'))).findings;
    expect(finding!.params).toMatchObject({ deadline: '2021-02-28', daysLate: 3 });
    expect(rawDataDeposit.describe(finding!).statement.zh).toContain('自该月最后一日起算');
    expect(told(rawDataDeposit, check(deposited('2021-03-31'), {}, { withinMonths: 2 }))).toEqual(['on-time: pass']);
  });

  it('counts from the exact day of publication where it is stated: one month from 31 January is the end of February', () => {
    const on = (publishedDate: string, date: string) => check({ ...deposited(date), publishedDate, issueDate: publishedDate.slice(0, 7) });
    expect(told(rawDataDeposit, on('2021-01-31', '2021-02-28'))).toEqual(['on-time: pass']);
    expect(told(rawDataDeposit, on('2021-01-31', '2021-03-01'))).toEqual(['late: needs-verification']);
    expect(told(rawDataDeposit, on('2020-01-31', '2020-02-29'))).toEqual(['on-time: pass']);
    expect(told(rawDataDeposit, on('2021-01-15', '2021-02-15'))).toEqual(['on-time: pass']);
    const [finding] = completed(on('2021-01-15', '2021-02-16')).findings;
    expect(finding).toMatchObject({
      params: { deadline: '2021-02-15', daysLate: 1 },
      evidence: [{}, { field: 'works[p1].publishedDate' }],
    });
    expect(rawDataDeposit.describe(finding!).statement.zh).toContain('自该日起算');
    expect(on('2019-12-31', '2020-06-01')).toMatchObject({ covered: [{ state: 'not-applicable' }] });
    expect(told(rawDataDeposit, on('2020-01-01', '2020-02-02'))).toEqual(['late: needs-verification']);
  });

  it('holds the files against the hashes on the receipt, the receipt itself left out', () => {
    const [good, other] = ['a'.repeat(64), 'b'.repeat(64)];
    const files = [
      { path: 'raw-data/a.zip', kind: 'raw-data' as const, bytes: 9, sha256: good },
      { path: 'raw-data/receipt.txt', kind: 'raw-data' as const, bytes: 9, sha256: other },
    ];
    const listed = (sha256: string[]) => deposited('2021-02-01', { receipt: 'R-7', files: files.map(({ path }) => path), sha256 });
    const result = (sha256: string[]) => check(listed(sha256), { dossier: { files } });
    expect(completed(result([good])).findings).toMatchObject([{ outcome: 'pass', params: { hash: 'agrees' } }]);
    expect(told(rawDataDeposit, result(['c'.repeat(64)]))).toEqual(['hash-differs: needs-verification']);
    expect(completed(result([])).findings).toMatchObject([{ params: { hash: 'none-stated' } }]);
    const receiptOnly = check(deposited('2021-02-01', { files: ['raw-data/receipt.txt'], sha256: [good] }), { dossier: { files } });
    expect(completed(receiptOnly).findings).toMatchObject([{ outcome: 'pass', params: { hash: 'not-compared' } }]);
  });

  it('absent is not counted; with employment unknown that is first to be verified; freelancers are exempt', () => {
    const absent: Partial<Work> = { rawData: { state: 'not-deposited' } };
    expect(told(rawDataDeposit, check(absent))).toEqual(['not-deposited: not-counted']);
    const outcome = check(absent, { dossier: { applicant: WITHOUT_EMPLOYMENT } });
    expect(told(rawDataDeposit, outcome)).toEqual(['not-deposited-employment-unknown: needs-verification']);
    expect(check(absent, { applicant: { employment: 'freelance' } }).status).toBe('not-applicable');
  });

  it('unstated, undated or without an issue month: could not tell, and what to mend', () => {
    expect(state({})).toEqual(['could-not-tell']);
    expect(state(deposited(undefined))).toEqual(['could-not-tell']);
    expect(completed(run(rawDataDeposit, { deposit: DEPOSIT }, { works: [work('p1', deposited('2021-02-01'))] })).covered).toMatchObject([
      { state: 'could-not-tell', mend: { en: expect.stringContaining('issueDate') as string } },
    ]);
  });

  it('does not reach works issued before it took effect', () => {
    const absent: Partial<Work> = { rawData: { state: 'not-deposited' } };
    expect(state({ ...absent, issueDate: '2019-12' })).toEqual(['not-applicable']);
    expect(told(rawDataDeposit, check({ ...absent, issueDate: '2020-01' }))).toEqual(['not-deposited: not-counted']);
    expect(state({ ...absent, issueDate: '2020-06' }, {}, { fromDate: '2020-06-15' })).toEqual(['could-not-tell']);
  });

  it('asks for proof of a deposit in time, by receipt or by a file that is there', () => {
    expect(told(rawDataDeposit, check(deposited('2021-02-01', {})))).toEqual(['no-receipt: advisory']);
    const file = { path: 'raw-data/a.zip', kind: 'raw-data' as const, bytes: 9 };
    const listed = deposited('2021-02-01', { files: ['raw-data/a.zip'] });
    expect(told(rawDataDeposit, check(listed, { dossier: { files: [{ ...file, sha256: 'a'.repeat(64) }] } }))).toEqual(['on-time: pass']);
    expect(told(rawDataDeposit, check(listed, { dossier: { files: [file] } }))).toEqual(['no-receipt: advisory']);
    expect(told(rawDataDeposit, check(listed))).toEqual(['no-receipt: advisory']);
  });

  it('passes on a stated reason for having no raw data, for a person to confirm', () => {
    const outcome = check({ rawData: { state: 'no-raw-data', reason: '理论研究' } });
    expect(told(rawDataDeposit, outcome)).toEqual(['no-raw-data: advisory']);
    expect(rawDataDeposit.describe(completed(outcome).findings[0]!).statement.zh).toContain('理论研究');
  });

  it('looks at the kinds the policy names', () => {
    expect(check({ kind: 'book' }).status).toBe('not-applicable');
    expect(run(rawDataDeposit, {}, { works: [work('p1')] }).status).toBe('not-applicable');
  });

  it('refuses options that are no dates or kinds', () => {
    expect(() => check({}, {}, { fromDate: '2020-02-30' })).toThrow();
    expect(() => check({}, {}, { kinds: ['essay'] })).toThrow();
  });
});

it('weighs a deposit the more the later it is, by a year from 0.4', () => {
  const strength = (date: string) => completed(check(deposited(date))).findings[0]!.strength;
  expect(strength('2021-05-12')).toBeCloseTo(0.4 + 73 / 365, 9);
  expect(strength('2023-03-01')).toBe(1);
});
