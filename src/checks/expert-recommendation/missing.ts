import type { Localised } from '../../domain/localised.ts';

type Missing = readonly [reason: Localised, mend: Localised];
const fill = (field: string): Localised => ({
  zh: `在 dossier.yaml 的 recommendations 中填写 ${field}，并附相应材料。`,
  en: `State ${field} under recommendations in dossier.yaml and attach the papers.`,
});
const lacking = (zh: string, en: string, field: string): Missing => [{ zh, en }, fill(field)];

export const NOT_STATED = lacking(
  '材料中有举荐文件，但没有写明举荐的办理情况。',
  'The dossier has recommendation files but does not say how the recommendation was made.',
  'writtenApplication, unitConsent, form, proof, experts, publicity',
);
const PARTS: Readonly<Record<string, Localised>> = {
  writtenApplication: { zh: '没有写明是否书面申请。', en: 'Whether it was applied for in writing is not stated.' },
  unitConsent: { zh: '没有写明单位是否同意。', en: 'Whether the unit consented is not stated.' },
  form: { zh: '没有列出举荐表。', en: 'The prescribed form is not named.' },
  proof: { zh: '没有列出业绩佐证。', en: 'No proof of the achievements is named.' },
  reportedToCommittee: {
    zh: '没有写明核实情况是否向评委会报告。',
    en: 'Whether what was verified was reported to the committee is not stated.',
  },
  commitment: { zh: '没有写明专家是否签署诚信承诺。', en: 'Whether the expert signed the integrity commitment is not stated.' },
  contact: { zh: '没有举荐专家的联系方式。', en: 'The expert’s contact details are not stated.' },
};
export const part = (name: string): Missing => [PARTS[name] ?? { zh: `没有写明${name}。`, en: `${name} is not stated.` }, fill(name)];
export const ofExpert = (name: string): Missing => [
  PARTS[name] ?? { zh: `没有写明${name}。`, en: `${name} is not stated.` },
  fill(`experts.${name}`),
];
export const KINSHIP = lacking(
  '没有申明举荐专家与申报人是否有亲属关系。',
  'Whether expert and applicant are related is not declared.',
  'experts.kinship',
);
export const EXPERTS = lacking('没有写明举荐专家。', 'No expert is named.', 'experts');
export const PUBLICITY = lacking(
  '没有写明举荐材料的公示起止日期。',
  'The days on which it was publicised are not stated.',
  'publicity.from, publicity.to',
);
export const VERIFIED = lacking('没有会前核实的记录。', 'There is no record of verifying it before the meeting.', 'verifiedWith');
export const ASKED: Missing = [
  { zh: '没有答辩是否针对举荐业绩提问的记录。', en: 'There is no record of whether the defence asked about it.' },
  { zh: '在 dossier.yaml 中填写 defence.askedAboutRecommendation。', en: 'State defence.askedAboutRecommendation in dossier.yaml.' },
];
