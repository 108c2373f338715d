import { z } from 'zod';
import type { Applicant } from '../../domain/applicant.ts';
import type { Finding } from '../../domain/finding.ts';
import { personForm } from '../../domain/person-name.ts';
import type { Artifacts, UsedAchievements, WorkClaim } from '../artifacts.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { type IdentityGround, sameWork } from '../same-work.ts';
import { about, outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import { type ReuseCodes, texts } from './texts.ts';

const REVIEW_KINDS = ['province-wide', 'grassroots'] as const;
const options = z.object({
  /** An achievement used in these reviews … */
  usedIn: z.array(z.enum(REVIEW_KINDS)).min(1),
  /** … can't be used again in these. */
  barredIn: z.array(z.enum(REVIEW_KINDS)).min(1),
});
type ReuseOptions = z.infer<typeof options>;
type UsedRow = UsedAchievements['rows'][number];

export const achievementReuse = defineCheck<'batch' | 'dossier' | 'claims' | 'used', { readonly register: ReuseOptions }, ReuseCodes>({
  id: 'achievement-reuse',
  version: 1,
  title: { zh: '已用业绩', en: 'Achievements used before' },
  innocentExplanations: [
    { zh: '合作者在其本人的评审中用过同一成果。', en: 'A co-author used the same work in a review of their own.' },
    { zh: '登记的评审未通过，业绩没有用掉。', en: 'The earlier review did not pass, so the achievement was not used up.' },
    { zh: '同名的另一人、另一成果。', en: 'Another person or work of the same name.' },
  ],
  limits: [
    { zh: '只与已载入的登记比对。', en: 'Only loaded registers are looked at.' },
    {
      zh: '登记没有编号的，依题名和姓名认定，须人工核对。',
      en: 'Register rows without a number are recognised by title and name, to be confirmed by a person.',
    },
  ],
  needs: ['batch', 'dossier', 'claims', 'used'],
  roles: { register: options },
  texts,
  run: ({ batch, dossier, claims, used }, { register }, find) =>
    outcomeOf([
      under(register, (clause) => {
        if (dossier.works.length === 0) return outside('材料中没有成果。', 'The dossier lists no works.');
        if (batch.reviewKind === undefined)
          return untold(
            {
              zh: '批次资料没有写明是全省范围评审还是基层单独评审。',
              en: 'The batch does not say whether the review is province-wide or the grassroots one.',
            },
            { zh: '在 batch.yaml 中填写 reviewKind。', en: 'State reviewKind in batch.yaml.' },
          );
        if (!clause.options.barredIn.includes(batch.reviewKind))
          return outside('条款不限制本次评审使用已用业绩。', 'The clause does not restrict this kind of review.');
        if (used.registers.length === 0)
          return untold(
            { zh: '没有载入已用业绩登记。', en: 'No register of used achievements is loaded.' },
            {
              zh: '在 batch.yaml 的 usedAchievements 中列出登记表（CSV 或 XLSX）。',
              en: 'Name the register (CSV or XLSX) under usedAchievements in batch.yaml.',
            },
          );
        return claims.own.map((claim) => about({ work: claim.work }, judge(claim, dossier.applicant, used, clause, find)));
      }),
    ]),
});

function judge(
  claim: WorkClaim,
  applicant: Applicant,
  used: Artifacts['used'],
  clause: ClauseBinding<ReuseOptions>,
  find: MakeFinding<ReuseCodes>,
): Verdict {
  const hits = used.rows.flatMap((row) => {
    const ground = groundOf(claim, row);
    const counts = row.reviewKind === undefined || clause.options.usedIn.includes(row.reviewKind);
    return ground === undefined || !counts ? [] : [findingOf(claim, applicant, row, ground, clause, find)];
  });
  return told(...hits);
}

/** Registers often name the person and not the authors: the person is then taken for one. */
function groundOf(claim: WorkClaim, row: UsedRow): IdentityGround | undefined {
  const authors = row.authors.length > 0 ? row.authors : row.person === undefined ? [] : [row.person];
  const asListed = { ...row, authors };
  return sameWork({ ...claim, authors: [...claim.authors, claim.applicantName ?? ''].filter((name) => name !== '') }, asListed);
}

function findingOf(
  claim: WorkClaim,
  applicant: Applicant,
  row: UsedRow,
  ground: IdentityGround,
  clause: ClauseBinding<ReuseOptions>,
  find: MakeFinding<ReuseCodes>,
): Finding {
  const names = [applicant.name, ...applicant.formerNames, ...applicant.nameVariants].flatMap((name) =>
    name === undefined ? [] : [personForm(name)],
  );
  const params = {
    title: claim.title ?? row.title ?? claim.work,
    register: row.register,
    row: row.row,
    person: row.person ?? '',
    year: row.year === undefined ? '' : String(row.year),
    ground,
  };
  const draft = {
    clause: clause.id,
    subject: { work: claim.work },
    params,
    evidence: [
      {
        type: 'record',
        source: row.register,
        field: `row ${row.row}`,
        value: [row.person, row.title, params.year].filter(Boolean).join(' · '),
      },
      { type: 'record', source: 'manifest', field: `works[${claim.work}].title`, value: claim.title ?? '' },
    ],
    identity: [row.person ?? '', row.title ?? '', ground],
  } as const;
  if (row.person !== undefined && names.length > 0 && !names.includes(personForm(row.person)))
    return find('used-by-another', { ...draft, outcome: 'advisory', strength: 0.2 });
  const certain = row.person !== undefined && names.length > 0 && row.reviewKind !== undefined && ground !== 'title-and-authors';
  return certain
    ? find('used', { ...draft, outcome: 'not-counted', strength: 1 })
    : find('used-probably', { ...draft, outcome: 'needs-verification', strength: 0.6 });
}
