import { describe, expect, test } from 'vitest';
import { countCharacters } from './count-characters.ts';
import { findTampering } from './find-tampering.ts';

const found = (text: string): Record<string, number> => Object.fromEntries(findTampering(text).map(({ kind, count }) => [kind, count]));

describe('findTampering', () => {
  test('says kind, count and places', () => {
    const text = '神\u200b经\u200b网络';
    expect(findTampering(text)).toEqual([
      {
        kind: 'zero-width',
        count: 2,
        places: [
          { start: 1, end: 2 },
          { start: 3, end: 4 },
        ],
      },
    ]);
  });

  test.each([
    ['bidi-control', 'abc\u202edef', 1],
    ['soft-hyphen', 'in\u00adter\u00adnational', 2],
    ['look-alike-letter', 'the аnаlysis of scоpe', 3],
    ['private-use', 'text \ue001\ue002 text', 2],
    ['traditional-mix', '这项研究对於經濟發展的意义与影响进行实证检验与对应讨论', 4],
  ])('finds %s', (kind, text, count) => expect(found(text)).toEqual({ [kind]: count }));

  test.each([
    ['plain text', 'A plain text, with numbers 12 and 中文。'],
    ['a byte-order mark at the start', '\ufefftext'],
    ['joiners in emoji', 'done 👩\u200d🔬 well'],
    ['Greek in names of substances', 'TNFα, NFκB and β-catenin at 5 μm'],
    ['a whole traditional text', '這項研究對於經濟發展的意義與影響進行實證檢驗'],
    ['a traditional name in a simplified text', '據傳，本项研究对经济发展的意义与影响进行实证检验'],
    ['one traditional name again and again', '赵孟頫的书法，赵孟頫的绘画，与赵孟頫论画，学赵孟頫者，赵孟頫后人，赵孟頫画马'],
    ['a quotation in traditional script', '书中记载：“經濟發展，國學講習，總論與專論。”本项研究对经济发展的意义进行实证检验'],
    ['Russian beside English', 'Москва and Moscow'],
    ['marks of Arabic text', 'نص\u200fعربي\u200d'],
    ['separators of Mongolian', '黑水写作 ᠬᠠᠷ\u180eᠠ ᠤᠰᠤ，黄泉写作 ᠰᠢᠷ\u180eᠠ'],
    ['joiners of Devanagari', 'क्\u200dष and क्\u200cष'],
    ['soft hyphens where lines end', 'inter\u00ad\nnational'],
  ])('is silent about %s', (_, text) => expect(found(text)).toEqual({}));

  test('counts marks beside other scripts of a text that has a joined one', () => {
    expect(found('ᠬᠠᠷ\u180eᠠ 的汉\u200b字译\u200b音')).toEqual({ 'zero-width': 2 });
    expect(found('ᠬᠠᠷ\u200b\u200bᠠ')).toEqual({ 'zero-width': 2 });
  });

  test('keeps the first 20 places and the whole count', () => {
    const [tampering] = findTampering('字\u200b'.repeat(50));
    expect(tampering?.count).toBe(50);
    expect(tampering?.places).toHaveLength(20);
  });
});

describe('countCharacters', () => {
  test('counts letters, Han, digits and punctuation, not white space or marks that do not show', () => {
    expect(countCharacters('神经 网络，\n\tab 12。\u200b\u00ad')).toBe(10);
    expect(countCharacters('e\u0301\ud83d\ude00')).toBe(2);
    expect(countCharacters('\u3000\u00a0\u0000')).toBe(0);
  });

  test('adds up over spans', () => {
    const text = '一二 three, 四';
    expect(countCharacters(text, { start: 0, end: 5 }) + countCharacters(text, { start: 5, end: text.length })).toBe(countCharacters(text));
    expect(countCharacters(text, { start: -3, end: 999 })).toBe(countCharacters(text));
  });
});
