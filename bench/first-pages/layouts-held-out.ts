// Layouts written after the rules: what they give at the first try tells how the rules do on journals nobody looked at.
import { body, englishDay, type Layout, MONTHS, marked, spaced, two } from './layouts-first.ts';
import { type Item, labelled, text } from './sheet.ts';
import type { PrintedWork } from './works.ts';

const bracketless = (name: string): string => name.replace(/[（(].*/, '');
const letterwise = (name: string): string => Array.from(name).join('　');
const columnBody = (work: PrintedWork, size: number): Item[] =>
  work.body.map((paragraph) => text(paragraph, { size, indent: 2, align: 'justify' }));

const sealed: Layout = {
  id: 'sealed',
  what: 'a seal over the names, the issue first and the date last in one masthead line, units in square brackets',
  prints: ['volume', 'received', 'keywords', 'abstract', 'affiliations', 'classification', 'funds'],
  compose: (work, variant) => ({
    head: [],
    front: [
      {
        kind: 'row',
        left: `${work.year}年${work.month}月　第${work.volume}卷第${work.issue}期（总第${work.total}期）`,
        right: variant % 2 === 0 ? letterwise(work.journal) : work.journal,
        style: { size: 9, font: 'hei' },
      },
      { kind: 'rule' },
      text(work.title, { size: 19, font: 'hei', align: 'center', above: 16 }),
      text(
        work.people
          .map(
            ({ chinese, units, corresponding }) =>
              `${spaced(chinese)}${work.units.length === 1 ? '' : units.map((unit) => '①②③'.charAt(unit - 1)).join('')}${corresponding ? '*' : ''}`,
          )
          .join('　'),
        { size: 12, font: 'kai', align: 'center', above: 6 },
      ),
      text(`[${work.units.length === 1 ? (work.units[0] ?? '') : work.units.map((unit, at) => `${at + 1}.${unit}`).join('；')}]`, {
        size: 9,
        align: 'center',
      }),
      labelled('[摘要] ', work.abstract, { size: 9.5, align: 'justify', above: 8 }),
      labelled('[关键词] ', work.keywords.join('　'), { size: 9.5 }),
      text(`[中图分类号] ${work.classification}　[文献标识码] A`, { size: 9.5 }),
    ],
    body: { columns: 2, items: body(work, 10) },
    foot: [
      { kind: 'rule' },
      text(`[收稿日期] ${work.received.replace(/-0?(\d+)-0?(\d+)/, '年$1月$2日')}`, { size: 8 }),
      text(`[课题项目] ${work.fund}`, { size: 8 }),
      text(`－${work.firstPage}－`, { size: 9, align: 'center' }),
    ],
    seal: { x: 330, y: 150, text: '论文专用章' },
  }),
};

const pictured: Layout = {
  id: 'name-in-a-picture',
  what: "the journal's name is a picture only: it must stay unknown; the issue is stated",
  journal: () => undefined,
  prints: ['volume', 'issn', 'keywords', 'abstract', 'doi'],
  compose: (work, variant) => ({
    head: [],
    front: [
      { kind: 'picture', height: 34 },
      {
        kind: 'row',
        left: `第${work.volume}卷第${work.issue}期`,
        center: `${work.year}年${work.month}月`,
        right: `ISSN ${work.issn}`,
        style: { size: 9 },
      },
      text(variant % 2 === 0 ? '临床研究' : '教育教学', { size: 10, font: 'hei', above: 8 }),
      text(work.title, { size: 18, font: 'song', bold: true, align: 'center', above: 8 }),
      text(work.people.map(({ chinese }) => spaced(chinese)).join('，'), { size: 12, font: 'kai', align: 'center' }),
      text(`（${work.units[0] ?? ''}）`, { size: 10, align: 'center' }),
      labelled('摘 要 ', work.abstract, { size: 10, align: 'justify', above: 6 }),
      labelled('关键词 ', work.keywords.join('；'), { size: 10 }),
      text(`doi: ${work.doi}`, { size: 9 }),
    ],
    body: { columns: 2, items: columnBody(work, 10.5) },
    foot: [text(`${work.firstPage}`, { size: 9, align: 'center' })],
  }),
};

const publisher: Layout = {
  id: 'publisher-box',
  what: 'an English paper of a publisher: contents-list line, name large, article information beside, letters as unit marks',
  latin: true,
  prints: ['volume', 'pages', 'doi', 'received', 'keywords', 'abstract', 'affiliations'],
  compose: (work, variant) => ({
    head: [
      text(`${work.englishJournal} ${work.volume}, no. ${work.issue} (${work.year}) ${work.firstPage}–${work.lastPage}`, {
        size: 8,
        align: 'center',
      }),
    ],
    front: [
      text('Contents lists available at example.org', { size: 8, align: 'center' }),
      text(work.englishJournal, { size: 15, align: 'center', above: 4 }),
      text('journal homepage: www.example.org/locate', { size: 8, align: 'center' }),
      { kind: 'rule' },
      text(work.englishTitle, { size: 14, above: 10 }),
      text(
        work.people.flatMap(({ english, units, corresponding }, at) => [
          { text: english },
          { text: ` ${units.map((unit) => 'abc'.charAt(unit - 1)).join(', ')}${corresponding ? ', *' : ''}`, raised: true },
          { text: at === work.people.length - 1 ? '' : ', ' },
        ]),
        { size: 11, above: 6 },
      ),
      ...work.englishUnits.map((unit, at) => text([{ text: 'abc'.charAt(at), raised: true }, { text: ` ${unit}` }], { size: 8 })),
      { kind: 'rule' },
      text('ARTICLE INFO', { size: 9, above: 6 }),
      text(`Article history: Received ${englishDay(work.received)}; Accepted ${englishDay(work.accepted)}`, { size: 8 }),
      text(`Keywords: ${work.englishKeywords.join('; ')}`, { size: 8 }),
      text(variant % 2 === 0 ? 'ABSTRACT' : 'A B S T R A C T', { size: 9, above: 6 }),
      text(work.englishAbstract, { size: 9, align: 'justify' }),
    ],
    body: {
      columns: 2,
      items: [
        text('1. Introduction', { size: 10, bold: true, above: 6 }),
        ...work.englishBody.map((paragraph) => text(paragraph, { size: 9.5, align: 'justify' })),
      ],
    },
    foot: [{ kind: 'rule' }, text('* Corresponding author.', { size: 8 }), text(`https://doi.org/${work.doi}`, { size: 8 })],
  }),
};

const englishOnTop: Layout = {
  id: 'english-on-top',
  what: 'a Chinese paper whose English title and abstract come first',
  prints: ['englishTitle', 'volume', 'doi', 'classification', 'keywords', 'abstract', 'revised', 'received'],
  compose: (work, variant) => ({
    head: [
      {
        kind: 'row',
        left: `Vol. ${work.volume}, No. ${work.issue}`,
        right: `${MONTHS[work.month - 1] ?? ''}, ${work.year}`,
        style: { size: 9 },
      },
      { kind: 'row', left: work.journal, right: work.englishJournal, style: { size: 9, font: 'hei' } },
      { kind: 'rule' },
    ],
    front: [
      text(work.englishTitle, { size: 15, bold: true, align: 'center', above: 8 }),
      text(
        marked(work.people, ({ english }) => english, ', ', '*', work.units.length === 1),
        { size: 10.5, align: 'center' },
      ),
      text(`(${work.englishUnits.map((unit, at) => (work.units.length === 1 ? unit : `${at + 1}. ${unit}`)).join('; ')})`, {
        size: 8.5,
        align: 'center',
      }),
      labelled('Abstract: ', work.englishAbstract, { size: 9, align: 'justify', above: 4 }),
      labelled('Keywords: ', work.englishKeywords.join(', '), { size: 9 }),
      text(work.title, { size: variant % 2 === 0 ? 15 : 17, font: 'hei', align: 'center', above: 12 }),
      text(
        marked(work.people, ({ chinese }) => chinese, '，', '*', work.units.length === 1),
        { size: 11, align: 'center' },
      ),
      text(`（${work.units.length === 1 ? (work.units[0] ?? '') : work.units.map((unit, at) => `${at + 1}. ${unit}`).join('；')}）`, {
        size: 9,
        align: 'center',
      }),
      labelled('摘　要: ', work.abstract, { size: 9, align: 'justify', above: 4 }),
      labelled('关键词: ', work.keywords.join(', '), { size: 9 }),
      text(`中图分类号: ${work.classification}    文献标识码: A    DOI: ${work.doi}`, { size: 9 }),
    ],
    body: { columns: 1, items: body(work, 10.5) },
    foot: [{ kind: 'rule' }, text(`收稿日期: ${work.received}    修改稿收到日期: ${work.revised}`, { size: 8 })],
  }),
};

const social: Layout = {
  id: 'social-science',
  what: 'a social-science journal: dotted year and issue beside the name, page number in the same head, biography with the unit at the foot',
  journal: (work) => bracketless(work.journal),
  prints: ['keywords', 'abstract', 'classification', 'funds'],
  compose: (work, variant) => ({
    head: [
      variant % 2 === 0
        ? {
            kind: 'row',
            left: `· ${work.firstPage} ·`,
            center: bracketless(work.journal),
            right: `${work.year}.${work.issue}`,
            style: { size: 9 },
          }
        : {
            kind: 'row',
            left: `${bracketless(work.journal)}　${work.year}年第${two(work.issue)}期`,
            right: String(work.firstPage),
            style: { size: 9 },
          },
    ],
    front: [
      text(work.title.split('——')[0] ?? '', { size: 20, font: 'song', bold: true, align: 'center', above: 24 }),
      ...(work.title.includes('——') ? [text(`——${work.title.split('——')[1] ?? ''}`, { size: 14, font: 'kai', align: 'center' })] : []),
      text(work.people.map(({ chinese }) => chinese).join('　'), { size: 13, font: 'kai', align: 'center', above: 10 }),
      text([{ text: '〔摘　要〕', heavy: true }, { text: work.abstract }], { size: 10, font: 'kai', align: 'justify', above: 10 }),
      text([{ text: '〔关键词〕', heavy: true }, { text: work.keywords.join('；') }], { size: 10, font: 'kai' }),
      text(
        `〔中图分类号〕${work.classification}　〔文献标识码〕A　〔文章编号〕${work.issn}（${work.year}）${two(work.issue)}－${String(work.firstPage).padStart(4, '0')}－0${work.lastPage - work.firstPage}`,
        { size: 9 },
      ),
    ],
    body: { columns: 1, items: [text('一、引言', { size: 12, font: 'hei', align: 'center', above: 8 }), ...columnBody(work, 11)] },
    foot: [
      { kind: 'rule' },
      text(`〔基金项目〕${work.fund}`, { size: 8 }),
      text(
        `〔作者简介〕${work.people.map(({ chinese }) => `${chinese}，${(work.units[0] ?? '').replace('，', '（').replace(/(\d{6})$/, '$1）')}副教授`).join('；')}。`,
        { size: 8 },
      ),
    ],
  }),
};

export const HELD_OUT_LAYOUTS: readonly Layout[] = [sealed, pictured, publisher, englishOnTop, social];
