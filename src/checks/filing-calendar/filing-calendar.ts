import { isBy } from '../../domain/moment.ts';
import { type ClauseBinding, defineBatchCheck } from '../check.ts';
import { outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import type { FilingGiven } from './judge-item.ts';
import { judgeAfterReview, judgeAnyTime, judgeBeforeIssue, judgeBeforeMeeting, judgeWithinWorkingDays } from './judge-item.ts';
import * as options from './options.ts';
import { type FilingCodes, texts } from './texts.ts';

export const filingCalendar = defineBatchCheck<'batch' | 'calendar', options.FilingRoles, FilingCodes>({
  id: 'filing-calendar',
  version: 1,
  title: { zh: '备案清单与期限', en: 'The filing calendar' },
  innocentExplanations: [
    {
      zh: '期限跨法定节假日或调休，按放假安排顺延。',
      en: 'The term ran over official holidays or swapped workdays and is longer by them.',
    },
    { zh: '材料已送达，回执日期是受理部门登记的日期。', en: 'It was handed in earlier; the receipt bears the day it was registered.' },
    { zh: '本单位不涉及该备案项目。', en: 'The item does not concern this office.' },
  ],
  limits: [
    { zh: '日期以 batch.yaml 所述为准。', en: 'Dates are as batch.yaml states them.' },
    {
      zh: '没有放假安排的年份只按周末计休息日，并在结论中写明。',
      en: 'For years without a holiday table weekends alone are days off, and the statement says so.',
    },
    { zh: '“及时”没有天数，按规则包所定工作日计。', en: '“Promptly” names no days; the pack’s working days are used.' },
  ],
  needs: ['batch', 'calendar'],
  roles: {
    reviews: options.reviewsOptions,
    grassroots: options.grassrootsOptions,
    sanctions: options.sanctionOptions,
    'deputy-results': options.afterIssueOptions,
    'key-audit': options.beforeIssueOptions,
    'mid-committees': options.anyTimeOptions,
    'self-review': options.beforeMeetingOptions,
    'school-results': options.afterReviewOptions,
    arrangements: options.promptOptions,
    'ad-hoc': options.anyTimeOptions,
  },
  texts,
  run: ({ batch, calendar }, clauses, find) => {
    const given: FilingGiven = { batch, calendar, find };
    return outcomeOf([
      under(clauses.reviews, (clause) => judgeReviews(given, clause)),
      under(clauses.grassroots, (clause) => judgeGrassroots(given, clause)),
      under(clauses.sanctions, (clause) => judgeSanctions(given, clause)),
      under(clauses['deputy-results'], ({ id, options: { withinWorkingDays } }) =>
        judgeWithinWorkingDays(given, id, withinWorkingDays, true),
      ),
      under(clauses['key-audit'], ({ id }) => judgeBeforeIssue(given, id)),
      under(clauses['mid-committees'], ({ id }) => judgeAnyTime(given, id)),
      under(clauses['self-review'], ({ id, options: { daysBeforeMeeting } }) => judgeBeforeMeeting(given, id, daysBeforeMeeting)),
      under(clauses['school-results'], ({ id }) => judgeAfterReview(given, id)),
      under(clauses.arrangements, ({ id, options: { promptlyWorkingDays } }) =>
        judgeWithinWorkingDays(given, id, promptlyWorkingDays, false),
      ),
      under(clauses['ad-hoc'], ({ id }) => judgeAnyTime(given, id)),
    ]);
  },
});

const stated = (field: string, value: string) => ({ type: 'record', source: 'batch.yaml', field, value }) as const;
const fill = (field: string) => ({ zh: `在 batch.yaml 中填写 ${field}。`, en: `State ${field} in batch.yaml.` });
const NOT_MET = ['评审会尚未召开。', 'The committee has not met yet.'] as const;

function judgeReviews(
  { batch, find }: FilingGiven,
  { id, options: { reviewsCloseAt } }: ClauseBinding<options.FilingRoles['reviews']>,
): Verdict {
  if (batch.stage === 'before-meeting') return outside(...NOT_MET);
  const at = batch.reviewClosedAt;
  if (at === undefined) return untold({ zh: '没有写明评审何时结束。', en: 'When the review ended is not stated.' }, fill('reviewClosedAt'));
  const inTime = isBy(at, reviewsCloseAt);
  if (inTime === 'unknown')
    return untold(
      { zh: '只知评审结束的日期，截止时间在当日之内。', en: 'Only the day the review ended is known, and it closes within that day.' },
      fill('reviewClosedAt'),
    );
  if (inTime === 'yes') return told();
  return told(
    find('review-late', {
      clause: id,
      outcome: 'needs-verification',
      subject: {},
      params: { at, closesAt: reviewsCloseAt },
      evidence: [stated('reviewClosedAt', at)],
      strength: 0.7,
      identity: [at],
    }),
  );
}

function judgeGrassroots(
  { batch, find }: FilingGiven,
  { id, options }: ClauseBinding<options.FilingRoles['grassroots']>,
): readonly Verdict[] {
  if (batch.reviewKind === undefined)
    return [untold({ zh: '没有写明是否基层单独评审。', en: 'Whether this is the grassroots review is not stated.' }, fill('reviewKind'))];
  if (batch.reviewKind !== 'grassroots') return [outside('本批次不是基层单独评审。', 'This is not the grassroots review.')];
  if (batch.stage === 'before-meeting') return [outside(...NOT_MET)];
  const draft = { clause: id, outcome: 'needs-verification', subject: {}, strength: 0.6 } as const;
  const verdicts: Verdict[] = [];
  const { reviewClosedAt: at, summaryReportedAt: reported } = batch;
  if (at === undefined)
    verdicts.push(untold({ zh: '没有写明评审何时结束。', en: 'When the review ended is not stated.' }, fill('reviewClosedAt')));
  else if (isBy(at, options.reviewBy) === 'yes') verdicts.push(told());
  else {
    const params = { at, closesAt: options.reviewBy };
    verdicts.push(told(find('review-late', { ...draft, params, evidence: [stated('reviewClosedAt', at)], identity: [at] })));
  }
  if (reported === undefined)
    verdicts.push(untold({ zh: '没有写明总结何时上报。', en: 'When the summary was reported is not stated.' }, fill('summaryReportedAt')));
  else if (reported <= options.summaryBy) verdicts.push(told());
  else {
    const params = { at: reported, by: options.summaryBy };
    verdicts.push(
      told(find('summary-late', { ...draft, params, evidence: [stated('summaryReportedAt', reported)], identity: [reported] })),
    );
  }
  return verdicts;
}

function judgeSanctions({ batch, find }: FilingGiven, { id, options }: ClauseBinding<options.FilingRoles['sanctions']>): Verdict {
  if (batch.selfReviewing === false) return outside('本单位不是自主评审单位。', 'The office is not a self-reviewing unit.');
  const { unfiledYears: years } = batch;
  if (batch.selfReviewing === undefined || years === undefined)
    return untold(
      {
        zh: '没有写明是否自主评审单位、连续几年未备案。',
        en: 'Whether the unit reviews its own staff, and for how many years nothing was filed, is not stated.',
      },
      fill('selfReviewing, unfiledYears'),
    );
  const consequence =
    years >= options.withdrawnAfterYears
      ? 'withdrawn'
      : years >= options.suspendedAfterYears
        ? 'suspended'
        : years >= options.noticeAfterYears
          ? 'notice'
          : undefined;
  if (consequence === undefined) return told();
  return told(
    find('unfiled', {
      clause: id,
      outcome: 'needs-verification',
      subject: {},
      params: { years, consequence },
      evidence: [stated('unfiledYears', String(years))],
      strength: Math.min(1, 0.5 + years / 10),
      identity: [String(years)],
    }),
  );
}
