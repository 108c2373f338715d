import { describe, expect, it } from 'vitest';
import { buildDictionary } from './dictionary.ts';
import { prepareCrossLanguage } from './prepare-cross-language.ts';
import { segmentChinese } from './segment-chinese.ts';

const CEDICT = `# a comment
圖書 图书 [tu2 shu1] /books (in a library or bookstore)/CL:本[ben3]/
圖書館 图书馆 [tu2 shu1 guan3] /library/CL:家[jia1]/
館員 馆员 [guan3 yuan2] /library staff; librarian/
broken line
的 的 [de5] /of/~'s (possessive particle)/
`;

describe('buildDictionary', () => {
  const dictionary = buildDictionary(CEDICT);
  const nameOf = new Map([...dictionary.stems].map(([stem, number]) => [number, stem]));
  const glosses = (word: string): string[] => {
    const number = dictionary.words.get(word) ?? -1;
    const found: string[] = [];
    for (let g = dictionary.glossesFrom[number] ?? 0; g < (dictionary.glossesFrom[number + 1] ?? 0); g++)
      found.push(
        [...dictionary.glossStems.subarray(dictionary.stemsFrom[g], dictionary.stemsFrom[g + 1])].map((stem) => nameOf.get(stem)).join(' '),
      );
    return found;
  };

  it('keeps what a word means and drops measure words and notes', () => {
    expect(glosses('图书')).toEqual(['book']);
    expect(glosses('馆员')).toEqual(['librar staff', 'librarian']);
    expect(glosses('的')).toEqual([]);
  });

  it('knows both written forms as one word', () => {
    expect(dictionary.words.get('圖書館')).toBe(dictionary.words.get('图书馆'));
  });

  it('segments by the longest words', () => {
    expect(segmentChinese('图书馆的图书馆员', dictionary)).toEqual(
      ['图书馆', '的', '图书', '馆员'].map((word) => dictionary.words.get(word)),
    );
  });
});

describe('prepareCrossLanguage', () => {
  it('reads the installed dictionary once', () => {
    const dictionary = prepareCrossLanguage();
    expect(dictionary.words.size).toBeGreaterThan(150_000);
    expect(prepareCrossLanguage()).toBe(dictionary);
  });
});
