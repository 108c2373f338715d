import { describe, expect, it } from 'vitest';
import type { PdfLine } from '../pdf/pdf-page.ts';
import { topDown } from './top-down.ts';

const HEIGHT = 10;
const at = (text: string, left: number, row: number): PdfLine => {
  const bottom = 800 - row * 20;
  return { text, left, right: left + text.length * HEIGHT, bottom, top: bottom + HEIGHT, fontSize: HEIGHT, softHyphen: false };
};
const marked = (text: string, left: number, row: number): PdfLine[] => [at(text, left, row), at('•', left - 15, row)];
/** A heading with two items under it, of which the heading is drawn last and every mark after its text. */
const group = (row: number): PdfLine[] => [
  ...marked(`第${row}行的里层条目`, 120, row + 1),
  ...marked(`第${row}行的末尾条目`, 120, row + 2),
  ...marked(`第${row}行的外层条目`, 90, row),
];
const ROWS = [0, 3, 6, 9, 12];
const texts = (lines: readonly PdfLine[] | undefined): string[] | undefined => lines?.map(({ text }) => text);

describe('lists drawn out of order', () => {
  it('are read from the top of the page down, each mark before its text', () => {
    const found = texts(topDown(ROWS.flatMap(group)));
    expect(found?.slice(0, 6)).toEqual(['•', '第0行的外层条目', '•', '第0行的里层条目', '•', '第0行的末尾条目']);
    expect(found?.filter((text) => text !== '•')).toHaveLength(15);
  });

  it('are no page that is drawn as it is written, or with one heading last', () => {
    const drawn = ROWS.flatMap(group).sort((a, b) => b.bottom - a.bottom || a.left - b.left);
    expect(topDown(drawn)).toBeUndefined();
    expect(topDown([...drawn.slice(2), ...drawn.slice(0, 2)])).toBeUndefined();
  });

  it('are no columns, no drawing and no running text, where the order of drawing is all there is to go by', () => {
    const columns = ROWS.flatMap(group).flatMap((line) => [line, { ...line, left: line.left + 250, right: line.right + 250 }]);
    expect(topDown(columns)).toBeUndefined();
    const labels = ROWS.flatMap((row) => [...group(row), at('甲', 300, row), at('乙', 320, row + 1)]);
    expect(topDown(labels)).toBeUndefined();
    const unmarked = ROWS.flatMap(group).filter(({ text }) => text !== '•');
    expect(topDown(unmarked)).toBeUndefined();
    const long = ROWS.flatMap(group).map((line) => (line.text === '•' ? line : { ...line, text: line.text.repeat(4) }));
    expect(topDown(long)).toBeUndefined();
  });
});
