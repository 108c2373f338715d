import { addDays } from '../../domain/dates.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { ClauseId } from '../../domain/ids.ts';
import { dayOfMoment } from '../../domain/moment.ts';
import type { FilingRecord } from '../../domain/procedure.ts';
import type { HolidayCalendar } from '../batch-artifacts.ts';
import type { MakeFinding } from '../check.ts';
import { outside, told, untold, type Verdict } from '../verdicts.ts';
import type { FilingCodes } from './texts.ts';
import { addWorkingDays, yearsWithoutTable } from './working-days.ts';

export interface FilingGiven {
  readonly batch: BatchInfo;
  readonly calendar: HolidayCalendar;
  readonly find: MakeFinding<FilingCodes>;
}

const lacking = (item: string, field: string, zh: string, en: string): Verdict =>
  untold(
    { zh: `${item}：没有写明${zh}。`, en: `${item}: ${en} not stated.` },
    { zh: `在 batch.yaml 的 filings 中填写该项的 ${field}。`, en: `State ${field} of the item under filings in batch.yaml.` },
  );

/** Judges each record of an item of the calendar; without any, what to write is said. */
function eachRecord(
  { batch }: FilingGiven,
  item: ClauseId,
  needsMeeting: boolean,
  judge: (record: FilingRecord) => Verdict,
): readonly Verdict[] {
  if (batch.filingsNotConcerned?.includes(item) === true)
    return [outside(`本机构不涉及备案项目${item}。`, `Filing item ${item} does not concern this office.`)];
  const records = (batch.filings ?? []).filter((record) => record.item === item);
  if (records.length > 0) return records.map(judge);
  if (needsMeeting && batch.stage === 'before-meeting') return [outside('评审会尚未召开。', 'The committee has not met yet.')];
  return [
    untold(
      { zh: `没有备案项目${item}的记录。`, en: `There is no record of filing item ${item}.` },
      {
        zh: `在 batch.yaml 的 filings 中填写该项；不涉及的列入 filingsNotConcerned。`,
        en: 'State the item under filings in batch.yaml, or name it in filingsNotConcerned.',
      },
    ),
  ];
}

const draftOf = (item: ClauseId, record: FilingRecord, fields: readonly (keyof FilingRecord)[]) => {
  const [first, ...rest] = fields.map((field) => ({
    type: 'record' as const,
    source: 'batch.yaml',
    field: `filings[${item}].${field}`,
    value: record[field] ?? '',
  }));
  return {
    clause: item,
    subject: {},
    evidence: [first ?? { type: 'record', source: 'batch.yaml', field: `filings[${item}]`, value: '' }, ...rest],
    identity: fields.map((field) => record[field] ?? ''),
  } as const;
};

export const judgeWithinWorkingDays = (given: FilingGiven, item: ClauseId, days: number, needsMeeting: boolean): readonly Verdict[] =>
  eachRecord(given, item, needsMeeting, (record) => {
    const { issuedAt, filedAt } = record;
    if (issuedAt === undefined) return lacking(item, 'issuedAt', '发文日期', 'the day of issue is');
    if (filedAt === undefined) return lacking(item, 'filedAt', '备案日期', 'the day of filing is');
    const deadline = addWorkingDays(issuedAt, days, given.calendar);
    const late = filedAt > deadline;
    const params = {
      item,
      from: issuedAt,
      days,
      deadline,
      filedAt,
      yearsWithoutTable: yearsWithoutTable(issuedAt, deadline, given.calendar.years).map(String),
    };
    const draft = draftOf(item, record, ['issuedAt', 'filedAt']);
    return told(
      late
        ? given.find('filed-late', { ...draft, outcome: 'needs-verification', params, strength: 0.6 })
        : given.find('filed-in-time', { ...draft, outcome: 'pass', params, strength: 0 }),
    );
  });

export const judgeBeforeIssue = (given: FilingGiven, item: ClauseId): readonly Verdict[] =>
  eachRecord(given, item, true, (record) => {
    const { issuedAt, auditedAt } = record;
    if (auditedAt === undefined) return lacking(item, 'auditedAt', '关键信息审核日期', 'the day of the audit is');
    if (issuedAt === undefined) return lacking(item, 'issuedAt', '发文日期', 'the day of issue is');
    if (auditedAt === issuedAt) return lacking(item, 'auditedAt', '审核与发文的先后（同一天）', 'which came first on the same day is');
    if (auditedAt < issuedAt) return told();
    const params = { item, issuedAt, auditedAt };
    const draft = draftOf(item, record, ['issuedAt', 'auditedAt']);
    return told(given.find('audit-after-issue', { ...draft, outcome: 'needs-verification', params, strength: 0.8 }));
  });

export const judgeAnyTime = (given: FilingGiven, item: ClauseId): readonly Verdict[] =>
  eachRecord(given, item, false, ({ filedAt }) =>
    filedAt === undefined ? lacking(item, 'filedAt', '备案日期', 'the day of filing is') : told(),
  );

export const judgeBeforeMeeting = (given: FilingGiven, item: ClauseId, days: number): readonly Verdict[] =>
  eachRecord(given, item, false, (record) => {
    const { meetingAt, filedAt } = record;
    if (meetingAt === undefined) return lacking(item, 'meetingAt', '评审会日期', 'the day of the meeting is');
    if (filedAt === undefined) return lacking(item, 'filedAt', '备案日期', 'the day of filing is');
    const latest = addDays(meetingAt, -days);
    if (filedAt <= latest) return told();
    const params = { item, meetingAt, latest, filedAt, days };
    const draft = draftOf(item, record, ['meetingAt', 'filedAt']);
    return told(given.find('filed-too-near', { ...draft, outcome: 'needs-verification', params, strength: 0.5 }));
  });

export const judgeAfterReview = (given: FilingGiven, item: ClauseId): readonly Verdict[] =>
  eachRecord(given, item, true, (record) => {
    const { filedAt } = record;
    const closed = given.batch.reviewClosedAt;
    if (filedAt === undefined) return lacking(item, 'filedAt', '备案日期', 'the day of filing is');
    if (closed === undefined)
      return untold(
        { zh: '没有写明评审何时结束。', en: 'When the review ended is not stated.' },
        { zh: '在 batch.yaml 中填写 reviewClosedAt。', en: 'State reviewClosedAt in batch.yaml.' },
      );
    if (filedAt >= dayOfMoment(closed)) return told();
    const params = { item, filedAt, reviewClosedAt: closed };
    const draft = draftOf(item, record, ['filedAt']);
    return told(given.find('filed-before-review', { ...draft, outcome: 'needs-verification', params, strength: 0.4 }));
  });
