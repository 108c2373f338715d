import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDocument } from './align-document.ts';
import { findPassages } from './find-passages.ts';

const HAN =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔';
const WORDS =
  'river canal basin erosion terrace sediment rainfall gauge orchard furrow pasture grazing meadow tillage mulch sensor valve pump dam gully slope loess archive teacher pupil village'.split(
    ' ',
  );
const han = (length: number) =>
  fc.array(fc.constantFrom(...HAN.split('')), { minLength: length, maxLength: length }).map((parts) => parts.join(''));
const words = (length: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: length, maxLength: length }).map((parts) => parts.join(' '));
const find = (a: string, b: string) => findPassages(prepareDocument(a), prepareDocument(b));

describe('findPassages', () => {
  it('shows every shared run of 13 Chinese characters, whatever stands around it', () => {
    fc.assert(
      fc.property(han(13), han(20), han(20), han(30), han(30), (run, before, after, other, rest) => {
        const [a, b] = [`${before}${run}${after}`, `${other}。${run}。${rest}`];
        const at = before.length;
        expect(find(a, b).some(({ suspicious }) => suspicious.start <= at && suspicious.end >= at + run.length)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('shows every shared run of 8 English words', () => {
    fc.assert(
      fc.property(words(8), words(12), words(12), words(15), (run, before, after, other) => {
        const [a, b] = [`${before} ${run} ${after}`, `${other}. ${run}.`];
        const at = before.length + 1;
        expect(find(a, b).some(({ suspicious }) => suspicious.start <= at && suspicious.end >= at + run.length)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('gives spans inside both texts, in order, with a strength from 0 to 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }), (x, y) => {
        const [a, b] = [`${x}${y}${x}`, `${y}${x}`];
        let last = 0;
        for (const { suspicious, source, strength } of find(a, b)) {
          expect(suspicious.start).toBeGreaterThanOrEqual(last);
          expect(suspicious.end).toBeGreaterThan(suspicious.start);
          expect(suspicious.end).toBeLessThanOrEqual(a.length);
          expect(source.start).toBeGreaterThanOrEqual(0);
          expect(source.end).toBeGreaterThan(source.start);
          expect(source.end).toBeLessThanOrEqual(b.length);
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          last = suspicious.start;
        }
      }),
    );
  });

  it('finds nothing in nothing', () => {
    for (const [a, b] of [
      ['', ''],
      ['文', ''],
      ['', '字'],
      ['a', 'a'],
      ['，。！', '，。！'],
    ] as const)
      expect(find(a, b)).toEqual([]);
  });
});
