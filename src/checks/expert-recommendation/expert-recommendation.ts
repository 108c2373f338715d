import { daysBetween } from '../../domain/dates.ts';
import type { BatchInfo, Dossier } from '../../domain/dossier.ts';
import { personForm } from '../../domain/person-name.ts';
import type { Recommendation } from '../../domain/procedure.ts';
import type { RecommendationEdge } from '../artifacts.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { recordEvidence } from '../record-evidence.ts';
import { outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import { circleThrough } from './circle-through.ts';
import * as missing from './missing.ts';
import { applicationOptions, expertOptions, publicityOptions, type RecommendationRoles, verificationOptions } from './options.ts';
import { type RecommendationCodes, texts } from './texts.ts';

export const expertRecommendation = defineCheck<'batch' | 'dossier' | 'recommendationCircle', RecommendationRoles, RecommendationCodes>({
  id: 'expert-recommendation',
  version: 1,
  title: { zh: '业内专家举荐', en: 'Recommendation by peers' },
  innocentExplanations: [
    { zh: '举荐专家与亲属同名而非同一人。', en: 'The expert is a namesake of the relative.' },
    { zh: '同一小领域的专家相互了解，彼此举荐属实。', en: 'In a small field experts know each other and their recommendations are true.' },
    { zh: '材料已办理，登记时漏填。', en: 'The papers were made out and the entry was forgotten.' },
  ],
  limits: [
    { zh: '是否“确切了解”“客观公正”只能由人判断。', en: 'Whether an expert knows the work and is impartial is for a person to judge.' },
    { zh: '循环举荐依姓名（双方都写明单位的，并看单位）认定。', en: 'Circles are told by name, and by unit where both state one.' },
    {
      zh: '亲属关系以申明为准，另与材料所列亲属比对姓名。',
      en: 'Kinship is as declared; besides, names are compared with the declared relatives.',
    },
  ],
  needs: ['batch', 'dossier', 'recommendationCircle'],
  roles: { application: applicationOptions, expert: expertOptions, publicity: publicityOptions, verification: verificationOptions },
  texts,
  run: ({ batch, dossier, recommendationCircle }, clauses, find) => {
    const given: Given = { batch, dossier, circle: recommendationCircle, find };
    const each = (judge: (one: Recommendation, number: number) => readonly Verdict[]): readonly Verdict[] =>
      noneStated(dossier) ?? (dossier.recommendations ?? []).flatMap((one, at) => judge(one, at + 1));
    return outcomeOf([
      under(clauses.application, (clause) => each((one, number) => judgeApplication(given, clause, one, number))),
      under(clauses.expert, (clause) => [...each((one) => judgeExperts(given, clause, one)), ...judgeCircle(given, clause)]),
      under(clauses.publicity, (clause) => each((one, number) => [judgePublicity(given, clause, one, number)])),
      under(clauses.verification, (clause) => each((one, number) => judgeVerification(given, clause, one, number))),
    ]);
  },
});

interface Given {
  readonly batch: BatchInfo;
  readonly dossier: Dossier;
  readonly circle: readonly RecommendationEdge[];
  readonly find: MakeFinding<RecommendationCodes>;
}

/** The route is the applicant's choice: none stated means none used, unless files of the kind lie in the dossier. */
function noneStated({ files, recommendations }: Dossier): readonly Verdict[] | undefined {
  if (recommendations !== undefined && recommendations.length > 0) return undefined;
  return recommendations === undefined && files.some(({ kind }) => kind === 'recommendations')
    ? [untold(...missing.NOT_STATED)]
    : [outside('申报人没有使用业内专家举荐。', 'The applicant uses no recommendation by peers.')];
}

const draft = (clause: ClauseBinding<unknown>, number: number, ...identity: readonly string[]) =>
  ({ clause: clause.id, outcome: 'needs-verification', subject: {}, identity: [String(number), ...identity] }) as const;
const field = (dossier: Dossier, number: number, name: string, value: string) =>
  recordEvidence(dossier, `recommendations[${number}].${name}`, value);

function judgeApplication(
  { dossier, find }: Given,
  clause: ClauseBinding<RecommendationRoles['application']>,
  one: Recommendation,
  number: number,
): Verdict[] {
  const { requiredParts, forbiddenKinship } = clause.options;
  const parts = requiredParts.map((part): Verdict => {
    if (part === 'proof') return one.proof.length > 0 ? told() : untold(...missing.part(part));
    const value = one[part];
    if (value === undefined || value === '') return untold(...missing.part(part));
    if (typeof value === 'string') {
      if (dossier.files.some((file) => file.path === value && file.sha256 !== undefined)) return told();
      const evidence = [field(dossier, number, part, value)] as const;
      return told(
        find('form-not-in-dossier', { ...draft(clause, number, value), params: { number, form: value }, evidence, strength: 0.5 }),
      );
    }
    if (value) return told();
    const evidence = [field(dossier, number, part, 'false')] as const;
    return told(find('part-lacking', { ...draft(clause, number, part), params: { number, part }, evidence, strength: 0.7 }));
  });
  return [...parts, ...one.experts.map((expert) => judgeKinship({ dossier, find }, clause, forbiddenKinship, expert, number))];
}

function judgeKinship(
  { dossier, find }: Pick<Given, 'dossier' | 'find'>,
  clause: ClauseBinding<unknown>,
  forbidden: readonly string[],
  expert: Recommendation['experts'][number],
  number: number,
): Verdict {
  const { kinship, name = '' } = expert;
  if (kinship !== undefined && forbidden.includes(kinship)) {
    const evidence = [field(dossier, number, 'experts.kinship', kinship), field(dossier, number, 'experts.name', name)] as const;
    const params = { expert: name, kinship, declared: true };
    return told(find('relative', { ...draft(clause, number, name), params, evidence, strength: 0.9 }));
  }
  const namesake = dossier.applicant.relatives.find((relative) => name !== '' && personForm(relative) === personForm(name));
  if (namesake !== undefined) {
    const evidence = [field(dossier, number, 'experts.name', name), recordEvidence(dossier, 'applicant.relatives', namesake)] as const;
    return told(
      find('relative', { ...draft(clause, number, name), params: { expert: name, kinship: '', declared: false }, evidence, strength: 0.6 }),
    );
  }
  return kinship === undefined ? untold(...missing.KINSHIP) : told();
}

function judgeExperts({ dossier, find }: Given, clause: ClauseBinding<RecommendationRoles['expert']>, one: Recommendation): Verdict[] {
  const number = (dossier.recommendations ?? []).indexOf(one) + 1;
  if (one.experts.length === 0) return [untold(...missing.EXPERTS)];
  return one.experts.flatMap((expert) =>
    clause.options.requiredOfExpert.map((part): Verdict => {
      const value = expert[part];
      if (value === undefined || value === '') return untold(...missing.ofExpert(part));
      if (value !== false) return told();
      const evidence = [
        field(dossier, number, `experts.${part}`, 'false'),
        field(dossier, number, 'experts.name', expert.name ?? ''),
      ] as const;
      return told(
        find('part-lacking', { ...draft(clause, number, part, expert.name ?? ''), params: { number, part }, evidence, strength: 0.7 }),
      );
    }),
  );
}

function judgeCircle({ dossier, circle, find }: Given, clause: ClauseBinding<RecommendationRoles['expert']>): Verdict[] {
  const way = clause.options.verifyCircles ? circleThrough(dossier.applicant.id, circle) : undefined;
  if (way === undefined) return [];
  const names = way.map(({ recommenderName }) => recommenderName);
  const [first] = names;
  if (first === undefined) return [];
  const evidence = way.map((edge) => ({
    type: 'record' as const,
    source: edge.applicant,
    field: 'recommendations.experts.name',
    value: edge.recommenderName,
  }));
  const [head, ...rest] = evidence;
  if (head === undefined) return [];
  const params = { names: [...names, first], unitsAgree: way.every(({ sameUnit }) => sameUnit) };
  const identity = [...names].sort();
  return [
    told(find('circular', { ...draft(clause, 0), identity, params, evidence: [head, ...rest], strength: params.unitsAgree ? 0.7 : 0.4 })),
  ];
}

function judgePublicity(
  { dossier, find }: Given,
  clause: ClauseBinding<RecommendationRoles['publicity']>,
  { publicity }: Recommendation,
  number: number,
): Verdict {
  if (publicity?.from === undefined || publicity.to === undefined) return untold(...missing.PUBLICITY);
  const { from, to, objections } = publicity;
  const { minimumDays } = clause.options;
  const days = daysBetween(from, to) + 1;
  const evidence = [field(dossier, number, 'publicity', `${from} – ${to}`)] as const;
  const short =
    days >= minimumDays
      ? []
      : [find('publicity-short', { ...draft(clause, number, from, to), params: { from, to, days, minimumDays }, evidence, strength: 0.5 })];
  const disputed =
    objections === true
      ? [find('publicity-objections', { ...draft(clause, number, 'objections'), params: { number }, evidence, strength: 0.8 })]
      : [];
  return told(...short, ...disputed);
}

function judgeVerification(
  { batch, dossier, find }: Given,
  clause: ClauseBinding<RecommendationRoles['verification']>,
  one: Recommendation,
  number: number,
): Verdict[] {
  const { verifyWith, reportToCommittee, askAtDefence } = clause.options;
  const { verifiedWith, reportedToCommittee } = one;
  const verdicts: Verdict[] = [];
  const parties = verifyWith.filter((party) => verifiedWith?.includes(party) !== true);
  if (verifiedWith === undefined) verdicts.push(untold(...missing.VERIFIED));
  else if (parties.length === 0) verdicts.push(told());
  else {
    const evidence = [field(dossier, number, 'verifiedWith', verifiedWith.join(', '))] as const;
    verdicts.push(
      told(find('not-verified-with', { ...draft(clause, number, ...parties), params: { number, parties }, evidence, strength: 0.5 })),
    );
  }
  if (batch.stage === 'before-meeting') return verdicts;
  if (reportToCommittee) {
    const evidence = [field(dossier, number, 'reportedToCommittee', 'false')] as const;
    if (reportedToCommittee === undefined) verdicts.push(untold(...missing.part('reportedToCommittee')));
    else
      verdicts.push(
        reportedToCommittee
          ? told()
          : told(find('not-reported', { ...draft(clause, number, 'reported'), params: { number }, evidence, strength: 0.5 })),
      );
  }
  const asked = dossier.defence?.askedAboutRecommendation;
  if (askAtDefence && number === 1) {
    const evidence = [recordEvidence(dossier, 'defence.askedAboutRecommendation', 'false')] as const;
    const params = { mode: dossier.defence?.mode ?? '' };
    if (asked === undefined) verdicts.push(untold(...missing.ASKED));
    else
      verdicts.push(asked ? told() : told(find('defence-did-not-ask', { ...draft(clause, 0, 'asked'), params, evidence, strength: 0.5 })));
  }
  return verdicts;
}
