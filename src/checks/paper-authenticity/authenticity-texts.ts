import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';

/** A fact as the record states it and as its own page, or a public record, has it. */
type Difference = { stated: string; printed: string; page: number };
type PublicDifference = { field: string; stated: string; recorded: string; source: string };

export type AuthenticityCodes = {
  agrees: { fields: readonly string[] };
  'title-differs': Difference;
  'authors-differ': { stated: readonly string[]; printed: readonly string[]; page: number };
  'applicant-not-among-authors': { applicant: string; printed: readonly string[]; page: number };
  'author-place-differs': { applicant: string; stated: number; printed: number; page: number };
  'corresponding-author-differs': { applicant: string; printed: readonly string[]; page: number };
  'journal-differs': Difference;
  'issue-date-differs': Difference;
  'volume-differs': Difference;
  'issue-differs': Difference;
  'pages-differ': Difference;
  'number-differs': Difference & { number: string };
  'pages-implausible': { pages: string; reason: string; most: number };
  'public-record-agrees': { sources: readonly string[]; fields: readonly string[] };
  'public-record-differs': PublicDifference;
};

const FIELDS: Readonly<Record<string, Localised>> = {
  title: { zh: '题名', en: 'title' },
  authors: { zh: '作者', en: 'authors' },
  applicant: { zh: '申报人', en: 'applicant' },
  journal: { zh: '刊名', en: 'journal' },
  year: { zh: '年份', en: 'year' },
  issueDate: { zh: '刊出年月', en: 'issue month' },
  volume: { zh: '卷', en: 'volume' },
  issue: { zh: '期', en: 'issue' },
  pages: { zh: '页码', en: 'pages' },
  issn: { zh: 'ISSN', en: 'ISSN' },
  cn: { zh: 'CN 号', en: 'CN' },
  doi: { zh: 'DOI', en: 'DOI' },
};
export const fieldName = (field: string): Localised => FIELDS[field] ?? { zh: field, en: field };
export const fieldNames = (fields: readonly string[]): Localised => ({
  zh: fields.map((field) => fieldName(field).zh).join('、'),
  en: fields.map((field) => fieldName(field).en).join(', '),
});

const compareOriginal: Localised = {
  zh: '请与原刊或数据库中的原文核对；填写有误的改正后重新检查。',
  en: 'Compare with the issue itself or the paper in a database; correct a slip and check again.',
};
const nothingToDo: Localised = { zh: '无需处理。', en: 'Nothing to do.' };

function difference(field: string): CodeTexts<Difference> {
  const { zh, en } = fieldName(field);
  return {
    title: { zh: `${zh}与论文首页所载不同`, en: `The ${en} on the paper's first page is another` },
    statement: ({ stated, printed, page }) => ({
      zh: `所填${zh}为“${stated}”；论文第 ${page} 页所载为“${printed}”。`,
      en: `Stated ${en}: “${stated}”; page ${page} of the paper prints “${printed}”.`,
    }),
    action: () => compareOriginal,
  };
}

const REASONS: Readonly<Record<string, Localised>> = {
  'last-before-first': { zh: '末页小于首页', en: 'the last page comes before the first' },
  'too-many': { zh: '页数过多', en: 'there are unusually many pages' },
  'page-zero': { zh: '页码为零', en: 'there is no page zero' },
};

export const authenticityTexts: { readonly [C in keyof AuthenticityCodes]: CodeTexts<AuthenticityCodes[C]> } = {
  agrees: {
    title: { zh: '填报内容与论文首页一致', en: "The record agrees with the paper's first page" },
    statement: ({ fields }) => ({
      zh: `以下各项与论文自身页面所载一致：${fieldNames(fields).zh}。`,
      en: `These agree with the paper's own pages: ${fieldNames(fields).en}.`,
    }),
    action: () => nothingToDo,
  },
  'title-differs': difference('title'),
  'journal-differs': difference('journal'),
  'issue-date-differs': difference('issueDate'),
  'volume-differs': difference('volume'),
  'issue-differs': difference('issue'),
  'pages-differ': difference('pages'),
  'number-differs': {
    title: { zh: '编号与论文首页所载不同', en: "A number on the paper's first page is another" },
    statement: ({ number, stated, printed, page }) => ({
      zh: `所填 ${number} 为“${stated}”；论文第 ${page} 页所载为“${printed}”。`,
      en: `Stated ${number}: “${stated}”; page ${page} of the paper prints “${printed}”.`,
    }),
    action: () => compareOriginal,
  },
  'authors-differ': {
    title: { zh: '作者名单与论文首页所载不同', en: "The authors on the paper's first page are others" },
    statement: ({ stated, printed, page }) => ({
      zh: `所填作者为${stated.join('、')}；论文第 ${page} 页所载为${printed.join('、')}。`,
      en: `Stated authors: ${stated.join(', ')}; page ${page} of the paper prints ${printed.join(', ')}.`,
    }),
    action: () => compareOriginal,
  },
  'applicant-not-among-authors': {
    title: { zh: '论文首页作者中未见申报人', en: 'The applicant is not among the authors printed' },
    statement: ({ applicant, printed, page }) => ({
      zh: `论文第 ${page} 页所载作者为${printed.join('、')}，其中未见申报人${applicant}。`,
      en: `Page ${page} of the paper prints the authors ${printed.join(', ')}; the applicant ${applicant} is not among them.`,
    }),
    action: () => ({
      zh: '请核对原文；申报人用过其他姓名或拼写的，在 formerNames、nameVariants 中填写后重新检查。',
      en: 'Compare with the paper; if the applicant publishes under another name or spelling, state it in formerNames or nameVariants.',
    }),
  },
  'author-place-differs': {
    title: { zh: '申报人的作者排序与论文首页不同', en: "The applicant's place among the authors is another" },
    statement: ({ applicant, stated, printed, page }) => ({
      zh: `所填作者中${applicant}排第 ${stated}；论文第 ${page} 页排第 ${printed}。`,
      en: `The record has ${applicant} as author ${stated}; page ${page} of the paper prints the name in place ${printed}.`,
    }),
    action: () => compareOriginal,
  },
  'corresponding-author-differs': {
    title: { zh: '通信作者与论文所载不同', en: 'The corresponding author is another' },
    statement: ({ applicant, printed, page }) => ({
      zh: `所填${applicant}为通信作者；论文第 ${page} 页所载通信作者为${printed.join('、')}。`,
      en: `The record has ${applicant} as corresponding author; page ${page} of the paper names ${printed.join(', ')}.`,
    }),
    action: () => compareOriginal,
  },
  'pages-implausible': {
    title: { zh: '页码有待核对', en: 'The pages are to be looked at' },
    statement: ({ pages, reason, most }) => ({
      zh: `所填页码“${pages}”：${(REASONS[reason] ?? { zh: reason }).zh}${reason === 'too-many' ? `（超过 ${most} 页）` : ''}。`,
      en: `The pages as stated, “${pages}”: ${(REASONS[reason] ?? { en: reason }).en}${reason === 'too-many' ? ` (more than ${most})` : ''}.`,
    }),
    action: () => compareOriginal,
  },
  'public-record-agrees': {
    title: { zh: '填报内容与公开记录一致', en: 'The record agrees with public ones' },
    statement: ({ sources, fields }) => ({
      zh: `${sources.join('、')}的记录与所填一致：${fieldNames(fields).zh}。`,
      en: `The records of ${sources.join(', ')} agree with what is stated: ${fieldNames(fields).en}.`,
    }),
    action: () => nothingToDo,
  },
  'public-record-differs': {
    title: { zh: '填报内容与公开记录不同', en: 'A public record differs' },
    statement: ({ field, stated, recorded, source }) => ({
      zh: `所填${fieldName(field).zh}为“${stated}”；${source} 的记录为“${recorded}”。`,
      en: `Stated ${fieldName(field).en}: “${stated}”; the record of ${source} has “${recorded}”.`,
    }),
    action: () => ({
      zh: '请核对 DOI 是否填写正确，并与原文核对；公开记录也可能有误。',
      en: 'See whether the DOI is right and compare with the paper; public records have errors too.',
    }),
  },
};
