import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { findVerbatimRuns } from './verbatim-runs.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), minLength: 1, maxLength: 5 });
const words = (least: number, most: number): fc.Arbitrary<string[]> => fc.array(word, { minLength: least, maxLength: most });
const LEAST = { leastWords: 8, leastHan: 13 };

test('a shared run is found whole, and every run found is the same words on both sides', () => {
  fc.assert(
    fc.property(words(8, 20), words(0, 20), words(0, 20), words(0, 20), (run, before, after, other) => {
      const suspicious = [...before, 'xq', ...run, 'xr', ...after].join(' ');
      const source = [...other, 'xs', ...run, 'xt', ...before].join(', ');
      const found = findVerbatimRuns(normalise(suspicious), normalise(source), LEAST);
      const copied = run.join(' ');
      expect(found.some((one) => suspicious.slice(one.suspicious.start, one.suspicious.end) === copied)).toBe(true);
      for (const one of found) {
        const theirs = source.slice(one.source.start, one.source.end).replaceAll(',', '');
        expect(theirs).toBe(suspicious.slice(one.suspicious.start, one.suspicious.end));
        expect(theirs.split(' ')).toHaveLength(one.tokens);
        expect(one.tokens).toBeGreaterThanOrEqual(8);
      }
    }),
    { numRuns: 300 },
  );
});

test('a run of Chinese has to be longer than one of words, and shorter ones are left out', () => {
  const han = '学术诚信是科研工作的基石和生命线所在';
  const of = (length: number): number =>
    findVerbatimRuns(normalise(`前文，${han.slice(0, length)}后`), normalise(`他${han.slice(0, length)}，又`), LEAST).length;
  expect([of(12), of(13), of(18)]).toEqual([0, 1, 1]);
});
