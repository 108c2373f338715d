import type { CodeTexts } from '../check.ts';

/** What every code of this check tells. */
export type BurstParams = {
  readonly count: number;
  readonly total: number;
  readonly from: string;
  readonly to: string;
  readonly windowMonths: number;
  readonly observedFrom: string;
  readonly observedTo: string;
  readonly observationMonths: number;
  readonly expected: number;
  readonly probabilityPercent: number;
  readonly jointPercent: number;
  /** The two are upper bounds, not exact. */
  readonly bound: boolean;
  readonly significancePercent: number;
  readonly windowsTried: number;
  readonly undated: number;
  readonly works: readonly string[];
};

/** Below this a number of noughts says no more than "less". */
const LEAST_PERCENT = 0.0001;

const worded = (percent: number, bound: boolean): { zh: string; en: string } =>
  percent < LEAST_PERCENT
    ? { zh: `小于${LEAST_PERCENT}%`, en: `below ${LEAST_PERCENT} %` }
    : { zh: `${bound ? '不超过' : '为'}${percent}%`, en: `${bound ? 'at most ' : ''}${percent} %` };

const facts = (p: BurstParams): { zh: string; en: string } => ({
  zh:
    `${p.observedFrom}至${p.observedTo}（${p.observationMonths}个月）共有${p.total}项注明日期的成果，其中${p.count}项集中在${p.from}至${p.to}（${p.windowMonths}个月）；` +
    `若均匀分布，该长度的窗口平均${p.expected}项。仅凭偶然出现这样集中的概率${worded(p.probabilityPercent, p.bound).zh}，` +
    `按${p.windowsTried}种窗口校正后${worded(p.jointPercent, p.bound).zh}（界限${p.significancePercent}%）。`,
  en:
    `${p.total} dated works stand in ${p.observedFrom} to ${p.observedTo} (${p.observationMonths} months), ${p.count} of them in ${p.from} to ${p.to} (${p.windowMonths} month${p.windowMonths === 1 ? '' : 's'}); ` +
    `spread evenly, such a window would hold ${p.expected} on average. Chance alone would give a window so full with probability ${worded(p.probabilityPercent, p.bound).en}, ` +
    `or ${worded(p.jointPercent, p.bound).en} corrected for ${p.windowsTried} window lengths (level ${p.significancePercent} %).`,
});

const CHECKLIST = {
  zh: '请逐项实证核验：一、核对每项成果的投稿、录用和刊出日期及原始稿件；二、核对原始数据、实验记录或登记证书；三、核对申报人在每项成果中的署名次序和实际贡献；四、了解集中的原因（长期项目结题、刊物积压后集中刊出、专刊、同族专利等）；五、把核验人、日期、结论记入 dossier.yaml 的 verification。',
  en: 'Verify each work on the facts: 1. submission, acceptance and publication dates against the original letters; 2. raw data, lab notes or certificates; 3. the applicant’s place among the authors and real contribution; 4. why the works came together (a long project ending, a journal clearing its backlog, a special issue, one patent family); 5. record who verified, when and with what result under verification in dossier.yaml.',
};

export const texts: Record<
  'burst' | 'burst-verified' | 'verification-failed' | 'verification-missing' | 'no-burst',
  CodeTexts<BurstParams>
> = {
  burst: {
    title: { zh: '成果集中出现，需要实证核验', en: 'Works close together: to be verified on the facts' },
    statement: (p) => facts(p),
    action: () => CHECKLIST,
  },
  'burst-verified': {
    title: { zh: '成果集中出现，实证核验已通过', en: 'Works close together: verification passed' },
    statement: (p) => ({
      zh: `${facts(p).zh}材料记载实证核验已通过。`,
      en: `${facts(p).en} The dossier records a verification that was passed.`,
    }),
    action: () => ({ zh: '请确认核验记录由有权单位作出。', en: 'Confirm that the record was made by the body entitled to it.' }),
  },
  'verification-failed': {
    title: { zh: '成果集中出现，实证核验未达到要求', en: 'Works close together: verification not met' },
    statement: (p) => ({
      zh: `${facts(p).zh}材料记载实证核验未达到要求，按条款可以一票否决。`,
      en: `${facts(p).en} The dossier records a verification that was not met; the clause allows a veto.`,
    }),
    action: () => ({
      zh: '请复核核验记录及其理由，听取申报人说明，由评委会工作机构作出认定并记明理由。',
      en: 'Review the record and its reasons, hear the applicant, and let the committee office decide and keep the reason.',
    }),
  },
  'verification-missing': {
    title: { zh: '成果集中出现，未作实证核验', en: 'Works close together: verification was not done' },
    statement: (p) => ({
      zh: `${facts(p).zh}材料记载未作实证核验，按条款可以一票否决。`,
      en: `${facts(p).en} The dossier records that no verification was done; the clause allows a veto.`,
    }),
    action: () => ({ zh: `请先补作核验。${CHECKLIST.zh}`, en: `Have the verification done first. ${CHECKLIST.en}` }),
  },
  'no-burst': {
    title: { zh: '未见异常集中', en: 'No unusual clustering' },
    statement: (p) => ({
      zh: `${p.observedFrom}至${p.observedTo}共有${p.total}项注明日期的成果，最集中处为${p.from}至${p.to}的${p.count}项，未达到界限（校正后${p.significancePercent}%）。`,
      en: `${p.total} dated works stand in ${p.observedFrom} to ${p.observedTo}; the closest are ${p.count} in ${p.from} to ${p.to}, which is not beyond the level of ${p.significancePercent} % after correction.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
