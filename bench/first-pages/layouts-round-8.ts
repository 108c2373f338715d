// Eighth round of layouts: written when the rules were mended for the seventh, before any of it was drawn.
import { englishDay, type Layout, marked, spaced, two } from './layouts-first.ts';
import {
  bracketed,
  englishNames,
  englishParagraphs,
  labelled,
  longMonth,
  names,
  numberedUnits,
  paragraphs,
  raised,
  rule,
  shortMonth,
  text,
  westernOrder,
  withoutComma,
} from './parts.ts';
import { row } from './sheet.ts';
import { WIDE_STOCK } from './wide-stock.ts';

const englishOnly: Layout = {
  id: 'english-name-only',
  what: 'a Chinese paper in a journal that prints its name in English only',
  stock: WIDE_STOCK,
  journal: (work) => work.englishJournal,
  prints: ['volume', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [row(work.englishJournal, '', `Vol. ${work.volume} No. ${work.issue} ${work.year}`), rule],
    front: [
      text('论　著', { size: 10, font: 'hei' }),
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 8 }),
      text(names(work).map(spaced).join('，'), { size: 12, align: 'center', above: 6 }),
      text(`(${numberedUnits(work, '.', '；')})`, { size: 9, align: 'center' }),
      labelled('【摘要】 ', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('【关键词】 ', work.keywords.join('；'), { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [text(`－ ${work.firstPage} －`, { size: 9, align: 'center' })],
  }),
};

const piped: Layout = {
  id: 'piped-head',
  what: 'English: name, volume, issue, month and page in one head parted by bars, names by and, departments under them without marks',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  prints: ['volume', 'doi', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${work.englishJournal} | Volume ${work.volume} | Issue ${work.issue} | ${longMonth(work)} ${work.year}`,
        '',
        `| ${work.firstPage}`,
        8,
      ),
      rule,
    ],
    front: [
      row('RESEARCH PAPER', '', `DOI: ${work.doi}`, 8),
      text(work.englishTitle, { size: 18, bold: true, align: 'center', above: 10 }),
      text(
        englishNames(work)
          .map(westernOrder)
          .join(', ')
          .replace(/, ([^,]+)$/, ' and $1'),
        { size: 11, align: 'center', above: 6 },
      ),
      text(work.englishUnits[0] ?? '', { size: 9, font: 'kai', align: 'center' }),
      labelled('Abstract: ', work.englishAbstract, { size: 10, align: 'justify', above: 8 }),
      labelled('Keywords: ', work.englishKeywords.join(', '), { size: 10 }),
    ],
    body: { columns: 2, items: [text('1. INTRODUCTION', { size: 11, bold: true }), ...englishParagraphs(work, 10)] },
    foot: [rule, text(`Received: ${englishDay(work.received)}   Accepted: ${englishDay(work.accepted)}`, { size: 8 })],
  }),
};

const siteFoot: Layout = {
  id: 'site-and-marks-foot',
  what: 'magazine: address of the site above, 《name》 with issue at the foot, title of two sizes, names after 作者：',
  stock: WIDE_STOCK,
  prints: ['abstract', 'keywords'],
  compose: (work) => ({
    head: [row('www.example.cn', '', '理论前沿', 8)],
    front: [
      text(work.title, { size: 22, font: 'hei', align: 'center', above: 18 }),
      text(`作者：${names(work).join('　')}`, { size: 11, align: 'center', above: 8 }),
      text(`单位：${withoutComma(work.units[0] ?? '')}`, { size: 10, align: 'center' }),
      labelled('摘要：', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('；'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [row(`${work.firstPage}`, `《${work.journal}》`, `${work.year}年第${work.issue}期`, 9)],
  }),
};

const totalFirst: Layout = {
  id: 'total-number-first',
  what: 'issue with its running number in brackets at the left, date at the right, name in the middle over its English, no volume',
  stock: WIDE_STOCK,
  prints: ['abstract', 'keywords', 'classification'],
  compose: (work) => ({
    head: [
      row(`第 ${work.issue} 期（总第 ${work.total} 期）`, bracketed(work.journal), `${work.year} 年 ${work.month} 月`),
      row(`No.${work.issue} (Sum No.${work.total})`, work.englishJournal, `${shortMonth(work)} ${work.year}`),
      rule,
    ],
    front: [
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 12 }),
      text(
        marked(work.people, ({ chinese }) => spaced(chinese), '　', '*', work.units.length === 1),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(`(${numberedUnits(work, '. ', '　')})`, { size: 9, align: 'center' }),
      labelled('[摘　要]　', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('[关键词]　', work.keywords.join('；'), { size: 9.5 }),
      text(`[中图分类号]　${work.classification}　　[文献标识码]　A`, { size: 9.5 }),
    ],
    body: { columns: 1, items: paragraphs(work, 10.5) },
    foot: [rule, text(`[作者简介] ${names(work)[0] ?? ''}，女，博士，教授。`, { size: 8 })],
  }),
};

const inColumn: Layout = {
  id: 'front-in-column',
  what: 'title, names and abstract set inside the first of two columns',
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [row(`${work.journal}${work.year}年第${work.volume}卷第${work.issue}期`, '', String(work.firstPage)), rule],
    front: [],
    body: {
      columns: 2,
      items: [
        text(work.title, { size: 16, font: 'hei', align: 'center', above: 8 }),
        text(names(work).map(spaced).join('　'), { size: 11, font: 'kai', align: 'center', above: 5 }),
        text(`（${work.units[0] ?? ''}）`, { size: 9, align: 'center' }),
        labelled('摘要：', work.abstract, { size: 9, align: 'justify', above: 6 }),
        labelled('关键词：', work.keywords.join('；'), { size: 9 }),
        ...paragraphs(work, 10),
      ],
    },
    foot: [],
  }),
};

const shortAuthors: Layout = {
  id: 'et-al-head',
  what: 'English open access: short authors, name, year and volume:number in the head; RESEARCH and Open Access bars; names in bold joined by and',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  absent: ['issue'],
  prints: ['volume', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${
          westernOrder(work.people[0]?.english ?? '')
            .split(' ')
            .at(-1) ?? ''
        } et al. ${work.englishJournal} (${work.year}) ${work.volume}:${work.firstPage}`,
        '',
        '',
        8,
      ),
      row(`https://doi.org/${work.doi}`, '', '', 8),
    ],
    front: [
      row('RESEARCH', '', 'Open Access', 11),
      rule,
      text(work.englishTitle, { size: 19, bold: true, above: 8 }),
      text(
        work.people.flatMap((person, at) => [
          { text: westernOrder(person.english) },
          raised(`${person.units.join(',')}${person.corresponding ? '*' : ''}`),
          { text: at === work.people.length - 1 ? '' : at === work.people.length - 2 ? ' and ' : ', ' },
        ]),
        { size: 11, bold: true, above: 6 },
      ),
      text('Abstract', { size: 11, bold: true, above: 8 }),
      labelled('Background: ', work.englishAbstract, { size: 10, align: 'justify' }),
      labelled('Keywords: ', work.englishKeywords.join(', '), { size: 10 }),
    ],
    body: { columns: 2, items: [text('Background', { size: 11, bold: true }), ...englishParagraphs(work, 10)] },
    foot: [
      rule,
      text('*Correspondence: lead@example.org', { size: 8 }),
      ...work.englishUnits.map((unit, at) => text([raised(String(at + 1)), { text: unit }], { size: 8 })),
      text(
        `© The Author(s) ${work.year}. Open Access This article is licensed under a Creative Commons Attribution 4.0 International License.`,
        { size: 7 },
      ),
    ],
  }),
};

const slashIssue: Layout = {
  id: 'slash-issue',
  what: 'name with year/issue by a slash at the foot, column in brackets above, no units',
  stock: WIDE_STOCK,
  journal: (work) => work.journal.replace(/\(.*/, ''),
  prints: ['abstract', 'keywords'],
  compose: (work, variant) => ({
    head: [],
    front: [
      text('［学术争鸣］', { size: 10, font: 'kai' }),
      text(work.title, { size: 20, bold: true, align: 'center', above: 14 }),
      text(names(work).map(spaced).join('　　'), { size: 12, font: 'kai', align: 'center', above: 10 }),
      labelled('【内容摘要】', work.abstract, { size: 10, align: 'justify', above: 10 }),
      labelled('【关键词】', work.keywords.join('　'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [
      row(
        variant % 2 === 0
          ? `${work.journal.replace(/\(.*/, '')} ${work.year}/${two(work.issue)}`
          : `${work.year}年第${work.issue}期《${work.journal.replace(/\(.*/, '')}》`,
        '',
        String(work.firstPage),
        9,
      ),
    ],
  }),
};

const dense: Layout = {
  id: 'dense-medical',
  what: 'medical monthly: everything of the masthead in one line in both languages, title with a footnote star, units behind a star at the foot',
  stock: WIDE_STOCK,
  prints: ['volume', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${work.journal} ${work.year} 年 ${work.month} 月第 ${work.volume} 卷第 ${work.issue} 期  ${work.englishJournal},${shortMonth(work)} ${work.year},Vol.${work.volume},No.${work.issue}`,
        '',
        '',
        7.5,
      ),
      rule,
    ],
    front: [
      text('【临床研究】', { size: 10 }),
      text([{ text: work.title }, raised('☆')], { size: 18, font: 'hei', align: 'center', above: 8 }),
      text(
        work.people.flatMap((person, at) => [
          { text: person.chinese },
          raised(person.corresponding ? '△' : ''),
          { text: at === work.people.length - 1 ? '' : '，' },
        ]),
        { size: 12, align: 'center', above: 5 },
      ),
      text(`(${(work.units[0] ?? '').replace('，', ',')})`, { size: 9, align: 'center' }),
      labelled('摘要 目的:', work.abstract, { size: 9, align: 'justify', above: 6 }),
      labelled('关键词:', work.keywords.join(';'), { size: 9 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [rule, text(`☆基金项目:${work.fund}`, { size: 8 }), text('△通讯作者', { size: 8 })],
  }),
};

export const ROUND_EIGHT: readonly Layout[] = [englishOnly, piped, siteFoot, totalFirst, inColumn, shortAuthors, slashIssue, dense];
