import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import { type OnlineAnswer, SOURCE_NAMES } from '../../registries/online/types.ts';
import { defineCheck } from '../check.ts';
import { type AuthenticityCase, type Field, isInferred, type Verdict } from './authenticity-case.ts';
import { authenticityOptions } from './authenticity-options.ts';
import { authenticityTexts, fieldNames } from './authenticity-texts.ts';
import { compareAuthors } from './compare-authors.ts';
import { compareIssue } from './compare-issue.ts';
import { compareOnline } from './compare-online.ts';
import { compareJournal, compareTitle } from './compare-phrases.ts';
import { frontPage } from './front-page.ts';

export const paperAuthenticity = defineCheck({
  id: 'paper-authenticity',
  version: 2,
  title: { zh: '论文信息核对', en: 'The paper and its record' },
  innocentExplanations: [
    { zh: '填报时抄写有误，或省略了副题、卷期。', en: 'A slip in the record, or a subtitle or volume left out.' },
    { zh: '文件为扫描识别所得，文字识别有误。', en: 'The text was recognised from a scan, with errors.' },
    { zh: '申报人改过姓名，或以其他拼写署名。', en: 'The applicant changed names, or signs with another spelling.' },
    { zh: '网络首发与纸刊的年份、卷期、页码不同。', en: 'Online-first and printed issue differ in year, number or pages.' },
    { zh: '上传的文件不是该篇论文，或含封面、目录。', en: 'The file uploaded is of another paper, or begins with a cover or contents.' },
  ],
  limits: [
    {
      zh: '页面与填报一致不证明论文确已刊出：两者出自同一份材料。',
      en: 'Agreement does not prove that the paper appeared: record and pages come from the same hand.',
    },
    { zh: '只读首页、封面和页眉页脚所印内容。', en: 'Only first page, cover and running heads are read.' },
    {
      zh: '未用 --online 时不查公开记录；多数中文期刊的 DOI 不在 Crossref 和 DataCite。',
      en: 'Public records are asked with --online only; most Chinese DOIs are in neither Crossref nor DataCite.',
    },
  ],
  needs: ['dossier', 'documents', 'journals', 'online'],
  roles: { record: authenticityOptions },
  texts: authenticityTexts,
  run: ({ dossier, documents, journals, online }, { record: clause }, find) => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '没有条款要求核对论文信息。', en: 'No clause asks for papers to be compared.' } };
    const papers = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
    if (papers.length === 0) return { status: 'not-applicable', reason: { zh: '没有申报论文。', en: 'No paper is claimed.' } };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of papers) {
      const answers = online.works.find((one) => one.work === work.id)?.answers ?? [];
      findings.push(...compareOnline({ dossier, work, answers, clause, find }));
      covered.push(...failures(work, answers));
      const page = frontPage(work, documents);
      if (page === undefined) {
        covered.push(unread(work));
        continue;
      }
      const answer = journals.find((candidate) => candidate.work === work.id);
      const item: AuthenticityCase = { dossier, work, page, facts: page.reading.printed, answer, clause, find };
      const verdicts = [...compareTitle(item), ...compareAuthors(item), ...compareJournal(item), ...compareIssue(item)];
      findings.push(...verdicts.flatMap((verdict) => (verdict.state === 'differs' ? verdict.findings : [])), ...agreement(item, verdicts));
      covered.push(coverageOf(item, verdicts));
    }
    return { status: 'completed', findings, covered };
  },
});

function agreement(item: AuthenticityCase, verdicts: readonly Verdict[]): Finding[] {
  const agreeing = verdicts.flatMap((verdict) => (verdict.state === 'agrees' ? [verdict] : []));
  const [first, ...rest] = agreeing;
  if (first === undefined || verdicts.some(({ state }) => state === 'differs')) return [];
  const fields = [...new Set(agreeing.map(({ field }) => field))];
  const { clause, find, work } = item;
  const evidence = [first.evidence, ...rest.map((verdict) => verdict.evidence)] as const;
  return [
    find('agrees', {
      clause: clause.id,
      outcome: 'pass',
      subject: { work: work.id },
      params: { fields },
      evidence,
      strength: 0.5,
      identity: fields,
    }),
  ];
}

/** Facts without which nothing is known of whose paper it is and where it appeared. */
const ESSENTIAL: readonly Field[] = ['title', 'applicant', 'journal', 'issueDate'];

function coverageOf(item: AuthenticityCase, verdicts: readonly Verdict[]): SubjectCoverage {
  const subject = { work: item.work.id };
  const inferredAll = (['title', 'journal', 'issueDate'] as const).every(
    (field) => item.work[field] === undefined || isInferred(item, field),
  );
  if (inferredAll) {
    return {
      subject,
      state: 'could-not-tell',
      reason: {
        zh: '材料未填写题名、刊名和刊出年月；所用内容读自论文本身，无从比对。',
        en: 'Title, journal and month are not stated; they were read off the paper itself, so there is nothing to compare.',
      },
      mend: { zh: '请在 dossier.yaml 中填写该成果。', en: 'State the work in dossier.yaml.' },
    };
  }
  const open = ESSENTIAL.filter((field) => verdicts.some((verdict) => verdict.field === field && verdict.state === 'not-said'));
  if (open.length === 0) return { subject, state: 'checked' };
  const names = fieldNames(open);
  return {
    subject,
    state: 'could-not-tell',
    reason: {
      zh: `论文首页和页眉未能读出可比对的${names.zh}。`,
      en: `First page and running heads do not tell, or not legibly: ${names.en}.`,
    },
    mend: {
      zh: '请人工查看首页，或补交载有刊名、年、期的页面。',
      en: 'Look at the first page by eye, or ask for the page that prints journal, year and issue.',
    },
  };
}

const unread = (work: Work): SubjectCoverage => ({
  subject: { work: work.id },
  state: 'could-not-tell',
  reason: { zh: '没有可读的论文文件。', en: 'No file of the paper could be read.' },
  mend: { zh: '请补交论文原文的可读文件。', en: 'Ask for a readable file of the paper.' },
});

/** A source that failed says nothing; one that lacks the DOI may not be its registry. */
function failures(work: Work, answers: readonly OnlineAnswer[]): SubjectCoverage[] {
  const failed = answers.flatMap((answer) => (answer.state === 'failed' ? [answer] : []));
  const subject = { work: work.id };
  if (failed.length > 0) {
    const names = [...new Set(failed.map(({ source }) => SOURCE_NAMES[source]))].join('、');
    const codes = [...new Set(failed.map(({ code }) => code))].join(', ');
    return [
      {
        subject,
        state: 'could-not-tell',
        reason: { zh: `未能从${names}得到答复（${codes}）。`, en: `No answer from ${names} (${codes}).` },
        mend: { zh: '请稍后用 --online 重新检查。', en: 'Scan again later with --online.' },
      },
    ];
  }
  const byDoi = answers.filter(({ asked, source }) => asked.by === 'doi' && (source === 'crossref' || source === 'datacite'));
  if (byDoi.length === 0 || byDoi.some(({ state }) => state === 'found')) return [];
  return [
    {
      subject,
      state: 'could-not-tell',
      reason: {
        zh: 'Crossref 和 DataCite 均无该 DOI 的记录；由其他机构（如中文 DOI）登记的不在其中。',
        en: 'Neither Crossref nor DataCite has this DOI; DOIs registered elsewhere (such as the Chinese agency) are not there.',
      },
      mend: { zh: '请打开 https://doi.org/ 加 DOI 核实。', en: 'Open https://doi.org/ followed by the DOI.' },
    },
  ];
}
