import type { CodeTexts } from '../check.ts';
import { word } from '../fact-words.ts';

export type ScopeCodes = {
  readonly 'unit-outside-authority': { readonly unit: string; readonly relation: string; readonly committee: string };
  readonly 'authorisation-unproven': { readonly unit: string; readonly relation: string; readonly authorisedFor: string };
  readonly authorised: { readonly unit: string; readonly relation: string; readonly document: string };
  readonly 'series-outside-authority': { readonly series: string; readonly approved: readonly string[] };
  readonly 'level-outside-authority': { readonly level: string; readonly approved: readonly string[] };
};

const confirm = () => ({
  zh: '请核对评委会的核准文件和申报人单位的隶属关系；确在权限之外的，退回申报人向有权的评委会申报。',
  en: 'Verify the committee’s approval and whom the unit answers to; if outside, refer the applicant to the committee that has authority.',
});

export const texts: { readonly [C in keyof ScopeCodes]: CodeTexts<ScopeCodes[C]> } = {
  'unit-outside-authority': {
    title: { zh: '申报人单位在评审权限之外', en: 'Unit outside the committee’s authority' },
    statement: (p) => ({
      zh: `按材料所述，“${p.unit}”属于${word(p.relation).zh}；本评委会为${word(p.committee).zh}评委会，没有载明对此的授权。按条款，未经授权不予评审。`,
      en: `As stated, “${p.unit}” is ${word(p.relation).en}; this is a ${word(p.committee).en} committee and no authorisation for it is stated. By the clause it may not be reviewed here without one.`,
    }),
    action: confirm,
  },
  'authorisation-unproven': {
    title: { zh: '代评授权没有文件', en: 'Authorisation without a document' },
    statement: (p) => ({
      zh: `“${p.unit}”属于${word(p.relation).zh}；批次资料称已获授权评审“${p.authorisedFor}”，但没有写明授权文件。`,
      en: `“${p.unit}” is ${word(p.relation).en}; the batch says the committee is authorised for “${p.authorisedFor}” but names no document.`,
    }),
    action: () => ({ zh: '请补充授权文件的文号。', en: 'Give the number of the authorising document.' }),
  },
  authorised: {
    title: { zh: '已获授权评审', en: 'Reviewed under an authorisation' },
    statement: (p) => ({
      zh: `“${p.unit}”属于${word(p.relation).zh}，评委会依${p.document}获得授权。`,
      en: `“${p.unit}” is ${word(p.relation).en}; the committee is authorised by ${p.document}.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
  'series-outside-authority': {
    title: { zh: '申报系列不在核准范围', en: 'Series outside the committee’s approval' },
    statement: (p) => ({
      zh: `申报系列为“${p.series}”，评委会核准的系列为：${p.approved.join('、')}。`,
      en: `The series applied for is “${p.series}”; the committee is approved for ${p.approved.join(', ')}.`,
    }),
    action: confirm,
  },
  'level-outside-authority': {
    title: { zh: '申报级别不在核准范围', en: 'Level outside the committee’s approval' },
    statement: (p) => ({
      zh: `申报级别为${word(p.level).zh}，评委会核准的级别为：${p.approved.map((one) => word(one).zh).join('、')}。`,
      en: `The level applied for is ${word(p.level).en}; the committee is approved for ${p.approved.map((one) => word(one).en).join(', ')}.`,
    }),
    action: confirm,
  },
};
