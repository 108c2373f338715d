import { describe, expect, it } from 'vitest';
import { assembleText } from '../assemble-text.ts';
import { readMetadata } from './read-metadata.ts';

type Printed = readonly [text: string, size: number];
const read = (blocks: readonly Printed[]) =>
  readMetadata(assembleText([{ number: 1, blocks: blocks.map(([text, fontSize]) => ({ text, fontSize })) }]).blocks, undefined);
const front: readonly Printed[] = [
  ['浅谈公路桥梁施工中预应力技术的应用', 18],
  ['邵　洋，韦建华', 12],
  ['（洮岷大学，陕西 西安 710000）', 9],
  ['摘要：布设了定位试验，结果保持不变。', 9],
  ['关键词：预应力技术；桥梁', 9],
  ['正文说的是别的事，'.repeat(20), 10],
];
const journalOf = (head: readonly Printed[], foot: readonly Printed[] = []): string | undefined =>
  read([...head, ...front, ...foot]).journal?.value;

describe('the name of a journal', () => {
  it('is a cell of the masthead between those that state the issue', () => {
    expect(
      journalOf([
        ['第10卷第3期', 9],
        ['祁南建筑', 9],
        ['Vol.10 No.3', 9],
        ['2018年3月', 9],
      ]),
    ).toBe('祁南建筑');
  });
  it('is known by its English name under it', () => {
    expect(
      journalOf([
        ['Vol. 20, No. 12', 9],
        ['Sept., 2017', 9],
        ['旱区水利崆西', 9],
        ['Dryland Hydraulics Kongxi', 9],
      ]),
    ).toBe('旱区水利崆西');
  });
  it('is known by the white space between its letters', () => {
    expect(
      journalOf([
        ['2021年6月　第18卷第2期', 9],
        ['陇　原　林　业　科　技', 9],
      ]),
    ).toBe('陇原林业科技');
  });
  it('goes on in brackets on a line of its own', () => {
    expect(
      journalOf([
        ['第9卷第3期', 9],
        ['黑河医科大学学报', 9],
        ['Vol.9 No.3', 9],
        ['2018年3月', 9],
        ['（医学版）', 9],
        ['Mar.2018', 9],
      ]),
    ).toBe('黑河医科大学学报（医学版）');
  });
  it('ends before the column', () => {
    expect(journalOf([['河曲之友·教学研究　2018年3月第5期', 9]])).toBe('河曲之友');
  });
  it('is none of the words beside its registrations', () => {
    expect(
      journalOf([
        ['2018年3月第9卷第3期', 8],
        ['现代洮岷评论', 20],
        ['ISSN 1671-3524　CN 62-1055/S　创刊于1985年', 8],
      ]),
    ).toBe('现代洮岷评论');
  });
  it('stands alone at the foot beside the issue', () => {
    expect(
      journalOf(
        [],
        [
          ['中华祁南外科杂志126', 9],
          ['2009年第05期', 9],
        ],
      ),
    ).toBe('中华祁南外科杂志');
  });
  it('is no heading of the reference list, though the entry under it states an issue', () => {
    const references: Printed[] = [
      ['参考文献', 10],
      ['[1] 韦建华. 旧渠衬砌的耐久性[J]. 陇原水利, 2015(3): 12-18.', 9],
    ];
    expect(journalOf([], references)).toBeUndefined();
    expect(journalOf([], [...references, ['河西旧事　2015年第3期', 9]])).not.toBe('参考文献');
  });
  it('is not the column, whatever its letters', () => {
    const found = read([['专题研究', 26], ...front, ['126', 9], ['2009年第05期', 9]]);
    expect(found.journal).toBeUndefined();
    expect(found.title?.value).toBe('浅谈公路桥梁施工中预应力技术的应用');
  });
  it('stands after the short authors of a running head', () => {
    const found = read([
      ['Silva et al. Friends of Huandong (2014) 31:66', 8],
      ['Some Experience in Digital Management of Archives', 18],
      ['José Silva Jr.1 and Aiko Tanaka2*', 11],
      ['Abstract: Plots were laid out along the slope and sampled in three consecutive seasons.', 10],
    ]);
    expect([found.journal, found.year, found.volume, found.issue].map((field) => field?.value)).toEqual([
      'Friends of Huandong',
      '2014',
      '31',
      undefined,
    ]);
    expect(found.title?.value).toBe('Some Experience in Digital Management of Archives');
  });
});

describe('an article number', () => {
  it('is no volume and gives the ISSN, the year and the issue', () => {
    const found = read([['文章编号：1992-903X(2019)04-0107-11', 9], ...front]);
    expect([found.issn, found.year, found.issue, found.pages, found.volume].map((field) => field?.value)).toEqual([
      '1992-903X',
      '2019',
      '4',
      '107-117',
      undefined,
    ]);
  });
});

describe('people', () => {
  const authors = (people: readonly Printed[]): readonly string[] | undefined =>
    read([['浅谈公路桥梁施工中预应力技术的应用', 18], ...people, ...front.slice(3)]).authors?.value;

  it.each<[string, readonly Printed[]]>([
    ['behind their unit', [['祁南市疾病预防控制中心　何敏　许云', 11]]],
    [
      'one a line, each with a unit',
      [
        ['何　敏　环东社会科学院', 11],
        ['许云　陇原市图书馆', 11],
      ],
    ],
    ['one a line, run together', [['何敏　环东医学院附属第二医院 神经内科许云　陇原市图书馆', 11]]],
    [
      'over two lines',
      [
        ['何敏，', 11],
        ['许云', 11],
      ],
    ],
    [
      'broken at the end of a line',
      [
        ['何敏　许', 11],
        ['云', 11],
      ],
    ],
  ])('are read %s', (_, people) => {
    expect(authors(people)).toEqual(['何敏', '许云']);
  });
  it('are not the words of a form', () => {
    expect(
      read([
        ['2011-2012学年实变函数期末考试', 14],
        ['那么', 10],
        ['题号', 10],
        ['一、（8分）求证下式成立。', 10],
      ]).authors,
    ).toBeUndefined();
  });
});
