// Fifth round of layouts, written without reading how the rules do on them.
import { englishDay, type Layout, marked, spaced, two } from './layouts-first.ts';
import {
  articleNumber,
  bracketed,
  broken,
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
  text,
  westernOrder,
  withoutComma,
} from './parts.ts';
import { row } from './sheet.ts';
import { WIDE_STOCK } from './wide-stock.ts';

const numberOnly: Layout = {
  id: 'article-number-only',
  what: 'year and issue in the article number only, name at the right of the head beside the page number',
  stock: WIDE_STOCK,
  prints: ['issn', 'abstract', 'keywords', 'classification'],
  compose: (work) => ({
    head: [row('', '', `${work.journal}　　${work.firstPage}`, 9), rule],
    front: [
      text(`文章编号：${articleNumber(work)}`, { size: 9 }),
      ...broken(work.title, 12).map((line) => text(line, { size: 20, font: 'hei', align: 'center', above: 8 })),
      text(
        names(work)
          .map((name) => spaced(name))
          .join('，'),
        { size: 12, align: 'center', above: 6 },
      ),
      text(`(${numberedUnits(work, '.', ';')})`, { size: 9, align: 'center' }),
      labelled('摘　要:', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关键词:', work.keywords.join(';'), { size: 9.5 }),
      text(`中图分类号:${work.classification}　文献标识码:A`, { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [],
  }),
};

const dottedHead: Layout = {
  id: 'dotted-head',
  what: 'old monthly: name, year·issue by dots, title at the left of a two-column page, names under it with unit in the same line',
  stock: WIDE_STOCK,
  prints: ['abstract', 'keywords'],
  compose: (work, variant) => ({
    head: [
      row(
        variant % 2 === 0 ? `${work.journal}　${work.year}·${work.issue}` : '',
        '',
        variant % 2 === 0 ? '' : `${work.journal} ${work.year}年 第${work.issue}期 (总第${work.total}期)`,
      ),
    ],
    front: [
      text('【理论研究】', { size: 10, font: 'kai' }),
      text(work.title, { size: 18, bold: true, above: 8 }),
      text(`${withoutComma(work.units[0] ?? '')}　${names(work).join('　')}`, { size: 11, font: 'kai', above: 6 }),
      labelled('摘要：', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('　'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [text(`— ${work.firstPage} —`, { size: 9, align: 'center' })],
  }),
};

const bilingualBlock: Layout = {
  id: 'bilingual-names',
  what: 'the name of the journal large in both languages, three facts spread over one line, English names with given name first',
  stock: WIDE_STOCK,
  prints: ['englishTitle', 'volume', 'abstract', 'keywords', 'doi'],
  compose: (work) => ({
    head: [],
    front: [
      text(bracketed(work.journal), { size: 22, font: 'kai', align: 'center' }),
      text(work.englishJournal, { size: 12, align: 'center' }),
      row(
        `第 ${work.volume} 卷 第 ${work.issue} 期`,
        `${work.year} 年 ${work.month} 月`,
        `Vol.${work.volume}, No.${work.issue}, ${shortMonth(work)}, ${work.year}`,
      ),
      rule,
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 12 }),
      text(
        marked(work.people, ({ chinese }) => spaced(chinese), ' ', '✉', work.units.length === 1),
        { size: 12, align: 'center', above: 6 },
      ),
      text(`(${numberedUnits(work, '. ', '; ')})`, { size: 9, align: 'center' }),
      labelled('摘　要　', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关键词　', work.keywords.join('，'), { size: 9.5 }),
      labelled('doi: ', work.doi, { size: 9.5 }),
      text(work.englishTitle, { size: 13, bold: true, align: 'center', above: 10 }),
      text(englishNames(work).map(westernOrder).join(', '), { size: 10, align: 'center' }),
      text(`(${work.englishUnits.join('; ')})`, { size: 8.5, align: 'center' }),
      labelled('Abstract  ', work.englishAbstract, { size: 9, align: 'justify' }),
      labelled('Key words  ', work.englishKeywords.join(', '), { size: 9 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [
      rule,
      text(`收稿日期：${work.received}；接受日期：${work.accepted}`, { size: 8 }),
      text(`✉ 通讯作者 Corresponding author, E-mail: lead@example.org`, { size: 8 }),
    ],
  }),
};

const footCitation: Layout = {
  id: 'foot-citation',
  what: 'citing notes in Chinese and English at the foot give the issue; the head has the column name and the page only',
  stock: WIDE_STOCK,
  prints: ['volume', 'pages', 'doi', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [row(String(work.firstPage), '实验研究', '', 9), rule],
    front: [
      text(work.title, { size: 18, font: 'hei', above: 12 }),
      text(names(work).join('，'), { size: 12, font: 'kai', above: 6 }),
      text(work.units.map((unit, at) => `${at + 1}.${unit}`).join('；'), { size: 9 }),
      labelled('【摘要】', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('【关键词】', work.keywords.join('；'), { size: 9.5 }),
      labelled('【Abstract】', work.englishAbstract, { size: 9, align: 'justify', above: 4 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [
      rule,
      text(
        `【引用本文】${names(work).slice(0, 3).join('，')}${work.people.length > 3 ? '，等' : ''}．${work.title}［J］．${work.journal}，${work.year}，${work.volume}（${work.issue}）：${work.firstPage}－${work.lastPage}．doi：${work.doi}`,
        { size: 8 },
      ),
      text(
        `Cite this article as: ${englishNames(work).slice(0, 3).join(', ')}. ${work.englishTitle}[J]. ${work.englishJournal}, ${work.year}, ${work.volume}(${work.issue}): ${work.firstPage}-${work.lastPage}.`,
        { size: 8 },
      ),
    ],
  }),
};

const society: Layout = {
  id: 'society-transactions',
  what: 'English transactions: IEEE-like head in capitals with VOL., NO., month and year; names in one line with memberships; title large and centred',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${work.englishJournal.toUpperCase()}, VOL. ${work.volume}, NO. ${work.issue}, ${longMonth(work).toUpperCase()} ${work.year}`,
        '',
        String(work.firstPage),
        7.5,
      ),
    ],
    front: [
      text(work.englishTitle, { size: 22, align: 'center', above: 16 }),
      text(
        englishNames(work)
          .map(westernOrder)
          .map((name, at) => `${name}, ${at === 0 ? 'Senior Member, IEEE' : 'Member, IEEE'}`)
          .join(', '),
        { size: 11, align: 'center', above: 8 },
      ),
    ],
    body: {
      columns: 2,
      items: [
        labelled('Abstract—', work.englishAbstract, { size: 9, bold: true, align: 'justify' }),
        labelled('Index Terms—', work.englishKeywords.join(', '), { size: 9, bold: true }),
        text('I. INTRODUCTION', { size: 10, align: 'center' }),
        ...englishParagraphs(work, 10),
      ],
    },
    foot: [rule, text(`Manuscript received ${englishDay(work.received)}; revised ${englishDay(work.revised)}.`, { size: 8 })],
  }),
};

const spread: Layout = {
  id: 'spread-letters',
  what: 'every part of the masthead with spaces between letters, the name framed by rules, title with a footnote star, names by 、 and units in the same brackets',
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords', 'funds'],
  compose: (work) => ({
    head: [
      row(`${work.year} 年 第 ${work.issue} 期`, '', `No. ${work.issue}  ${work.year}`),
      row(
        `第 ${work.volume} 卷 ( 总第 ${work.total} 期 )`,
        Array.from(work.journal.replace(/\(.*/, '')).join('  '),
        `Vol. ${work.volume}  General No. ${work.total}`,
      ),
      rule,
    ],
    front: [
      text([{ text: work.title }, raised('＊')], { size: 19, align: 'center', above: 16, bold: true }),
      text(names(work).join('、'), { size: 12, font: 'kai', align: 'center', above: 8 }),
      text(`〔${numberedUnits(work, '. ', '；')}〕`, { size: 9, align: 'center' }),
      labelled('〔摘要〕', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('〔关键词〕', work.keywords.join('；'), { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [
      rule,
      text(`＊ 基金项目：${work.fund}`, { size: 8 }),
      text(`〔收稿日期〕${work.received}`, { size: 8 }),
      text(`${work.firstPage}`, { size: 8, align: 'right' }),
    ],
  }),
  journal: (work) => work.journal.replace(/\(.*/, ''),
};

const springer: Layout = {
  id: 'short-head-line',
  what: 'English: name (year) volume:pages in the head with no issue, ORIGINAL PAPER, names joined by middle dots, dates and copyright line',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  absent: ['issue'],
  prints: ['volume', 'pages', 'doi', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [
      row(`${work.englishJournal} (${work.year}) ${work.volume}:${work.firstPage}–${work.lastPage}`, '', '', 8),
      row(`https://doi.org/${work.doi}`, '', '', 8),
    ],
    front: [
      text('ORIGINAL PAPER', { size: 9, above: 8 }),
      text(work.englishTitle, { size: 17, bold: true, above: 8 }),
      text(
        work.people.flatMap((person, at) => [
          { text: westernOrder(person.english) },
          raised(person.units.join(',')),
          { text: at === work.people.length - 1 ? '' : ' · ' },
        ]),
        { size: 11, above: 8 },
      ),
      text(
        `Received: ${englishDay(work.received)} / Accepted: ${englishDay(work.accepted)} / Published online: ${englishDay(work.accepted)}`,
        { size: 8, above: 6 },
      ),
      text(`© The Author(s), under exclusive licence to Example Nature ${work.year}`, { size: 8 }),
      text('Abstract', { size: 11, bold: true, above: 8 }),
      text(work.englishAbstract, { size: 10, align: 'justify' }),
      labelled('Keywords  ', work.englishKeywords.join(' · '), { size: 10, above: 4 }),
    ],
    body: { columns: 2, items: [text('1 Introduction', { size: 11, bold: true }), ...englishParagraphs(work, 10)] },
    foot: [rule, ...work.englishUnits.map((unit, at) => text([raised(String(at + 1)), { text: ` ${unit}` }], { size: 8 }))],
  }),
};

const nursing: Layout = {
  id: 'units-in-names-line',
  what: 'units in brackets behind groups of names, issue with leading zero and half-month in the head, DOI and article number under the head',
  stock: WIDE_STOCK,
  prints: ['volume', 'doi', 'abstract', 'keywords', 'classification'],
  compose: (work) => ({
    head: [
      row(
        `·${work.firstPage}·`,
        `${work.journal}　${work.year}年${work.month}月第${work.volume}卷第${two(work.issue)}期`,
        `${shortMonth(work)} ${work.year} Vol.${work.volume} No.${two(work.issue)}`,
        8.5,
      ),
      rule,
    ],
    front: [
      text(`doi:${work.doi}　　文章编号:${work.issn}(${work.year})${two(work.issue)}-${four(work.firstPage)}-03`, { size: 8.5 }),
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 8 }),
      text(names(work).map(spaced).join('　'), { size: 12, font: 'kai', align: 'center', above: 6 }),
      text(`(${(work.units[0] ?? '').replace('，', ' ')})`, { size: 9, align: 'center' }),
      labelled('〔摘　要〕　', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('〔关键词〕　', work.keywords.join('　'), { size: 9.5 }),
      text(`〔中图分类号〕　${work.classification}　〔文献标识码〕　B`, { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [
      rule,
      text(
        `作者简介：${names(work)[0] ?? ''}，女，主管护师，本科。${leads(work).length > 0 ? `通信作者：${leads(work)[0]?.chinese ?? ''}。` : ''}`,
        { size: 8 },
      ),
    ],
  }),
};

export const ROUND_FIVE: readonly Layout[] = [numberOnly, dottedHead, bilingualBlock, footCitation, society, spread, springer, nursing];
