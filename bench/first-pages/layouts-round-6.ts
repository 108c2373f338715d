// Sixth round of layouts, written without reading how the rules do on them.
import { type Layout, marked, spaced, two } from './layouts-first.ts';
import {
  articleNumber,
  bracketed,
  broken,
  brokenName,
  englishNames,
  englishParagraphs,
  LONG_MONTHS,
  labelled,
  leads,
  longMonth,
  names,
  numberedUnits,
  paragraphs,
  raised,
  rule,
  shortMonth,
  subtitleOf,
  text,
  westernOrder,
} from './parts.ts';
import { pair, row } from './sheet.ts';
import { WIDE_STOCK } from './wide-stock.ts';

const rightCorner: Layout = {
  id: 'right-corner',
  what: 'name and issue stacked in the right corner, title at the left over several lines, names one a line with units beside',
  stock: WIDE_STOCK,
  prints: ['abstract', 'keywords'],
  compose: (work) => ({
    head: [],
    front: [
      text(work.journal, { size: 14, font: 'kai', align: 'right' }),
      text(`${work.year}年第${work.issue}期　总第${work.total}期`, { size: 9, align: 'right' }),
      ...broken(work.title, 14).map((line) => text(line, { size: 22, font: 'hei', above: 4 })),
      ...work.people.map((person) =>
        text(`${spaced(person.chinese)}　${(work.units[(person.units[0] ?? 1) - 1] ?? '').replace(/，.*/, '')}`, {
          size: 11,
          font: 'kai',
          above: 2,
        }),
      ),
      labelled('摘 要：', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('；'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [text(String(work.firstPage), { size: 9, align: 'right' })],
  }),
};

const english: Layout = {
  id: 'english-of-china',
  what: 'English paper of a Chinese journal: Chinese and English name in the head, pinyin names with surname in capitals, units numbered, CLC number',
  latin: true,
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords', 'doi', 'classification'],
  compose: (work) => ({
    head: [row(`Vol. ${work.volume}  No. ${work.issue}`, work.englishJournal.toUpperCase(), `${shortMonth(work)} ${work.year}`), rule],
    front: [
      text(`Article ID: ${articleNumber(work)}    DOI: ${work.doi}`, { size: 8.5 }),
      text(work.englishTitle, { size: 16, bold: true, align: 'center', above: 10 }),
      text(
        marked(work.people, ({ english: name }) => name, ', ', '*', work.units.length === 1),
        { size: 11, align: 'center', above: 6 },
      ),
      text(`(${work.englishUnits.map((unit, at) => (work.units.length === 1 ? unit : `${at + 1}. ${unit}`)).join('; ')})`, {
        size: 9,
        align: 'center',
      }),
      labelled('Abstract: ', work.englishAbstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('Key words: ', work.englishKeywords.join('; '), { size: 9.5 }),
      text(`CLC number: ${work.classification}    Document code: A`, { size: 9.5 }),
    ],
    body: { columns: 2, items: [text('1  Introduction', { size: 11, bold: true }), ...englishParagraphs(work, 10)] },
    foot: [
      rule,
      text(`Received date: ${work.received}`, { size: 8 }),
      text(`Foundation item: Supported by the Science Foundation (No. 31560001)`, { size: 8 }),
    ],
  }),
};

const stackedHead: Layout = {
  id: 'stacked-head',
  what: 'masthead in one left block of four lines beside the name, sections of the abstract on lines of their own',
  stock: WIDE_STOCK,
  prints: ['volume', 'keywords', 'doi'],
  compose: (work) => ({
    head: [],
    front: [
      pair(
        0.3,
        [
          text(`第${work.volume}卷　第${work.issue}期`, { size: 9 }),
          text(`Vol.${work.volume}　No.${work.issue}`, { size: 9 }),
          text(`${work.year}年${work.month}月`, { size: 9 }),
          text(`${shortMonth(work)} ${work.year}`, { size: 9 }),
        ],
        [
          text(bracketed(work.journal), { size: 18, font: 'kai', align: 'center' }),
          text(work.englishJournal, { size: 10, align: 'center' }),
        ],
      ),
      rule,
      text(`【基础医学】`, { size: 10, font: 'hei' }),
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 8 }),
      text(
        marked(work.people, ({ chinese }) => spaced(chinese), '，', '△', work.units.length === 1),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(`(${numberedUnits(work, ' ', ' ')})`, { size: 9, align: 'center' }),
      labelled('[摘要] 目的：', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('[关键词] ', work.keywords.join('；'), { size: 9.5 }),
      text(`[DOI] ${work.doi}`, { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [rule, ...leads(work).map(({ chinese }) => text(`△通信作者：${chinese}`, { size: 8 }))],
  }),
};

const authorsFirst: Layout = {
  id: 'slashed-foot',
  what: 'magazine: column name in two languages above, 文 / before the names, name and issue at the outer foot by slashes',
  stock: WIDE_STOCK,
  prints: [],
  compose: (work) => ({
    head: [row('观察与思考 / OBSERVATION', '', '', 9, 'hei'), rule],
    front: [
      text(subtitleOf(work.title)[0], { size: 24, font: 'hei', above: 18 }),
      ...(subtitleOf(work.title)[1] === undefined ? [] : [text(`——${subtitleOf(work.title)[1] ?? ''}`, { size: 14, font: 'kai' })]),
      text(`文 / ${names(work).join(' ')}`, { size: 11, font: 'kai', above: 8 }),
      labelled('[摘 要]', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('[关键词]', work.keywords.join('；'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [row(`${work.firstPage} / ${work.journal} / ${work.year}.${two(work.issue)}`, '', '', 9)],
  }),
};

const royal: Layout = {
  id: 'english-two-line-names',
  what: 'English medical: journal abbreviation line at the foot with year;volume(issue):pages, degrees behind names, title over two lines, Original Investigation',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  prints: ['volume', 'pages', 'doi'],
  compose: (work) => ({
    head: [],
    front: [
      row('Original Investigation', '', 'Open Access', 9),
      rule,
      text(work.englishTitle, { size: 20, above: 10 }),
      text(
        englishNames(work)
          .map(westernOrder)
          .map((name, at) => `${name}, ${at % 2 === 0 ? 'MD, PhD' : 'MSc'}`)
          .join('; '),
        { size: 10, above: 8 },
      ),
      text('Abstract', { size: 12, bold: true, above: 10 }),
      labelled('IMPORTANCE ', work.englishAbstract, { size: 9.5, align: 'justify' }),
      labelled('Key words: ', work.englishKeywords.join(', '), { size: 9.5 }),
    ],
    body: { columns: 2, items: englishParagraphs(work, 10) },
    foot: [
      rule,
      text('Author affiliations are listed at the end of this article.', { size: 8 }),
      text(`${work.englishJournal}. ${work.year};${work.volume}(${work.issue}):${work.firstPage}-${work.lastPage}. doi:${work.doi}`, {
        size: 8,
      }),
      text(`Published online ${longMonth(work)} 3, ${work.year}.`, { size: 8 }),
    ],
  }),
};

const dateBar: Layout = {
  id: 'spring-issue',
  what: 'the issue as "No.3 2019" and "Serial No." at the left, Chinese "2019年第3期" at the right, name with an edition below; names by semicolons; the unit without brackets',
  stock: WIDE_STOCK,
  prints: ['abstract', 'keywords', 'received'],
  compose: (work) => ({
    head: [
      row(`${work.year}年第${work.issue}期`, brokenName(work.journal)[0], `No.${work.issue} ${work.year}`),
      row(`（总第${work.total}期）`, brokenName(work.journal)[1] ?? '', `Serial No.${work.total}`),
      row('', work.englishJournal, ''),
      rule,
    ],
    front: [
      text('·教育学·', { size: 10, align: 'center' }),
      text(work.title, { size: 18, bold: true, align: 'center', above: 8 }),
      text(names(work).join('；'), { size: 12, font: 'kai', align: 'center', above: 6 }),
      text((work.units[0] ?? '').replace('，', '　'), { size: 9, align: 'center' }),
      labelled('[内容摘要] ', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('[关 键 词] ', work.keywords.join('；'), { size: 9.5 }),
    ],
    body: { columns: 1, items: paragraphs(work, 11) },
    foot: [
      rule,
      text(`[收稿日期] ${work.received}`, { size: 8 }),
      text(`[作者简介] ${names(work)[0] ?? ''}，讲师，研究方向：课程与教学论。`, { size: 8 }),
    ],
  }),
};

const sealedStamp: Layout = {
  id: 'stamp-and-cnki-foot',
  what: 'a seal over title and head, a download note and a copyright foot of an aggregator with another year, DOI in the head',
  stock: WIDE_STOCK,
  prints: ['volume', 'doi', 'abstract', 'keywords', 'received'],
  compose: (work) => ({
    head: [
      row(`第${work.volume}卷第${work.issue}期`, work.journal, `DOI:${work.doi}`, 8.5),
      row(`${work.year}年${work.month}月`, '', `Vol.${work.volume} No.${work.issue} ${shortMonth(work)}${work.year}`, 8.5),
      rule,
    ],
    front: [
      text(work.title, { size: 19, font: 'hei', align: 'center', above: 16 }),
      text(
        work.people.flatMap((person, at) => [
          { text: person.chinese },
          raised(`${work.units.length === 1 ? '' : person.units.join(',')}${person.corresponding ? '#' : ''}`),
          { text: at === work.people.length - 1 ? '' : ' ，' },
        ]),
        { size: 12, align: 'center', above: 6 },
      ),
      ...work.units.map((unit, at) => text(`${work.units.length === 1 ? '' : `${at + 1}.`}${unit}`, { size: 9, align: 'center' })),
      labelled('摘要　', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('关键词　', work.keywords.join('；'), { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [
      rule,
      text(`收稿日期：${work.received}　　#通信作者`, { size: 8 }),
      text(`(C)1994-${work.year + 1} China Academic Journal Electronic Publishing House. All rights reserved.   http://www.example.net`, {
        size: 7,
      }),
    ],
    seal: { x: 300, y: 120, text: '图书馆检索专用' },
  }),
};

const quarterly: Layout = {
  id: 'english-quarterly',
  what: 'English quarterly: Volume 12, Number 3, September 2019 under the name; small capitals title; names stacked with units below each',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract'],
  compose: (work) => ({
    head: [],
    front: [
      text(work.englishJournal, { size: 16, font: 'kai', align: 'center' }),
      text(`Volume ${work.volume}, Number ${work.issue}, ${LONG_MONTHS[work.month - 1] ?? ''} ${work.year}`, { size: 9, align: 'center' }),
      rule,
      text(work.englishTitle, { size: 18, bold: true, align: 'center', above: 14 }),
      ...work.people.flatMap((person) => [
        text(westernOrder(person.english), { size: 12, align: 'center', above: 5 }),
        text(work.englishUnits[(person.units[0] ?? 1) - 1] ?? '', { size: 9, font: 'kai', align: 'center' }),
      ]),
      text('ABSTRACT', { size: 10, bold: true, align: 'center', above: 10 }),
      text(work.englishAbstract, { size: 10, align: 'justify' }),
      labelled('KEYWORDS: ', work.englishKeywords.join(', '), { size: 10 }),
    ],
    body: { columns: 1, items: [text('Introduction', { size: 12, bold: true }), ...englishParagraphs(work, 10.5)] },
    foot: [text(String(work.firstPage), { size: 9, align: 'center' })],
  }),
};

export const ROUND_SIX: readonly Layout[] = [rightCorner, english, stackedHead, authorsFirst, royal, dateBar, sealedStamp, quarterly];
