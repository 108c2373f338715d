// Fourth round of layouts, written without reading how the rules do on them.
import { type Layout, marked, spaced, two } from './layouts-first.ts';
import {
  articleNumber,
  bracketed,
  brokenName,
  englishNames,
  englishParagraphs,
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

const clinical: Layout = {
  id: 'clinical-association',
  what: 'a medical association: date and issue behind the name, English abbreviation on the right, units under names apart by one space',
  stock: WIDE_STOCK,
  prints: ['volume', 'doi', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${work.journal}${work.year}年${work.month}月第${work.volume}卷第${work.issue}期`,
        '',
        `Chin J Surg, ${longMonth(work)} ${work.year}, Vol. ${work.volume}, No. ${work.issue}`,
        8,
      ),
      rule,
    ],
    front: [
      text('·临床研究·', { size: 10, font: 'hei' }),
      text(work.title, { size: 19, font: 'hei', above: 8 }),
      text(names(work).join(' '), { size: 11, font: 'kai', above: 5 }),
      text(work.units.map((unit, at) => `${work.units.length === 1 ? '' : `${at + 1} `}${unit.replace('，', ' ')}`).join('；'), {
        size: 9,
      }),
      text(`通信作者：${leads(work)[0]?.chinese ?? names(work)[0] ?? ''}，Email：lead@example.org`, { size: 9 }),
      text([{ text: '【摘要】', heavy: true }, { text: `　目的　${work.abstract}` }], { size: 9.5, align: 'justify', above: 6 }),
      text([{ text: '【关键词】', heavy: true }, { text: `　${work.keywords.join('；　')}` }], { size: 9.5 }),
      text(`基金项目：${work.fund}`, { size: 9 }),
      text(`DOI：${work.doi}`, { size: 9 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [],
  }),
};

const physics: Layout = {
  id: 'physics-acta',
  what: 'Chinese and Latin name side by side, volume, issue and year as Vol. 61, No. 3 (2012), units by 1) 2), no label before the abstract',
  stock: WIDE_STOCK,
  prints: ['volume', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${work.journal}　${work.englishJournal}　Vol. ${work.volume}, No. ${work.issue} (${work.year}) ${work.year % 100}${two(work.firstPage)}01`,
        '',
        '',
        9,
      ),
      rule,
    ],
    front: [
      text([{ text: work.title }, raised('*')], { size: 17, font: 'hei', align: 'center', above: 14 }),
      text(
        work.people.flatMap((person, at) => [
          { text: spaced(person.chinese) },
          raised(`${person.units.map((unit) => `${unit})`).join('')}${person.corresponding ? '†' : ''}`),
          { text: at === work.people.length - 1 ? '' : '　' },
        ]),
        { size: 12, align: 'center', above: 6 },
      ),
      ...work.units.map((unit, at) => text(`${at + 1})（${unit}）`, { size: 9, align: 'center' })),
      text(
        `（${work.received.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日')}收到；${work.revised.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日')}收到修改稿）`,
        { size: 9, align: 'center' },
      ),
      text(work.abstract, { size: 10, align: 'justify', above: 8, indent: 2 }),
      labelled('关键词：', work.keywords.join('，'), { size: 10, above: 4 }),
      labelled('PACS：', '72.15.Jf, 73.22.-f', { size: 10 }),
    ],
    body: { columns: 2, items: [text('1 引言', { size: 12, font: 'hei' }), ...paragraphs(work, 10)] },
    foot: [
      rule,
      text('* 国家重点基础研究发展计划（批准号：2011CB000000）资助的课题.', { size: 8 }),
      text('† 通讯作者. E-mail: lead@example.org', { size: 8 }),
    ],
  }),
};

const onlineFirst: Layout = {
  id: 'online-first-banner',
  what: 'a note of online-first publication and a download watermark around a page with two-row head and the reference format',
  stock: WIDE_STOCK,
  prints: ['volume', 'doi', 'pages', 'abstract', 'keywords', 'classification', 'received', 'englishTitle'],
  compose: (work) => ({
    head: [
      row(`第 ${work.volume} 卷 第 ${work.issue} 期`, bracketed(work.journal), `Vol. ${work.volume}  No. ${work.issue}`),
      row(`${work.year} 年 ${work.month} 月`, work.englishJournal, `${shortMonth(work)} ${work.year}`),
      rule,
    ],
    front: [
      text(`网络首发时间：${work.accepted} 10:23:41　　网络首发地址：https://kns.example.net/kcms/detail/62.1055.S.html`, { size: 7.5 }),
      text(`DOI: ${work.doi}`, { size: 9 }),
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 10 }),
      text(
        marked(work.people, ({ chinese }) => chinese, ', ', '*', work.units.length === 1),
        { size: 12, align: 'center', above: 5 },
      ),
      text(`(${numberedUnits(work, ' ', '; ')})`, { size: 9, align: 'center' }),
      labelled('摘要: ', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关键词: ', work.keywords.join('; '), { size: 9.5 }),
      text(`中图分类号: ${work.classification}　文献标志码: A　文章编号: ${articleNumber(work)}`, { size: 9 }),
      text(
        `引文格式: ${names(work).slice(0, 3).join(', ')}${work.people.length > 3 ? ', 等' : ''}. ${work.title}[J]. ${bracketed(work.journal)}, ${work.year}, ${work.volume}(${work.issue}): ${work.firstPage}-${work.lastPage}.`,
        { size: 8.5 },
      ),
      text(work.englishTitle, { size: 13, bold: true, align: 'center', above: 8 }),
      text(
        marked(work.people, ({ english }) => english, ', ', '*', work.units.length === 1),
        { size: 10, align: 'center' },
      ),
      labelled('Abstract: ', work.englishAbstract, { size: 9, align: 'justify' }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [rule, text(`收稿日期: ${work.received}`, { size: 8 })],
    watermark: '仅供评审使用 禁止转载',
  }),
};

const law: Layout = {
  id: 'law-review',
  what: 'humanities: 内容提要 in place of 摘要, subtitle on its own line, names with footnote stars only, title of the journal in angle brackets',
  stock: WIDE_STOCK,
  journal: (work) => work.journal.replace(/\(.*/, ''),
  prints: ['abstract', 'keywords'],
  compose: (work, variant) => ({
    head: [row(`《${work.journal.replace(/\(.*/, '')}》${work.year}年第${work.issue}期`, '', variant % 2 === 0 ? '学术专论' : '')],
    front: [
      text(subtitleOf(work.title)[0], { size: 22, align: 'center', above: 26 }),
      ...(subtitleOf(work.title)[1] === undefined
        ? []
        : [text(`——${subtitleOf(work.title)[1] ?? ''}`, { size: 14, font: 'kai', align: 'right' })]),
      text(
        work.people.flatMap((person, at) => [{ text: spaced(person.chinese) }, raised('*'.repeat(at + 1)), { text: '　' }]).slice(0, -1),
        {
          size: 13,
          font: 'kai',
          align: 'center',
          above: 12,
        },
      ),
      labelled('内容提要：', work.abstract, { size: 10.5, font: 'kai', align: 'justify', above: 12 }),
      labelled('关 键 词：', work.keywords.join('　'), { size: 10.5, font: 'kai' }),
    ],
    body: { columns: 1, items: [text('一、问题的缘起', { size: 14, font: 'hei', align: 'center', above: 12 }), ...paragraphs(work, 11)] },
    foot: [
      rule,
      ...work.people.map(({ chinese }, at) =>
        text(`${'*'.repeat(at + 1)} ${chinese}，${withoutComma(work.units[0] ?? '')}教授。本文系${work.fund}阶段性成果。`, { size: 8 }),
      ),
      text(`· ${work.firstPage} ·`, { size: 9, align: 'center' }),
    ],
  }),
};

const sideBox: Layout = {
  id: 'side-box',
  what: 'English: article information in a narrow box beside the abstract, names ended by a corresponding mark, cite-this line',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  prints: ['volume', 'pages', 'doi'],
  compose: (work) => ({
    head: [row('', `${work.englishJournal} ${work.volume} (${work.issue}) (${work.year}) ${work.firstPage}–${work.lastPage}`, '', 8)],
    front: [
      { kind: 'picture', height: 30 },
      text('Full Length Article', { size: 9, above: 4 }),
      text(work.englishTitle, { size: 17, above: 6 }),
      text(
        work.people.flatMap((person, at) => [
          { text: westernOrder(person.english) },
          raised(`${person.units.map((unit) => 'abc'.charAt(unit - 1)).join(',')}${person.corresponding ? ',*' : ''}`),
          { text: at === work.people.length - 1 ? '' : at === work.people.length - 2 ? ' and ' : ', ' },
        ]),
        { size: 12, above: 6 },
      ),
      ...work.englishUnits.map((unit, at) => text([raised('abc'.charAt(at)), { text: unit }], { size: 8 })),
      rule,
      pair(
        0.3,
        [
          text('A R T I C L E  I N F O', { size: 8 }),
          text('Keywords:', { size: 8, above: 4 }),
          ...work.englishKeywords.map((word) => text(word, { size: 8 })),
        ],
        [text('A B S T R A C T', { size: 8 }), text(work.englishAbstract, { size: 9, align: 'justify', above: 4 })],
      ),
      rule,
    ],
    body: { columns: 2, items: [text('1. Introduction', { size: 10, bold: true }), ...englishParagraphs(work, 9.5)] },
    foot: [
      rule,
      text('* Corresponding author.', { size: 8 }),
      text(`https://doi.org/${work.doi}`, { size: 8 }),
      text(
        `Received ${work.received}; Accepted ${work.accepted}. ${work.issn}/© ${work.year} Published on behalf of the society. All rights reserved.`,
        { size: 8 },
      ),
    ],
  }),
};

const bigColumn: Layout = {
  id: 'column-larger-than-title',
  what: 'the column name in letters larger than the title, name and issue in two lines at the foot',
  stock: WIDE_STOCK,
  prints: ['keywords', 'abstract'],
  compose: (work, variant) => ({
    head: [],
    front: [
      row(variant % 2 === 0 ? '专题研究' : '教育教学', '', 'SPECIAL TOPIC', 26, 'hei'),
      rule,
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 10 }),
      text(`□ ${names(work).join('　')}`, { size: 11, font: 'kai', align: 'center', above: 6 }),
      text(`（${withoutComma(work.units[0] ?? '')}，${(work.units[0] ?? '').replace(/^.*，/, '')}）`, { size: 9, align: 'center' }),
      labelled('[摘　要]', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('[关键词]', work.keywords.join('；'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [row('', '', work.journal, 9), row(String(work.firstPage), '', `${work.year}年第${two(work.issue)}期`, 9)],
  }),
};

const brokenMasthead: Layout = {
  id: 'broken-masthead',
  what: 'the name of a college journal broken before its brackets, volume and issue over date at the left, English at the right',
  stock: WIDE_STOCK,
  prints: ['volume', 'received', 'classification', 'keywords', 'abstract'],
  compose: (work) => ({
    head: [
      row(`第${work.volume}卷第${work.issue}期`, brokenName(work.journal)[0], `Vol.${work.volume} No.${work.issue}`, 9),
      row(`${work.year}年${work.month}月`, brokenName(work.journal)[1] ?? '', `${shortMonth(work)}${work.year}`, 9),
      rule,
    ],
    front: [
      text(work.title, { size: 20, font: 'hei', align: 'center', above: 14 }),
      text(
        work.people.flatMap((person, at) => [
          { text: person.chinese },
          raised(work.units.length === 1 ? '' : person.units.join('，')),
          { text: at === work.people.length - 1 ? '' : '、' },
        ]),
        { size: 12, font: 'kai', align: 'center', above: 8 },
      ),
      text(`（${numberedUnits(work, '．', '；')}）`, { size: 9, align: 'center' }),
      labelled('摘要：', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('；'), { size: 9.5 }),
      text(`中图分类号：${work.classification}　　文献标识码：A　　文章编号：${articleNumber(work)}`, { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [
      rule,
      text(`收稿日期：${work.received}`, { size: 8 }),
      text(
        `作者简介：${names(work)
          .map((name) => `${name}(1978-)，女，山东济南人，副教授`)
          .join('；')}。`,
        { size: 8 },
      ),
    ],
  }),
};

const openPublisher: Layout = {
  id: 'numbered-article',
  what: 'English, open access: no issue printed, article number; names joined by and; citation box at the left',
  latin: true,
  name: westernOrder,
  stock: WIDE_STOCK,
  absent: ['issue'],
  prints: ['volume', 'doi'],
  compose: (work) => ({
    head: [row(work.englishJournal, '', `${work.year}, ${work.volume}, ${work.firstPage + 900}`, 8)],
    front: [
      text('Article', { size: 10, font: 'kai', above: 6 }),
      text(work.englishTitle, { size: 18, bold: true, above: 4 }),
      text(
        work.people.flatMap((person, at) => [
          { text: westernOrder(person.english) },
          raised(`${person.units.join(',')}${person.corresponding ? ',*' : ''}`),
          { text: at === work.people.length - 1 ? '' : at === work.people.length - 2 ? ' and ' : ', ' },
        ]),
        { size: 10, bold: true, above: 6 },
      ),
      pair(
        0.26,
        [
          text(
            `Citation: ${englishNames(work).slice(0, 2).join('; ')} et al. ${work.englishTitle}. ${work.englishJournal} ${work.year}, ${work.volume}, ${work.firstPage + 900}. https://doi.org/${work.doi}`,
            { size: 7 },
          ),
          text(`Received: ${work.received}`, { size: 7, above: 4 }),
          text(`Published: ${work.accepted}`, { size: 7 }),
          text(`Copyright: © ${work.year} by the authors. Licensee Example, Basel. This article is an open access article.`, {
            size: 7,
            above: 4,
          }),
        ],
        [
          ...work.englishUnits.map((unit, at) => text([raised(String(at + 1)), { text: ` ${unit}` }], { size: 8 })),
          text('* Correspondence: lead@example.org', { size: 8 }),
          labelled('Abstract: ', work.englishAbstract, { size: 9.5, align: 'justify', above: 6 }),
          labelled('Keywords: ', work.englishKeywords.join('; '), { size: 9.5, above: 4 }),
        ],
      ),
    ],
    body: { columns: 1, items: [text('1. Introduction', { size: 11, bold: true, above: 6 }), ...englishParagraphs(work, 10)] },
    foot: [rule, row(`${work.englishJournal} ${work.year}, ${work.volume}, ${work.firstPage + 900}`, '', `https://doi.org/${work.doi}`, 8)],
  }),
};

export const ROUND_FOUR: readonly Layout[] = [clinical, physics, onlineFirst, law, sideBox, bigColumn, brokenMasthead, openPublisher];
