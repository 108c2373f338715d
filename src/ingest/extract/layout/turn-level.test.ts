import { describe, expect, it } from 'vitest';
import { onePagePdf } from '../../../../tests/support/documents/one-page-pdf.ts';
import { extractInProcess } from '../extract-in-process.ts';

const FIRST = '渭水河谷土壤含水量随阶地高度而下降本文研究了高寒草甸的土壤有机碳其含量随海拔升高而增加并与年均';
const SECOND = '气温呈负相关因此在推算区域碳储量时应当把海拔与坡向一并考虑而不能只取平均值。';
const THIRD = '第二段说明取样的方法每一处样地沿等高线设置三个小区分层采集土壤带回实验室风干过筛以后测定。';
const SHAFT = { right: 540, step: 24, top: 760, size: 14 };

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
const VERTICAL =
  '<</Type/Font/Subtype/Type0/BaseFont/STSong/Encoding/UniGB-UCS2-V/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>]>>';
const LEVEL = VERTICAL.replace('UCS2-V', 'UCS2-H');

const read = async (content: string, font: string): Promise<string> => {
  const result = await extractInProcess(onePagePdf({ content, font }), { path: 'a.pdf' });
  if (result.status !== 'read') throw new Error(result.error.message);
  expect(result.document.extractor.id).toBe('pdf-direct');
  return result.document.text;
};
const show = (x: number, y: number, text: string, matrix = '1 0 0 1'): string =>
  `BT /F ${SHAFT.size} Tf ${matrix} ${x} ${y} Tm <${hex(text)}> Tj ET `;
const shaftAt = (index: number): number => SHAFT.right - index * SHAFT.step;
/** The second paragraph begins two letters lower. */
const shafts = [FIRST, SECOND, THIRD].map((text, index) => ({
  text,
  x: shaftAt(index),
  y: SHAFT.top - (index === 2 ? 2 * SHAFT.size : 0),
}));
const TEXT = `${FIRST}${SECOND}\n${THIRD}`;

describe('text that runs down, from right to left', () => {
  it('set with a vertical font is joined over its lines', async () => {
    expect(await read(shafts.map(({ text, x, y }) => show(x, y, text)).join(''), VERTICAL)).toBe(TEXT);
  });

  it('is read from the right though it was drawn from the left', async () => {
    expect(
      await read(
        [...shafts]
          .reverse()
          .map(({ text, x, y }) => show(x, y, text))
          .join(''),
        VERTICAL,
      ),
    ).toBe(TEXT);
  });

  it.each([
    ['right', shafts],
    ['left', [...shafts].reverse()],
  ])('drawn letter by letter, from the %s, is joined too', async (_name, drawn) => {
    const letters = drawn.flatMap(({ text, x, y }) => Array.from(text).map((letter, index) => show(x, y - index * SHAFT.size, letter)));
    expect(await read(letters.join(''), LEVEL)).toBe(TEXT);
  });
});

describe('text set sideways', () => {
  it.each([
    ['to the right', '0 -1 1 0', (index: number) => [540 - index * 20, 760]],
    ['to the left', '0 1 -1 0', (index: number) => [60 + index * 20, 40]],
  ])('%s is joined over its lines', async (_name, matrix, place) => {
    const lines = [FIRST, SECOND];
    const content = lines.map((text, index) => {
      const [x = 0, y = 0] = place(index);
      return show(x, y, text, matrix);
    });
    expect(await read(content.join(''), LEVEL)).toBe(`${FIRST}${SECOND}`);
  });

  it('is left alone where most of the page runs level', async () => {
    const lines = [FIRST, SECOND, THIRD].map((text) => text.slice(0, 30));
    const level = lines.map((text, index) => show(60, 700 - index * 20, text));
    const text = await read(`${level.join('')}${show(590, 600, '侧边的文字', '0 1 -1 0')}`, LEVEL);
    expect(text.replace(/\s/g, '')).toBe(`${lines.join('')}侧边的文字`);
  });
});
