import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';
import { word, wordList } from '../fact-words.ts';

export type EligibilityCodes = {
  readonly 'series-suspended': { readonly series: string };
  readonly 'employment-excluded': { readonly employment: string; readonly postManagement: string };
  readonly 'level-not-reviewed': { readonly level: string };
  readonly 'exam-profession': {
    readonly profession: string;
    readonly level: string;
    readonly qualification: string;
    readonly held: boolean;
  };
  readonly 'qualification-maps': { readonly qualification: string; readonly levels: readonly string[] };
  readonly 'unit-outside-series': { readonly series: string; readonly unitKind: string };
  readonly 'file-not-required': { readonly employment: string };
};

const confirm = (zh: string, en: string): (() => Localised) => {
  const text = { zh, en };
  return () => text;
};

export const texts: { readonly [C in keyof EligibilityCodes]: CodeTexts<EligibilityCodes[C]> } = {
  'series-suspended': {
    title: { zh: '所报系列暂停评审', en: 'The series applied for is suspended' },
    statement: (p) => ({
      zh: `申报系列为“${p.series}”，列在暂停评审的系列中；按条款，该系列在新的评价标准出台前不评审。`,
      en: `The series applied for, “${p.series}”, is on the list of suspended series; by the clause it is not reviewed until new criteria are issued.`,
    }),
    action: confirm(
      '请核实该系列是否已出台新标准；仍暂停的，告知申报人并说明理由。',
      'Verify whether new criteria were issued since; if not, tell the applicant and say why.',
    ),
  },
  'employment-excluded': {
    title: { zh: '用人性质不在评审范围', en: 'Kind of employment outside the review' },
    statement: (p) => ({
      zh: `申报人的用人性质记为“${word(p.employment).zh}”${p.postManagement === '' ? '' : '，且未纳入事业单位岗位管理'}；按条款，这类人员不参加职称评审，可以参加全国统一的资格考试。`,
      en: `The applicant’s employment is stated as “${word(p.employment).en}”${p.postManagement === '' ? '' : ', not under post management'}; by the clause such staff are not reviewed for titles and may sit the national exams.`,
    }),
    action: confirm(
      '请向单位核实编制和身份的起止时间；确属此类的，按不符合申报条件办理。',
      'Verify kind of post and its dates with the unit; if confirmed, the application is not admissible.',
    ),
  },
  'level-not-reviewed': {
    title: { zh: '所报级别不经评委会评审', en: 'Level not reviewed by committees' },
    statement: (p) => ({
      zh: `申报级别为“${word(p.level).zh}”；按条款，该级别由单位考核认定，不经评委会。`,
      en: `The level applied for is “${word(p.level).en}”; by the clause it is settled by the unit’s own assessment, not by a committee.`,
    }),
    action: confirm(
      '请核对申报级别；属实的，转单位办理考核认定。',
      'Verify the level; if it is right, refer the applicant to the unit’s assessment.',
    ),
  },
  'exam-profession': {
    title: { zh: '该专业层级以考代评', en: 'The profession has an exam at this level' },
    statement: (p) => ({
      zh: `“${p.profession}”在“${word(p.level).zh}”级实行职业资格考试（${p.qualification}），按条款不再评审；材料${p.held ? '载有' : '没有载明'}该项资格。`,
      en: `“${p.profession}” has a qualification exam at level “${word(p.level).en}” (${p.qualification}) and by the clause is not reviewed there; the dossier ${p.held ? 'states' : 'does not state'} that qualification.`,
    }),
    action: (p) =>
      p.held
        ? {
            zh: '请核对资格证书；已取得的，按对应关系直接对应职称。',
            en: 'Verify the certificate; a qualification held maps to the title.',
          }
        : {
            zh: '请核实专业和级别；属实的，告知申报人参加考试。',
            en: 'Verify profession and level; if right, refer the applicant to the exam.',
          },
  },
  'qualification-maps': {
    title: { zh: '所持资格可对应职称', en: 'A qualification held maps to a title' },
    statement: (p) => ({
      zh: `申报人持有“${p.qualification}”，按对应关系相当于${wordList(p.levels).zh}，可作为申报上一级的条件。`,
      en: `The applicant holds “${p.qualification}”, which maps to ${wordList(p.levels).en} and may serve as a condition for the next level.`,
    }),
    action: confirm('请核对资格证书。', 'Verify the certificate.'),
  },
  'unit-outside-series': {
    title: { zh: '单位性质不在该系列范围', en: 'Kind of unit outside the series' },
    statement: (p) => ({
      zh: `申报系列为“${p.series}”，单位性质记为“${word(p.unitKind).zh}”；按条款，这类单位的人员不在该系列评价。`,
      en: `The series is “${p.series}” and the unit is stated as “${word(p.unitKind).en}”; by the clause staff of such units are outside that series.`,
    }),
    action: confirm(
      '请核实单位的办学类型；属实的，引导申报人改报相应系列。',
      'Verify the kind of unit; if right, refer the applicant to the fitting series.',
    ),
  },
  'file-not-required': {
    title: { zh: '没有人事档案不影响受理', en: 'No personnel file is needed' },
    statement: (p) => ({
      zh: `申报人的用人性质为“${word(p.employment).zh}”，没有人事档案；按条款不得因此拒绝受理，可先评职称后装档案。`,
      en: `The applicant is “${word(p.employment).en}” and has no personnel file; by the clause that is no ground for turning the application away.`,
    }),
    action: confirm('请照常受理。', 'Admit the application as any other.'),
  },
};
