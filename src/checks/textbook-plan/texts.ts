import type { CodeTexts } from '../check.ts';
import { word } from '../fact-words.ts';

type Hit = { readonly title: string; readonly level: string; readonly edition: string; readonly row: number };
export type PlanCodes = {
  readonly listed: Hit;
  readonly 'listed-otherwise': Hit & { readonly differs: string; readonly listedPublisher: string; readonly listedIsbn: string };
  readonly 'not-listed': { readonly title: string; readonly lists: readonly string[] };
};

const DIFFERS: Readonly<Record<string, { zh: string; en: string }>> = {
  'other-publisher': { zh: '出版社不同', en: 'the publisher differs' },
  'other-isbn': { zh: 'ISBN不同', en: 'the ISBN differs' },
  'publisher-unknown': { zh: '只有书名相同，出版社无法比对', en: 'only the title is the same; the publishers can’t be compared' },
};

export const texts: { readonly [C in keyof PlanCodes]: CodeTexts<PlanCodes[C]> } = {
  listed: {
    title: { zh: '教材列入规划', en: 'The textbook is in a plan' },
    statement: (p) => ({
      zh: `《${p.title}》列入${word(p.level).zh}教材规划“${p.edition}”第${p.row}行。`,
      en: `“${p.title}” is on the ${word(p.level).en} plan list “${p.edition}”, row ${p.row}.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
  'listed-otherwise': {
    title: { zh: '规划中有同名教材，版本不同', en: 'A textbook of that title is in a plan, in another form' },
    statement: (p) => ({
      zh: `${word(p.level).zh}教材规划“${p.edition}”第${p.row}行有同名教材《${p.title}》，但${DIFFERS[p.differs]?.zh ?? p.differs}（目录：${[p.listedPublisher, p.listedIsbn].filter((part) => part !== '').join('，') || '未写出版社'}）。`,
      en: `The ${word(p.level).en} plan list “${p.edition}”, row ${p.row}, has a textbook of the title “${p.title}”, but ${DIFFERS[p.differs]?.en ?? p.differs} (list: ${[p.listedPublisher, p.listedIsbn].filter((part) => part !== '').join(', ') || 'no publisher'}).`,
    }),
    action: () => ({
      zh: '请核对版权页和立项文件，确认是否同一教材（重印、再版）。',
      en: 'Compare the copyright page with the approval: is it the same textbook, reprinted or in a new edition?',
    }),
  },
  'not-listed': {
    title: { zh: '教材未列入已载入的规划', en: 'The textbook is in none of the plans' },
    statement: (p) => ({
      zh: `已载入的完整目录（${p.lists.join('、')}）中没有《${p.title}》；按条款，未列入计划的教材不作为评审依据。`,
      en: `None of the complete lists loaded (${p.lists.join(', ')}) has “${p.title}”; by the clause a textbook outside the plans is no basis for review.`,
    }),
    action: () => ({
      zh: '请申报人提供列入规划的文件；没有的，由评委会工作机构认定并记明理由。',
      en: 'Ask the applicant for the document that lists it; without one the committee office decides and keeps the reason.',
    }),
  },
};
