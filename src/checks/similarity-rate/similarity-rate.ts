import { z } from 'zod';
import type { Evidence } from '../../domain/evidence.ts';
import type { SubjectCoverage } from '../../domain/finding.ts';
import type { Localised } from '../../domain/localised.ts';
import type { Work } from '../../domain/work.ts';
import { leavesEveryRate } from '../../similarity/rate/exclusion-labels.ts';
import type { Artifacts, MatchedPassage, WorkMatches } from '../artifacts.ts';
import { type CheckOutcome, defineCheck } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { copyOfThisWork } from './copy-of-this-work.ts';
import { FIRM_STRENGTH, passagesOf, percentWithout, rateOf } from './rate-parts.ts';
import { type OpenReadingParams, type RateParams, shownPercent, texts } from './texts.ts';

const RATE_KINDS = ['total', 'lessCitations', 'lessOwnWork', 'largestSingleSource'] as const;
/** What 'duplication rate' may mean in the clause; the largest single source is shown, but no reading of it. */
const READINGS = ['total', 'lessCitations', 'lessOwnWork'] as const;

const options = z.object({
  coreLimitPercent: z.number().min(0).max(100),
  provincialLimitPercent: z.number().min(0).max(100),
  rateKind: z.enum([...RATE_KINDS, 'not-stated']),
  minimumCharacters: z.int().min(1),
});
type AskedOptions = z.infer<typeof options>;
type RateOptions = AskedOptions & { readonly rateKind: (typeof RATE_KINDS)[number] };
type Codes = Record<Exclude<keyof typeof texts, 'reading-open'>, RateParams> & {
  readonly 'reading-open': OpenReadingParams;
};

const MOST_PASSAGES = 20;

export const similarityRate = defineCheck<'dossier' | 'documents' | 'matches' | 'claims', { readonly rate: AskedOptions }, Codes>({
  id: 'similarity-rate',
  version: 5,
  title: { zh: '论文重复率', en: 'Duplication rate of papers' },
  innocentExplanations: [
    { zh: '规范引用、法律条文、标准和通用方法描述。', en: 'Proper citations, statutes, standards and common descriptions of methods.' },
    { zh: '对方文本晚于本文，或与本文是同一作品的不同版本。', en: 'The other text is later, or is another version of this very work.' },
    { zh: '申报人本人的学位论文、会议文章或系列研究。', en: 'The applicant’s own thesis, conference paper or series.' },
  ],
  limits: [
    {
      zh: '只与本批材料和所载比对库比较，不能代替商用检测系统。',
      en: 'Compared with this batch and the loaded corpus only; no substitute for a commercial system.',
    },
    {
      zh: '先后依据材料所载日期；日期不全时不能确定先后。',
      en: 'Which text came first is told by the stated dates; without them it is unknown.',
    },
    {
      zh: '扫描页和图片文件的文字由文字识别读取，可能有错字；文本页中插图里的文字没有参与比较。',
      en: 'Scanned pages and picture files are read by text recognition, which may err; text inside figures of text pages is not compared.',
    },
    {
      zh: '题名、作者、单位、参考文献表、法规与标准条文、声明套语、表格标题和多方共有的惯用文字计入总字数，不计为相同文字；各除去多少均予列明。',
      en: 'Title, authors, units, the reference list, quoted statutes and standards, set statements, form headings and wording that many share count as text but never as shared; what each took away is stated.',
    },
  ],
  needs: ['dossier', 'documents', 'matches', 'claims'],
  roles: { rate: options },
  texts,
  run: (artifacts, { rate }, find): CheckOutcome => {
    if (rate === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const papers = artifacts.dossier.works.filter((work) => work.kind === 'paper');
    if (papers.length === 0) return { status: 'not-applicable', reason: { zh: '材料中没有论文。', en: 'The dossier has no papers.' } };
    const findings = [];
    const covered: SubjectCoverage[] = [];
    for (const work of papers) {
      const all = artifacts.matches.filter((match) => match.work === work.id);
      const { rateKind } = rate.options;
      if (rateKind === 'not-stated') {
        const open = openReading(work, all, artifacts, rate.options);
        covered.push({ subject: { work: work.id }, ...open.coverage });
        if (open.params !== undefined) {
          const { evidence, params } = open;
          const draft = {
            clause: rate.id,
            outcome: 'unknown',
            subject: { work: work.id, file: params.file },
            params,
            evidence,
            strength: 0.3,
          } as const;
          findings.push(find('reading-open', { ...draft, identity: [...params.readings] }));
        }
        continue;
      }
      const judged = judge(work, all, artifacts, { ...rate.options, rateKind });
      covered.push({ subject: { work: work.id }, ...judged.coverage });
      if (judged.verdict === undefined) continue;
      const { code, evidence, identity, outcome, params, strength, file } = judged.verdict;
      findings.push(find(code, { clause: rate.id, outcome, subject: { work: work.id, file }, params, evidence, strength, identity }));
    }
    return { status: 'completed', findings, covered };
  },
});

interface Verdict {
  readonly code: Exclude<keyof Codes, 'reading-open'>;
  readonly outcome: 'downgraded' | 'needs-verification' | 'advisory' | 'unknown' | 'pass';
  readonly file: string;
  readonly params: RateParams;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly strength: number;
  readonly identity: readonly string[];
}
type Judged = { readonly verdict?: Verdict; readonly coverage: Omit<SubjectCoverage, 'subject'> };
type Read = Pick<Artifacts, 'dossier' | 'documents' | 'claims'>;

const unknown = (reason: Localised, mend: Localised): Omit<SubjectCoverage, 'subject'> => ({ state: 'could-not-tell', reason, mend });

function judge(work: Work, all: readonly WorkMatches[], artifacts: Read, asked: RateOptions): Judged {
  const long = all.filter(({ rates }) => rates.characters >= asked.minimumCharacters);
  const [worst] = [...long].sort(
    (a, b) => rateOf(b, asked.rateKind).percent - rateOf(a, asked.rateKind).percent || (a.file < b.file ? -1 : 1),
  );
  if (worst === undefined) return { coverage: all.length === 0 ? NO_TEXT : tooShort(all, asked.minimumCharacters) };
  const { batchDocuments, corpusDocuments } = worst.comparedWith;
  if (batchDocuments + corpusDocuments === 0) return { coverage: NOTHING_TO_COMPARE };

  const isCopy = copyOfThisWork(work, artifacts);
  const limitPercent = limitOf(work, asked);
  const measured = measure(worst, asked.rateKind, isCopy);
  const params = paramsOf(work, worst, measured, limitPercent, asked);
  const base = { file: worst.file, params };
  const unread = unreadParts(work, artifacts.documents);

  if (measured.withoutCopies <= limitPercent) {
    if (unread !== undefined) return { coverage: unread };
    if (work.levelClaimed === undefined) return { coverage: levelUnknown(params) };
    if (work.levelClaimed === 'other') return { coverage: { state: 'checked' } };
    const evidence = recordEvidence(artifacts.dossier, workField(work.id, `rates.${asked.rateKind}`), `${params.ratePercent} %`);
    const record = { ...evidence, source: worst.file };
    return {
      verdict: { ...base, code: 'within-limit', outcome: 'pass', evidence: [record], strength: 0, identity: [worst.document] },
      coverage: { state: 'checked' },
    };
  }
  const passages = [...passagesOf(worst, asked.rateKind)].filter((passage) => !isCopy(passage)).sort(byLength);
  const evidence = textEvidence(passages, worst);
  const identity = [worst.document, ...passages.slice(0, MOST_PASSAGES).map(({ source }) => source.document)];
  const strength = Math.min(1, 0.5 + (measured.firm - limitPercent) / 100);
  const verdict = { ...base, evidence, identity: [...new Set(identity)], strength: Math.max(0.3, strength) };
  if (work.levelClaimed === undefined)
    return { verdict: { ...verdict, code: 'level-not-stated', outcome: 'unknown' }, coverage: levelUnknown(params) };
  if (work.levelClaimed === 'other')
    return { verdict: { ...verdict, code: 'no-limit-for-level', outcome: 'advisory' }, coverage: { state: 'checked' } };
  const firm = measured.firm > limitPercent;
  return {
    verdict: firm
      ? { ...verdict, code: 'above-limit', outcome: 'downgraded' }
      : // The earlier text is not the copy: where that alone carries the excess, an officer is told, not asked.
        { ...verdict, code: 'above-limit-to-verify', outcome: measured.withoutEarlier <= limitPercent ? 'advisory' : 'needs-verification' },
    coverage: { state: 'checked' },
  };
}

type OpenReading = { readonly coverage: Omit<SubjectCoverage, 'subject'> } & (
  | { readonly params: OpenReadingParams; readonly evidence: readonly [Evidence, ...Evidence[]] }
  | { readonly params?: undefined }
);

/** The office has not settled which rate counts: the outcome under each is shown and none is picked. */
function openReading(work: Work, all: readonly WorkMatches[], artifacts: Read, asked: AskedOptions): OpenReading {
  const judged = READINGS.map((rateKind) => ({ rateKind, ...judge(work, all, artifacts, { ...asked, rateKind }) }));
  const [first] = judged.flatMap(({ verdict }) => (verdict === undefined ? [] : [verdict]));
  if (first === undefined) return { coverage: judged[0]?.coverage ?? NO_TEXT };
  const readings = judged.flatMap(({ rateKind, verdict }) =>
    verdict === undefined ? [] : [`${rateKind}=${verdict.params.ratePercent}=${verdict.code}`],
  );
  const { file, level, limitPercent } = first.params;
  return { coverage: READING_OPEN, params: { file, level, limitPercent, readings }, evidence: first.evidence };
}

/** Without a level the lower limit decides whether there is anything to say; `other` is held beside the higher one for information. */
function limitOf({ levelClaimed }: Work, asked: RateOptions): number {
  switch (levelClaimed ?? 'not-stated') {
    case 'core':
      return asked.coreLimitPercent;
    case 'provincial':
      return asked.provincialLimitPercent;
    case 'other':
      return Math.max(asked.coreLimitPercent, asked.provincialLimitPercent);
    case 'not-stated':
      return Math.min(asked.coreLimitPercent, asked.provincialLimitPercent);
  }
}

interface Measured {
  readonly withoutCopies: number;
  readonly withoutEarlier: number;
  readonly firm: number;
}

function measure(matches: WorkMatches, kind: RateOptions['rateKind'], isCopy: (passage: MatchedPassage) => boolean): Measured {
  const earlier = (passage: MatchedPassage): boolean => isCopy(passage) || passage.earlier === 'suspicious';
  return {
    withoutCopies: percentWithout(matches, kind, isCopy),
    withoutEarlier: percentWithout(matches, kind, earlier),
    firm: percentWithout(
      matches,
      kind,
      (passage) => earlier(passage) || undecided(passage) || passage.strength < FIRM_STRENGTH || passage.uncertainText === true,
    ),
  };
}

/** Two applicants of one batch share the text and no dates tell who had it first: a downgrade would hit the one it was taken from too. */
const undecided = ({ earlier, origin }: MatchedPassage): boolean =>
  origin.type === 'dossier' && (earlier === 'unknown' || earlier === 'same');

function paramsOf(work: Work, matches: WorkMatches, measured: Measured, limitPercent: number, asked: RateOptions): RateParams {
  const shown = (percent: number): number => shownPercent(percent, limitPercent);
  const { rates } = matches;
  const passages = passagesOf(matches, asked.rateKind);
  const unsure = passages.filter(({ uncertainText }) => uncertainText === true).length;
  return {
    file: matches.file,
    level: work.levelClaimed ?? 'not-stated',
    rateKind: asked.rateKind,
    ratePercent: shown(rateOf(matches, asked.rateKind).percent),
    limitPercent,
    readings: READINGS.map((kind) => `${kind}=${shown(rates[kind].percent)}=${rates[kind].percent > limitPercent ? 'above' : 'within'}`),
    coreLimitPercent: asked.coreLimitPercent,
    provincialLimitPercent: asked.provincialLimitPercent,
    totalPercent: shown(rates.total.percent),
    lessCitationsPercent: shown(rates.lessCitations.percent),
    lessOwnWorkPercent: shown(rates.lessOwnWork.percent),
    largestSingleSourcePercent: shown(rates.largestSingleSource.percent),
    withoutSameWorkPercent: shown(measured.withoutCopies),
    withoutEarlierPercent: shown(measured.withoutEarlier),
    firmPercent: shown(measured.firm),
    directionUnknownPassages: passages.filter(({ earlier }) => earlier === 'unknown').length,
    ...(unsure === 0 ? {} : { uncertainTextPassages: unsure }),
    passages: passages.length,
    shownPassages: Math.min(MOST_PASSAGES, passages.length),
    characters: rates.characters,
    batchDocuments: matches.comparedWith.batchDocuments,
    corpusDocuments: matches.comparedWith.corpusDocuments,
    leftOut: (matches.exclusions ?? [])
      .filter(({ matchedCharacters, reason }) => leavesEveryRate(reason) && matchedCharacters > 0)
      .map(({ matchedCharacters, reason }) => `${reason}=${matchedCharacters}`),
    ...(matches.parts === undefined
      ? {}
      : { frontCharacters: matches.parts.frontCharacters, backCharacters: matches.parts.backCharacters }),
    nearDuplicates: (matches.nearDuplicates ?? []).map(({ label, resemblance }) => `${label} (${Math.round(100 * resemblance)} %)`),
  };
}

const byLength = (a: MatchedPassage, b: MatchedPassage): number => b.characters - a.characters || a.suspicious.start - b.suspicious.start;

function textEvidence(passages: readonly MatchedPassage[], matches: WorkMatches): readonly [Evidence, ...Evidence[]] {
  const [first, ...rest] = passages
    .slice(0, MOST_PASSAGES)
    .map(({ kind, source, strength, suspicious }): Evidence => ({ type: 'text-match', suspicious, source, kind, strength }));
  return first === undefined ? [{ type: 'document', file: matches.file, document: matches.document }] : [first, ...rest];
}

const READING_OPEN = unknown(
  { zh: '政策没有确定以哪一种比率为准，不代为选择。', en: 'The policy does not settle which rate counts, and none is picked.' },
  {
    zh: '在政策包或 batch.yaml 的 overrides 中确定 rateKind。',
    en: 'Settle rateKind in the policy pack or under overrides in batch.yaml.',
  },
);
const NO_TEXT = unknown(
  { zh: '没有可读的全文，无法计算重复率。', en: 'No readable full text, so no rate could be computed.' },
  {
    zh: '提供带文本层的 PDF 或 DOCX 全文，并在 dossier.yaml 的 files 中列出。',
    en: 'Hand in the full text as a PDF with a text layer or a DOCX and list it under files in dossier.yaml.',
  },
);
const NOTHING_TO_COMPARE = unknown(
  { zh: '没有任何可比对的文献，重复率没有意义。', en: 'There was nothing to compare with, so a rate means nothing.' },
  { zh: '在 batch.yaml 的 corpus 中给出比对库，或一次扫描多份材料。', en: 'Name a corpus in batch.yaml, or scan more dossiers together.' },
);

function tooShort(all: readonly WorkMatches[], minimum: number): Omit<SubjectCoverage, 'subject'> {
  const most = Math.max(...all.map(({ rates }) => rates.characters));
  return unknown(
    {
      zh: `可比字符最多${most}个，少于${minimum}个，比率没有意义。`,
      en: `At most ${most} characters to compare, fewer than ${minimum}: a rate means nothing.`,
    },
    { zh: '核对文件是否为论文全文。', en: 'Check that the file is the whole paper.' },
  );
}

function levelUnknown(p: RateParams): Omit<SubjectCoverage, 'subject'> {
  return unknown(
    {
      zh: `未申明级别：比率${p.ratePercent}%，核心期刊限值${p.coreLimitPercent}%，省级期刊限值${p.provincialLimitPercent}%。`,
      en: `No level stated: the rate is ${p.ratePercent} %, the limits are ${p.coreLimitPercent} % (core) and ${p.provincialLimitPercent} % (provincial).`,
    },
    { zh: '在 dossier.yaml 中填写 levelClaimed。', en: 'State levelClaimed in dossier.yaml.' },
  );
}

/** A low rate proves nothing of the pages that gave no text. */
function unreadParts(work: Work, documents: Artifacts['documents']): Omit<SubjectCoverage, 'subject'> | undefined {
  const own = documents.filter((document) => document.work === work.id);
  const unread = own.filter(({ result }) => result.status === 'unreadable' || result.document.unreadPages.length > 0);
  if (unread.length === 0) return undefined;
  const names = unread.map(({ path }) => path);
  return unknown(
    {
      zh: `已读部分未超过限值，但以下文件有未读出的内容：${names.join('、')}。`,
      en: `The part read is within the limit, but these files were not read in full: ${names.join(', ')}.`,
    },
    { zh: '提供可读的全文后重新扫描。', en: 'Hand in a readable full text and scan again.' },
  );
}
