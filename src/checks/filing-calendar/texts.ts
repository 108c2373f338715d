import type { CodeTexts } from '../check.ts';
import { shownMoment } from '../shown-moment.ts';

type Counted = {
  readonly item: string;
  readonly from: string;
  readonly days: number;
  readonly deadline: string;
  readonly filedAt: string;
  readonly yearsWithoutTable: readonly string[];
};
export type FilingCodes = {
  readonly 'filed-late': Counted;
  readonly 'filed-in-time': Counted;
  readonly 'audit-after-issue': { readonly item: string; readonly issuedAt: string; readonly auditedAt: string };
  readonly 'filed-too-near': {
    readonly item: string;
    readonly meetingAt: string;
    readonly latest: string;
    readonly filedAt: string;
    readonly days: number;
  };
  readonly 'filed-before-review': { readonly item: string; readonly filedAt: string; readonly reviewClosedAt: string };
  readonly 'review-late': { readonly at: string; readonly closesAt: string };
  readonly 'summary-late': { readonly at: string; readonly by: string };
  readonly unfiled: { readonly years: number; readonly consequence: string };
};

const CONSEQUENCES: Readonly<Record<string, { zh: string; en: string }>> = {
  notice: { zh: '通报批评并整改', en: 'named and told to mend it' },
  suspended: { zh: '暂停职称评审', en: 'suspended from reviewing' },
  withdrawn: { zh: '收回自主评审权', en: 'loses its authority to review' },
};
const counting = (p: Counted) => {
  const weekends = p.yearsWithoutTable.join('、');
  return {
    zh: `${p.item}：发文日${p.from}，次日起算${p.days}个工作日，截止${p.deadline}；备案日${p.filedAt}${weekends === '' ? '' : `。${weekends}年没有载入放假安排，只按周末计休息日，遇法定节假日、调休时截止日会不同`}`,
    en: `${p.item}: issued on ${p.from}; ${p.days} working days from the day after run to ${p.deadline}; filed on ${p.filedAt}${weekends === '' ? '' : `. No holiday table is loaded for ${p.yearsWithoutTable.join(', ')}: weekends alone were taken as days off, and holidays or swapped workdays would move the day`}`,
  };
};
const verify = () => ({
  zh: '请核对备案回执和发文日期，由负责备案的机构说明。',
  en: 'Verify receipt and date of issue; the body in charge of filing explains.',
});

export const texts: { readonly [C in keyof FilingCodes]: CodeTexts<FilingCodes[C]> } = {
  'filed-late': {
    title: { zh: '备案晚于期限', en: 'Filed after the limit' },
    statement: (p) => ({ zh: `${counting(p).zh}。`, en: `${counting(p).en}.` }),
    action: verify,
  },
  'filed-in-time': {
    title: { zh: '按期备案', en: 'Filed in time' },
    statement: (p) => ({ zh: `${counting(p).zh}。`, en: `${counting(p).en}.` }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
  'audit-after-issue': {
    title: { zh: '关键信息审核晚于发文', en: 'Key information audited after issue' },
    statement: (p) => ({
      zh: `${p.item}：文件于${p.issuedAt}印发，关键信息审核在${p.auditedAt}；按条款应先审核后印发，否则不予承认。`,
      en: `${p.item}: issued on ${p.issuedAt}, its key information audited on ${p.auditedAt}; by the clause the audit comes first, or the result is not recognised.`,
    }),
    action: verify,
  },
  'filed-too-near': {
    title: { zh: '会前备案天数不足', en: 'Filed too near the meeting' },
    statement: (p) => ({
      zh: `${p.item}：评审会${p.meetingAt}，应不晚于${p.latest}（会前${p.days}天）备案；备案日${p.filedAt}。`,
      en: `${p.item}: the meeting was on ${p.meetingAt}, so filing was due by ${p.latest} (${p.days} days before); filed on ${p.filedAt}.`,
    }),
    action: verify,
  },
  'filed-before-review': {
    title: { zh: '备案早于评审结束', en: 'Filed before the review ended' },
    statement: (p) => ({
      zh: `${p.item}：备案日${p.filedAt}，早于评审结束${shownMoment(p.reviewClosedAt).zh}。`,
      en: `${p.item}: filed on ${p.filedAt}, before the review ended ${shownMoment(p.reviewClosedAt).en}.`,
    }),
    action: verify,
  },
  'review-late': {
    title: { zh: '评审晚于截止时间', en: 'Review ended after its closing' },
    statement: (p) => ({
      zh: `评审结束于${shownMoment(p.at).zh}，晚于截止时间${shownMoment(p.closesAt).zh}（北京时间）。`,
      en: `The review ended ${shownMoment(p.at).en}, after its closing ${shownMoment(p.closesAt).en} (Asia/Shanghai).`,
    }),
    action: verify,
  },
  'summary-late': {
    title: { zh: '总结上报晚于期限', en: 'Summary reported late' },
    statement: (p) => ({ zh: `总结于${p.at}上报，期限为${p.by}。`, en: `The summary was reported on ${p.at}; it was due by ${p.by}.` }),
    action: verify,
  },
  unfiled: {
    title: { zh: '连续未备案', en: 'Unfiled for years' },
    statement: (p) => ({
      zh: `自主评审单位已有${p.years}个年度未备案；按条款的后果为：${CONSEQUENCES[p.consequence]?.zh ?? p.consequence}。`,
      en: `The self-reviewing unit has filed nothing for ${p.years} year${p.years === 1 ? '' : 's'}; by the clause it is ${CONSEQUENCES[p.consequence]?.en ?? p.consequence}.`,
    }),
    action: verify,
  },
};
