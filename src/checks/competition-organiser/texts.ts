import type { CodeTexts } from '../check.ts';
import { word } from '../fact-words.ts';

export type OrganiserCodes = {
  readonly recognised: {
    readonly title: string;
    readonly organiser: string;
    readonly by: string;
    readonly department: string;
    readonly delegation: string;
  };
  readonly 'delegation-unproven': { readonly title: string; readonly organiser: string; readonly department: string };
  readonly 'not-administrative': { readonly title: string; readonly organiser: string; readonly kind: string };
};

const BY: Readonly<Record<string, { zh: string; en: string }>> = {
  delegation: { zh: '受行政部门委托，有委托文件', en: 'on a department’s behalf, with the delegating document' },
  kind: { zh: '材料写明由行政部门主办', en: 'stated as organised by an administrative department' },
  name: { zh: '主办单位名称为行政部门', en: 'the organiser’s name is that of an administrative department' },
};
const quoted = (name: string) => (name === '' ? { zh: '', en: '' } : { zh: `“${name}”`, en: ` “${name}”` });

export const texts: { readonly [C in keyof OrganiserCodes]: CodeTexts<OrganiserCodes[C]> } = {
  recognised: {
    title: { zh: '竞赛主办单位符合条款', en: 'Organiser within the clause' },
    statement: (p) => ({
      zh: `《${p.title}》的主办单位${quoted(p.organiser).zh}：${BY[p.by]?.zh ?? p.by}${p.delegation === '' ? '' : `（${p.department}，${p.delegation}）`}。`,
      en: `“${p.title}”, organiser${quoted(p.organiser).en}: ${BY[p.by]?.en ?? p.by}${p.delegation === '' ? '' : ` (${p.department}, ${p.delegation})`}.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
  'delegation-unproven': {
    title: { zh: '受委托举办，缺少委托依据', en: 'Delegated, without proof of it' },
    statement: (p) => ({
      zh: `《${p.title}》由${quoted(p.organiser).zh}${p.department === '' ? '受行政部门委托举办，但没有写明委托部门' : `受“${p.department}”委托举办`}，材料中没有委托文件。`,
      en: `“${p.title}” was organised by${quoted(p.organiser).en || ' a body'} on behalf of ${p.department === '' ? 'a department that is not named' : `“${p.department}”`}; no delegating document is stated.`,
    }),
    action: () => ({
      zh: '请申报人提供委托文件或其文号，并核对。',
      en: 'Have the applicant give the delegating document or its number, and verify it.',
    }),
  },
  'not-administrative': {
    title: { zh: '竞赛并非行政部门主办', en: 'Not organised by an administrative department' },
    statement: (p) => ({
      zh: `《${p.title}》的主办单位${quoted(p.organiser).zh}记为${word(p.kind).zh}，没有载明受行政部门委托；按条款不作为评审依据。`,
      en: `“${p.title}” was organised by${quoted(p.organiser).en || ' a body'}, stated as ${word(p.kind).en}, with no delegation by a department; by the clause it is no basis for review.`,
    }),
    action: () => ({
      zh: '请核对获奖文件上的主办、承办单位；确无行政部门主办或委托的，由评委会工作机构认定并记明理由。',
      en: 'Look at the organisers named on the award; if no department organised or delegated it, the committee office decides and keeps the reason.',
    }),
  },
};
