import type { CodeTexts } from '../check.ts';
import { word, wordList } from '../fact-words.ts';

export type RecommendationCodes = {
  readonly 'part-lacking': { readonly number: number; readonly part: string };
  readonly 'form-not-in-dossier': { readonly number: number; readonly form: string };
  readonly relative: { readonly expert: string; readonly kinship: string; readonly declared: boolean };
  readonly circular: { readonly names: readonly string[]; readonly unitsAgree: boolean };
  readonly 'publicity-short': { readonly from: string; readonly to: string; readonly days: number; readonly minimumDays: number };
  readonly 'publicity-objections': { readonly number: number };
  readonly 'not-verified-with': { readonly number: number; readonly parties: readonly string[] };
  readonly 'not-reported': { readonly number: number };
  readonly 'defence-did-not-ask': { readonly mode: string };
};

const PARTS: Readonly<Record<string, { zh: string; en: string }>> = {
  writtenApplication: { zh: '向专家的书面申请', en: 'the written application' },
  unitConsent: { zh: '单位同意', en: 'the unit’s consent' },
  commitment: { zh: '专家签署的诚信承诺', en: 'the expert’s signed integrity commitment' },
};
const part = (name: string) => PARTS[name] ?? { zh: name, en: name };
const ask = (zh: string, en: string) => () => ({ zh, en });

export const texts: { readonly [C in keyof RecommendationCodes]: CodeTexts<RecommendationCodes[C]> } = {
  'part-lacking': {
    title: { zh: '举荐材料缺项', en: 'A part of the recommendation is lacking' },
    statement: (p) => ({
      zh: `第${p.number}份举荐写明没有${part(p.part).zh}；按条款应当具备。`,
      en: `Recommendation ${p.number} is stated to be without ${part(p.part).en}, which the clause asks for.`,
    }),
    action: ask('请申报人和单位补齐，并核实办理先后。', 'Have applicant and unit complete it, and verify the order in which it was done.'),
  },
  'form-not-in-dossier': {
    title: { zh: '举荐表不在材料中', en: 'The form is not in the dossier' },
    statement: (p) => ({
      zh: `第${p.number}份举荐所列的举荐表“${p.form}”不在材料中，或无法读取。`,
      en: `The form “${p.form}” of recommendation ${p.number} is not in the dossier or could not be read.`,
    }),
    action: ask('请补交签字盖章的举荐表原件扫描件。', 'Hand in a scan of the signed and stamped form.'),
  },
  relative: {
    title: { zh: '举荐人与申报人的亲属关系须核实', en: 'Kinship of expert and applicant to be verified' },
    statement: (p) => ({
      zh: p.declared
        ? `举荐专家“${p.expert}”申明与申报人为${word(p.kinship).zh}；按条款不得请有此关系的专家举荐。`
        : `举荐专家“${p.expert}”与材料所列亲属同名；是否同一人须核实。`,
      en: p.declared
        ? `The expert “${p.expert}” is declared a ${word(p.kinship).en} of the applicant; by the clause such experts may not be asked.`
        : `The expert “${p.expert}” has the name of a declared relative; whether it is the same person has to be verified.`,
    }),
    action: ask('请向申报人、专家和单位核实关系。', 'Verify the relation with applicant, expert and unit.'),
  },
  circular: {
    title: { zh: '同批申报人之间循环举荐', en: 'Applicants of the batch recommend one another' },
    statement: (p) => ({
      zh: `本批次中下列申报人依次举荐，首尾相接：${p.names.join(' → ')}。${p.unitsAgree ? '姓名和单位相同。' : '仅姓名相同，可能是同名。'}通知未禁止，但须核实举荐是否客观。`,
      en: `In this batch these applicants recommend one another in a circle: ${p.names.join(' → ')}. ${p.unitsAgree ? 'Names and units agree.' : 'Only the names agree; they may be namesakes.'} The notice does not forbid it; whether the recommendations are objective has to be verified.`,
    }),
    action: ask('请核实是否同一人，并分别听取专家说明。', 'Verify that they are the same persons, and hear the experts separately.'),
  },
  'publicity-short': {
    title: { zh: '公示时间短于要求', en: 'Publicised for less than asked' },
    statement: (p) => ({
      zh: `公示自${p.from}至${p.to}，共${p.days}天，少于${p.minimumDays}天。`,
      en: `Publicised from ${p.from} to ${p.to}, ${p.days} days, fewer than ${p.minimumDays}.`,
    }),
    action: ask('请单位说明，必要时重新公示。', 'Have the unit explain it, and publicise again where needed.'),
  },
  'publicity-objections': {
    title: { zh: '公示期间有异议', en: 'Objections while publicised' },
    statement: (p) => ({
      zh: `第${p.number}份举荐公示期间收到异议。`,
      en: `Objections to recommendation ${p.number} came in while it was publicised.`,
    }),
    action: ask('请核实异议的处理结果。', 'Verify how the objections were settled.'),
  },
  'not-verified-with': {
    title: { zh: '会前核实未覆盖全部对象', en: 'Not verified with everyone before the meeting' },
    statement: (p) => ({
      zh: `第${p.number}份举荐的会前核实记录中没有：${wordList(p.parties).zh}。`,
      en: `The record of verifying recommendation ${p.number} before the meeting lacks: ${wordList(p.parties).en}.`,
    }),
    action: ask('请补做核实并记录。', 'Verify with them and record it.'),
  },
  'not-reported': {
    title: { zh: '核实情况未向评委会报告', en: 'What was verified was not reported' },
    statement: (p) => ({
      zh: `第${p.number}份举荐写明核实情况没有向评委会报告。`,
      en: `Recommendation ${p.number}: what was verified is stated as not reported to the committee.`,
    }),
    action: ask('请在评审会上如实报告。', 'Report it to the committee.'),
  },
  'defence-did-not-ask': {
    title: { zh: '答辩没有针对举荐业绩提问', en: 'The defence did not ask about the recommendation' },
    statement: () => ({
      zh: '答辩记录写明没有针对举荐的业绩提问。',
      en: 'The record of the defence states that it did not ask about what was recommended.',
    }),
    action: ask('请评委会说明，必要时补充答辩。', 'Have the committee explain it; hold a further defence where needed.'),
  },
};
