import { describe, expect, it } from 'vitest';
import type { DocumentMetadata } from '../../../domain/document.ts';
import { assembleText } from '../assemble-text.ts';
import type { BlockPlace, TextBlock } from '../read-document.ts';
import { readMetadata } from './read-metadata.ts';

const HEIGHT = 842;
/** A line set at a height, in shares of the page. */
const at = (text: string, fontSize: number, left: number, right: number, top: number, turned?: true): TextBlock => ({
  text,
  fontSize,
  place: placeAt(fontSize, left, right, top, turned),
});
const placeAt = (fontSize: number, left: number, right: number, top: number, turned?: true): BlockPlace => ({
  left,
  right,
  top,
  bottom: top + (fontSize * 1.1) / HEIGHT,
  ...(turned === undefined ? {} : { turned }),
});
const read = (first: readonly TextBlock[], second: readonly TextBlock[] = []): DocumentMetadata =>
  readMetadata(
    assembleText([{ number: 1, blocks: first }, ...(second.length === 0 ? [] : [{ number: 2, blocks: second }])]).blocks,
    undefined,
  );

const TITLE = at('高寒草甸退化过程中土壤微生物群落的变化', 18, 0.25, 0.75, 0.2);
const ABSTRACT = at('摘要：布设了定位试验，结果显示各处理的排列次序保持不变。', 9.5, 0.12, 0.88, 0.34);
const TEXT = [
  at('样地坡度在十五度以下，土层较厚，灌溉条件有限。'.repeat(8), 10.5, 0.12, 0.88, 0.4),
  at('与对照相比，处理组的变幅缩小了近三成。'.repeat(8), 10.5, 0.12, 0.88, 0.6),
];
const PEOPLE = at('严明，于秀英', 12, 0.42, 0.58, 0.25);

describe('a page whose lines have places', () => {
  it('names the journal in the row that states the issue, not in the row below', () => {
    const found = read([
      at('陇上会计', 9, 0.78, 0.88, 0.06),
      at('2019年第8期', 9, 0.12, 0.22, 0.06),
      at('观点与对策', 9, 0.12, 0.22, 0.1),
      TITLE,
      PEOPLE,
      ABSTRACT,
      ...TEXT,
    ]);
    expect([found.journal?.value, found.year?.value, found.issue?.value]).toEqual(['陇上会计', '2019', '8']);
  });

  it('reads a foot that was drawn before the text, and no stamp over the page', () => {
    const found = read([
      at('仅供学习使用', 44, 0.2, 0.8, 0.5, true),
      TITLE,
      PEOPLE,
      at('河曲教育 2020年第4期', 9, 0.12, 0.4, 0.95),
      ABSTRACT,
      ...TEXT,
    ]);
    expect([found.title?.value, found.journal?.value, found.issue?.value]).toEqual([TITLE.text, '河曲教育', '4']);
  });

  it('reads a foot in cells, with notes drawn after it', () => {
    const found = read([
      TITLE,
      PEOPLE,
      ABSTRACT,
      ...TEXT,
      at('第12卷 第4期', 9, 0.12, 0.25, 0.9),
      at('河曲水利学报（自然科学版）', 9, 0.35, 0.65, 0.9),
      at('Vol.12 No.4', 9, 0.75, 0.88, 0.9),
      at('2021年8月', 9, 0.12, 0.25, 0.92),
      at('Aug. 2021', 9, 0.75, 0.88, 0.92),
      at('85', 9, 0.48, 0.52, 0.94),
      at('收稿日期：2021-01-17', 8, 0.12, 0.4, 0.82),
      at('基金项目：样例省自然科学基金（21A001）', 8, 0.12, 0.5, 0.84),
      at('作者简介：严明（1980—），男，样例市人，副教授。', 8, 0.12, 0.5, 0.86),
    ]);
    expect([found.journal?.value, found.year?.value, found.issue?.value]).toEqual(['河曲水利学报（自然科学版）', '2021', '4']);
  });

  it('joins a name that its masthead sets over two lines', () => {
    const found = read([
      at('第33卷第2期', 9, 0.12, 0.22, 0.06),
      at('洮岷师范高等', 9, 0.44, 0.56, 0.06),
      at('Vol.33 No.2', 9, 0.78, 0.88, 0.06),
      at('2019年4月', 9, 0.12, 0.22, 0.075),
      at('专科学校学报', 9, 0.44, 0.56, 0.075),
      TITLE,
      PEOPLE,
      ABSTRACT,
      ...TEXT,
    ]);
    expect(found.journal?.value).toBe('洮岷师范高等专科学校学报');
  });

  it('looks for journal and issue in the head of the next page where the first has none', () => {
    const found = read(
      [TITLE, PEOPLE, ABSTRACT, ...TEXT],
      [at('环东法学', 9.5, 0.12, 0.2, 0.06), at('2021年第3期', 9.5, 0.78, 0.88, 0.06), ...TEXT],
    );
    expect([found.journal?.value, found.year?.value, found.issue?.value]).toEqual(['环东法学', '2021', '3']);
  });

  it('reads people in columns row by row, each over a unit', () => {
    const found = read([
      TITLE,
      at('严明', 11, 0.28, 0.32, 0.25),
      at('黑河师范学院教育学院', 8.5, 0.22, 0.38, 0.265),
      at('谭国庆', 11, 0.28, 0.33, 0.29),
      at('黑河农业大学草业学院', 8.5, 0.22, 0.38, 0.305),
      at('于秀英', 11, 0.68, 0.73, 0.25),
      at('黑河市第一中学', 8.5, 0.64, 0.77, 0.265),
      at('韦平', 11, 0.68, 0.72, 0.29),
      at('黑河县教育局', 8.5, 0.64, 0.77, 0.305),
      ABSTRACT,
      ...TEXT,
    ]);
    expect(found.authors?.value).toEqual(['严明', '于秀英', '谭国庆', '韦平']);
  });

  it('finds the title beside and below a box that holds the abstract', () => {
    const found = read([
      at('文 / 严明', 11, 0.08, 0.15, 0.08),
      at('黑河美术学院', 8.5, 0.08, 0.2, 0.1),
      at('摘要：布设了定位试验，结果显示各处理的排列次序保持不变。', 9.5, 0.3, 0.9, 0.08),
      at('留白的声音', 24, 0.08, 0.4, 0.25),
      ...TEXT,
    ]);
    expect([found.title?.value, found.authors?.value]).toEqual(['留白的声音', ['严明']]);
  });

  it('reads key words one a line, and lists that go on in the next line of a narrow column', () => {
    const listed = read([
      TITLE,
      PEOPLE,
      ABSTRACT,
      at('关键词', 8.5, 0.08, 0.12, 0.3),
      at('版式', 8.5, 0.08, 0.1, 0.315),
      at('留白', 8.5, 0.08, 0.1, 0.33),
      ...TEXT,
    ]);
    expect(listed.keywords?.value).toEqual(['版式', '留白']);
    const goesOn = read([
      at('Plateau Letters 12(3) (2015) 1-9', 9, 0.12, 0.4, 0.05),
      at('Readings of soil water on terraces', 18, 0.12, 0.6, 0.1),
      at('Wangshu Tao, Ke Luo', 11, 0.12, 0.4, 0.15),
      at('Keywords: terraces; soil', 8, 0.12, 0.28, 0.25),
      at('water; readings', 8, 0.12, 0.24, 0.263),
      at('Abstract Plots were laid out along the slope and sampled in three seasons.', 9, 0.4, 0.9, 0.25),
      at('Means differed among treatments, while their order stayed the same. '.repeat(12), 10, 0.12, 0.88, 0.4),
    ]);
    expect(goesOn.keywords?.value).toEqual(['terraces', 'soil water', 'readings']);
  });

  it('parts lines of one paragraph that say different things', () => {
    const unit = '黑河市第一中学（谭国庆）';
    const text = `${unit}【教学研究】`;
    const lines = [
      { at: 0, fontSize: 9, place: placeAt(9, 0.1, 0.3, 0.3) },
      { at: unit.length, fontSize: 9, place: placeAt(9, 0.1, 0.3, 0.315) },
    ];
    const notes = '作者简介：严明，男，讲师。第41卷第5期 2017年5月 祁南水利';
    const issueAt = notes.indexOf('第41卷');
    const foot = [
      { at: 0, fontSize: 8, place: placeAt(8, 0.1, 0.5, 0.92) },
      { at: issueAt, fontSize: 9, place: placeAt(9, 0.1, 0.5, 0.94) },
    ];
    const found = read([
      TITLE,
      PEOPLE,
      { text, fontSize: 9, place: placeAt(9, 0.1, 0.3, 0.3), lines },
      ABSTRACT,
      ...TEXT,
      { text: notes, fontSize: 8, place: { left: 0.1, right: 0.5, top: 0.92, bottom: 0.95 }, lines: foot },
    ]);
    expect([found.volume?.value, found.issue?.value, found.journal?.value]).toEqual(['41', '5', '祁南水利']);
    expect(found.authorBiography?.value).toBe('严明，男，讲师。');
  });
});

describe('people told elsewhere', () => {
  const front = [TITLE, ABSTRACT, ...TEXT];
  it('are read from the citation when nothing else names them, unless it cuts the list short', () => {
    const cited = (names: string) =>
      read([...front, at(`引用格式：${names}.${TITLE.text}[J].陇上生态，2019，35(2)：1-9.`, 8.5, 0.1, 0.9, 0.8)]).authors?.value;
    expect(cited('严明，于秀英')).toEqual(['严明', '于秀英']);
    expect(cited('严明，于秀英，等')).toBeUndefined();
  });
  it('may stand over the title where a note names the first of them', () => {
    const above = at('严明', 11, 0.45, 0.5, 0.16);
    const note = at('作者简介：严明，男，讲师。', 8, 0.1, 0.4, 0.9);
    expect(read([above, ...front, note]).authors?.value).toEqual(['严明']);
    expect(read([above, ...front]).authors).toBeUndefined();
  });
});
