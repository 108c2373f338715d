import { z } from 'zod';
import { addMonths, monthIndex, type YearMonth } from '../../domain/dates.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { CountSeriesEvidence, Evidence, RecordEvidence } from '../../domain/evidence.ts';
import type { SubjectCoverage } from '../../domain/finding.ts';
import type { Verification } from '../../domain/work.ts';
import { WORK_KINDS } from '../../domain/work.ts';
import { type CheckOutcome, defineCheck } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { assessStream, type WindowResult } from './assess-stream.ts';
import { DATE_FIELDS, type DatedWork, type Observation, observe } from './dated-works.ts';
import { rationalText } from './statistics/rational.ts';
import { type BurstParams, texts } from './texts.ts';

const options = z.object({
  windowMonths: z.array(z.int().min(1).max(120)).min(1),
  significance: z.number().gt(0).lt(1),
  minimumWorks: z.int().min(2),
  minimumWindowCount: z.int().min(2),
  observationMonths: z.int().min(2).max(600),
  kinds: z.array(z.enum(WORK_KINDS)).min(1),
  dateLadder: z.array(z.enum(DATE_FIELDS)).min(1),
});
type BurstOptions = z.infer<typeof options>;

/** Longer fractions tell a reader nothing. */
const LONGEST_FRACTION = 120;

export const burstOutput = defineCheck({
  id: 'burst-output',
  version: 1,
  title: { zh: '突击型高产量', en: 'Burst output' },
  innocentExplanations: [
    { zh: '长期项目结题时成果集中发表。', en: 'A long project ends and its results appear together.' },
    {
      zh: '刊物积压后集中刊出，或同一专刊、会议文集同月出版。',
      en: 'A journal clears its backlog, or a special issue or proceedings appears in one month.',
    },
    { zh: '同族专利、系列著作依次登记。', en: 'A patent family or a series of books is registered in turn.' },
    { zh: '此前在职学习、休假或调动，成果因而推迟。', en: 'Earlier study, leave or a move held works back.' },
  ],
  limits: [
    {
      zh: '比较的基准是各月机会均等，不含学科差异和季节性；刊期只知月份。',
      en: 'The baseline is that every month is equally likely: no seasons or disciplines; dates are known to the month.',
    },
    { zh: '只看材料中列出的成果；未列出的成果不在计数之内。', en: 'Only works the dossier lists are counted.' },
    {
      zh: '集中只是提请核实的线索，不说明成果本身有无问题。',
      en: 'Clustering is a reason to verify; it says nothing of the works themselves.',
    },
  ],
  needs: ['batch', 'dossier'],
  roles: { burst: options },
  texts,
  run: ({ batch, dossier }, { burst }, find): CheckOutcome => {
    if (burst === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const { options: asked, id: clause } = burst;
    const works = dossier.works.filter((work) => asked.kinds.includes(work.kind));
    const observation = observe(works, asked.dateLadder, asked.observationMonths, batch.closingDate);
    const unassessable = notAssessable(works.length, observation, asked);
    if (unassessable !== undefined || observation === undefined) return unassessable ?? noDates;

    const counts = countsOf(observation);
    const [best] = assessStream(counts, asked);
    if (best === undefined) return tooShort(asked);
    const covered = coverageOf(observation);
    if (!best.significant && undatedCouldMatter(counts, observation, asked)) {
      return {
        status: 'completed',
        findings: [],
        covered: [{ subject: {}, state: 'could-not-tell', ...undatedMatter(observation.undated.length) }, ...covered],
      };
    }
    const inWindow = worksIn(observation, best);
    const { code, outcome } = best.significant ? conclusion(dossier.verification) : ({ code: 'no-burst', outcome: 'pass' } as const);
    const finding = find(code, {
      clause,
      outcome,
      subject: {},
      params: paramsOf(observation, best, inWindow, asked),
      evidence: [
        series(observation, counts, best),
        ...(best.significant ? inWindow.map((entry) => dateRecord(dossier, entry)) : []),
        ...verificationRecord(dossier.verification, best),
      ],
      strength: best.significant ? Math.min(1, Math.max(0.5, -Math.log10(Math.max(best.jointProbability, 1e-12)) / 12)) : 0,
      identity: best.significant ? inWindow.map(({ work, value }) => `${work.id}@${value}`) : [],
    });
    return { status: 'completed', findings: [finding], covered: [{ subject: {}, state: 'checked' }, ...covered] };
  },
});

const noDates: CheckOutcome = {
  status: 'could-not-tell',
  reason: { zh: '没有一项成果注明日期。', en: 'No work has a date.' },
  mend: { zh: '在 dossier.yaml 中为每项成果填写 issueDate。', en: 'Give each work an issueDate in dossier.yaml.' },
};

const tooShort = (asked: BurstOptions): CheckOutcome => ({
  status: 'not-applicable',
  reason: {
    zh: `观察期${asked.observationMonths}个月不长于任何一个窗口，无法评估。`,
    en: `Not assessable: the ${asked.observationMonths} months observed are no longer than any window.`,
  },
});

/** Below the power floor nothing can be said; which works lack a date decides whether more could be known. */
function notAssessable(works: number, observation: Observation | undefined, asked: BurstOptions): CheckOutcome | undefined {
  if (works < asked.minimumWorks) {
    return {
      status: 'not-applicable',
      reason: {
        zh: `应计入的成果只有${works}项，少于${asked.minimumWorks}项，谈不上集中，不作评估。`,
        en: `Not assessable: ${works} works of the kinds counted, fewer than the ${asked.minimumWorks} that clustering needs.`,
      },
    };
  }
  if (observation === undefined) return noDates;
  const dated = observation.inside.length;
  if (dated >= asked.minimumWorks) return undefined;
  if (dated + observation.undated.length + observation.after.length < asked.minimumWorks) {
    return {
      status: 'not-applicable',
      reason: {
        zh: `${observation.from}至${observation.to}只有${dated}项成果，少于${asked.minimumWorks}项，不作评估。`,
        en: `Not assessable: ${dated} works in ${observation.from} to ${observation.to}, fewer than ${asked.minimumWorks}.`,
      },
    };
  }
  return {
    status: 'could-not-tell',
    reason: {
      zh: `${observation.from}至${observation.to}能确定日期的成果只有${dated}项，另有${observation.undated.length}项没有日期、${observation.after.length}项晚于截止月份，不足以评估。`,
      en: `Not assessable: ${dated} works are dated within ${observation.from} to ${observation.to}; ${observation.undated.length} have no date and ${observation.after.length} are later than the closing month.`,
    },
    mend: {
      zh: '补全成果的 issueDate，并核对 batch.yaml 的 closingDate。',
      en: 'Complete the works’ issueDate and check closingDate in batch.yaml.',
    },
  };
}

function countsOf({ inside, months, from }: Observation): number[] {
  const counts = new Array<number>(months).fill(0);
  for (const offset of inside.map((entry) => offsetOf(entry, from))) counts[offset] = (counts[offset] ?? 0) + 1;
  return counts;
}

const offsetOf = ({ month }: DatedWork, from: YearMonth): number => month - monthIndex(from);

const worksIn = ({ inside, from }: Observation, { months, start }: WindowResult): DatedWork[] =>
  inside.filter((entry) => offsetOf(entry, from) >= start && offsetOf(entry, from) < start + months);

/** Whether undated works, all falling in the fullest window, would make it remarkable. */
function undatedCouldMatter(counts: readonly number[], { undated }: Observation, asked: BurstOptions): boolean {
  if (undated.length === 0) return false;
  return assessStream(counts, asked).some(({ months, start }) => {
    const worst = counts.map((count, month) => (month === start ? count + undated.length : count));
    return assessStream(worst, asked).some((result) => result.months === months && result.significant);
  });
}

const undatedMatter = (undated: number): Pick<SubjectCoverage, 'reason' | 'mend'> => ({
  reason: {
    zh: `已注明日期的成果未见异常集中，但另有${undated}项没有日期，若与之同期则可能达到界限。`,
    en: `The dated works show no unusual clustering, but ${undated} more have no date and could bring them beyond the level.`,
  },
  mend: { zh: '为没有日期的成果填写 issueDate。', en: 'Give the undated works an issueDate.' },
});

function coverageOf({ inside, before, after, undated, from, to }: Observation): SubjectCoverage[] {
  return [
    ...inside.map(({ work }): SubjectCoverage => ({ subject: { work: work.id }, state: 'checked' })),
    ...before.map(
      ({ work }): SubjectCoverage => ({
        subject: { work: work.id },
        state: 'not-applicable',
        reason: { zh: `早于观察期（${from}起）。`, en: `Earlier than the months observed (from ${from}).` },
      }),
    ),
    ...after.map(
      ({ work }): SubjectCoverage => ({
        subject: { work: work.id },
        state: 'could-not-tell',
        reason: { zh: `日期晚于截止月份${to}，未计入。`, en: `Dated after the closing month ${to}; not counted.` },
        mend: { zh: '核对成果日期和 batch.yaml 的 closingDate。', en: 'Check the work’s date and closingDate in batch.yaml.' },
      }),
    ),
    ...undated.map(
      (work): SubjectCoverage => ({
        subject: { work: work.id },
        state: 'could-not-tell',
        reason: { zh: '没有可用的日期，未计入。', en: 'No usable date; not counted.' },
        mend: { zh: '在 dossier.yaml 中填写 issueDate（YYYY-MM）。', en: 'Give its issueDate (YYYY-MM) in dossier.yaml.' },
      }),
    ),
  ];
}

function conclusion(verification: Verification | undefined) {
  switch (verification?.state) {
    case 'passed':
      return { code: 'burst-verified', outcome: 'pass' } as const;
    case 'failed':
      return { code: 'verification-failed', outcome: 'veto' } as const;
    case 'missing':
      return { code: 'verification-missing', outcome: 'veto' } as const;
    case 'pending':
    case undefined:
      return { code: 'burst', outcome: 'needs-verification' } as const;
  }
}

const percent = (probability: number): number => Number((probability * 100).toPrecision(3));

function paramsOf(observation: Observation, best: WindowResult, inWindow: readonly DatedWork[], asked: BurstOptions): BurstParams {
  return {
    count: best.count,
    total: observation.inside.length,
    from: addMonths(observation.from, best.start),
    to: addMonths(observation.from, best.start + best.months - 1),
    windowMonths: best.months,
    observedFrom: observation.from,
    observedTo: observation.to,
    observationMonths: observation.months,
    expected: Number(best.expected.toPrecision(3)),
    probabilityPercent: percent(best.probability),
    jointPercent: percent(best.jointProbability),
    bound: best.method === 'upper-bound',
    significancePercent: Number((asked.significance * 100).toPrecision(6)),
    windowsTried: new Set(asked.windowMonths.filter((months) => months < observation.months)).size,
    undated: observation.undated.length,
    works: inWindow.map(({ work }) => work.id),
  };
}

const METHODS: Record<WindowResult['method'], string> = {
  exact: 'exact month-grain scan probability; Bonferroni over window lengths',
  'upper-bound': 'upper bound of the month-grain scan probability; Bonferroni over window lengths',
  'lower-bound': 'lower bound of the month-grain scan probability (already above the level)',
};

function series(observation: Observation, counts: readonly number[], best: WindowResult): CountSeriesEvidence {
  const exact = best.exact === undefined ? undefined : rationalText(best.exact);
  return {
    type: 'count-series',
    from: observation.from,
    counts,
    window: {
      from: addMonths(observation.from, best.start),
      to: addMonths(observation.from, best.start + best.months - 1),
      months: best.months,
      count: best.count,
    },
    expected: best.expected,
    probability: best.probability,
    ...(exact === undefined || exact.length > LONGEST_FRACTION ? {} : { exact }),
    method: METHODS[best.method],
  };
}

const dateRecord = (dossier: Dossier, { work, field, value }: DatedWork): RecordEvidence =>
  recordEvidence(dossier, workField(work.id, field), value);

function verificationRecord(verification: Verification | undefined, best: WindowResult): Evidence[] {
  if (!best.significant || verification === undefined) return [];
  const value = [verification.state, verification.by, verification.date].filter((part) => part !== undefined).join('; ');
  return [{ type: 'record', source: 'manifest', field: 'verification', value }];
}
