import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDocument } from './align-document.ts';
import { alignPair } from './align-pair.ts';

const VOCABULARY = Array.from(
  { length: 400 },
  (_, i) => `${'bcdfghklmnprst'.charAt(i % 14)}${'aeiou'.charAt(i % 5)}${'lmnrstv'.charAt(i % 7)}o${i}`,
);
/** Words that do not repeat: what repeats has more than one true place. */
const distinct = (count: number) => fc.shuffledSubarray(VOCABULARY, { minLength: count * 12, maxLength: count * 12 });
const paragraphs = distinct(32).map((words) => {
  const lines = Array.from({ length: 32 }, (_, i) => `${words.slice(12 * i, 12 * i + 12).join(' ')}. `);
  return {
    core: lines.slice(0, 6).join(''),
    before: lines.slice(6, 14).join(''),
    after: lines.slice(14, 22).join(''),
    other: lines.slice(22).join(''),
  };
});
const sentence = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 8, maxLength: 16 }).map((words) => `${words.join(' ')}. `);
const align = (a: string, b: string) => alignPair(prepareDocument(a), prepareDocument(b));

describe('alignPair', () => {
  it('finds a copied paragraph from either side, wherever it stands', () => {
    fc.assert(
      fc.property(paragraphs, ({ core, before, after, other }) => {
        const [a, b] = [before + core + after, core + other];
        const forward = align(a, b).filter(({ kind }) => kind === 'verbatim');
        const backward = align(b, a).filter(({ kind }) => kind === 'verbatim');
        expect(forward.map(({ suspicious }) => a.slice(suspicious.start, suspicious.end).trim())).toEqual([core.trim()]);
        expect(backward.map(({ suspicious, source }) => ({ suspicious: source, source: suspicious }))).toEqual(
          forward.map(({ suspicious, source }) => ({ suspicious, source })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('gives passages in order and disjoint in the suspicious text, inside both texts, and the same ones again', () => {
    const text = fc.array(fc.oneof(sentence, fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 25 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, text, (x, y, z) => {
        const [a, b] = [x + y + z + x, y + x + x];
        const passages = align(a, b);
        let end = 0;
        for (const { suspicious, source, strength } of passages) {
          expect(suspicious.start).toBeGreaterThanOrEqual(end);
          expect(suspicious.end).toBeGreaterThan(suspicious.start);
          expect(source.start).toBeGreaterThanOrEqual(0);
          expect(source.end).toBeGreaterThan(source.start);
          expect(source.end).toBeLessThanOrEqual(b.length);
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          end = suspicious.end;
        }
        expect(end).toBeLessThanOrEqual(a.length);
        expect(align(a, b)).toEqual(passages);
      }),
      { numRuns: 60 },
    );
  });

  it('bears texts that repeat themselves', () => {
    for (const unit of ['的', '研究结果表明本方法具有良好的效果。', 'the quick brown fox jumps over the lazy dog again. ']) {
      const text = unit.repeat(Math.floor(300_000 / unit.length));
      expect(align(text, text).length).toBeLessThan(1_000);
    }
  }, 60_000);
});
