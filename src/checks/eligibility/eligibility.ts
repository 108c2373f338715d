import type { BatchInfo, Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Params } from '../../domain/finding.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { namedIn, sameName } from '../plain-name.ts';
import { recordEvidence } from '../record-evidence.ts';
import { outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import * as missing from './missing.ts';
import {
  criteriaOptions,
  type EligibilityRoles,
  employmentOptions,
  examinationOptions,
  levelOptions,
  nonPublicOptions,
  schoolOptions,
} from './options.ts';
import { type EligibilityCodes, texts } from './texts.ts';

export const eligibility = defineCheck<'batch' | 'dossier', EligibilityRoles, EligibilityCodes>({
  id: 'eligibility',
  version: 1,
  title: { zh: '申报条件与范围', en: 'Who may be reviewed' },
  innocentExplanations: [
    {
      zh: '申报时已调离机关，材料仍写原身份。',
      en: 'The applicant has since left the organ and the dossier still states the former post.',
    },
    { zh: '机关所属事业编制人员已纳入岗位管理。', en: 'An institution post inside an organ that is under post management.' },
    {
      zh: '同一专业在不同系列的名称相近，并非以考代评的专业。',
      en: 'A profession of a similar name in another series, which has no exam.',
    },
  ],
  limits: [
    {
      zh: '身份、级别、单位性质以材料所述为准，未向编制部门核对。',
      en: 'Employment, level and kind of unit are as the dossier states them.',
    },
    {
      zh: '暂停系列、以考代评专业的名单由规则包或评委会工作机构填写，空缺时无法判定。',
      en: 'The lists of suspended series and exam professions are the pack’s or the office’s; where empty, nothing can be told.',
    },
  ],
  needs: ['batch', 'dossier'],
  roles: {
    criteria: criteriaOptions,
    employment: employmentOptions,
    level: levelOptions,
    examination: examinationOptions,
    school: schoolOptions,
    'non-public': nonPublicOptions,
  },
  texts,
  run: ({ batch, dossier }, clauses, find) => {
    const given: Given = { batch, dossier, find };
    return outcomeOf([
      under(clauses.criteria, (clause) => judgeCriteria(given, clause)),
      under(clauses.employment, (clause) => judgeEmployment(given, clause)),
      under(clauses.level, (clause) => judgeLevel(given, clause)),
      under(clauses.examination, (clause) => judgeExamination(given, clause)),
      under(clauses.school, (clause) => judgeSchool(given, clause)),
      under(clauses['non-public'], (clause) => judgeNonPublic(given, clause)),
    ]);
  },
});

interface Given {
  readonly batch: BatchInfo;
  readonly dossier: Dossier;
  readonly find: MakeFinding<EligibilityCodes>;
}

/** The dossier's own value comes before the batch's. */
function fact(given: Given, field: 'series' | 'level'): { readonly value: string; readonly evidence: Evidence } | undefined {
  const own = field === 'series' ? given.dossier.applicant.series : given.dossier.applicant.levelAppliedFor;
  if (own !== undefined)
    return { value: own, evidence: recordEvidence(given.dossier, `applicant.${field === 'series' ? 'series' : 'levelAppliedFor'}`, own) };
  const whole = given.batch[field];
  return whole === undefined ? undefined : { value: whole, evidence: { type: 'record', source: 'batch.yaml', field, value: whole } };
}

/** The draft all findings here share: about the whole dossier, the same again while the facts are. */
const draft = <P extends Params>(
  clause: ClauseBinding<unknown>,
  params: P,
  evidence: readonly [Evidence, ...Evidence[]],
  outcome: Outcome = 'needs-verification',
) => ({
  clause: clause.id,
  outcome,
  subject: {},
  params,
  evidence,
  strength: outcome === 'needs-verification' ? 0.8 : 0.2,
  identity: Object.values(params).map(String),
});

function judgeCriteria(given: Given, clause: ClauseBinding<EligibilityRoles['criteria']>): Verdict {
  const series = fact(given, 'series');
  if (series === undefined) return untold(...missing.SERIES);
  const { suspendedSeries, seriesWithNewCriteria } = clause.options;
  if (namedIn(series.value, suspendedSeries))
    return told(given.find('series-suspended', draft(clause, { series: series.value }, [series.evidence])));
  return namedIn(series.value, seriesWithNewCriteria) ? told() : untold(...missing.criteriaOf(series.value));
}

function judgeEmployment(given: Given, clause: ClauseBinding<EligibilityRoles['employment']>): Verdict {
  const { employment, postManagement } = given.dossier.applicant;
  if (employment === undefined) return untold(...missing.EMPLOYMENT);
  const stated = recordEvidence(given.dossier, 'applicant.employment', employment);
  if (clause.options.excludedEmployment.includes(employment))
    return told(given.find('employment-excluded', draft(clause, { employment, postManagement: '' }, [stated])));
  if (!clause.options.excludedUnlessPostManaged.includes(employment) || postManagement === true) return told();
  if (postManagement === undefined) return untold(...missing.POST_MANAGEMENT);
  const managed = recordEvidence(given.dossier, 'applicant.postManagement', 'false');
  return told(given.find('employment-excluded', draft(clause, { employment, postManagement: 'false' }, [stated, managed])));
}

function judgeLevel(given: Given, clause: ClauseBinding<EligibilityRoles['level']>): Verdict {
  const level = fact(given, 'level');
  if (level === undefined) return untold(...missing.LEVEL);
  const excluded: readonly string[] = clause.options.excludedLevels;
  return excluded.includes(level.value)
    ? told(given.find('level-not-reviewed', draft(clause, { level: level.value }, [level.evidence])))
    : told();
}

function judgeExamination(given: Given, clause: ClauseBinding<EligibilityRoles['examination']>): Verdict {
  const { qualificationMap, seriesWithoutExam } = clause.options;
  const [series, level] = [fact(given, 'series'), fact(given, 'level')];
  if (series !== undefined && namedIn(series.value, seriesWithoutExam))
    return outside(`“${series.value}”系列没有以考代评的专业。`, `The series “${series.value}” has no profession with an exam.`);
  if (qualificationMap.length === 0) return untold(...missing.QUALIFICATION_MAP);
  const { profession, qualifications = [] } = given.dossier.applicant;
  if (profession === undefined || level === undefined) return untold(...missing.PROFESSION);
  const holds = (name: string): boolean => qualifications.some((one) => one.name !== undefined && sameName(one.name, name));
  const entry = qualificationMap.find(
    (one) =>
      sameName(one.profession, profession) &&
      one.levels.some((each) => each === level.value) &&
      (one.series === undefined || series === undefined || namedIn(series.value, one.series)),
  );
  if (entry !== undefined) {
    const params = { profession, level: level.value, qualification: entry.qualification, held: holds(entry.qualification) };
    const evidence = [recordEvidence(given.dossier, 'applicant.profession', profession), level.evidence] as const;
    return told(given.find('exam-profession', draft(clause, params, evidence)));
  }
  const mapped = qualificationMap.filter((one) => holds(one.qualification));
  return told(
    ...mapped.map(({ qualification, levels }) =>
      given.find(
        'qualification-maps',
        draft(clause, { qualification, levels }, [recordEvidence(given.dossier, 'applicant.qualifications', qualification)], 'advisory'),
      ),
    ),
  );
}

function judgeSchool(given: Given, clause: ClauseBinding<EligibilityRoles['school']>): Verdict {
  const series = fact(given, 'series');
  if (series === undefined) return untold(...missing.SERIES);
  const rules = clause.options.excludedUnits.filter((rule) => namedIn(series.value, rule.series));
  if (rules.length === 0) return outside(`条款不涉及“${series.value}”系列。`, `The clause does not speak of the series “${series.value}”.`);
  const { unitKind } = given.dossier.applicant;
  if (unitKind === undefined) return untold(...missing.UNIT_KIND);
  if (!rules.some((rule) => rule.unitKinds.includes(unitKind))) return told();
  const evidence = [series.evidence, recordEvidence(given.dossier, 'applicant.unitKind', unitKind)] as const;
  return told(given.find('unit-outside-series', draft(clause, { series: series.value, unitKind }, evidence)));
}

function judgeNonPublic(given: Given, clause: ClauseBinding<EligibilityRoles['non-public']>): Verdict {
  const { employment, personnelFile } = given.dossier.applicant;
  if (employment === undefined) return untold(...missing.EMPLOYMENT);
  if (!clause.options.admittedEmployment.includes(employment))
    return outside(
      '申报人不属于非公有制、自由职业或编外人员。',
      'The applicant is not of the non-public sector, self-employed or off-staff.',
    );
  if (personnelFile !== 'none') return told();
  const evidence = [
    recordEvidence(given.dossier, 'applicant.employment', employment),
    recordEvidence(given.dossier, 'applicant.personnelFile', personnelFile),
  ] as const;
  return told(given.find('file-not-required', draft(clause, { employment }, evidence, 'advisory')));
}
