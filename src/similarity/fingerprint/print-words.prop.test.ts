import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { fingerprint } from './fingerprint.ts';
import { PrintColumns } from './print-columns.ts';
import { printWords } from './print-words.ts';

const PIECES = [
  'a',
  'b',
  'Is',
  'the',
  'don',
  "'",
  "'s",
  '-',
  '-\n',
  '-\r\n',
  '- \n',
  '-\r',
  '-\n\n',
  '\n',
  '\r\n',
  '\f',
  '\t',
  ' ',
  '. ',
  '7',
  '12',
  '_',
  '~',
];
const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'X', 'Y', 'Z', '0', '1', '9'), maxLength: 5 }),
);
const text = fc.array(piece, { maxLength: 160 }).map((pieces) => pieces.join(''));
const general = (of: string): readonly (readonly [number, number])[] => {
  const { high, low } = fingerprint(normalise(of));
  return Array.from(high, (word, i) => [word, low[i] ?? 0]);
};

test('a text of words has the fingerprints that the general way gives it, in the same order', () => {
  fc.assert(
    fc.property(text, (of) => {
      const columns = new PrintColumns();
      const count = printWords(of, columns);
      const { high, low } = columns.take();
      expect(Array.from(high, (word, i) => [word, low[i]])).toEqual(general(of));
      expect(count).toBe(high.length);
    }),
    { numRuns: 1500 },
  );
});

test('every printable ASCII character stands for the same between two words', () => {
  const words = 'one two three four five six seven eight nine ten eleven twelve';
  for (let code = 0x20; code < 0x7f; code++) {
    const of = words.replaceAll(' ', ` ${String.fromCharCode(code)} `).replace('x', `x${String.fromCharCode(code)}y`);
    const columns = new PrintColumns();
    printWords(of, columns);
    const { high, low } = columns.take();
    expect([code, Array.from(high, (word, i) => [word, low[i]])]).toEqual([code, general(of)]);
  }
});

describe('what it leaves alone', () => {
  const before = new PrintColumns();
  before.add(1, 2);
  it.each([
    ['a Chinese text', '研究生 one two three four five six seven eight'],
    ['a letter that folds to several', 'one two three four five six seven eight nine ﬁ'],
    ['a control character', 'one two three four five six seven eight nine \u0002'],
  ])('%s is for the general way, and nothing is added', (_, of) => {
    expect(printWords(of, before)).toBeUndefined();
    expect(before.take()).toEqual({ high: Uint32Array.of(1), low: Uint32Array.of(2) });
  });

  it('gives only what the sieve lets pass, and counts them all', () => {
    const of = Array.from({ length: 200 }, (_, i) => `w${(i * 7919) % 211}x`).join(' ');
    const columns = new PrintColumns();
    const count = printWords(of, columns, { has: (high) => high % 2 === 0 });
    const all = general(of);
    const even = all.filter(([high]) => high % 2 === 0);
    expect(even.length).toBeGreaterThan(0);
    expect(even.length).toBeLessThan(all.length);
    expect([count, Array.from(columns.take().high)]).toEqual([all.length, even.map(([high]) => high)]);
  });
});
