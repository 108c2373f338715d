import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { Localised } from '../../domain/localised.ts';
import { WORK_KINDS, type Work } from '../../domain/work.ts';
import { type CheckOutcome, type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { type Byline, bylineOf, type NameList, namesOf, placeOf, statedLists } from './byline.ts';
import { type AuthorshipCodes, texts } from './texts.ts';
import { unitsAgree } from './unit-agreement.ts';

const options = z.object({
  textKinds: z.array(z.enum(WORK_KINDS)).min(1),
  /** What a role that the byline does not bear out implies. */
  roleDiffers: z.enum(['needs-verification', 'advisory']),
});
type Options = z.output<typeof options>;

export const authorship = defineCheck({
  id: 'authorship',
  version: 2,
  title: { zh: '作者身份与署名单位', en: 'Role among the authors and unit printed' },
  innocentExplanations: [
    {
      zh: '署名单位为曾任、求学或合作单位，或单位更名、合并。',
      en: 'The unit is a former one, one of study or cooperation, or has changed its name.',
    },
    { zh: '共同第一作者填成了第一作者。', en: 'A shared first place was stated as the first.' },
    { zh: '填写时漏列了通信作者。', en: 'A corresponding author was left out by a slip.' },
  ],
  limits: [
    {
      zh: '填报与首页署名的差异由论文信息核对给出，此处不重复。',
      en: 'Differences between record and page are told by the check of the record, and not again here.',
    },
    { zh: '中外文单位名称之间只能认出相同，不能认出不同。', en: 'Between Chinese and foreign names of units only agreement can be told.' },
    {
      zh: '任职起止时间不在申报材料中，曾任单位不分时间。',
      en: 'The dossier gives no terms of service: a former unit agrees whenever it was.',
    },
  ],
  needs: ['dossier', 'documents'],
  roles: { authorship: options },
  texts,
  run: ({ dossier, documents }, { authorship: clause }, find): CheckOutcome => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const works = dossier.works.filter(({ kind }) => clause.options.textKinds.includes(kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有以文字为内容的成果。', en: 'No work whose content is its text.' } };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of works) {
      const item = { dossier, work, byline: bylineOf(work, documents, namesOf(dossier)), clause, find };
      const [role, unit] = [judgeRole(item), judgeUnit(item)];
      findings.push(
        ...[role, unit].flatMap((verdict) => (verdict.state === 'differs' ? [verdict.finding] : [])),
        ...agreeing(item, role, unit),
      );
      covered.push({ subject: { work: work.id }, ...coverageOf(role, unit) });
    }
    return { status: 'completed', findings, covered };
  },
});

interface Case {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly byline: Byline | undefined;
  readonly clause: ClauseBinding<Options>;
  readonly find: MakeFinding<AuthorshipCodes>;
}
type Unknown = { readonly reason: Localised; readonly mend: Localised };
type Verdict =
  | { readonly state: 'agrees'; readonly evidence: Evidence }
  | { readonly state: 'differs'; readonly finding: Finding }
  | { readonly state: 'not-claimed' }
  | ({ readonly state: 'unknown' } & Unknown);

const ROLE_UNKNOWN: Unknown = {
  reason: { zh: '署名中读不出申报的作者身份。', en: 'The byline does not tell whether the role claimed holds.' },
  mend: {
    zh: '请对照原文首页和脚注，并填写 authors 和 correspondingAuthors。',
    en: 'Look at the first page and its notes; state authors and correspondingAuthors.',
  },
};

/** The manifest's own lists come first: how they stand to the pages is told by another check. */
function judgeRole(item: Case): Verdict {
  const { byline, clause, dossier, find, work } = item;
  const role = work.roleClaimed;
  if (role === undefined || role === 'other') return { state: 'not-claimed' };
  const names = namesOf(dossier);
  const stated = statedLists(dossier, work);
  const list = role === 'corresponding' ? (stated.corresponding ?? byline?.corresponding) : (stated.authors ?? byline?.authors);
  const [applicant] = names;
  if (list === undefined || applicant === undefined) return { state: 'unknown', ...ROLE_UNKNOWN };
  const at = placeOf(names, list.names);
  if (role === 'corresponding' ? at >= 0 : at === 0 || (role === 'co-first' && at > 0 && byline?.equal === true))
    return { state: 'agrees', evidence: list.evidence };
  // An applicant missing from the list of authors is told elsewhere; a shared first place may be noted anywhere.
  if (role === 'co-first' || (role === 'first' && (at < 0 || byline?.equal === true))) return { state: 'unknown', ...ROLE_UNKNOWN };
  const finding = find('role-differs', {
    clause: clause.id,
    outcome: clause.options.roleDiffers,
    subject: { work: work.id },
    params: { title: work.title ?? work.id, role, applicant, place: at + 1, named: list.names },
    evidence: [recordEvidence(dossier, workField(work.id, 'roleClaimed'), role), list.evidence],
    strength: 0.6,
    identity: [role, applicant, ...list.names],
  });
  return { state: 'differs', finding };
}

const NO_OWN_UNIT: Unknown = {
  reason: { zh: '没有填报申报人的单位。', en: "The applicant's unit is not stated." },
  mend: { zh: '请在 dossier.yaml 中填写 unit 和 formerUnits。', en: 'State unit and formerUnits in dossier.yaml.' },
};
const UNIT_UNKNOWN: Unknown = {
  reason: {
    zh: '读不出申报人的署名单位，或只有外文名称，无法对照。',
    en: "The applicant's unit as printed was not read, or stands in another language only.",
  },
  mend: { zh: '请对照原文首页的署名单位，或填写 affiliation。', en: 'Look at the unit on the first page, or state affiliation.' },
};

function judgeUnit({ byline, clause, dossier, find, work }: Case): Verdict {
  const { unit, formerUnits } = dossier.applicant;
  const own = [...(unit === undefined ? [] : [unit]), ...formerUnits];
  // Books print no unit of their authors: what a page of theirs names is a publisher, a sponsor, a subject.
  const pages = work.kind === 'paper' ? byline : undefined;
  const printed: NameList | undefined = pages?.units ?? statedLists(dossier, work).unit;
  if (printed === undefined && work.kind !== 'paper') return { state: 'not-claimed' };
  if (own.length === 0) return { state: 'unknown', ...NO_OWN_UNIT };
  const relations = (units: readonly string[]) => units.flatMap((one) => own.map((other) => unitsAgree(one, other)));
  if (printed === undefined) return { state: 'unknown', ...UNIT_UNKNOWN };
  const told = relations(printed.names);
  if (told.includes('agree')) return { state: 'agrees', evidence: printed.evidence };
  // Where another unit of the page is the applicant's, the marks may have been misread.
  if (told.includes('unclear') || relations(pages?.allUnits ?? []).includes('agree')) return { state: 'unknown', ...UNIT_UNKNOWN };
  const finding = find('unit-differs', {
    clause: clause.id,
    outcome: 'advisory',
    subject: { work: work.id },
    params: { title: work.title ?? work.id, printed: printed.names, own },
    evidence: [printed.evidence, recordEvidence(dossier, 'applicant.unit', own.join('; '))],
    strength: 0.2,
    identity: [...printed.names, ...own],
  });
  return { state: 'differs', finding };
}

function agreeing({ clause, find, work }: Case, role: Verdict, unit: Verdict): Finding[] {
  const [first, ...rest] = [role, unit].flatMap((verdict) => (verdict.state === 'agrees' ? [verdict.evidence] : []));
  if (first === undefined) return [];
  const finding = find('agrees', {
    clause: clause.id,
    outcome: 'pass',
    subject: { work: work.id },
    params: { title: work.title ?? work.id, role: role.state === 'agrees', unit: unit.state === 'agrees' },
    evidence: [first, ...rest],
    strength: 0,
    identity: [role.state, unit.state],
  });
  return [finding];
}

function coverageOf(...verdicts: readonly Verdict[]): Omit<SubjectCoverage, 'subject'> {
  const unknown = verdicts.flatMap((verdict) => (verdict.state === 'unknown' ? [verdict] : []));
  if (unknown.length === 0) return { state: 'checked' };
  const joined = (texts: readonly Localised[]): Localised => ({
    zh: texts.map(({ zh }) => zh).join(''),
    en: texts.map(({ en }) => en).join(' '),
  });
  return { state: 'could-not-tell', reason: joined(unknown.map(({ reason }) => reason)), mend: joined(unknown.map(({ mend }) => mend)) };
}
