import { describe, expect, it } from 'vitest';
import type { DocumentMetadata } from '../../../domain/document.ts';
import { assembleText } from '../assemble-text.ts';
import type { TextBlock } from '../read-document.ts';
import { readMetadata } from './read-metadata.ts';

const HEIGHT = 842;
/** A line set at a height, in shares of the page. */
const at = (text: string, fontSize: number, left: number, right: number, top: number): TextBlock => ({
  text,
  fontSize,
  place: { left, right, top, bottom: top + (fontSize * 1.1) / HEIGHT },
});
const read = (first: readonly TextBlock[], second: readonly TextBlock[] = []): DocumentMetadata =>
  readMetadata(
    assembleText([{ number: 1, blocks: first }, ...(second.length === 0 ? [] : [{ number: 2, blocks: second }])]).blocks,
    undefined,
  );
const issueOf = ({ journal, year, volume, issue }: DocumentMetadata): readonly (string | undefined)[] =>
  [journal, year, volume, issue].map((value) => value?.value);

const TITLE = at('高寒草甸退化过程中土壤微生物群落的变化', 18, 0.25, 0.75, 0.2);
const PEOPLE = at('严明，于秀英', 12, 0.42, 0.58, 0.25);
const ABSTRACT = at('摘要：布设了定位试验，结果显示各处理的排列次序保持不变。', 9.5, 0.12, 0.88, 0.34);
const KEYWORDS = at('关键词：草甸；土壤；微生物', 9.5, 0.12, 0.88, 0.37);
const TEXT = [
  at('样地坡度在十五度以下，土层较厚，灌溉条件有限。'.repeat(8), 10.5, 0.12, 0.88, 0.42),
  at('与对照相比，处理组的变幅缩小了近三成。'.repeat(8), 10.5, 0.12, 0.88, 0.6),
];
const FRONT = [TITLE, PEOPLE, ABSTRACT, KEYWORDS, ...TEXT];
const ENGLISH = [
  at('Soil microbes along a gradient of degraded meadows', 18, 0.2, 0.8, 0.2),
  at('Hanne Voort and Qing Sima', 12, 0.4, 0.6, 0.25),
  at('Abstract: Plots were laid out along the slope and sampled in three consecutive seasons.', 9.5, 0.12, 0.88, 0.34),
  at('All readings are averages of three, and none of the plots was grazed. '.repeat(8), 10, 0.12, 0.88, 0.42),
];

describe('what a first page says of its journal', () => {
  it('is not what its notes cite', () => {
    const found = read(
      [
        ...FRONT,
        at('1参见谭国庆：《草甸的边界》，载《环西论丛》2016年第2期。', 8.5, 0.14, 0.6, 0.86),
        at('2See R. Jones, Rules of Grazing, 14 Pasture Law Review 201 (2015).', 8.5, 0.14, 0.6, 0.88),
        at('3《某某公报》2019年第7期。', 8.5, 0.14, 0.6, 0.9),
      ],
      [at('环东法学', 9, 0.12, 0.2, 0.06), at('2021年第4期', 9, 0.78, 0.88, 0.06), ...TEXT],
    );
    expect(issueOf(found)).toEqual(['环东法学', '2021', undefined, '4']);
  });

  it('is the name without how often it comes out', () => {
    const found = read([at('环东行政学院学报（双月刊）', 12, 0.3, 0.7, 0.06), at('2021年第6期', 9, 0.45, 0.55, 0.09), ...FRONT]);
    expect(issueOf(found)).toEqual(['环东行政学院学报', '2021', undefined, '6']);
    expect(found.journal?.span).toEqual({ start: 0, end: 8 });
    const edition = read([at('环东教育研究（下半月刊）', 12, 0.3, 0.7, 0.06), at('2021年第6期', 9, 0.45, 0.55, 0.09), ...FRONT]);
    expect(edition.journal?.value).toBe('环东教育研究（下半月刊）');
  });

  it('is no work that the title names in marks', () => {
    const found = read([at('兼评《草原保护法》第七十条', 18, 0.25, 0.75, 0.2), ...FRONT.slice(1)]);
    expect(found.journal).toBeUndefined();
  });

  it('stands in marks on the cover of what is printed online first, with the day for its year', () => {
    const found = read([
      at('Journal of Heihe', 10, 0.7, 0.88, 0.08),
      at('ISSN 1671-2043，CN 51-1604/C', 10, 0.64, 0.88, 0.1),
      at('《黑河学刊》网络首发论文', 22, 0.24, 0.76, 0.2),
      at('题目：高寒草甸退化过程中土壤微生物群落的变化', 14, 0.12, 0.7, 0.3),
      at('作者：严明，于秀英', 14, 0.12, 0.45, 0.34),
      at('网络首发日期：2022-03-25', 14, 0.12, 0.45, 0.38),
      ...TEXT,
    ]);
    expect(issueOf(found)).toEqual(['黑河学刊', '2022', undefined, undefined]);
    expect(found.authors?.value).toEqual(['严明', '于秀英']);
  });

  it('may be one word before year and volume', () => {
    const found = read([
      ...ENGLISH,
      at('under the CC BY license.', 7.5, 0.07, 0.2, 0.93),
      at('Pastures 2023, 7(4), 112. https://doi.org/10.9991/pastures7040112', 8, 0.07, 0.47, 0.95),
    ]);
    expect(issueOf(found)).toEqual(['Pastures', '2023', '7', '4']);
  });

  it('is whole in the foot where the head shortens it', () => {
    const found = read([
      at('Ann. Port Hist. 2015;6(2):284–297', 9, 0.69, 0.9, 0.06),
      ...ENGLISH,
      at('Annals of Port History', 8, 0.1, 0.22, 0.94),
    ]);
    expect(issueOf(found)).toEqual(['Annals of Port History', '2015', '6', '2']);
  });

  it('is found in a citation of many lines in a narrow box', () => {
    const box = [
      'Citation: Voort H, Sima Q (2020)',
      'Soil microbes along a gradient of',
      'degraded meadows. Pasture History',
      '11(1): e0299.',
    ];
    const found = read([...box.map((line, index) => at(line, 8, 0.09, 0.3, 0.2 + index * 0.0125)), ...ENGLISH.map(besideBox)]);
    expect(issueOf(found)).toEqual(['Pasture History', '2020', '11', '1']);
    expect([found.title?.value, found.authors?.value]).toEqual([ENGLISH[0]?.text, ['Hanne Voort', 'Qing Sima']]);
  });

  it('may be called as a column is, in the row that tells the issue and over its English', () => {
    const found = read([
      at('2022年11月', 9, 0.1, 0.18, 0.066),
      at('临床研究', 9, 0.47, 0.53, 0.066),
      at('Nov. 2022', 9, 0.84, 0.9, 0.066),
      at('第47卷 第11期', 9, 0.1, 0.2, 0.081),
      at('Clinical Research', 9, 0.45, 0.55, 0.081),
      at('Vol. 47, No. 11', 9, 0.82, 0.9, 0.081),
      ...FRONT,
    ]);
    expect(issueOf(found)).toEqual(['临床研究', '2022', '47', '11']);
  });

  it('is the cell beside the issue rather than the column before it', () => {
    expect(issueOf(read([at('法学研究｜黑河天地 2021.05', 9, 0.7, 0.9, 0.06), ...FRONT]))).toEqual(['黑河天地', '2021', undefined, '5']);
  });

  it('is set large beside a box that tells the issue', () => {
    const found = read([
      at('赣东论丛', 25, 0.18, 0.35, 0.071),
      at('2022年第3期 总第 118 期 季刊', 9.5, 0.47, 0.72, 0.071),
      at('县域财政 …………………… 45', 9.5, 0.47, 0.8, 0.11),
      ...FRONT,
    ]);
    expect(issueOf(found)).toEqual(['赣东论丛', '2022', undefined, '3']);
  });

  it('is never the people', () => {
    const found = read([
      at('Vol.46,No.1', 9, 0.1, 0.17, 0.057),
      at('2017年1月', 9, 0.82, 0.9, 0.057),
      at('草甸的变化', 20, 0.36, 0.64, 0.08),
      at('曾　经　　于　海', 12, 0.42, 0.58, 0.12),
      ABSTRACT,
      ...TEXT,
    ]);
    expect(found.journal).toBeUndefined();
    expect(found.authors?.value).toEqual(['曾经', '于海']);
  });
});

describe('people and English titles', () => {
  it('are told once, whatever stands in small letters below', () => {
    const found = read([
      ...ENGLISH.slice(0, 1),
      at('Hanne Voort1 | Qing Sima2', 12, 0.1, 0.5, 0.25),
      at('1School of Soil Science, Heihe University, Zhangye, China', 8, 0.1, 0.3, 0.28),
      at('2Department of Botany, University of Aveiro, Portugal', 8, 0.1, 0.3, 0.3),
      at('Correspondence', 8, 0.1, 0.2, 0.32),
      at('Hanne Voort, School of Soil Science, Heihe University.', 8, 0.1, 0.3, 0.33),
      ...ENGLISH.slice(2),
    ]);
    expect(found.authors?.value).toEqual(['Hanne Voort', 'Qing Sima']);
  });

  it('have their units behind a comma, however these are called', () => {
    const found = read([
      ...ENGLISH.slice(0, 1),
      at('Hanne Voort, University of Aveiro, Portugal', 11, 0.12, 0.5, 0.25),
      at('Jonas Weber, Hochschule Nordtal, Germany', 11, 0.12, 0.47, 0.27),
      at('Qing Sima, Heihe Institute of Botany, China', 11, 0.12, 0.5, 0.29),
      ...ENGLISH.slice(2),
    ]);
    expect(found.authors?.value).toEqual(['Hanne Voort', 'Jonas Weber', 'Qing Sima']);
  });

  it('stand behind a unit that a sign begins', () => {
    const found = read([TITLE, at('□ 黑河市技师学院　严明　于秀英', 11, 0.33, 0.67, 0.25), ABSTRACT, ...TEXT]);
    expect(found.authors?.value).toEqual(['严明', '于秀英']);
  });

  it('are found in English under Chinese key words without an abstract of their own', () => {
    const found = read([
      TITLE,
      PEOPLE,
      ABSTRACT,
      KEYWORDS,
      at('Soil microbes along a gradient of degraded meadows', 13, 0.2, 0.8, 0.395),
      at('YAN Ming, YU Xiuying', 10, 0.4, 0.6, 0.41),
      ...TEXT,
    ]);
    expect(found.englishTitle?.value).toBe('Soil microbes along a gradient of degraded meadows');
    expect(found.englishAuthors?.value).toEqual(['YAN Ming', 'YU Xiuying']);
  });

  it('reads an ISSN whose label is a cell of its own', () => {
    const found = read([at('ISSN', 7, 0.85, 0.88, 0.09), at('2049-3630', 7, 0.84, 0.89, 0.105), ...ENGLISH]);
    expect(found.issn?.value).toBe('2049-3630');
  });
});

const besideBox = (block: TextBlock): TextBlock =>
  block.place === undefined ? block : { ...block, place: { ...block.place, left: 0.36, right: 0.9 } };
