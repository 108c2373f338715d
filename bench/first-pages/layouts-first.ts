// The layouts the rules were made with.
import { type Item, labelled, type Run, type Sheet, text } from './sheet.ts';
import type { Person, PrintedWork, Stock } from './works.ts';

export type Beside =
  | 'englishTitle'
  | 'volume'
  | 'pages'
  | 'issn'
  | 'cn'
  | 'doi'
  | 'received'
  | 'revised'
  | 'funds'
  | 'classification'
  | 'keywords'
  | 'abstract'
  | 'affiliations'
  | 'corresponding';

/** How one journal sets its first pages. */
export interface Layout {
  readonly id: string;
  readonly what: string;
  readonly latin?: boolean;
  /** The words its works are made of, where not the first ones. */
  readonly stock?: Stock;
  /** Fields that this layout does not print: stating one is wrong. */
  readonly absent?: readonly ('year' | 'issue')[];
  /** The name as this layout prints it; absent where a picture shows it. */
  readonly journal?: (work: PrintedWork) => string | undefined;
  /** The order it prints Latin names in, where not that of the list. */
  readonly name?: (english: string) => string;
  /** What it prints beside title, authors, journal, year and issue. */
  readonly prints: readonly Beside[];
  readonly compose: (work: PrintedWork, variant: number) => Sheet;
}

export const two = (value: number): string => String(value).padStart(2, '0');
export const MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'Jun.', 'Jul.', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
/** 李　明: names of two letters are set as wide as names of three. */
export const spaced = (name: string): string => (name.length === 2 ? `${name[0] ?? ''}\u3000${name[1] ?? ''}` : name);
export const body = (work: PrintedWork, size: number): Item[] => [
  text('0 引言', { size: size + 1.5, font: 'hei', above: 6 }),
  ...work.body.slice(0, 2).map((paragraph) => text(paragraph, { size, indent: 2, align: 'justify' })),
  text('1 材料与方法', { size: size + 1.5, font: 'hei', above: 6 }),
  ...work.body.slice(2).map((paragraph) => text(paragraph, { size, indent: 2, align: 'justify' })),
];

/** Names with raised marks; commas between. */
export function marked(people: readonly Person[], name: (person: Person) => string, comma: string, star: string, single = false): Run[] {
  return people.flatMap((person, at): Run[] => {
    const mark = [...(single ? [] : person.units.map(String)), ...(person.corresponding ? [star] : [])].join(',');
    return [
      { text: name(person) },
      ...(mark === '' ? [] : [{ text: mark, raised: true }]),
      ...(at === people.length - 1 ? [] : [{ text: comma }]),
    ];
  });
}

const agricultural: Layout = {
  id: 'university-journal',
  what: 'two-row bilingual masthead, Chinese and English front, two columns, notes at the foot',
  prints: [
    'englishTitle',
    'volume',
    'doi',
    'received',
    'revised',
    'funds',
    'classification',
    'keywords',
    'abstract',
    'affiliations',
    'corresponding',
  ],
  compose: (work, variant) => ({
    head: [
      {
        kind: 'row',
        left: `第${work.volume}卷 第${work.issue}期`,
        center: variant % 2 === 0 ? work.journal : Array.from(work.journal).join(' '),
        right: `Vol.${work.volume} No.${work.issue}`,
        style: { size: 9 },
      },
      {
        kind: 'row',
        left: `${work.year}年${work.month}月`,
        center: work.englishJournal.toUpperCase(),
        right: `${MONTHS[work.month - 1] ?? ''} ${work.year}`,
        style: { size: 9 },
      },
      { kind: 'rule' },
    ],
    front: [
      text(`DOI：${work.doi}`, { size: 9 }),
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 10 }),
      text(
        marked(
          work.people,
          ({ chinese }) => (variant % 3 === 0 ? spaced(chinese) : chinese),
          variant % 2 === 0 ? '，' : '， ',
          '*',
          work.units.length === 1,
        ),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(`（${work.units.length === 1 ? (work.units[0] ?? '') : work.units.map((unit, at) => `${at + 1}. ${unit}`).join('；')}）`, {
        size: 9,
        align: 'center',
      }),
      labelled('摘　要：', work.abstract, { size: 9, align: 'justify', above: 6 }),
      labelled('关键词：', work.keywords.join('；'), { size: 9 }),
      text(
        `中图分类号：${work.classification}　　文献标志码：A　　文章编号：${work.issn}(${work.year})${two(work.issue)}-${String(work.firstPage).padStart(4, '0')}-0${work.lastPage - work.firstPage}`,
        { size: 9 },
      ),
      text(work.englishTitle, { size: 13, bold: true, align: 'center', above: 8 }),
      text(
        marked(work.people, ({ english }) => english, ', ', '*', work.units.length === 1),
        { size: 10, align: 'center' },
      ),
      text(`(${work.englishUnits.map((unit, at) => (work.units.length === 1 ? unit : `${at + 1}. ${unit}`)).join('; ')})`, {
        size: 8.5,
        align: 'center',
      }),
      labelled('Abstract: ', work.englishAbstract, { size: 9, align: 'justify' }),
      labelled('Key words: ', work.englishKeywords.join('; '), { size: 9 }),
    ],
    body: { columns: 2, items: body(work, 10) },
    foot: [
      { kind: 'rule' },
      text(`收稿日期：${work.received}；修回日期：${work.revised}`, { size: 8 }),
      text(`基金项目：${work.fund}`, { size: 8 }),
      text(
        `作者简介：${work.people[0]?.chinese ?? ''}（1985-），男，甘肃定西人，讲师，硕士，主要从事相关研究．E-mail：author@example.org`,
        { size: 8 },
      ),
      ...work.people
        .filter(({ corresponding }) => corresponding)
        .map(({ chinese }) => text(`*通信作者：${chinese}，教授，博士生导师．E-mail：lead@example.org`, { size: 8 })),
    ],
  }),
};

const magazine: Layout = {
  id: 'logo-left',
  what: 'the name large at the left with ISSN and CN under it, no English, names apart by spaces',
  journal: (work) => work.journal.replace(/[（(].*/, ''),
  prints: ['issn', 'cn', 'received', 'classification', 'keywords', 'abstract'],
  compose: (work, variant) => ({
    head: [],
    front: [
      text(work.journal.replace(/[（(].*/, ''), { size: 24, font: 'kai', align: 'left' }),
      text(`ISSN ${work.issn}　CN ${work.cn}`, { size: 8 }),
      {
        kind: 'row',
        left: variant % 2 === 0 ? '· 研究与探讨 ·' : '【综合论坛】',
        right: `${work.year}年第${work.issue}期（总第${work.total}期）`,
        style: { size: 9 },
      },
      { kind: 'rule' },
      text(work.title, { size: 20, font: 'song', bold: true, align: 'center', above: 14 }),
      text(work.people.map(({ chinese }) => spaced(chinese)).join(variant % 2 === 0 ? '  ' : '　'), {
        size: 12,
        font: 'kai',
        align: 'center',
        above: 6,
      }),
      text(`（${work.units[0] ?? ''}）`, { size: 10, align: 'center' }),
      labelled('摘要：', work.abstract, { size: 10, align: 'justify', above: 6 }),
      labelled('关键词：', work.keywords.join(' '), { size: 10 }),
      text(`中图分类号：${work.classification}　文献标识码：B`, { size: 9 }),
    ],
    body: { columns: 2, items: body(work, 10.5) },
    foot: [
      text(`收稿日期：${work.received.replaceAll('-', '.')}`, { size: 8 }),
      text(`· ${work.firstPage} ·`, { size: 9, align: 'center' }),
    ],
  }),
};

const english: Layout = {
  id: 'english-journal',
  what: 'an English paper: name, year, volume(issue): pages in one line above',
  latin: true,
  prints: ['volume', 'pages', 'doi', 'received', 'revised', 'keywords', 'abstract', 'affiliations', 'issn', 'corresponding'],
  compose: (work, variant) => ({
    head: [
      {
        kind: 'row',
        left: `${work.englishJournal}, ${work.year}, ${work.volume}(${work.issue}): ${work.firstPage}${variant % 2 === 0 ? '–' : '-'}${work.lastPage}`,
        style: { size: 9 },
      },
      { kind: 'rule' },
    ],
    front: [
      text(`https://doi.org/${work.doi}`, { size: 8 }),
      text(variant % 2 === 0 ? 'Research Article' : 'ORIGINAL ARTICLE', { size: 10, bold: true, above: 6 }),
      text(work.englishTitle, { size: 17, bold: true, above: 6 }),
      text(
        marked(work.people, ({ english: name }) => name, ', ', variant % 2 === 0 ? '✉' : '*'),
        { size: 11, above: 6 },
      ),
      ...work.englishUnits.map((unit, at) => text([{ text: String(at + 1), raised: true }, { text: ` ${unit}` }], { size: 8.5 })),
      text(`Received: ${englishDay(work.received)} / Revised: ${englishDay(work.revised)} / Accepted: ${englishDay(work.accepted)}`, {
        size: 8.5,
        above: 4,
      }),
      text('Abstract', { size: 11, bold: true, above: 8 }),
      text(work.englishAbstract, { size: 9.5, align: 'justify' }),
      labelled('Keywords: ', work.englishKeywords.join(variant % 2 === 0 ? ', ' : ' · '), { size: 9.5 }),
    ],
    body: {
      columns: 2,
      items: [
        text('1 Introduction', { size: 11, bold: true, above: 6 }),
        ...work.englishBody.map((paragraph) => text(paragraph, { size: 9.5, align: 'justify' })),
      ],
    },
    foot: [
      { kind: 'rule' },
      text(`${variant % 2 === 0 ? '✉' : '*'} Corresponding author. E-mail: lead@example.org`, { size: 8 }),
      text(`© ${work.year} The Author(s). ISSN ${work.issn}`, { size: 8 }),
    ],
  }),
};

export const englishDay = (iso: string): string =>
  `${Number(iso.slice(8))} ${['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`;

const cited: Layout = {
  id: 'citation-line',
  what: 'the issue only in a citation line, marks ＊, labels in black brackets, units with raised numbers',
  prints: [
    'volume',
    'pages',
    'doi',
    'received',
    'revised',
    'funds',
    'classification',
    'keywords',
    'abstract',
    'affiliations',
    'corresponding',
  ],
  compose: (work) => ({
    head: [{ kind: 'row', left: work.journal, right: `第${work.volume}卷`, style: { size: 9 } }, { kind: 'rule' }],
    front: [
      text(work.title, { size: 16, font: 'hei', align: 'center', above: 16 }),
      text(
        marked(work.people, ({ chinese }) => spaced(chinese), '，', '＊'),
        { size: 11, align: 'center', above: 6 },
      ),
      text(
        work.units.flatMap((unit, at) => [
          { text: String(at + 1), raised: true },
          { text: unit + (at === work.units.length - 1 ? '' : '；') },
        ]),
        { size: 9, align: 'center' },
      ),
      labelled('【摘要】', work.abstract, { size: 9, align: 'justify', above: 6 }),
      labelled('【关键词】', work.keywords.join('；'), { size: 9 }),
      text(`【中图分类号】${work.classification}　【文献标识码】A　【DOI】${work.doi}`, { size: 9 }),
      text(
        `引用格式：${work.people
          .slice(0, 3)
          .map(({ chinese }) => chinese)
          .join(
            ', ',
          )}${work.people.length > 3 ? ', 等' : ''}. ${work.title}[J]. ${work.journal}, ${work.year}, ${work.volume}(${work.issue}): ${work.firstPage}-${work.lastPage}.`,
        { size: 9, align: 'justify' },
      ),
    ],
    body: { columns: 2, items: body(work, 10) },
    foot: [
      { kind: 'rule' },
      text(`［收稿日期］${work.received}　［修回日期］${work.revised}`, { size: 8 }),
      text(`［基金项目］${work.fund}`, { size: 8 }),
      ...work.people
        .filter(({ corresponding }) => corresponding)
        .map(({ chinese }) => text(`＊通讯作者：${chinese}，E-mail：lead@example.org`, { size: 8 })),
    ],
  }),
};

const provincial: Layout = {
  id: 'provincial-footer',
  what: 'a provincial periodical: name and issue at the foot beside the page number, units beside or under the names, no identifiers',
  prints: ['keywords', 'abstract'],
  compose: (work, variant) => ({
    head: [{ kind: 'row', left: '教学探索', style: { size: 10, font: 'hei' } }],
    front: [
      text(work.title, { size: 22, font: 'song', bold: true, align: 'center', above: 14 }),
      text(
        variant % 2 === 0
          ? `${work.people.map(({ chinese }) => chinese).join('、')}（${(work.units[0] ?? '').replace('，', ' ')}）`
          : `◎${work.people.map(({ chinese }) => chinese).join('　')}`,
        { size: 11, font: 'kai', align: 'center', above: 6 },
      ),
      ...(variant % 2 === 0 ? [] : [text(work.units[0] ?? '', { size: 10, align: 'center' })]),
      labelled('摘　要：', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('；'), { size: 10 }),
    ],
    body: {
      columns: 2,
      items: [
        text('一、问题的提出', { size: 11, font: 'hei' }),
        ...work.body.map((paragraph) => text(paragraph, { size: 10.5, indent: 2, align: 'justify' })),
      ],
    },
    foot: [
      {
        kind: 'row',
        left: `${work.firstPage}`,
        right: variant % 2 === 0 ? `《${work.journal}》${work.year}年第${work.issue}期` : `${work.journal}　${work.year}.${work.issue}`,
        style: { size: 9 },
      },
    ],
  }),
};

export const FIRST_LAYOUTS: readonly Layout[] = [agricultural, magazine, english, cited, provincial];
