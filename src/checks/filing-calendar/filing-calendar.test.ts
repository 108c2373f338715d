import { describe, expect, it } from 'vitest';
import { batchInfo, completed, runBatch, states, told } from '../../../tests/support/check-artifacts.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { FilingRecord } from '../../domain/procedure.ts';
import type { HolidayCalendar } from '../batch-artifacts.ts';
import { filingCalendar } from './filing-calendar.ts';
import { addWorkingDays, isWorkingDay, yearsWithoutTable } from './working-days.ts';

const NO_TABLE: HolidayCalendar = { holidays: [], workdays: [], years: [], tables: [] };
/** National Day of 2019: 1 to 7 October off, 29 September and 12 October worked. */
const NATIONAL_DAY: HolidayCalendar = {
  ...NO_TABLE,
  holidays: ['2019-10-01', '2019-10-02', '2019-10-03', '2019-10-04', '2019-10-05', '2019-10-06', '2019-10-07'],
  workdays: ['2019-09-29', '2019-10-12'],
  years: [2019],
};
const ROLES = {
  reviews: { reviewsCloseAt: '2019-12-31T24:00+08:00' },
  grassroots: { reviewBy: '2019-09-30', summaryBy: '2019-10-10' },
  sanctions: { noticeAfterYears: 1, suspendedAfterYears: 2, withdrawnAfterYears: 3 },
  'deputy-results': { withinWorkingDays: 5 },
  'key-audit': { when: 'before-issue' },
  'mid-committees': { when: 'any-time' },
  'self-review': { daysBeforeMeeting: 5 },
  'school-results': { when: 'after-review' },
  arrangements: { when: 'promptly-after-issue', promptlyWorkingDays: 5 },
};
const on = (role: keyof typeof ROLES, batch: Partial<BatchInfo>, calendar = NO_TABLE) =>
  runBatch(filingCalendar, { [role]: ROLES[role] }, { batch: batchInfo(batch), calendar }, { [role]: 'item' });
const filed = (role: keyof typeof ROLES, record: FilingRecord, calendar?: HolidayCalendar, batch: Partial<BatchInfo> = {}) =>
  on(role, { ...batch, filings: [{ item: 'item', ...record }] }, calendar);
const codes = (...given: Parameters<typeof filed>) => told(filingCalendar, filed(...given));

describe('working days', () => {
  it('begin the day after, skip weekends and holidays, and count swapped workdays', () => {
    // 27 September 2019 is a Friday.
    expect(addWorkingDays('2019-09-20', 5, NO_TABLE)).toBe('2019-09-27');
    expect(addWorkingDays('2019-09-27', 5, NO_TABLE)).toBe('2019-10-04');
    expect(addWorkingDays('2019-09-27', 5, NATIONAL_DAY)).toBe('2019-10-10');
    expect(addWorkingDays('2019-09-27', 0, NATIONAL_DAY)).toBe('2019-09-27');
    expect(isWorkingDay('2019-10-12', NATIONAL_DAY)).toBe(true);
    expect(isWorkingDay('2019-10-12', NO_TABLE)).toBe(false);
    expect(isWorkingDay('2019-10-02', NATIONAL_DAY)).toBe(false);
    expect(yearsWithoutTable('2019-12-30', '2020-01-06', [2019])).toEqual([2020]);
  });
});

describe('filing-calendar', () => {
  it('five working days after issue: the last one is in time, and a term over National Day is longer by it', () => {
    expect(codes('deputy-results', { issuedAt: '2019-09-20', filedAt: '2019-09-27' })).toEqual(['filed-in-time: pass']);
    expect(codes('deputy-results', { issuedAt: '2019-09-20', filedAt: '2019-09-28' })).toEqual(['filed-late: needs-verification']);
    expect(codes('deputy-results', { issuedAt: '2019-09-27', filedAt: '2019-10-10' }, NATIONAL_DAY)).toEqual(['filed-in-time: pass']);
    expect(codes('deputy-results', { issuedAt: '2019-09-27', filedAt: '2019-10-10' })).toEqual(['filed-late: needs-verification']);
  });

  it('the record of another item is none of this one', () => {
    const outcome = on('deputy-results', { filings: [{ item: 'other', issuedAt: '2019-09-20', filedAt: '2019-09-28' }] });
    expect(told(filingCalendar, outcome)).toEqual([]);
    expect(states(outcome)).toEqual(['could-not-tell']);
  });

  it('says when weekends alone were taken as days off', () => {
    const statement = (calendar: HolidayCalendar): string => {
      const [finding] = completed(filed('deputy-results', { issuedAt: '2019-09-20', filedAt: '2019-09-23' }, calendar)).findings;
      return filingCalendar.describe(finding!).statement.zh;
    };
    expect(statement(NO_TABLE)).toContain('只按周末');
    expect(statement(NATIONAL_DAY)).not.toContain('只按周末');
  });

  it('the key audit comes before issue; which came first on one day is not told', () => {
    expect(codes('key-audit', { auditedAt: '2019-11-02', issuedAt: '2019-11-01' })).toEqual(['audit-after-issue: needs-verification']);
    expect(states(filed('key-audit', { auditedAt: '2019-11-01', issuedAt: '2019-11-02' }))).toEqual(['checked']);
    expect(states(filed('key-audit', { auditedAt: '2019-11-01', issuedAt: '2019-11-01' }))).toEqual(['could-not-tell']);
    expect(states(filed('key-audit', { issuedAt: '2019-11-01' }))).toEqual(['could-not-tell']);
  });

  it('a self-reviewing university files five days before the meeting: exactly five is enough', () => {
    expect(codes('self-review', { meetingAt: '2019-11-10', filedAt: '2019-11-05' })).toEqual([]);
    expect(codes('self-review', { meetingAt: '2019-11-10', filedAt: '2019-11-06' })).toEqual(['filed-too-near: needs-verification']);
  });

  it('results of school teachers are filed after the review, promptly is five working days, any time is any day', () => {
    const closed = { reviewClosedAt: '2019-11-30T18:00+08:00' };
    expect(codes('school-results', { filedAt: '2019-11-30' }, NO_TABLE, closed)).toEqual([]);
    expect(codes('school-results', { filedAt: '2019-11-29' }, NO_TABLE, closed)).toEqual(['filed-before-review: needs-verification']);
    expect(states(filed('school-results', { filedAt: '2019-11-29' }))).toEqual(['could-not-tell']);
    expect(codes('arrangements', { issuedAt: '2019-07-08', filedAt: '2019-07-16' })).toEqual(['filed-late: needs-verification']);
    expect(states(filed('mid-committees', { filedAt: '2019-01-01' }))).toEqual(['checked']);
    expect(states(filed('mid-committees', {}))).toEqual(['could-not-tell']);
  });

  it('an item without record can’t be told; one that does not concern the office, or a meeting still to come, is not asked for', () => {
    expect(states(on('deputy-results', {}))).toEqual(['could-not-tell']);
    expect(on('deputy-results', { filingsNotConcerned: ['item'] }).status).toBe('not-applicable');
    expect(on('deputy-results', { stage: 'before-meeting' }).status).toBe('not-applicable');
    expect(states(on('arrangements', { stage: 'before-meeting' }))).toEqual(['could-not-tell']);
  });

  it('reviews close on 31 December at 24:00, the grassroots one by 30 September with its summary by 10 October', () => {
    expect(told(filingCalendar, on('reviews', { reviewClosedAt: '2019-12-31T24:00+08:00' }))).toEqual([]);
    expect(told(filingCalendar, on('reviews', { reviewClosedAt: '2020-01-01T00:01+08:00' }))).toEqual(['review-late: needs-verification']);
    expect(states(on('reviews', {}))).toEqual(['could-not-tell']);
    const rural = { reviewKind: 'grassroots', stage: 'after-meeting' } as const;
    expect(
      told(filingCalendar, on('grassroots', { ...rural, reviewClosedAt: '2019-09-30T24:00+08:00', summaryReportedAt: '2019-10-10' })),
    ).toEqual([]);
    expect(told(filingCalendar, on('grassroots', { ...rural, reviewClosedAt: '2019-10-01', summaryReportedAt: '2019-10-11' }))).toEqual([
      'review-late: needs-verification',
      'summary-late: needs-verification',
    ]);
    expect(on('grassroots', { reviewKind: 'province-wide' }).status).toBe('not-applicable');
    expect(states(on('grassroots', {}))).toEqual(['could-not-tell']);
    expect(states(on('grassroots', rural))).toEqual(['could-not-tell', 'could-not-tell']);
  });

  it('years unfiled lead to notice, suspension, withdrawal', () => {
    const consequence = (unfiledYears: number) =>
      completed(on('sanctions', { selfReviewing: true, unfiledYears })).findings.map(({ params }) => params['consequence']);
    expect([0, 1, 2, 3, 5].map(consequence)).toEqual([[], ['notice'], ['suspended'], ['withdrawn'], ['withdrawn']]);
    expect(on('sanctions', { selfReviewing: false }).status).toBe('not-applicable');
    expect(states(on('sanctions', { selfReviewing: true }))).toEqual(['could-not-tell']);
  });
});
