import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import { ORGANISER_KINDS, WORK_KINDS, type Work } from '../../domain/work.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { about, outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import { type OrganiserCodes, texts } from './texts.ts';

const options = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).min(1),
  recognisedOrganisers: z.array(z.enum(ORGANISER_KINDS)).min(1),
  /** Kinds of organiser that need the document that delegates to them. */
  needsDelegation: z.array(z.enum(ORGANISER_KINDS)),
  /** Endings of the names of administrative departments, for works that state the organiser's name alone. */
  administrativeNameEndings: z.array(z.string().min(1)),
});
type OrganiserOptions = z.infer<typeof options>;

export const competitionOrganiser = defineCheck<'dossier', { readonly organiser: OrganiserOptions }, OrganiserCodes>({
  id: 'competition-organiser',
  version: 1,
  title: { zh: '竞赛主办单位', en: 'Who organised a competition' },
  innocentExplanations: [
    {
      zh: '学会、协会受行政部门委托承办，委托文件未附。',
      en: 'An association organised it on a department’s behalf and the delegating document was not attached.',
    },
    {
      zh: '行政部门与其他单位联合主办，材料只写了其中一家。',
      en: 'A department was a joint organiser and the dossier names only the other.',
    },
    { zh: '机构改革后主办部门改名。', en: 'The organising department has been renamed since.' },
  ],
  limits: [
    { zh: '主办单位以材料所述为准，未向主办部门核对。', en: 'The organiser is as the dossier states it; the department was not asked.' },
    {
      zh: '只有名称时按名称结尾认定行政部门，结尾不在表中的无法判定。',
      en: 'From a name alone a department is told by how the name ends; other endings tell nothing.',
    },
  ],
  needs: ['dossier'],
  roles: { organiser: options },
  texts,
  run: ({ dossier }, { organiser }, find) =>
    outcomeOf([
      under(organiser, (clause) => {
        const works = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
        if (works.length === 0) return outside('材料中没有竞赛类成果。', 'The dossier has no competition.');
        return works.map((work) => about({ work: work.id }, judge(work, dossier, clause, find)));
      }),
    ]),
});

function judge(work: Work, dossier: Dossier, clause: ClauseBinding<OrganiserOptions>, find: MakeFinding<OrganiserCodes>): Verdict {
  const { recognisedOrganisers, needsDelegation, administrativeNameEndings } = clause.options;
  const { name = '', kind, delegatedBy = '', delegation = '' } = work.organiser ?? {};
  const title = work.title ?? work.id;
  const field = (part: string, value: string) => recordEvidence(dossier, workField(work.id, `organiser.${part}`), value);
  const draft = { clause: clause.id, subject: { work: work.id }, identity: [name, kind ?? '', delegatedBy] } as const;
  const isDepartment = (text: string): boolean => administrativeNameEndings.some((ending) => text.trim().endsWith(ending));
  const delegated = kind !== undefined && (needsDelegation.includes(kind) || delegatedBy !== '');
  if (delegated && delegatedBy !== '' && delegation !== '') {
    const params = { title, organiser: name, by: 'delegation', department: delegatedBy, delegation };
    const evidence = [field('delegatedBy', delegatedBy), field('delegation', delegation)] as const;
    return told(find('recognised', { ...draft, outcome: 'pass', params, evidence, strength: 0 }));
  }
  if (delegated) {
    const params = { title, organiser: name, department: delegatedBy };
    const evidence = [field('kind', kind), field('delegatedBy', delegatedBy), field('delegation', delegation)] as const;
    return told(find('delegation-unproven', { ...draft, outcome: 'needs-verification', params, evidence, strength: 0.5 }));
  }
  if (kind !== undefined && recognisedOrganisers.includes(kind)) {
    const params = { title, organiser: name, by: 'kind', department: name, delegation: '' };
    return told(
      find('recognised', { ...draft, outcome: 'pass', params, evidence: [field('kind', kind), field('name', name)], strength: 0 }),
    );
  }
  if (kind === undefined && isDepartment(name)) {
    const params = { title, organiser: name, by: 'name', department: name, delegation: '' };
    return told(find('recognised', { ...draft, outcome: 'pass', params, evidence: [field('name', name)], strength: 0 }));
  }
  if (kind === undefined)
    return untold(
      { zh: '没有写明竞赛主办单位的性质。', en: 'What kind of body organised the competition is not stated.' },
      {
        zh: '在 dossier.yaml 中填写该成果的 organiser（name、kind；受委托的写 delegatedBy、delegation），并附获奖文件。',
        en: 'State organiser (name, kind; delegatedBy and delegation where delegated) for the work in dossier.yaml and attach the award document.',
      },
    );
  const params = { title, organiser: name, kind };
  const evidence = [field('kind', kind), field('name', name), field('delegatedBy', '')] as const;
  return told(find('not-administrative', { ...draft, outcome: 'not-counted', params, evidence, strength: 0.9 }));
}
