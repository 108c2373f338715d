import type { Localised } from '../../domain/localised.ts';
import { REASON_CLASSES, type ReasonClass } from '../../registries/retractions/types.ts';
import type { CodeTexts } from '../check.ts';

type Notice = { number: string; date: string; notice: string; source: string };
export type RetractionCodes = {
  /** `deciding`: the class of reasons that decided, or '' when no reason is recorded. */
  retracted: Notice & { reasons: readonly string[]; deciding: string };
  'possibly-retracted': { title: string; recordedTitle: string; authors: readonly string[]; number: string; source: string };
  'expression-of-concern': Notice & { reasons: readonly string[] };
  /** `known`: the dates show that the reinstatement came last. */
  reinstated: Notice & { known: boolean };
  corrected: Notice;
};

const CLASSES: Readonly<Record<ReasonClass, Localised>> = {
  conduct: { zh: '研究行为', en: 'research conduct' },
  authorship: { zh: '署名与单位', en: 'authorship or affiliation' },
  process: { zh: '评审过程', en: 'the review process' },
  ethics: { zh: '伦理审批', en: 'ethics approval' },
  content: { zh: '内容可靠性', en: 'reliability of the content' },
  'data-deposit': { zh: '原始数据未提供', en: 'original data not provided' },
  legal: { zh: '法律原因', en: 'legal grounds' },
  'honest-error': { zh: '非故意差错', en: 'honest error' },
  'publisher-error': { zh: '出版方差错', en: "the publisher's error" },
  administrative: { zh: '出版事务', en: 'administrative grounds' },
  context: { zh: '未说明实质原因', en: 'no ground that tells' },
};
const isClass = (text: string): text is ReasonClass => REASON_CLASSES.some((name) => name === text);
const className = (text: string): Localised => (isClass(text) ? CLASSES[text] : { zh: '未载', en: 'not recorded' });

const at = ({ date, notice }: Notice): Localised => ({
  zh: `${date === '' ? '' : `，公告日期 ${date}`}${notice === '' ? '' : `，公告 DOI ${notice}`}`,
  en: `${date === '' ? '' : `, notice of ${date}`}${notice === '' ? '' : `, notice DOI ${notice}`}`,
});
const reasonsOf = (reasons: readonly string[]): Localised =>
  reasons.length === 0
    ? { zh: '未载原因', en: 'no reasons recorded' }
    : { zh: `所载原因：${reasons.join('；')}`, en: `reasons recorded: ${reasons.join('; ')}` };

const readNotice: Localised = {
  zh: '请阅读撤稿公告，核对其所述原因和责任人；出版方或非故意差错不属不端行为。',
  en: "Read the notice for its reasons and whose they are; a publisher's or an honest error is no misconduct.",
};

export const retractionTexts: { readonly [C in keyof RetractionCodes]: CodeTexts<RetractionCodes[C]> } = {
  retracted: {
    title: { zh: '有撤稿记录', en: 'A retraction is on record' },
    statement: (params) => ({
      zh: `${params.source} 载有 ${params.number} 的撤稿记录${at(params).zh}；${reasonsOf(params.reasons).zh}；归类：${className(params.deciding).zh}。`,
      en: `${params.source} has a retraction of ${params.number}${at(params).en}; ${reasonsOf(params.reasons).en}; class: ${className(params.deciding).en}.`,
    }),
    action: () => readNotice,
  },
  'possibly-retracted': {
    title: { zh: '可能有撤稿记录', en: 'A retraction may be on record' },
    statement: ({ recordedTitle, authors, number, source }) => ({
      zh: `${source} 载有一篇同题且有同名作者的论文的撤稿记录：“${recordedTitle}”（${authors.join('、')}）${number === '' ? '' : `，DOI ${number}`}。仅凭题名和作者不能确定为同一篇。`,
      en: `${source} has a retraction of a paper of the same title and an author of the same name: “${recordedTitle}” (${authors.join(', ')})${number === '' ? '' : `, DOI ${number}`}. Title and author alone do not show that it is this one.`,
    }),
    action: () => ({ zh: '请补充论文 DOI，与撤稿公告核对。', en: "State the paper's DOI and compare with the notice." }),
  },
  'expression-of-concern': {
    title: { zh: '有关切声明', en: 'An expression of concern is on record' },
    statement: (params) => ({
      zh: `${params.source} 载有 ${params.number} 的关切声明${at(params).zh}；${reasonsOf(params.reasons).zh}。关切声明不是撤稿。`,
      en: `${params.source} has an expression of concern about ${params.number}${at(params).en}; ${reasonsOf(params.reasons).en}. A concern is no retraction.`,
    }),
    action: () => ({ zh: '请查看声明及其后续。', en: 'Read the statement and what became of it.' }),
  },
  reinstated: {
    title: { zh: '撤稿后恢复', en: 'Reinstated after a retraction' },
    statement: (params) => ({
      zh: `${params.source} 载有 ${params.number} 的撤稿和恢复记录${at(params).zh}${params.known ? '，恢复在后' : '，先后未载'}。`,
      en: `${params.source} has a retraction and a reinstatement of ${params.number}${at(params).en}${params.known ? '; the reinstatement came last' : '; which came last is not recorded'}.`,
    }),
    action: () => ({ zh: '请在期刊网站查看论文现状。', en: "See the paper's present state at the journal." }),
  },
  corrected: {
    title: { zh: '有更正记录', en: 'A correction is on record' },
    statement: (params) => ({
      zh: `${params.source} 载有 ${params.number} 的更正记录${at(params).zh}。更正不是撤稿。`,
      en: `${params.source} has a correction of ${params.number}${at(params).en}. A correction is no retraction.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
