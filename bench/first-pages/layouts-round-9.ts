// Ninth round of layouts: written when the rules were mended for the eighth, before any of it was drawn.
import { englishDay, type Layout, marked, spaced, two } from './layouts-first.ts';
import {
  articleNumber,
  bracketed,
  broken,
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
} from './parts.ts';
import { row } from './sheet.ts';
import { WIDE_STOCK } from './wide-stock.ts';

const forestry: Layout = {
  id: 'bilingual-corner',
  what: 'name in both languages at the left over the date, volume and issue at the right in both languages; broken title; units by 1 2 without dots',
  stock: WIDE_STOCK,
  prints: ['volume', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [
      row(
        `${work.journal}  ${work.englishJournal}`,
        '',
        `${work.year}, ${work.volume}(${work.issue}): ${work.firstPage} – ${work.lastPage}`,
        8,
      ),
      rule,
    ],
    front: [
      ...broken(work.title, 15).map((line) => text(line, { size: 18, font: 'hei', align: 'center', above: 6 })),
      text(
        marked(work.people, ({ chinese }) => chinese, '　', '*', work.units.length === 1),
        { size: 12, align: 'center', above: 6 },
      ),
      text(`(${numberedUnits(work, ' ', '；')})`, { size: 9, align: 'center' }),
      labelled('摘　要 ', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('关键词 ', work.keywords.join('，'), { size: 9.5 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [rule, text(`收稿日期：${work.received}`, { size: 8 })],
  }),
};

const schoolPaper: Layout = {
  id: 'names-right',
  what: 'names and school at the right under the title, issue in the foot as 2019年3月 第3期, name in the head with the column',
  stock: WIDE_STOCK,
  journal: (work) => work.journal.replace(/\(.*/, ''),
  prints: ['abstract', 'keywords'],
  compose: (work) => ({
    head: [row(`${work.journal.replace(/\(.*/, '')}·教学研究`, '', `${work.year}年${work.month}月第${work.issue}期`, 9, 'hei')],
    front: [
      text(work.title, { size: 20, bold: true, above: 14 }),
      text(`■ ${names(work).map(spaced).join('　')}`, { size: 11, font: 'kai', align: 'right', above: 6 }),
      text(`（${work.units[0] ?? ''}）`, { size: 9, align: 'right' }),
      labelled('【摘要】', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('【关键词】', work.keywords.join('；'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [text(String(work.firstPage), { size: 9, align: 'center' })],
  }),
};

const british: Layout = {
  id: 'british-letters',
  what: 'English: name large above, Vol. xx, No. x, Month year, pp. below; title in the middle; names in capitals by commas and &; dates in brackets',
  latin: true,
  stock: WIDE_STOCK,
  name: (english) => westernOrder(english).toUpperCase(),
  prints: ['volume', 'pages', 'keywords'],
  compose: (work) => ({
    head: [],
    front: [
      text(work.englishJournal, { size: 15, bold: true }),
      text(`Vol. ${work.volume}, No. ${work.issue}, ${longMonth(work)} ${work.year}, pp. ${work.firstPage}–${work.lastPage}`, { size: 9 }),
      rule,
      text(work.englishTitle, { size: 17, align: 'center', above: 12 }),
      text(
        englishNames(work)
          .map((name) => westernOrder(name).toUpperCase())
          .join(', ')
          .replace(/, ([^,]+)$/, ' & $1'),
        { size: 10, align: 'center', above: 6 },
      ),
      text(work.englishUnits[0] ?? '', { size: 9, font: 'kai', align: 'center' }),
      text(`(Received ${englishDay(work.received)}; final version received ${englishDay(work.revised)})`, { size: 8.5, align: 'center' }),
      labelled('Abstract: ', work.englishAbstract, { size: 10, align: 'justify', above: 8 }),
      labelled('Keywords: ', work.englishKeywords.join('; '), { size: 10 }),
    ],
    body: { columns: 1, items: [text('Introduction', { size: 11, bold: true }), ...englishParagraphs(work, 10)] },
    foot: [],
  }),
};

const surgery: Layout = {
  id: 'issue-over-name',
  what: 'issue in one line over the large name, ISSN line under it, units and corresponding author in one line under the names, date of another event near the head',
  stock: WIDE_STOCK,
  prints: ['volume', 'issn', 'abstract', 'keywords'],
  compose: (work) => ({
    head: [],
    front: [
      row(
        `${work.year}年${work.month}月第${work.volume}卷第${two(work.issue)}期`,
        '',
        `${shortMonth(work)} ${work.year}, Vol.${work.volume} No.${two(work.issue)}`,
        8,
      ),
      text(bracketed(work.journal), { size: 20, font: 'kai', align: 'center' }),
      text(`ISSN ${work.issn}　CN ${work.cn}　创刊于1985年`, { size: 8, align: 'center' }),
      rule,
      text('论　著', { size: 10, font: 'hei' }),
      text(work.title, { size: 18, font: 'hei', align: 'center', above: 6 }),
      text(
        work.people.flatMap((person, at) => [
          { text: spaced(person.chinese) },
          raised(`${work.units.length === 1 ? '' : person.units.join(',')}${person.corresponding ? '✉' : ''}`),
          { text: at === work.people.length - 1 ? '' : '，' },
        ]),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(work.units.map((unit, at) => `${work.units.length === 1 ? '' : `${at + 1}.`}${unit}`).join(' '), { size: 9, align: 'center' }),
      labelled('[摘要]', work.abstract, { size: 9.5, align: 'justify', above: 6 }),
      labelled('[关键词]', work.keywords.join('；'), { size: 9.5 }),
      text(`[文章编号] ${articleNumber(work)}`, { size: 9 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10) },
    foot: [text(`·${work.firstPage}·`, { size: 9, align: 'center' })],
  }),
};

const centred: Layout = {
  id: 'centred-head-slashes',
  what: 'magazine: name / issue / column by slashes in the centre of the head, names by | before the unit on the next line',
  stock: WIDE_STOCK,
  prints: ['keywords'],
  compose: (work) => ({
    head: [row('', `${work.journal} / ${work.year}年第${work.issue}期 / 管理纵横`, '', 9)],
    front: [
      text(work.title, { size: 21, font: 'hei', align: 'center', above: 12 }),
      text(names(work).join(' | '), { size: 11, align: 'center', above: 6 }),
      text((work.units[0] ?? '').replace('，', ' '), { size: 9, align: 'center' }),
      labelled('摘要 | ', work.abstract, { size: 10, align: 'justify', above: 8 }),
      labelled('关键词：', work.keywords.join('　'), { size: 10 }),
    ],
    body: { columns: 2, items: paragraphs(work, 10.5) },
    foot: [text(String(work.firstPage), { size: 9, align: 'right' })],
  }),
};

export const ROUND_NINE: readonly Layout[] = [forestry, schoolPaper, british, surgery, centred];
