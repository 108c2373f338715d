import type { CheckReport } from '../../domain/check-report.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { Artifacts, AttachedReport } from '../artifacts.ts';
import { type CheckOutcome, type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { coverageOf, NO_REPORTS, NOT_IN_POLICY } from './coverage.ts';
import { type ReadingOptions, type ReportOptions, readingOptions, reportOptions } from './options.ts';
import { conclude, limitOf, readingsOf } from './readings.ts';
import { type ReportCodes, texts } from './texts.ts';
import type { Verified } from './verified.ts';
import { type Beside, holdBeside, usedForAnother, workOf } from './verify-dossier.ts';
import { verifyNumbers } from './verify-numbers.ts';

type Need = 'dossier' | 'documents' | 'claims' | 'checkReports';
type Roles = { readonly report: ReportOptions; readonly reading: ReadingOptions };

export const externalCheckReport = defineCheck<Need, Roles, ReportCodes>({
  id: 'external-check-report',
  version: 1,
  title: { zh: '所附检测报告', en: 'Attached check reports' },
  innocentExplanations: [
    {
      zh: '送检的是投稿前的稿件，题名、字数与刊出稿不同。',
      en: 'An earlier manuscript was checked, with another title or length than the paper as printed.',
    },
    { zh: '合作者共用同一篇论文的同一份报告。', en: 'Co-authors hand in one report for the paper they share.' },
    {
      zh: '发表后补做检测，比对范围因而含有本文。',
      en: 'The check was made after publication, so that the paper itself was among the sources.',
    },
    { zh: '由他人代为送检，报告上的作者不是申报人。', en: 'Somebody else handed the paper in and stands as its author on the report.' },
    { zh: '报告版式特殊，数字读取有误。', en: 'An unusual layout, of which a figure was read wrongly.' },
  ],
  limits: [
    {
      zh: '报告只是所述，不是证明：内部一致的报告也可能经过改动，须凭编号向检测机构核验。',
      en: 'A report is a claim and no proof: one that agrees with itself may have been altered; its number has to be verified with the tool.',
    },
    { zh: '图片扫描件在未识别文字时不能读取。', en: 'A scan whose text was not recognised can’t be read.' },
    {
      zh: '不同系统的比对库和算法不同，比率不能相加、平均或互换。',
      en: 'Tools differ in sources and method: their rates can’t be added, averaged or exchanged.',
    },
  ],
  needs: ['dossier', 'documents', 'claims', 'checkReports'],
  roles: { report: reportOptions, reading: readingOptions },
  texts,
  run: (artifacts, { reading, report: asked }, find): CheckOutcome => {
    if (asked === undefined) return { status: 'not-applicable', reason: NOT_IN_POLICY };
    if (artifacts.checkReports.length === 0) return { status: 'not-applicable', reason: NO_REPORTS };
    const verified = artifacts.checkReports.flatMap((attached) =>
      attached.reading.status === 'read' ? [verify(attached, attached.reading.report, artifacts, asked.options)] : [],
    );
    const works = [...new Set(verified.flatMap(({ work }) => (work === undefined ? [] : [work])))];
    const rated = reading === undefined ? [] : works.flatMap((work) => rateOf(work, verified, reading, find));
    return {
      status: 'completed',
      findings: [...verified.flatMap((one) => findingsOf(one, asked, find)), ...rated],
      covered: coverageOf(artifacts.checkReports, verified),
    };
  },
});

function verify(attached: AttachedReport, report: CheckReport, artifacts: Pick<Artifacts, Need>, asked: ReportOptions): Verified {
  const work = workOf(attached, report, artifacts.dossier.works)?.work;
  return {
    attached,
    report,
    ...(work === undefined ? {} : { work, beside: holdBeside(report, work, artifacts, asked) }),
    tested: verifyNumbers(report),
    elsewhere: usedForAnother(attached, work, artifacts),
  };
}

/** What speaks against a report, other than what its rate says. */
const contradicted = ({ beside, elsewhere, tested }: Verified): boolean =>
  tested.some(({ state }) => state === 'failed') ||
  elsewhere.length > 0 ||
  [beside?.title, beside?.author, beside?.size].includes('failed');

const toldBy = (report: CheckReport) => ({
  tool: report.tool,
  ...(report.edition === undefined ? {} : { edition: report.edition }),
  ...(report.reportNumber === undefined ? {} : { reportNumber: report.reportNumber }),
  ...(report.checkedAt === undefined ? {} : { checkedAt: report.checkedAt }),
});

function evidenceOf({ attached, report }: Verified, fields: readonly string[]): readonly [Evidence, ...Evidence[]] {
  const records = report.provenance
    .filter(({ field }) => fields.some((wanted) => field === wanted || field.startsWith(`${wanted}.`)))
    .map(
      ({ field, page, quote }): Evidence => ({
        type: 'record',
        source: attached.file,
        field,
        value: quote,
        ...(page === undefined ? {} : { page }),
      }),
    );
  return [{ type: 'document', file: attached.file, document: attached.document }, ...records];
}

function findingsOf(one: Verified, { id: clause, options }: ClauseBinding<ReportOptions>, find: MakeFinding<ReportCodes>): Finding[] {
  const { attached, beside, elsewhere, report, tested, work } = one;
  const { file } = attached;
  const base = { clause, subject: { ...(work === undefined ? {} : { work: work.id }), file }, identity: [report.sha256] };
  const verify = { ...base, outcome: 'needs-verification', strength: 0.6 } as const;
  const told = { file, ...toldBy(report) };
  const findings: Finding[] = [];
  const failed = tested.filter(({ state }) => state === 'failed');
  if (failed.length > 0) {
    const params = { ...told, failed: failed.map(({ name, values }) => [name, ...values].join('|')) };
    findings.push(
      find('numbers-disagree', {
        ...verify,
        params,
        evidence: evidenceOf(one, ['rates', 'counts', 'citations', 'checkedAt', 'timeRange']),
      }),
    );
  }
  if (work === undefined || beside?.title === 'failed' || beside?.author === 'failed') {
    const params = {
      ...told,
      reportTitle: report.title ?? '',
      reportAuthors: [...report.authors],
      workTitle: work?.title ?? '',
      workAuthors: [...(work?.authors ?? [])],
      titleDiffers: work === undefined || beside?.title === 'failed',
      authorDiffers: beside?.author === 'failed',
    };
    // Which work it belongs to may just not be said: only a title that is none of theirs is worth a question.
    if (work !== undefined || report.title !== undefined)
      findings.push(find('another-text', { ...verify, params, evidence: evidenceOf(one, ['title', 'authors']) }));
  }
  if (beside?.range === 'failed') {
    const params = { ...told, rangeEnd: report.timeRange?.to ?? '', published: beside.published ?? '' };
    findings.push(
      find('range-after-publication', { ...verify, strength: 0.4, params, evidence: evidenceOf(one, ['timeRange', 'checkedAt']) }),
    );
  }
  if (beside?.size === 'failed') {
    const params = {
      ...told,
      reportCharacters: report.counts.characters ?? 0,
      ownCharacters: beside.ownCharacters ?? 0,
      tolerancePercent: options.characterTolerancePercent,
    };
    findings.push(find('length-differs', { ...verify, strength: 0.5, params, evidence: evidenceOf(one, ['counts.characters']) }));
  }
  if (elsewhere.length > 0) {
    const params = {
      ...told,
      others: elsewhere.map(({ applicant, applicantName, file: other }) => `${applicantName ?? applicant}：${other}`),
      by: elsewhere[0]?.by ?? 'bytes',
    };
    findings.push(find('used-twice', { ...verify, strength: 0.8, params, evidence: evidenceOf(one, ['reportNumber', 'title']) }));
  }
  if (findings.length === 0 && work !== undefined) {
    const held = tested.filter(({ state }) => state === 'held').map(({ name }) => name);
    const open = [...tested.filter(({ state }) => state === 'open').map(({ name }) => name), ...openBeside(beside)];
    findings.push(
      find('consistent', {
        ...base,
        outcome: 'pass',
        strength: 0,
        params: { ...told, held: [...held, ...heldBeside(beside)], open },
        evidence: evidenceOf(one, ['rates', 'reportNumber']),
      }),
    );
  }
  return findings;
}

const BESIDE = ['title', 'author', 'range', 'size'] as const;
const heldBeside = (beside: Beside | undefined): string[] => BESIDE.filter((name) => beside?.[name] === 'held');
const openBeside = (beside: Beside | undefined): string[] => BESIDE.filter((name) => beside?.[name] === 'open');

/** What the rate clause comes to by the reports of one work, under each reading. */
function rateOf(
  work: Work,
  all: readonly Verified[],
  { id: clause, options }: ClauseBinding<ReadingOptions>,
  find: MakeFinding<ReportCodes>,
): Finding[] {
  if (work.levelClaimed === 'other' || work.kind !== 'paper') return [];
  const own = all.filter((one) => one.work?.id === work.id);
  const limit = limitOf(work, options);
  const readings = own.flatMap(({ attached, report }) => readingsOf(report, attached.file, limit));
  const { conclusion, rests } = conclude(readings, limit, options);
  const doubtful = own.filter(contradicted).map(({ attached }) => attached.file);
  const computed = own.every(({ tested }) => tested.some(({ name, state }) => name === 'total-ratio' && state === 'held'));
  const params = {
    title: work.title ?? work.id,
    level: work.levelClaimed ?? ('not-stated' as const),
    ...(limit === undefined ? {} : { limitPercent: limit }),
    rateKind: options.rateKind,
    readings: readings.map(({ against, file, kind, percent, tool }) => [tool, kind, percent, against, file].join('|')),
    tools: [...new Set(rests.map(({ tool }) => tool))],
    doubtful,
    recomputed: computed,
  };
  const [first, ...rest] = own.flatMap((one) => evidenceOf(one, ['rates', 'citations']));
  if (first === undefined) return [];
  const strength = Math.max(0.3, Math.min(1, 0.5 + (Math.max(0, ...rests.map(({ percent }) => percent)) - (limit ?? 0)) / 100));
  const draft = {
    clause,
    subject: { work: work.id },
    params,
    evidence: [first, ...rest],
    identity: own.map(({ report }) => report.sha256).sort(),
  } as const;
  switch (conclusion) {
    case 'limit-open':
    case 'kind-open':
      return [find('reading-open', { ...draft, outcome: 'unknown', strength: 0.3 })];
    case 'tools-disagree':
      return [find('tools-disagree', { ...draft, outcome: 'needs-verification', strength: 0.6 })];
    case 'above':
      // A figure that the report's own counts do not bear out may be misread or altered: a person looks before anything follows.
      return [
        find('report-above-limit', {
          ...draft,
          outcome: doubtful.length === 0 && computed ? 'downgraded' : 'needs-verification',
          strength,
        }),
      ];
    case 'within':
      return doubtful.length > 0 ? [] : [find('report-within-limit', { ...draft, outcome: 'pass', strength: 0 })];
  }
}
