import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignAcrossLanguages } from './align-across-languages.ts';
import { splitUnits } from './split-units.ts';

const zhWords = [
  '学生',
  '研究',
  '土壤',
  '的',
  '温度',
  '提高',
  '。',
  '，',
  '结果',
  '显著',
  '1.5',
  'PCR',
  '\n',
  '\n\n',
  '𠮷',
  '”',
  '图书馆',
  '；',
];
const enWords = [
  'student',
  'study',
  'soil',
  'the',
  'temperature',
  'raise',
  '. ',
  ', ',
  'result',
  'significant',
  '1.5',
  'PCR',
  '\n',
  '\n\n',
  '?',
  'library',
  ' ',
];
const mixed = (words: readonly string[], glue: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { maxLength: 300 }).map((parts) => parts.join(glue));

describe('alignAcrossLanguages, any text', () => {
  it('gives spans inside both texts, in order, with a strength from 0 to 1', () => {
    fc.assert(
      fc.property(mixed(zhWords, ''), mixed(enWords, ' '), (zh, en) => {
        let last = 0;
        for (const { suspicious, source, strength, kind } of alignAcrossLanguages(zh, en, {
          leastScore: 0,
          leastSimilarity: 0,
          leastCharacters: 1,
        })) {
          expect(kind).toBe('translated');
          expect(suspicious.start).toBeGreaterThanOrEqual(last);
          expect(suspicious.end).toBeGreaterThan(suspicious.start);
          expect(suspicious.end).toBeLessThanOrEqual(zh.length);
          expect(source.start).toBeGreaterThanOrEqual(0);
          expect(source.end).toBeGreaterThan(source.start);
          expect(source.end).toBeLessThanOrEqual(en.length);
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
          last = suspicious.start;
        }
      }),
      { numRuns: 150 },
    );
  });

  it('splits any text into disjoint units in order that leave out white space alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), mixed(zhWords, ''), mixed(enWords, ' ')),
        fc.constantFrom('zh', 'en'),
        (text, language) => {
          let rest = '';
          let end = 0;
          for (const unit of splitUnits(text, language)) {
            expect(unit.end).toBeGreaterThan(unit.start);
            expect(unit.end - unit.start).toBeLessThanOrEqual(600);
            rest += text.slice(end, unit.start);
            end = unit.end;
          }
          expect((rest + text.slice(end)).trim()).toBe('');
        },
      ),
    );
  });
});
