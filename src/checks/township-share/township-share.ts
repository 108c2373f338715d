import { z } from 'zod';
import { TITLE_LEVELS, WORKPLACES } from '../../domain/applicant.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { BatchApplicant } from '../batch-artifacts.ts';
import { type ClauseBinding, defineBatchCheck, type MakeFinding } from '../check.ts';
import { plainName } from '../plain-name.ts';
import { outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import { reaches, type ShareFact, shareBounds } from './share-bounds.ts';

const options = z.object({
  minimumRuralSharePercent: z.number().min(0).max(100),
  ruralWorkplaces: z.array(z.enum(WORKPLACES)).min(1),
  seniorLevels: z.array(z.enum(TITLE_LEVELS)).min(1),
  reviewKinds: z.array(z.enum(['province-wide', 'grassroots'])).min(1),
});
type ShareOptions = z.infer<typeof options>;
type Share = {
  readonly series: string;
  readonly rural: number;
  readonly awarded: number;
  readonly percent: number;
  readonly minimum: number;
};
type Codes = { readonly met: Share; readonly 'below-share': Share };

const counted = (p: Share) => ({
  zh: `${p.series === '' ? '本批次' : `“${p.series}”系列`}评出高级职称${p.awarded}名，其中乡村单位${p.rural}名，占${p.percent}%；条款要求不低于${p.minimum}%`,
  en: `${p.series === '' ? 'In this batch' : `In the series “${p.series}”`} ${p.awarded} senior titles were awarded, ${p.rural} of them to village and township units (${p.percent} %); the clause asks for at least ${p.minimum} %`,
});

export const townshipShare = defineBatchCheck<'batch' | 'applicants', { readonly share: ShareOptions }, Codes>({
  id: 'township-share',
  version: 2,
  title: { zh: '乡村单位人才所占比例', en: 'Share of village and township staff' },
  innocentExplanations: [
    {
      zh: '同一系列本年度分几批评审，须合并计算。',
      en: 'The year’s review of the series was held in several batches, which count together.',
    },
    { zh: '乡村单位申报人数本身不足。', en: 'Too few staff of village and township units applied.' },
    { zh: '名额很少时一人之差即改变比例。', en: 'With few titles one person moves the share.' },
  ],
  limits: [
    { zh: '只计算本批次。', en: 'Only this batch is counted.' },
    {
      zh: '“基层贡献”须综合多项因素，由评委会判断，不在计算之内。',
      en: 'Contribution at the grassroots is weighed by the committee over several factors; it is not computed.',
    },
  ],
  needs: ['batch', 'applicants'],
  roles: { share: options },
  texts: {
    met: {
      title: { zh: '乡村单位比例达到要求', en: 'The share is reached' },
      statement: (p) => ({ zh: `${counted(p).zh}。`, en: `${counted(p).en}.` }),
      action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
    },
    'below-share': {
      title: { zh: '乡村单位比例低于要求', en: 'The share is not reached' },
      statement: (p) => ({ zh: `${counted(p).zh}。`, en: `${counted(p).en}.` }),
      action: () => ({
        zh: '请合并同一系列本年度各批次后复核；仍不足的，由评委会工作机构说明。',
        en: 'Count the year’s batches of the series together; if still below, the committee office explains.',
      }),
    },
  },
  run: ({ batch, applicants }, { share }, find) => outcomeOf([under(share, (clause) => judge(batch, applicants, clause, find))]),
});

function judge(
  batch: BatchInfo,
  applicants: readonly BatchApplicant[],
  clause: ClauseBinding<ShareOptions>,
  find: MakeFinding<Codes>,
): Verdict | readonly Verdict[] {
  const { reviewKinds } = clause.options;
  if (batch.reviewKind === undefined)
    return untold(
      { zh: '批次资料没有写明是否基层单独评审。', en: 'Whether this is the grassroots review is not stated.' },
      { zh: '在 batch.yaml 中填写 reviewKind。', en: 'State reviewKind in batch.yaml.' },
    );
  if (!reviewKinds.includes(batch.reviewKind)) return outside('条款不涉及本次评审。', 'The clause does not speak of this review.');
  if (batch.hasTownshipUnits === false) return outside('本系列没有乡村单位。', 'The series has no village or township units.');
  if (batch.hasTownshipUnits === undefined)
    return untold(
      { zh: '没有写明本系列是否有乡村单位。', en: 'Whether the series has village and township units is not stated.' },
      { zh: '在 batch.yaml 中填写 hasTownshipUnits。', en: 'State hasTownshipUnits in batch.yaml.' },
    );
  if (batch.stage === 'before-meeting')
    return outside('评审会尚未召开，没有评审结果。', 'The committee has not met yet, so there are no results.');
  const bySeries = new Map<string, { name: string; members: BatchApplicant[] }>();
  for (const one of applicants) {
    const name = one.applicant.series ?? batch.series ?? '';
    const group = bySeries.get(plainName(name)) ?? { name, members: [] };
    group.members.push(one);
    bySeries.set(plainName(name), group);
  }
  if (bySeries.size === 0) return outside('本批次没有申报人。', 'The batch has no applicants.');
  return [...bySeries.values()].map(({ name, members }) => judgeSeries(name, members, batch, clause, find));
}

function judgeSeries(
  series: string,
  members: readonly BatchApplicant[],
  batch: BatchInfo,
  { id, options }: ClauseBinding<ShareOptions>,
  find: MakeFinding<Codes>,
): Verdict {
  const facts = members.map((member) => factOf(member, batch, options));
  const { least, most } = shareBounds(facts);
  const minimum = options.minimumRuralSharePercent;
  const known = facts.every(({ awarded, rural }) => awarded === false || (awarded !== undefined && rural !== undefined));
  if (known && least.awarded === 0) return outside('没有评出高级职称。', 'No senior title was awarded.');
  const [reached, reachable] = [reaches(least, minimum), reaches(most, minimum)];
  if (reached !== reachable || (!known && Math.min(least.awarded, most.awarded) === 0)) return unsettled(series, facts);
  const shown = reached ? least : most;
  const percent = shown.awarded === 0 ? 0 : Math.floor((shown.rural * 1000) / shown.awarded) / 10;
  return told(
    find(reached ? 'met' : 'below-share', {
      clause: id,
      outcome: reached ? 'pass' : 'needs-verification',
      subject: {},
      params: { series, rural: shown.rural, awarded: shown.awarded, percent, minimum },
      evidence: [{ type: 'record', source: 'batch', field: 'review.result', value: `${shown.rural} / ${shown.awarded}` }],
      strength: reached ? 0 : 0.7,
      identity: [series, String(shown.rural), String(shown.awarded)],
    }),
  );
}

function factOf({ applicant, review }: BatchApplicant, batch: BatchInfo, options: ShareOptions): ShareFact {
  const level = review?.level ?? applicant.levelAppliedFor ?? batch.level;
  const passed = review?.result === undefined ? undefined : review.result === 'passed';
  const senior = level === undefined ? undefined : options.seniorLevels.includes(level);
  const awarded = passed === false || senior === false ? false : passed === undefined || senior === undefined ? undefined : true;
  const { workplace } = applicant;
  return { awarded, rural: workplace === undefined ? undefined : options.ruralWorkplaces.includes(workplace) };
}

function unsettled(series: string, facts: readonly ShareFact[]): Verdict {
  const results = facts.filter(({ awarded }) => awarded === undefined).length;
  const places = facts.filter(({ awarded, rural }) => awarded !== false && rural === undefined).length;
  const gaps = [
    { count: results, zh: `${results}名申报人没有评审结果或级别`, en: `no result or level is stated of ${results}` },
    { count: places, zh: `${places}名没有写明单位所在地`, en: `no place of work of ${places}` },
  ].filter(({ count }) => count > 0);
  const [zh, en] = [gaps.map((gap) => gap.zh).join('，'), gaps.map((gap) => gap.en).join(' and ')];
  return untold(
    {
      zh: `${series === '' ? '' : `“${series}”系列`}${zh}；往多算和往少算，结论不同。`,
      en: `${series === '' ? 'Of the applicants' : `Of the applicants in the series “${series}”`} ${en}; counted either way the share comes out differently.`,
    },
    {
      zh: '在 dossier.yaml 中填写 review.result、review.level 和 applicant.workplace。',
      en: 'State review.result, review.level and applicant.workplace in dossier.yaml.',
    },
  );
}
