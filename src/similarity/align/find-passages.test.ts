import { describe, expect, it } from 'vitest';
import { prepareDocument } from './align-document.ts';
import { findPassages } from './find-passages.ts';

const SOURCE =
  '渠道衬砌之后渗漏并没有停止，只是换了地方。我们沿干渠布置了二十七个观测断面，每月测一次水位差，连测三年。结果表明，损失集中在填方段与挖方段交接的地方，那里的板缝最先张开。修补应当从板缝做起，面板可以缓一缓。';
const only = (suspicious: string, source = SOURCE) => {
  const found = findPassages(prepareDocument(suspicious), prepareDocument(source));
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('kinds of match', () => {
  it('verbatim: the same words, whatever the line breaks, width and script', () => {
    const copied =
      '我们沿干渠布置了二十七个观测断面，每月测一次水位差，连测三年。结果表明，损失集中在填方段与挖方段交接的地方，那里的板缝最先张开。';
    expect(only(copied)).toMatchObject({ kind: 'verbatim', strength: 1 });
    const disguised = copied.replace('观测断面', '觀測斷面').replace('三年', '三​年').replace('，每月', '，\n每月');
    expect(only(disguised).kind).toBe('verbatim');
  });

  it('edited: words changed here and there', () => {
    const edited =
      '我们沿干渠设置了二十七个观测断面，每月测一次水位差，连测三年。数据表明，损失集中在填方段与挖方段交接的地段，那里的板缝最先张开。';
    const { kind, strength } = only(edited);
    expect(kind).toBe('edited');
    expect(strength).toBeGreaterThan(0.6);
    expect(strength).toBeLessThan(1);
  });

  it('does not take two texts on one subject for one another', () => {
    const other = '果园覆草以后土壤含水量明显提高。春季的蒸发减少近三成，夏季暴雨后的径流也慢了下来。农户愿意接受这个办法，因为它不花钱。';
    expect(findPassages(prepareDocument(other), prepareDocument(SOURCE))).toEqual([]);
  });

  it('bears a book beside itself in bounded time', () => {
    const sentence = (i: number): string =>
      `第${i}节 ${Array.from(SOURCE, (c, k) => ((k * 7 + i) % 11 === 0 ? String.fromCharCode(0x4e00 + ((i * 37 + k) % 5000)) : c)).join('')}`;
    const book = Array.from({ length: 2_000 }, (_, i) => sentence(i)).join('\n');
    expect(findPassages(prepareDocument(book), prepareDocument(book)).length).toBeGreaterThan(0);
  }, 60_000);
});
