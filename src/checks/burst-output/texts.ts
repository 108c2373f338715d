import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';

/** What every code but `late-share` tells. */
export type BurstParams = {
  readonly count: number;
  readonly total: number;
  readonly kinds: readonly string[];
  readonly kindsZh: string;
  readonly kindsEn: string;
  /** All kinds together. */
  readonly joint: boolean;
  readonly streams: number;
  readonly from: string;
  readonly to: string;
  readonly windowMonths: number;
  readonly observedFrom: string;
  readonly observedTo: string;
  readonly observationMonths: number;
  readonly expected: number;
  /** Effect size: count over expected. */
  readonly timesExpected: number;
  readonly sharePercent: number;
  readonly probabilityPercent: number;
  readonly jointPercent: number;
  /** The probability is an upper bound, not exact. */
  readonly bound: boolean;
  readonly jointMethod: 'union-bound' | 'monte-carlo' | 'not-remarkable';
  readonly draws?: number;
  readonly seed?: string;
  readonly significancePercent: number;
  readonly windowsTried: number;
  readonly undated: number;
  readonly works: readonly string[];
  readonly falseDiscoveryPercent: number;
  readonly batchTests?: number;
  readonly adjustedPercent?: number;
  readonly baseline: 'even' | 'too-few' | 'discipline' | 'all-disciplines';
  readonly baselineApplicants?: number;
  readonly baselineWorks?: number;
  readonly baselineMean?: number;
  readonly baselineBusiestMonth?: number;
  readonly baselineDiscipline?: string;
  readonly peersPercent?: number;
  /** Months in which the works of the window were received, where all say so. */
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  readonly closingMonths?: number;
  readonly closingCount?: number;
  readonly closingSharePercent?: number;
  readonly closingExpected?: number;
};

export type LateShareParams = {
  readonly count: number;
  readonly total: number;
  readonly months: number;
  readonly to: string;
  readonly expected: number;
  readonly sharePercent: number;
  readonly probabilityPercent: number;
};

type ClusterCode =
  | 'burst'
  | 'burst-verified'
  | 'verification-failed'
  | 'verification-missing'
  | 'expected-in-batch'
  | 'usual-among-peers'
  | 'no-burst';
export type BurstCodes = Record<ClusterCode, BurstParams> & { readonly 'late-share': LateShareParams };

/** Below this a number of noughts says no more than "less". */
const LEAST_PERCENT = 0.0001;

const worded = (percent: number, bound = false): Localised =>
  percent < LEAST_PERCENT
    ? { zh: `小于${LEAST_PERCENT}%`, en: `below ${LEAST_PERCENT} %` }
    : { zh: `${bound ? '不超过' : '为'}${percent}%`, en: `${bound ? 'at most ' : ''}${percent} %` };

const joined = (...parts: readonly (Localised | undefined)[]): Localised => {
  const told = parts.filter((part) => part !== undefined);
  return { zh: told.map(({ zh }) => zh).join(''), en: told.map(({ en }) => en).join(' ') };
};

/** A window of one month is that month. */
const months = ({ from, to }: BurstParams): Localised =>
  from === to ? { zh: from, en: from } : { zh: `${from}至${to}`, en: `${from} to ${to}` };

const counts = (p: BurstParams): Localised => ({
  zh: `${p.observedFrom}至${p.observedTo}（${p.observationMonths}个月）共有${p.total}项注明日期的成果（${p.kindsZh}），其中${p.count}项（${p.sharePercent}%）集中在${months(p).zh}（${p.windowMonths}个月）；按基准该长度的窗口平均${p.expected}项，为其${p.timesExpected}倍。`,
  en: `${p.total} dated works (${p.kindsEn}) stand in ${p.observedFrom} to ${p.observedTo} (${p.observationMonths} months), ${p.count} of them (${p.sharePercent} %) in ${months(p).en} (${p.windowMonths} month${p.windowMonths === 1 ? '' : 's'}); by the baseline such a window would hold ${p.expected} on average, so this is ${p.timesExpected} times as many.`,
});

const chance = (p: BurstParams): Localised => ({
  zh: `仅凭偶然出现这样集中的概率${worded(p.probabilityPercent, p.bound).zh}，按${p.windowsTried}种窗口、${p.streams}类成果校正后${worded(p.jointPercent, p.jointMethod === 'union-bound').zh}（界限${p.significancePercent}%）${p.jointMethod === 'monte-carlo' ? `，由${p.draws ?? 0}次模拟得出（种子“${p.seed ?? ''}”）` : ''}。`,
  en: `Chance alone would give a window so full with probability ${worded(p.probabilityPercent, p.bound).en}, or ${worded(p.jointPercent, p.jointMethod === 'union-bound').en} corrected for ${p.windowsTried} window lengths and ${p.streams} stream${p.streams === 1 ? '' : 's'} of works (level ${p.significancePercent} %)${p.jointMethod === 'monte-carlo' ? `, from ${p.draws ?? 0} simulations (seed '${p.seed ?? ''}')` : ''}.`,
});

function overBatch(p: BurstParams): Localised | undefined {
  if (p.batchTests === undefined || p.adjustedPercent === undefined) return undefined;
  return {
    zh: `本批可评估的申报人${p.batchTests}人，按Benjamini–Hochberg校正后${worded(p.adjustedPercent).zh}（错误发现率上限${p.falseDiscoveryPercent}%）。`,
    en: `Over the ${p.batchTests} assessable applicants of the batch it is ${worded(p.adjustedPercent).en} after Benjamini–Hochberg (false discovery rate at most ${p.falseDiscoveryPercent} %).`,
  };
}

function basis(p: BurstParams): Localised {
  switch (p.baseline) {
    case 'even':
      return {
        zh: '基准：各月机会均等（未提供以往批次的数据）。',
        en: 'Baseline: every month equally likely (no data of past batches given).',
      };
    case 'too-few':
      return {
        zh: '基准：各月机会均等（以往批次的申报人过少，不足以建立基准）。',
        en: 'Baseline: every month equally likely (past batches hold too few applicants).',
      };
    case 'discipline':
    case 'all-disciplines': {
      const scope =
        p.baselineDiscipline === undefined
          ? { zh: '各学科合并', en: 'all disciplines together' }
          : { zh: `学科${p.baselineDiscipline}`, en: `discipline ${p.baselineDiscipline}` };
      const peers =
        p.peersPercent === undefined
          ? { zh: '', en: '' }
          : {
              zh: `以往申报人出现同样集中的概率（校正后）${worded(p.peersPercent, true).zh}。`,
              en: ` A past applicant would show as full a window with probability ${worded(p.peersPercent, true).en} (corrected).`,
            };
      return {
        zh: `基准：本机构以往批次（${scope.zh}）${p.baselineApplicants ?? 0}人${p.baselineWorks ?? 0}项成果，人均${p.baselineMean ?? 0}项，${p.baselineBusiestMonth ?? 0}月最多。${peers.zh}`,
        en: `Baseline: the office’s past batches (${scope.en}), ${p.baselineApplicants ?? 0} applicants with ${p.baselineWorks ?? 0} works, ${p.baselineMean ?? 0} each on average, most in month ${p.baselineBusiestMonth ?? 0}.${peers.en}`,
      };
    }
  }
}

function received(p: BurstParams): Localised | undefined {
  if (p.receivedFrom === undefined || p.receivedTo === undefined) return undefined;
  return {
    zh: `这${p.count}项成果的收稿或申请日期在${p.receivedFrom}至${p.receivedTo}之间。`,
    en: `These ${p.count} works were received or filed between ${p.receivedFrom} and ${p.receivedTo}.`,
  };
}

function closing(p: BurstParams): Localised | undefined {
  if (p.closingMonths === undefined) return undefined;
  return {
    zh: `截止前${p.closingMonths}个月内有${p.closingCount ?? 0}项（占${p.closingSharePercent ?? 0}%，按基准平均${p.closingExpected ?? 0}项）。`,
    en: `The last ${p.closingMonths} months before closing hold ${p.closingCount ?? 0} (${p.closingSharePercent ?? 0} %; ${p.closingExpected ?? 0} on average by the baseline).`,
  };
}

const facts = (p: BurstParams): Localised => joined(counts(p), chance(p), overBatch(p), basis(p), received(p), closing(p));

const CHECKLIST: Localised = {
  zh: '请逐项实证核验：一、核对每项成果的投稿、录用和刊出日期及原始稿件；二、核对原始数据、实验记录或登记证书；三、核对申报人在每项成果中的署名次序和实际贡献；四、了解集中的原因（长期项目结题、刊物积压后集中刊出、专刊、同族专利等）；五、把核验人、日期、结论记入 dossier.yaml 的 verification。',
  en: 'Verify each work on the facts: 1. submission, acceptance and publication dates against the original letters; 2. raw data, lab notes or certificates; 3. the applicant’s place among the authors and real contribution; 4. why the works came together (a long project ending, a journal clearing its backlog, a special issue, one patent family); 5. record who verified, when and with what result under verification in dossier.yaml.',
};
const NOTHING_TO_DO: Localised = { zh: '无需处理。', en: 'Nothing to do.' };

export const texts: { readonly [C in keyof BurstCodes]: CodeTexts<BurstCodes[C]> } = {
  burst: {
    title: { zh: '成果集中出现，需要实证核验', en: 'Works close together: to be verified on the facts' },
    statement: facts,
    action: () => CHECKLIST,
  },
  'burst-verified': {
    title: { zh: '成果集中出现，实证核验已通过', en: 'Works close together: verification passed' },
    statement: (p) => joined(facts(p), { zh: '材料记载实证核验已通过。', en: 'The dossier records a verification that was passed.' }),
    action: () => ({ zh: '请确认核验记录由有权单位作出。', en: 'Confirm that the record was made by the body entitled to it.' }),
  },
  'verification-failed': {
    title: { zh: '成果集中出现，实证核验未达到要求', en: 'Works close together: verification not met' },
    statement: (p) =>
      joined(facts(p), {
        zh: '材料记载实证核验未达到要求，按条款可以一票否决。',
        en: 'The dossier records a verification that was not met; the clause allows a veto.',
      }),
    action: () => ({
      zh: '请复核核验记录及其理由，听取申报人说明，由评委会工作机构作出认定并记明理由。',
      en: 'Review the record and its reasons, hear the applicant, and let the committee office decide and keep the reason.',
    }),
  },
  'verification-missing': {
    title: { zh: '成果集中出现，未作实证核验', en: 'Works close together: verification was not done' },
    statement: (p) =>
      joined(facts(p), {
        zh: '材料记载未作实证核验，按条款可以一票否决。',
        en: 'The dossier records that no verification was done; the clause allows a veto.',
      }),
    action: () => joined({ zh: '请先补作核验。', en: 'Have the verification done first.' }, CHECKLIST),
  },
  'expected-in-batch': {
    title: {
      zh: '成果较为集中，但在本批人数之下属于可能出现的偶然',
      en: 'Works rather close together, as a batch of this size brings about by chance',
    },
    statement: (p) =>
      joined(facts(p), {
        zh: '单独看已达到界限，但本批人数之下难免有人偶然如此，不足以据此要求核验。',
        en: 'On its own this is beyond the level, but in a batch of this size some applicant is likely to show it by chance; no ground to demand verification.',
      }),
    action: () => ({ zh: '供参考；有其他线索时一并了解。', en: 'For information; ask about it if something else points the same way.' }),
  },
  'usual-among-peers': {
    title: { zh: '成果较为集中，但在同类申报人中常见', en: 'Works rather close together, as is common among past applicants' },
    statement: (p) =>
      joined(facts(p), {
        zh: '就其本人的成果分布看达到界限，但与以往申报人相比并不少见，不足以据此要求核验。',
        en: 'Against the applicant’s own record this is beyond the level, but past applicants show as much; no ground to demand verification.',
      }),
    action: () => ({ zh: '供参考；有其他线索时一并了解。', en: 'For information; ask about it if something else points the same way.' }),
  },
  'late-share': {
    title: { zh: '成果较多出现在截止前', en: 'Many works just before closing' },
    statement: (p) => ({
      zh: `${p.total}项成果中有${p.count}项（${p.sharePercent}%）出现在截止前${p.months}个月（至${p.to}），按基准平均${p.expected}项；偶然出现不少于此数的概率${worded(p.probabilityPercent).zh}。没有一段时间的集中程度达到须核验的界限。`,
      en: `${p.count} of ${p.total} works (${p.sharePercent} %) stand in the last ${p.months} months before closing (to ${p.to}), ${p.expected} on average by the baseline; chance would bring as many with probability ${worded(p.probabilityPercent).en}. No stretch is as full as verification would ask for.`,
    }),
    action: () => ({
      zh: '供参考：产出逐年上升的也会如此。必要时了解这些成果的形成过程。',
      en: 'For information: output that rises with the years looks like this too. Where needed, ask how these works came about.',
    }),
  },
  'no-burst': {
    title: { zh: '未见异常集中', en: 'No unusual clustering' },
    statement: (p) =>
      joined(
        {
          zh: `${p.observedFrom}至${p.observedTo}共有${p.total}项注明日期的成果（${p.kindsZh}），最集中处为${months(p).zh}的${p.count}项，未达到界限（校正后${p.significancePercent}%）。`,
          en: `${p.total} dated works (${p.kindsEn}) stand in ${p.observedFrom} to ${p.observedTo}; the closest are ${p.count} in ${months(p).en}, which is not beyond the level of ${p.significancePercent} % after correction.`,
        },
        basis(p),
        closing(p),
      ),
    action: () => NOTHING_TO_DO,
  },
};
