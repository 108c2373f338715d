// Seventh round of layouts, written without reading how the rules do on them.
import { englishDay, type Layout, marked, spaced, two } from './layouts-first.ts';
import {
  articleNumber,
  bracketed,
  broken,
  brokenName,
  englishNames,
  englishParagraphs,
  four,
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
  withoutComma,
} from './parts.ts';
import { pair, row } from './sheet.ts';
import { WIDE_STOCK } from './wide-stock.ts';

const engineering: Layout = {
  id: 'engineering-bulletin',
  what: 'engineering: head of three cells in two rows with English above Chinese, names with raised letters, units by letters',
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords', 'doi', 'classification'],
  compose: (work) => ({
    head: [
      row(`Vol.${work.volume} No.${work.issue}`, work.englishJournal, `${shortMonth(work)}, ${work.year}`, 8.5),
      row(`第${work.volume}卷 第${work.issue}期`, work.journal.split('').join(' '), `${work.year}年${two(work.month)}月`, 8.5),
      rule,
    ],
    front: [
      ...broken(work.title, 16).map((line) => text(line, { size: 18, font: 'hei', align: 'center', above: 6 })),
      text(
        work.people.flatMap((person, at) => [
          { text: spaced(person.chinese) },
          raised(work.units.length === 1 ? '' : person.units.map((unit) => 'abc'.charAt(unit - 1)).join(',')),
          { text: at === work.people.length - 1 ? '' : '，' },
        ]),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(
        `(${work.units.length === 1 ? (work.units[0] ?? '') : work.units.map((unit, at) => `${'abc'.charAt(at)}.${unit}`).join('；')})`,
        { size: 9, align: 'center' },
      ),
      labelled('摘　要：', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关 键 词：', work.keywords.join('；'), { size: 9.5 }),
      text(`中图分类号：${work.classification}　文献标识码：A　DOI：${work.doi}`, { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [rule, text(`第一作者：${names(work)[0] ?? ''}(1990—)，男，硕士研究生。`, { size: 8 })],
  }),
};

const citeTop: Layout = {
  id: 'cite-on-top',
  what: '引用本文 in a box above the title, name and issue in full brackets, open-access banner, CSTR beside the DOI',
  stock: WIDE_STOCK,
  prints: ['volume', 'pages', 'doi', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [row(`ISSN ${work.issn}　CN ${work.cn}`, '', 'OPEN ACCESS 开放获取', 8)],
    front: [
      text(bracketed(work.journal), { size: 16, font: 'kai' }),
      text(`${work.year}，第${work.volume}卷，第${work.issue}期，第${work.firstPage}–${work.lastPage}页`, { size: 9 }),
      text(
        `引用本文：${names(work).slice(0, 3).join('，')}${work.people.length > 3 ? '，等' : ''}. ${work.title}. ${bracketed(work.journal)}, ${work.year}, ${work.volume}(${work.issue}): ${work.firstPage}–${work.lastPage}`,
        { size: 8 },
      ),
      rule,
      text('研究论文', { size: 10, font: 'hei' }),
      text(work.title, { size: 18, font: 'hei', above: 6 }),
      text(
        marked(work.people, ({ chinese }) => chinese, ', ', '*', work.units.length === 1),
        { size: 12, above: 6 },
      ),
      ...work.units.map((unit, at) => text([raised(work.units.length === 1 ? '' : String(at + 1)), { text: ` ${unit}` }], { size: 8.5 })),
      text(`* 联系人: lead@example.org　DOI: ${work.doi}　CSTR: 32130.14.1000`, { size: 8.5 }),
      labelled('摘要　', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关键词　', work.keywords.join(', '), { size: 9.5 }),
    ],
    body: { columns: 1, items: paragraphs(work, 10.5) },
    foot: [text(String(work.firstPage), { size: 9, align: 'center' })],
  }),
};

const forum: Layout = {
  id: 'forum-magazine',
  what: 'magazine with name, year, issue and half-month edition in the head, title with subtitle in brackets of size, names followed by unit on the right',
  stock: WIDE_STOCK,
  journal: (work) => work.journal.replace(/\(.*/, ''),
  prints: ['abstract', 'keywords'],
  compose: (work, variant) => ({
    head: [
      row(
        '学校管理',
        '',
        `${work.journal.replace(/\(.*/, '')}　${work.year}年第${work.issue}期${variant % 2 === 0 ? '（上旬刊）' : ''}`,
        9,
      ),
      rule,
    ],
    front: [
      text(subtitleOf(work.title)[0], { size: 20, bold: true, align: 'center', above: 12 }),
      ...(subtitleOf(work.title)[1] === undefined ? [] : [text(`── ${subtitleOf(work.title)[1] ?? ''}`, { size: 13, align: 'center' })]),
      text(`${withoutComma(work.units[0] ?? '')}（${(work.units[0] ?? '').slice(-6)}）　　${names(work).map(spaced).join('　')}`, {
        size: 11,
        align: 'center',
        above: 8,
      }),
      labelled('【摘　要】', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('【关键词】', work.keywords.join('　'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [text(`·${work.firstPage}·`, { size: 9, align: 'left' })],
  }),
};

const letters: Layout = {
  id: 'letters-abbreviated',
  what: 'English: running head of short authors and short title, the journal below the title block in a line "Published in …", no issue of its own but vol. 12, no. 3',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  prints: ['volume', 'pages', 'abstract', 'keywords', 'received'],
  compose: (work) => ({
    head: [row(`${(englishNames(work)[0] ?? '').split(' ').at(-1) ?? ''} et al.`, '', String(work.firstPage), 8)],
    front: [
      text(work.englishTitle, { size: 18, bold: true, align: 'center', above: 10 }),
      text(
        englishNames(work)
          .map(westernOrder)
          .join(', ')
          .replace(/, ([^,]+)$/, ', and $1'),
        { size: 11, align: 'center', above: 8 },
      ),
      text(work.englishUnits.join('; '), { size: 9, font: 'kai', align: 'center' }),
      text(`(Received ${englishDay(work.received)}; accepted ${englishDay(work.accepted)})`, { size: 9, align: 'center' }),
      labelled('Abstract. ', work.englishAbstract, { size: 10, align: 'justify', above: 8 }),
      labelled('Key words: ', work.englishKeywords.join('; '), { size: 10 }),
    ],
    body: { columns: 2, items: [text('1. Introduction', { size: 11, bold: true }), ...englishParagraphs(work, 10)] },
    foot: [
      rule,
      text(
        `${work.englishJournal}, vol. ${work.volume}, no. ${work.issue}, pp. ${work.firstPage}–${work.lastPage}, ${longMonth(work)} ${work.year}.`,
        { size: 8 },
      ),
    ],
  }),
};

const school: Layout = {
  id: 'college-columns',
  what: 'college journal: Chinese date line at both sides of the name, names with units in the same brackets by numbers, English front in a narrow column, stamp of the column',
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords', 'englishTitle'],
  compose: (work) => ({
    head: [
      row(`${work.year} 年 ${work.month} 月`, brokenName(work.journal)[0].split('').join('　'), `${longMonth(work)} ${work.year}`),
      row(`第 ${work.volume} 卷第 ${work.issue} 期`, brokenName(work.journal)[1] ?? '', `Vol. ${work.volume} No. ${work.issue}`),
      rule,
    ],
    front: [
      text([{ text: work.title }, raised('①')], { size: 18, font: 'hei', align: 'center', above: 12 }),
      text(
        work.people.flatMap((person, at) => [
          { text: spaced(person.chinese) },
          raised(work.units.length === 1 ? '' : person.units.join(',')),
          { text: at === work.people.length - 1 ? '' : '，' },
        ]),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(`（${numberedUnits(work, '. ', '； ')}）`, { size: 9, align: 'center' }),
      labelled('摘　要：', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关键词：', work.keywords.join('；'), { size: 9.5 }),
      text(`中图分类号：${work.classification}　文章编号：${articleNumber(work)}`, { size: 9 }),
      text(work.englishTitle, { size: 12, bold: true, align: 'center', above: 8 }),
      text(englishNames(work).join('，'), { size: 10, align: 'center' }),
      labelled('Abstract：', work.englishAbstract, { size: 9, align: 'justify' }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [rule, text(`① 收稿日期：${work.received}`, { size: 8 }), text(`基金项目：${work.fund}`, { size: 8 })],
  }),
};

const bottomBar: Layout = {
  id: 'bottom-bar',
  what: 'no head at all: at the foot one bar of page number, name in English and Chinese, Vol.No.; column name as a box; title in two sizes',
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [],
    front: [
      text('综　述', { size: 12, font: 'hei' }),
      text(work.title, { size: 20, font: 'hei', align: 'center', above: 12 }),
      text(names(work).map(spaced).join('、'), { size: 12, align: 'center', above: 6 }),
      text(work.units.map((unit) => unit.replace('，', '（').concat('）')).join('　'), { size: 9, align: 'center' }),
      labelled('摘要: ', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('关键词: ', work.keywords.join('; '), { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [
      row(
        String(work.firstPage),
        `${work.journal} ${work.englishJournal}`,
        `${work.year}年第${work.volume}卷第${work.issue}期　Vol.${work.volume} No.${work.issue} ${work.year}`,
        7.5,
      ),
    ],
  }),
};

const pairedAbstract: Layout = {
  id: 'paired-abstracts',
  what: 'Chinese and English abstract side by side below the names; head with date first and series number; authors with marks in the line',
  stock: WIDE_STOCK,
  prints: ['volume', 'englishTitle'],
  compose: (work) => ({
    head: [row(`${work.year}年${work.month}月　第${work.volume}卷/第${work.issue}期`, '', bracketed(work.journal), 9), rule],
    front: [
      text(`doi：${work.doi}`, { size: 8.5 }),
      text(work.title, { size: 17, font: 'hei', align: 'center', above: 8 }),
      text(
        work.people
          .map((person) => `${person.chinese}${work.units.length === 1 ? '' : person.units.join(',')}${person.corresponding ? '*' : ''}`)
          .join('　'),
        { size: 12, align: 'center', above: 4 },
      ),
      text(`（${numberedUnits(work, '.', '；')}）`, { size: 9, align: 'center' }),
      text(work.englishTitle, { size: 12, bold: true, align: 'center', above: 6 }),
      text(englishNames(work).join(', '), { size: 9.5, align: 'center' }),
      pair(
        0.48,
        [labelled('摘要：', work.abstract, { size: 9, align: 'justify' }), labelled('关键词：', work.keywords.join('；'), { size: 9 })],
        [
          labelled('Abstract: ', work.englishAbstract, { size: 9, align: 'justify' }),
          labelled('Keywords: ', work.englishKeywords.join('; '), { size: 9 }),
        ],
      ),
      rule,
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [rule, text(`*通信作者：${leads(work)[0]?.chinese ?? names(work)[0] ?? ''}`, { size: 8 })],
  }),
};

const plainText: Layout = {
  id: 'abbreviated-year',
  what: "English: year'issue absent, the head has J. abbreviation of another name and year only; the issue in the article number; the title all in capitals",
  latin: true,
  stock: WIDE_STOCK,
  prints: ['abstract', 'keywords', 'issn'],
  compose: (work) => ({
    head: [row(work.englishJournal, '', `${work.year}`, 9), rule],
    front: [
      text(`Article ID ${work.issn}(${work.year})${two(work.issue)}-${four(work.firstPage)}-05`, { size: 8.5 }),
      text(work.englishTitle, { size: 16, bold: true, align: 'center', above: 12 }),
      text(
        work.people.flatMap((person, at) => [
          { text: person.english },
          raised(`${person.units.join(',')}${person.corresponding ? '†' : ''}`),
          { text: at === work.people.length - 1 ? '' : ', ' },
        ]),
        { size: 11, align: 'center', above: 8 },
      ),
      ...work.englishUnits.map((unit, at) => text(`${at + 1}. ${unit}`, { size: 9, align: 'center' })),
      labelled('Abstract  ', work.englishAbstract, { size: 10, align: 'justify', above: 8 }),
      labelled('Key words  ', work.englishKeywords.join('; '), { size: 10 }),
    ],
    body: { columns: 2, items: englishParagraphs(work, 10) },
    foot: [rule, text('† Corresponding author, E-mail: lead@example.org', { size: 8 })],
  }),
};

export const ROUND_SEVEN: readonly Layout[] = [engineering, citeTop, forum, letters, school, bottomBar, pairedAbstract, plainText];
