import { z } from 'zod';
import type { BatchInfo, Dossier } from '../../domain/dossier.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Localised } from '../../domain/localised.ts';
import type { CommitteeAuthority } from '../../domain/procedure.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { namedIn, sameName } from '../plain-name.ts';
import { recordEvidence } from '../record-evidence.ts';
import { outcomeOf, told, under, untold, type Verdict } from '../verdicts.ts';
import { RELATIONS, relationOf } from './relation.ts';
import { type ScopeCodes, texts } from './texts.ts';

const relations = z.array(z.enum(RELATIONS));
const options = z.object({
  /** For each level of committee, the units it may not review without an authorisation. */
  needsAuthorisation: z.object({ provincial: relations, city: relations, county: relations, unit: relations, central: relations }),
});
type ScopeOptions = z.infer<typeof options>;

export const committeeScope = defineCheck<'batch' | 'dossier', { readonly authority: ScopeOptions }, ScopeCodes>({
  id: 'committee-scope',
  version: 1,
  title: { zh: '评审权限', en: 'The committee’s authority' },
  innocentExplanations: [
    {
      zh: '申报人已调入本地单位，材料仍写原单位。',
      en: 'The applicant has moved to a unit of this place and the dossier still names the former one.',
    },
    {
      zh: '本地没有相应评委会，委托评审已获批准但未在批次资料中写明。',
      en: 'Review on behalf of another body was approved but not written into the batch.',
    },
    { zh: '地名写法不同（如“定西”与“定西市”）。', en: 'The same place written in two ways.' },
  ],
  limits: [
    { zh: '权限和隶属关系以批次资料和申报材料所述为准。', en: 'Authority and affiliation are as the batch and the dossier state them.' },
    {
      zh: '自主评审单位只与授权名单比对单位名称。',
      en: 'For a self-reviewing unit only the unit’s name is compared with the authorisations.',
    },
  ],
  needs: ['batch', 'dossier'],
  roles: { authority: options },
  texts,
  run: ({ batch, dossier }, { authority }, find) =>
    outcomeOf([
      under(authority, (clause) =>
        batch.authority === undefined
          ? untold(...NO_AUTHORITY)
          : withApprovals(judgeUnit(batch.authority, dossier, clause, find), approvals(batch, batch.authority, dossier, clause, find)),
      ),
    ]),
});

/** What is found of series and level stands even where the unit's place can't be told. */
const withApprovals = (verdict: Verdict, findings: readonly Finding[]): Verdict =>
  verdict.state === 'not-applicable' ? verdict : { ...verdict, findings: [...(verdict.findings ?? []), ...findings] };

function judgeUnit(
  authority: CommitteeAuthority,
  dossier: Dossier,
  clause: ClauseBinding<ScopeOptions>,
  find: MakeFinding<ScopeCodes>,
): Verdict {
  const { administration, unit } = dossier.applicant;
  const names = [unit, administration?.city, administration?.province, administration?.county].filter((name) => name !== undefined);
  const authorisation = authority.authorisations.find((one) => names.some((name) => sameName(name, one.for)));
  const relation = relationOf(administration ?? {}, authority);
  if (authority.level === undefined) return untold(...NO_AUTHORITY);
  if (relation === undefined || (relation === 'other-unit' && unit === undefined)) return untold(...NO_ADMINISTRATION);
  if (!clause.options.needsAuthorisation[authority.level].some((one) => one === relation)) return told();
  const shown = unit ?? dossier.applicant.name ?? dossier.applicant.id;
  const draft = {
    clause: clause.id,
    subject: {},
    evidence: [
      recordEvidence(dossier, 'applicant.unit', unit ?? ''),
      recordEvidence(dossier, 'applicant.administration', Object.values(administration ?? {}).join(' ')),
      { type: 'record', source: 'batch.yaml', field: 'authority.level', value: authority.level },
    ],
    identity: [shown, relation],
  } as const;
  if (authorisation === undefined) {
    const params = { unit: shown, relation, committee: authority.level };
    return told(find('unit-outside-authority', { ...draft, outcome: 'needs-verification', params, strength: 0.8 }));
  }
  const { document } = authorisation;
  if (document === undefined) {
    const params = { unit: shown, relation, authorisedFor: authorisation.for };
    return told(find('authorisation-unproven', { ...draft, outcome: 'needs-verification', params, strength: 0.5 }));
  }
  return told(find('authorised', { ...draft, outcome: 'pass', params: { unit: shown, relation, document }, strength: 0 }));
}

function approvals(
  batch: BatchInfo,
  authority: CommitteeAuthority,
  dossier: Dossier,
  clause: ClauseBinding<ScopeOptions>,
  find: MakeFinding<ScopeCodes>,
): Finding[] {
  const series = dossier.applicant.series ?? batch.series;
  const level = dossier.applicant.levelAppliedFor ?? batch.level;
  const draft = { clause: clause.id, outcome: 'needs-verification', subject: {}, strength: 0.7 } as const;
  const findings: Finding[] = [];
  if (series !== undefined && authority.series.length > 0 && !namedIn(series, authority.series)) {
    const evidence = [
      recordEvidence(dossier, 'applicant.series', series),
      { type: 'record', source: 'batch.yaml', field: 'authority.series', value: authority.series.join('、') },
    ] as const;
    findings.push(
      find('series-outside-authority', { ...draft, params: { series, approved: authority.series }, evidence, identity: [series] }),
    );
  }
  if (level !== undefined && authority.levels.length > 0 && !authority.levels.includes(level)) {
    const evidence = [
      recordEvidence(dossier, 'applicant.levelAppliedFor', level),
      { type: 'record', source: 'batch.yaml', field: 'authority.levels', value: authority.levels.join('、') },
    ] as const;
    findings.push(
      find('level-outside-authority', { ...draft, params: { level, approved: authority.levels }, evidence, identity: [level] }),
    );
  }
  return findings;
}

const NO_AUTHORITY: readonly [Localised, Localised] = [
  { zh: '批次资料没有写明评委会的核准权限。', en: 'The batch does not state what the committee is approved for.' },
  {
    zh: '在 batch.yaml 中填写 authority（level、province、city、series、levels）。',
    en: 'State authority (level, province, city, series, levels) in batch.yaml.',
  },
];
const NO_ADMINISTRATION: readonly [Localised, Localised] = [
  {
    zh: '没有写明申报人单位的隶属关系和所在地，无法与评审权限比对。',
    en: 'Whom the applicant’s unit answers to, and where, is not stated, so it can’t be held against the authority.',
  },
  {
    zh: '在 dossier.yaml 中填写 applicant.unit 和 applicant.administration（level、province、city、county）。',
    en: 'State applicant.unit and applicant.administration (level, province, city, county) in dossier.yaml.',
  },
];
