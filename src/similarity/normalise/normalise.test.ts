import { describe, expect, test } from 'vitest';
import { hashForm, normalise } from './normalise.ts';

const tokens = (text: string): string[] => {
  const { length, starts, ends } = normalise(text);
  return Array.from({ length }, (_, i) => text.slice(starts[i], ends[i]));
};
const hashes = (text: string): number[] => [...normalise(text).hashes];
const reads = (a: string, b: string): void => expect(hashes(a)).toEqual(hashes(b));

describe('normalise', () => {
  test('takes one token a Han character and one a word, and none of punctuation', () => {
    expect(tokens('使用 BP 神经网络，学习率0.01。')).toEqual(['使', '用', 'BP', '神', '经', '网', '络', '学', '习', '率', '0', '01']);
    expect([...normalise('a1 12 字').kinds]).toEqual([1, 2, 0]);
  });

  test.each([
    ['width', 'ＡＢＣ１２', 'abc12'],
    ['case', 'Neural NETWORK', 'neural network'],
    ['diacritics, composed or not', 'Caf\u00e9 cafe\u0301', 'cafe cafe'],
    ['traditional characters', '資訊與網絡資源', '资讯与网络资源'],
    ['regional variants', '著裏裡', '着里里'],
    ['radicals that PDF files use for characters', '⼀⽇⼤', '一日大'],
    ['compatibility characters', '豈', '岂'],
    ['zero-width marks', '神\u200b经\u2060网\ufeff络 net\u200dwork', '神经网络 network'],
    ['bidirectional controls', 'one \u202etwo\u202c', 'one two'],
    ['soft hyphens', 'net\u00adwork', 'network'],
    ['Cyrillic letters that look Latin', 'аnаlуsis оf sсоре', 'analysis of scope'],
    ['Greek letters that look Latin', 'Αnalysiѕ', 'analysis'],
    ['ligatures', 'ﬁnd ﬂow', 'find flow'],
    ['mathematical alphabets', '𝐀𝐛𝐜', 'abc'],
    ['typographic apostrophes', 'don’t', "don't"],
    ['words cut at a line end', 'inter-\n  national', 'international'],
    ['words cut by a soft hyphen at a line end', 'inter\u00ad\r\nnational', 'international'],
    ['line breaks within Chinese', '神经\n网络', '神经网络'],
    ['squared signs', '㎏', 'kg'],
  ])('reads through %s', (_, disguised, plain) => reads(disguised, plain));

  test('does not join what a line end does not cut', () => {
    expect(tokens('Smith-\nJones well-known')).toEqual(['Smith', 'Jones', 'well', 'known']);
    expect(tokens('a-\n\nb')).toEqual(['a', 'b']);
  });

  test('places the tokens of an expanded sign on the sign', () => {
    expect(tokens('x½y')).toEqual(['x½', '½y']);
  });

  test('tells Russian words of unlike letters apart and keeps case folding among them', () => {
    reads('МОСКВА Москва', 'москва москва');
    expect(hashes('дом')).not.toEqual(hashes('дым'));
  });

  test('hashes by normalised form', () => {
    expect(hashes('Net')).toEqual([hashForm('net')]);
  });

  test('bears text that is empty, broken or endless', () => {
    expect(tokens('')).toEqual([]);
    expect(tokens('\ud800 a \udc00')).toEqual(['a']);
    expect(tokens('\u0000\u0001\u200b')).toEqual([]);
    expect(normalise('字'.repeat(100_000)).length).toBe(100_000);
    expect(tokens('\ufdfa'.repeat(3)).length).toBeGreaterThan(3);
  });
});
