import { describe, expect, it } from 'vitest';
import type { DocumentStructure } from '../../../domain/document.ts';
import { assembleText } from '../assemble-text.ts';
import { sectionsOf } from '../sections.ts';
import { readStructure } from './read-structure.ts';

function structure(paragraphs: readonly string[]): { text: string; found: DocumentStructure } {
  const { text, blocks } = assembleText([{ number: 1, blocks: paragraphs.map((paragraph) => ({ text: paragraph })) }]);
  return { text, found: readStructure(text, blocks, sectionsOf(blocks, text.length), []) };
}
const entry = (raw: string) => structure(['参考文献', raw]).found.references[0];

describe('parsing of references', () => {
  it.each([
    [
      '[1] 张三, 李四, 等. 黄土高原草地的演替[J]. 陇原草业学报, 2019, 35(02): 45-52. DOI:10.99905/ly.2019.02.007.',
      {
        index: 1,
        authors: ['张三', '李四'],
        title: '黄土高原草地的演替',
        container: '陇原草业学报',
        year: '2019',
        volume: '35',
        issue: '2',
        pages: '45-52',
        doi: '10.99905/ly.2019.02.007',
        type: 'article',
      },
    ],
    [
      '［2］　敖登．牧户载畜量核算［J］．陇原畜牧通讯，2011（4）：9－13．',
      { index: 2, authors: ['敖登'], container: '陇原畜牧通讯', year: '2011', issue: '4', pages: '9-13', type: 'article' },
    ],
    [
      '[3] 萧叔宁. 高寒草地生态笔记[M]. 西宁: 湟水书局, 2009: 12-15.',
      { title: '高寒草地生态笔记', container: '湟水书局', year: '2009', pages: '12-15', type: 'book' },
    ],
    ['[4] 王五. 题目[D]. 兰州: 陇原大学, 2018.', { container: '陇原大学', year: '2018', type: 'thesis' }],
    [
      '[5] SMITH J A, JONES B. Grazing on alpine meadow[J]. Journal of Alpine Ecology, 2020, 12(3): 245-256.',
      {
        authors: ['SMITH J A', 'JONES B'],
        title: 'Grazing on alpine meadow',
        container: 'Journal of Alpine Ecology',
        volume: '12',
        type: 'article',
      },
    ],
    [
      '[6] 某研究会. 年度报告[EB/OL]. (2020-03-01)[2021-04-05]. https://example.org/report.',
      { title: '年度报告', year: '2020', type: 'web' },
    ],
    [
      '[7] Smith JA, Jones B. Grazing on alpine meadow. J Alp Ecol. 2020 Mar;12(3):245-56.',
      {
        authors: ['Smith JA', 'Jones B'],
        title: 'Grazing on alpine meadow',
        container: 'J Alp Ecol',
        year: '2020',
        volume: '12',
        issue: '3',
        pages: '245-256',
        type: 'article',
      },
    ],
    [
      'Smith, J. A., & Jones, B. (2020). Grazing on alpine meadow. Journal of Alpine Ecology, 12(3), 245–256. https://doi.org/10.99905/jae.2020.3',
      {
        authors: ['Smith, J. A.', 'Jones, B.'],
        title: 'Grazing on alpine meadow',
        container: 'Journal of Alpine Ecology',
        year: '2020',
        volume: '12',
        issue: '3',
        pages: '245-256',
        doi: '10.99905/jae.2020.3',
      },
    ],
  ])('reads %s', (raw, wanted) => {
    expect(entry(raw)).toMatchObject(wanted);
  });

  it('keeps what it cannot tell apart as it is printed', () => {
    expect(entry('[1] 一条没有任何格式的说明')).toEqual({ index: 1, raw: '[1] 一条没有任何格式的说明', span: { start: 5, end: 20 } });
  });
});

describe('the reference list', () => {
  it('joins broken lines, parts entries that ran together and points to each', () => {
    const { text, found } = structure([
      '正文。',
      '参考文献',
      '[1] 甲某. 题一[J]. 刊甲, 2018(1): 1-',
      '3. [2] 乙某. 题二[J]. 刊乙, 2019(2): 4-6.',
      '[3] 丙某. 题三[M]. 兰州: 谷地出版社, 2020.',
      '作者简介：某某',
    ]);
    expect(found.references.map(({ index }) => index)).toEqual([1, 2, 3]);
    for (const { raw, span } of found.references) expect(text.slice(span.start, span.end)).toBe(raw);
    expect(found.references.map(({ authors }) => authors?.[0])).toEqual(['甲某', '乙某', '丙某']);
  });

  it('is empty in a text without one', () => {
    expect(structure(['正文里有 [1] 和 (1.2, 3.4)，但没有文献。']).found).toMatchObject({ references: [], citations: [] });
  });
});

describe('citations', () => {
  const list = [
    '参考文献',
    '[1] 张三. 题一[J]. 刊甲, 2018(1): 1-3.',
    '[2] 李四. 题二[J]. 刊乙, 2019(2): 4-6.',
    '[3] Smith J. Title three[J]. Journal C, 2020(3): 7-9.',
  ];

  it.each([
    ['前人已有研究[1-2]。', [0, 1]],
    ['前人已有研究［1，3］。', [0, 2]],
    ['前人已有研究²。', [1]],
    ['张三（2018）认为如此。', [0]],
    ['如此（李四，2019；Smith et al., 2020）。', [1, 2]],
  ])('links %s', (sentence, places) => {
    const { found, text } = structure(['题', '摘要：摘。', '一、正文', sentence, ...list]);
    expect(found.citations.map(({ references }) => references)).toEqual([places]);
    const [citation] = found.citations;
    expect(sentence).toContain(text.slice(citation?.span.start, citation?.span.end));
  });

  it('takes no interval, no exponent and no unknown number for a citation', () => {
    expect(structure(['题', '一、正文', '区间[0.5, 0.9]与面积12m²，又见[17]。', ...list]).found.citations).toEqual([]);
  });
});

describe('quotations and captions', () => {
  it('finds quotations and block quotes where they stand', () => {
    const { text, found } = structure(['他说：“草高过八厘米以后洞口逐年减少。”然后走了。', '> 引一行\n> 又一行', '不是引文。']);
    expect(found.quotations.map(({ kind, span }) => [kind, text.slice(span.start, span.end)])).toEqual([
      ['quotation', '“草高过八厘米以后洞口逐年减少。”'],
      ['block-quote', '> 引一行\n> 又一行'],
    ]);
  });

  it('tells captions from sentences about figures', () => {
    const { found } = structure([
      '图1 研究区位置',
      '图2显示了产量的变化。',
      '表 3　各处理的产量',
      '表4可见差异显著',
      'Fig. 5 Soil carbon by depth',
      'Figure 6 shows the yield.',
      'Table 2. Yields',
    ]);
    expect(found.captions.map(({ kind, label, caption }) => [kind, label, caption])).toEqual([
      ['figure', '图1', '研究区位置'],
      ['table', '表 3', '各处理的产量'],
      ['figure', 'Fig. 5', 'Soil carbon by depth'],
      ['table', 'Table 2', 'Yields'],
    ]);
  });
});
