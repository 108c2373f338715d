import type { ExtractedDocument } from '../../domain/document.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { Localised } from '../../domain/localised.ts';
import type { Work } from '../../domain/work.ts';
import type { Artifacts, FileDocument, ReferenceRetractions } from '../artifacts.ts';
import { type CheckOutcome, defineCheck } from '../check.ts';
import { TEXT_NOT_READ, textsOfWorks } from '../texts-of-works.ts';
import { citationOptions } from './citation-options.ts';
import { judgeList } from './judge-list.ts';
import { texts } from './texts.ts';

export const citationIntegrity = defineCheck({
  id: 'citation-integrity',
  version: 1,
  title: { zh: '参考文献核对', en: 'Integrity of citations' },
  innocentExplanations: [
    {
      zh: '引用之后文献才被撤稿，或引用正是为了讨论撤稿。',
      en: 'The work was retracted after it was cited, or is cited because it was retracted.',
    },
    {
      zh: '系列研究需要引用本人先前的工作；同名者的文献被算作本人。',
      en: 'A series builds on own work; another of the same name was taken for the applicant.',
    },
    { zh: '期刊采用其他著录格式，或引文以脚注标注。', en: 'The journal follows another style, or cites in footnotes.' },
    { zh: '排版、校对和文字识别的错漏。', en: 'Slips of typesetting, proofreading and recognition.' },
  ],
  limits: [
    { zh: '只核对著录本身，不查证文献是否存在。', en: 'What an entry says is looked at; whether the work exists is not.' },
    { zh: '没有DOI的文献不与撤稿名单核对。', en: 'Entries without a DOI are not looked up among retractions.' },
    { zh: '只看到文末的文献表，脚注引文不在其内。', en: 'The list at the end is seen; citations in footnotes are not.' },
  ],
  needs: ['dossier', 'documents', 'referenceRetractions'],
  roles: { citations: citationOptions },
  texts,
  run: ({ dossier, documents, referenceRetractions }, { citations: clause }, find): CheckOutcome => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const works = dossier.works.filter(({ kind }) => clause.options.textKinds.includes(kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有以文字为内容的成果。', en: 'No work whose content is its text.' } };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of works) {
      const listed = listOf(work, documents);
      if (listed.document === undefined) covered.push({ subject: { work: work.id }, ...listed.state });
      else {
        const { file, document } = listed;
        const answer = referenceRetractions.works.find((one) => one.work === work.id && one.file === file);
        findings.push(...judgeList({ dossier, work, file, document, answer, clause, find }));
        covered.push({ subject: { work: work.id }, ...coverageOf(document, referenceRetractions, answer) });
      }
    }
    return { status: 'completed', findings, covered };
  },
});

type Listed =
  | { readonly file: string; readonly document: ExtractedDocument }
  | { readonly document?: undefined; readonly state: Omit<SubjectCoverage, 'subject'> };

/** The first file of the work that has a list; without one, why there is none to look at. */
function listOf(work: Work, documents: readonly FileDocument[]): Listed {
  for (const { path, result, work: owner } of documents) {
    if (owner === work.id && result.status === 'read' && (result.document.structure?.references.length ?? 0) > 0)
      return { file: path, document: result.document };
  }
  const document = textsOfWorks([work], documents)[0]?.document;
  if (document === undefined) return { state: TEXT_NOT_READ };
  const headed = document.sections.some(({ kind }) => kind === 'references');
  const whole = document.structure !== undefined && document.quality === 'good' && document.unreadPages.length === 0;
  return whole && !headed
    ? { state: { state: 'not-applicable', reason: { zh: '文中没有参考文献表。', en: 'The text has no reference list.' } } }
    : { state: { state: 'could-not-tell', ...LIST_NOT_READ } };
}

const LIST_NOT_READ: { readonly reason: Localised; readonly mend: Localised } = {
  reason: { zh: '未能读出参考文献表。', en: 'The reference list could not be read.' },
  mend: {
    zh: '请对照原文查看参考文献，或提供清晰的带文本层的文件。',
    en: 'Look at the list in the paper, or hand in a clear file with a text layer.',
  },
};

function coverageOf(
  { structure }: ExtractedDocument,
  { listLoaded }: Artifacts['referenceRetractions'],
  answer: ReferenceRetractions | undefined,
): Omit<SubjectCoverage, 'subject'> {
  const numbered = (structure?.references ?? []).filter(({ doi }) => doi !== undefined).length;
  if (numbered === 0 || (listLoaded && answer !== undefined)) return { state: 'checked' };
  return {
    state: 'could-not-tell',
    reason: {
      zh: `未载入撤稿名单，${numbered}条有DOI的参考文献未能核对是否已撤稿；其余各项已核对。`,
      en: `No list of retractions is loaded: whether any of the ${numbered} references with a DOI was retracted could not be told; all else was looked at.`,
    },
    mend: {
      zh: '请用 integrity registry import --list retractions 载入名单。',
      en: 'Load one with integrity registry import --list retractions.',
    },
  };
}
