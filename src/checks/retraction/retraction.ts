import type { Dossier } from '../../domain/dossier.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { OnlineAnswer } from '../../registries/online/types.ts';
import type { RetractionAnswer } from '../../registries/retractions/types.ts';
import { relateAuthors } from '../../similarity/rate/same-author.ts';
import { defineCheck } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { judgeNotices, type NoticeCase } from './judge-notices.ts';
import { listNotices, listSource, onlineNotices } from './notices.ts';
import { retractionOptions } from './retraction-options.ts';
import { retractionTexts } from './retraction-texts.ts';

export const retraction = defineCheck({
  id: 'retraction',
  version: 1,
  title: { zh: '撤稿记录', en: 'Retractions' },
  innocentExplanations: [
    { zh: '撤稿出于出版方差错或作者主动更正。', en: "The retraction was for the publisher's error, or the authors asked for it." },
    {
      zh: '责任在其他作者或第三方，申报人并不知情。',
      en: 'Another author or a third party is responsible and the applicant did not know.',
    },
    { zh: '所填 DOI 有误，指向另一篇论文。', en: "The DOI stated is another paper's." },
    { zh: '同题同名的另一篇论文。', en: 'Another paper of the same title by an author of the same name.' },
  ],
  limits: [
    {
      zh: '名单外的撤稿查不到；国内期刊的撤稿多未收入国际名单。',
      en: 'A retraction the list lacks is not seen; few of Chinese journals are on international lists.',
    },
    { zh: '名单载入后发布的撤稿查不到。', en: 'Notices published after the list was loaded are not seen.' },
    { zh: '原因的归类为本项目的理解，以公告原文为准。', en: 'The classes of reasons are ours; the notice itself is the authority.' },
  ],
  needs: ['dossier', 'retractions', 'online'],
  roles: { retraction: retractionOptions },
  texts: retractionTexts,
  run: ({ dossier, retractions, online }, { retraction: clause }, find) => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '没有条款要求核对撤稿。', en: 'No clause asks for retractions.' } };
    const works = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有公开发表的成果。', en: 'No published work is claimed.' } };
    if (retractions.length === 0 && !online.asked) return { status: 'could-not-tell', ...NO_LIST };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of works) {
      const answer = retractions.find((candidate) => candidate.work === work.id);
      const answers = online.works.find((candidate) => candidate.work === work.id)?.answers ?? [];
      const item = { work, clause, find };
      const firm = judgeNotices(item, [...listNotices(answer), ...onlineNotices(answers)]);
      findings.push(...firm, ...(firm.length === 0 ? possibly(item, dossier, answer) : []));
      covered.push(coverageOf(work, answer, answers));
    }
    return { status: 'completed', findings, covered };
  },
});

const NO_LIST = {
  reason: { zh: '未载入撤稿名单，也未联网核对。', en: 'No list of retractions is loaded and no public source was asked.' },
  mend: {
    zh: '请用 integrity registry import --list retractions 载入名单，或用 --online 检查。',
    en: 'Load one with integrity registry import --list retractions, or scan with --online.',
  },
} as const;

/** The same title and an author of the same name: enough to ask, never to conclude. */
function possibly({ work, clause, find }: NoticeCase, dossier: Dossier, answer: RetractionAnswer | undefined): Finding[] {
  const { name, formerNames, nameVariants } = dossier.applicant;
  const names = [...work.authors, ...(name === undefined ? [] : [name]), ...formerNames, ...nameVariants];
  const hit = answer?.hits.find(
    ({ by, record }) =>
      by === 'title' &&
      record.natures.includes('retraction') &&
      record.authors.some((author) => names.some((own) => relateAuthors(own, author) !== 'different')),
  );
  if (hit === undefined || answer === undefined) return [];
  const { record } = hit;
  const params = {
    title: work.title ?? '',
    recordedTitle: record.title ?? '',
    authors: record.authors,
    number: record.doi ?? '',
    source: listSource(answer),
  };
  const value = [record.title ?? '', ...record.authors].join(' · ');
  return [
    find('possibly-retracted', {
      clause: clause.id,
      outcome: clause.options.possible,
      subject: { work: work.id },
      params,
      evidence: [
        recordEvidence(dossier, workField(work.id, 'title'), params.title),
        { type: 'record', source: `${params.source}, row ${record.row}`, field: 'retraction', value },
      ],
      strength: 0.4,
      identity: [params.title, params.number],
    }),
  ];
}

function coverageOf(work: Work, answer: RetractionAnswer | undefined, answers: readonly OnlineAnswer[]): SubjectCoverage {
  const subject = { work: work.id };
  const byDoi = answers.filter(({ asked, source }) => asked.by === 'doi' && (source === 'crossref' || source === 'openalex'));
  const failed = byDoi.some(({ state }) => state === 'failed');
  if (answer === undefined && failed) {
    return {
      subject,
      state: 'could-not-tell',
      reason: {
        zh: '未载入撤稿名单，联网核对未得到答复。',
        en: 'No list of retractions is loaded, and the public sources gave no answer.',
      },
      mend: NO_LIST.mend,
    };
  }
  const asked = answer?.asked;
  const identified = asked?.doi !== undefined || asked?.pmid !== undefined || byDoi.some(({ state }) => state === 'found');
  // Lists of retractions give titles in Latin script: without a number a Chinese title can't be met there.
  const titled = answer !== undefined && work.title !== undefined && !/\p{Script=Han}/u.test(work.title);
  if (identified || titled) return { subject, state: 'checked' };
  return {
    subject,
    state: 'could-not-tell',
    reason: { zh: '没有 DOI 或 PMID，无法在撤稿名单中核对。', en: 'Without DOI or PMID it cannot be looked up among retractions.' },
    mend: { zh: '有 DOI 的请在 dossier.yaml 中填写 doi。', en: 'State doi in dossier.yaml if the work has one.' },
  };
}
