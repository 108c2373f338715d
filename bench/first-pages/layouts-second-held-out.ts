// Written after the second round of rules: a first try again.
import { englishDay, type Layout, MONTHS, spaced } from './layouts-first.ts';
import { type Item, labelled, text } from './sheet.ts';
import type { PrintedWork } from './works.ts';

const columnBody = (work: PrintedWork, size: number): Item[] =>
  work.body.map((paragraph) => text(paragraph, { size, indent: 2, align: 'justify' }));

const medical: Layout = {
  id: 'medical-vancouver',
  what: 'a medical journal: date, volume and issue in one line with the English abbreviation, units behind each name, first and corresponding author at the foot',
  prints: ['volume', 'doi', 'keywords', 'abstract', 'received'],
  compose: (work, variant) => ({
    head: [
      {
        kind: 'row',
        left: `${work.journal}${work.year}年${work.month}月第${work.volume}卷第${work.issue}期`,
        right: `${work.englishJournal}, ${MONTHS[work.month - 1] ?? ''} ${work.year}, Vol.${work.volume}, No.${work.issue}`,
        style: { size: 7.5 },
      },
      { kind: 'rule' },
    ],
    front: [
      text(variant % 2 === 0 ? '·论著·' : '·临床经验·', { size: 10, font: 'hei' }),
      text(work.title, { size: 18, font: 'hei', align: 'left', above: 6 }),
      text(work.people.map(({ chinese }) => spaced(chinese)).join(' '), { size: 11, font: 'kai', above: 4 }),
      text((work.units[0] ?? '').replace('，甘肃 ', '，').replace(/ (\d{6})/, ' $1'), { size: 9 }),
      text([{ text: '【摘要】', heavy: true }, { text: work.abstract }], { size: 9, align: 'justify', above: 6 }),
      text([{ text: '【关键词】', heavy: true }, { text: ` ${work.keywords.join('；')}` }], { size: 9 }),
      text(`DOI：${work.doi}`, { size: 9 }),
      text(`收稿日期 ${work.received}　本文编辑 某某`, { size: 9 }),
    ],
    body: { columns: 2, items: columnBody(work, 10) },
    foot: [
      text(`作者单位：${work.units[0] ?? ''}`, { size: 8 }),
      text(`第一作者：${work.people[0]?.chinese ?? ''}，E-mail：author@example.org`, { size: 8 }),
    ],
  }),
};

const oldStyle: Layout = {
  id: 'chinese-numerals',
  what: 'name above, issue in Chinese numerals in brackets, title and names at the left, no labels but 摘要 in bold without a colon',
  prints: ['keywords', 'abstract'],
  compose: (work) => ({
    head: [],
    front: [
      {
        kind: 'row',
        left: work.journal,
        right: `${chineseYear(work.year)}年第${chineseNumber(work.issue)}期`,
        style: { size: 10, font: 'kai' },
      },
      { kind: 'rule' },
      text(work.title, { size: 16, font: 'song', bold: true, above: 20 }),
      text(work.people.map(({ chinese }) => spaced(chinese)).join('　'), { size: 12, above: 8 }),
      text(`（${work.units[0] ?? ''}）`, { size: 10 }),
      text([{ text: '摘要', heavy: true }, { text: `　${work.abstract}` }], { size: 10, align: 'justify', above: 6 }),
      text([{ text: '关键词', heavy: true }, { text: `　${work.keywords.join('　')}` }], { size: 10 }),
    ],
    body: { columns: 1, items: columnBody(work, 11) },
    foot: [text(String(work.firstPage), { size: 9, align: 'center' })],
  }),
};

const openAccess: Layout = {
  id: 'open-access',
  what: 'an English open-access paper: citation box, name in letters of its own, dates after a bar, degrees behind names',
  latin: true,
  prints: ['volume', 'doi', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [{ kind: 'row', left: work.englishJournal, right: `ISSN ${work.issn}`, style: { size: 9, bold: true } }],
    front: [
      text(`${work.year}, Volume ${work.volume}, Issue ${work.issue}, Pages ${work.firstPage}-${work.lastPage}`, { size: 8.5 }),
      text('Open Access', { size: 9 }),
      text(work.englishTitle, { size: 18, bold: true, above: 10 }),
      text(work.people.map(({ english, units, corresponding }) => `${english} ${units.join(',')}${corresponding ? ',*' : ''}`).join(', '), {
        size: 10.5,
        above: 6,
      }),
      ...work.englishUnits.map((unit, at) => text(`${at + 1} ${unit}`, { size: 8.5 })),
      text(`Received ${englishDay(work.received)} | Accepted ${englishDay(work.accepted)} | https://doi.org/${work.doi}`, { size: 8 }),
      labelled('Abstract—', work.englishAbstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('Index Terms—', work.englishKeywords.join(', '), { size: 9.5 }),
    ],
    body: {
      columns: 2,
      items: [
        text('I. INTRODUCTION', { size: 10, align: 'center' }),
        ...work.englishBody.map((paragraph) => text(paragraph, { size: 9.5, align: 'justify' })),
      ],
    },
    foot: [text(`© ${work.year} ${work.englishJournal}`, { size: 8, align: 'center' })],
  }),
};

const magazine: Layout = {
  id: 'trade-magazine',
  what: 'a trade magazine: column name and 文/ before the names, year and issue by dots at the foot, no abstract label of its own',
  prints: ['keywords', 'abstract'],
  compose: (work, variant) => ({
    head: [{ kind: 'row', right: 'TECHNOLOGY · 技术应用', style: { size: 9, font: 'hei' } }],
    front: [
      text(work.title, { size: 24, font: 'hei', above: 20 }),
      text(
        variant % 2 === 0
          ? `文/${work.people.map(({ chinese }) => chinese).join('　')}`
          : `${work.people.map(({ chinese }) => chinese).join('　')}/文`,
        { size: 11, font: 'kai', above: 6 },
      ),
      labelled('摘要：', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('、'), { size: 10 }),
    ],
    body: { columns: 2, items: columnBody(work, 10.5) },
    foot: [
      {
        kind: 'row',
        left:
          variant % 2 === 0
            ? `${work.firstPage} | ${work.journal} | ${work.year}年${work.issue}期`
            : `${work.journal} ${work.year}·${work.issue}　　${work.firstPage}`,
        style: { size: 9 },
      },
    ],
  }),
};

const DIGITS = '〇一二三四五六七八九';
const chineseYear = (year: number): string => Array.from(String(year), (digit) => DIGITS.charAt(Number(digit))).join('');
const chineseNumber = (value: number): string =>
  value < 10
    ? DIGITS.charAt(value)
    : `${value >= 20 ? DIGITS.charAt(Math.floor(value / 10)) : ''}十${value % 10 === 0 ? '' : DIGITS.charAt(value % 10)}`;

export const SECOND_HELD_OUT_LAYOUTS: readonly Layout[] = [medical, oldStyle, openAccess, magazine];
