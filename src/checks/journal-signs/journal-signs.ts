import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import { hasHan } from '../../registries/title-form.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import { defineCheck } from '../check.ts';
import { recordSigns } from './journal-records.ts';
import { numberSigns } from './number-signs.ts';
import type { SignCase } from './sign-case.ts';
import { signsOptions } from './signs-options.ts';
import { signsTexts } from './signs-texts.ts';

export const journalSigns = defineCheck({
  id: 'journal-signs',
  version: 1,
  title: { zh: '期刊核实提示', en: 'Journals to verify' },
  innocentExplanations: [
    { zh: '申报人只填了 ISSN，未抄录 CN 号。', en: 'The applicant stated the ISSN only and left the CN out.' },
    { zh: '期刊变更过刊期或刊名，期刊表未及时更新。', en: 'The journal changed its frequency or title and the table is behind.' },
    { zh: '期号为总期号，或为经批准的增刊。', en: 'The number is a running one, or the supplement has its permit.' },
    {
      zh: '正规期刊被他人冒用名义，论文刊于正规期刊。',
      en: "Others use a lawful journal's name, and the paper appeared in the lawful one.",
    },
    { zh: '预警名单在论文投稿之后发布。', en: 'The warning list came out after the paper was submitted.' },
  ],
  limits: [
    {
      zh: '提示只说明有待核实，不能证明期刊不合法；没有提示也不能证明期刊已登记。',
      en: 'A sign says that something is to be verified, not that a journal is unlawful; no sign proves no registration.',
    },
    {
      zh: '刊期、出版状态和版别取自已载入的期刊表，可能过时。',
      en: 'Frequency, status and editions come from the loaded journal table, which may be out of date.',
    },
    {
      zh: '被劫持期刊只按 ISSN 和刊名比对，不查网址。',
      en: 'Hijacked journals are matched by ISSN and title; addresses are not looked at.',
    },
  ],
  needs: ['dossier', 'documents', 'journals'],
  roles: { signs: signsOptions },
  texts: signsTexts,
  run: ({ dossier, documents, journals }, { signs: clause }, find) => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '没有条款要求核实期刊。', en: 'No clause asks for journals to be verified.' } };
    const papers = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
    if (papers.length === 0) return { status: 'not-applicable', reason: { zh: '没有申报论文。', en: 'No paper is claimed.' } };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of papers) {
      const answer = journals.find((candidate) => candidate.work === work.id) ?? unasked(work.id);
      const item: SignCase = { dossier, work, documents, answer, clause, find };
      findings.push(...numberSigns(item), ...recordSigns(item));
      covered.push(coverageOf(item));
    }
    return { status: 'completed', findings, covered };
  },
});

const unasked = (work: JournalAnswer['work']): JournalAnswer => ({
  work,
  asked: {},
  identified: { state: 'unknown' },
  listings: [],
  otherEditions: [],
  warnings: [],
});

function coverageOf({ work, answer }: SignCase): SubjectCoverage {
  const subject = { work: work.id };
  const { asked, identified } = answer;
  const named = [asked.title, asked.issn, asked.cn].filter((part) => part !== undefined);
  if (named.length === 0) {
    return {
      subject,
      state: 'could-not-tell',
      reason: { zh: '材料中没有刊名、ISSN 或 CN 号。', en: 'The record names no journal, ISSN or CN.' },
      mend: { zh: '请在 dossier.yaml 中填写 journal、issn 或 cn。', en: 'State journal, issn or cn in dossier.yaml.' },
    };
  }
  if (identified.state === 'found') return { subject, state: 'checked' };
  const chinese = hasHan(asked.title ?? '');
  return {
    subject,
    state: 'could-not-tell',
    reason: {
      zh: `已载入的期刊表不能确定“${named.join(' · ')}”是哪一种期刊，刊期、版别和出版状态无从核对。`,
      en: `The loaded journal tables do not settle which journal “${named.join(' · ')}” is, so its frequency, edition and status can't be compared.`,
    },
    mend: chinese
      ? {
          zh: '请载入期刊表，或在国家新闻出版署的期刊查询系统核实。',
          en: "Load a journal table, or verify in the press authority's register.",
        }
      : { zh: '请补充 ISSN，或载入含该刊的期刊表。', en: 'State its ISSN, or load a journal table that has it.' },
  };
}
