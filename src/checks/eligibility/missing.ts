import type { Localised } from '../../domain/localised.ts';

type Missing = readonly [reason: Localised, mend: Localised];
const inDossier = (field: string): Localised => ({ zh: `在 dossier.yaml 中填写 ${field}。`, en: `State ${field} in dossier.yaml.` });

export const SERIES: Missing = [
  { zh: '没有写明申报系列。', en: 'The series applied for is not stated.' },
  { zh: '在 dossier.yaml 或 batch.yaml 中填写 series。', en: 'State series in dossier.yaml or batch.yaml.' },
];
export const LEVEL: Missing = [
  { zh: '没有写明申报级别。', en: 'The level applied for is not stated.' },
  { zh: '在 dossier.yaml 或 batch.yaml 中填写申报级别。', en: 'State levelAppliedFor in dossier.yaml, or level in batch.yaml.' },
];
export const EMPLOYMENT: Missing = [
  { zh: '没有写明用人性质。', en: 'The kind of employment is not stated.' },
  inDossier('applicant.employment'),
];
export const POST_MANAGEMENT: Missing = [
  { zh: '没有写明该岗位是否纳入事业单位岗位管理。', en: 'Whether the post is under post management is not stated.' },
  inDossier('applicant.postManagement'),
];
export const UNIT_KIND: Missing = [{ zh: '没有写明单位性质。', en: 'The kind of unit is not stated.' }, inDossier('applicant.unitKind')];
export const PROFESSION: Missing = [
  {
    zh: '没有写明专业或申报级别，无法判断是否以考代评。',
    en: 'Profession or level is not stated, so whether an exam stands for the review can’t be told.',
  },
  inDossier('applicant.profession'),
];
export const QUALIFICATION_MAP: Missing = [
  {
    zh: '职业资格与职称的对应表（甘人职〔2017〕84号）未载入，不能判断本专业是否以考代评。',
    en: 'The table of qualifications and titles is not loaded, so whether the profession has an exam can’t be told.',
  },
  {
    zh: '在规则包或 batch.yaml 的 overrides 中填写 qualificationMap；没有以考代评专业的系列列入 seriesWithoutExam。',
    en: 'Fill in qualificationMap in the pack or the overrides of batch.yaml; name series without exams in seriesWithoutExam.',
  },
];
export const criteriaOf = (series: string): Missing => [
  {
    zh: `规则包没有说明“${series}”系列是否已有新的评价标准。`,
    en: `The pack does not say whether the series “${series}” has new criteria.`,
  },
  {
    zh: '在 overrides 中把该系列列入 seriesWithNewCriteria 或 suspendedSeries。',
    en: 'Name the series in seriesWithNewCriteria or suspendedSeries in the overrides.',
  },
];
