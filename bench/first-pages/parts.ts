// Pieces that several of the later layouts share.
import { MONTHS, two } from './layouts-first.ts';
import { type Item, labelled, type Run, rule, text } from './sheet.ts';
import type { Person, PrintedWork } from './works.ts';

export const LONG_MONTHS = 'January February March April May June July August September October November December'.split(' ');
export const longMonth = (work: PrintedWork): string => LONG_MONTHS[work.month - 1] ?? '';
export const shortMonth = (work: PrintedWork): string => MONTHS[work.month - 1] ?? '';
export const four = (value: number): string => String(value).padStart(4, '0');
/** 文章编号 as GB/T 3469-era journals print it. */
export const articleNumber = (work: PrintedWork): string =>
  `${work.issn}(${work.year})${two(work.issue)}-${four(work.firstPage)}-${two(work.lastPage - work.firstPage + 1)}`;
export const paragraphs = (work: PrintedWork, size: number): Item[] =>
  (work.body.length === 0 ? work.englishBody : work.body).map((paragraph) => text(paragraph, { size, indent: 2, align: 'justify' }));
export const englishParagraphs = (work: PrintedWork, size: number): Item[] =>
  work.englishBody.map((paragraph) => text(paragraph, { size, align: 'justify' }));
export const names = (work: PrintedWork): readonly string[] => work.people.map(({ chinese }) => chinese);
export const englishNames = (work: PrintedWork): readonly string[] => work.people.map(({ english }) => english);
/** ZHANG Xiaoyan as Xiaoyan Zhang. */
export const westernOrder = (name: string): string => {
  const [first = '', ...rest] = name.split(' ');
  return /^\p{Lu}{2,}$/u.test(first) && rest.length > 0 ? `${rest.join(' ')} ${first.charAt(0)}${first.slice(1).toLowerCase()}` : name;
};
export const withoutComma = (unit: string): string => unit.replace(/，.*/, '');
export const numberedUnits = (work: PrintedWork, dot: string, between: string): string =>
  work.units.length === 1 ? (work.units[0] ?? '') : work.units.map((unit, at) => `${at + 1}${dot}${unit}`).join(between);
export const leads = (work: PrintedWork): readonly Person[] => work.people.filter(({ corresponding }) => corresponding);
export const subtitleOf = (title: string): readonly [string, string | undefined] => {
  const [main = '', sub] = title.split('——');
  return [main, sub];
};
export const bracketed = (name: string): string => name.replaceAll('(', '（').replaceAll(')', '）');
/** The name as two lines of a masthead: what stands in brackets goes below. */
export const brokenName = (name: string): readonly [string, string | undefined] => {
  const found = /^([^(（]+)([(（].*)$/.exec(name);
  return found === null ? [name, undefined] : [found[1] ?? name, found[2]];
};
/** A title over two lines as an editor breaks it. */
export const broken = (title: string, after: number): readonly string[] => {
  const letters = Array.from(title);
  return letters.length <= after + 3 ? [title] : [letters.slice(0, after).join(''), letters.slice(after).join('')];
};
export const raised = (mark: string): Run => ({ text: mark, raised: true });
export { labelled, rule, text };
