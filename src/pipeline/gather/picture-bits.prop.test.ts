import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandsOf, bitsOf, distanceOf, LARGEST_DISTANCE, setBits } from './picture-bits.ts';

const hash = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 32, maxLength: 32 });
const number = (text: string): bigint => BigInt(`0x${text}`);
const ones = (value: bigint): number => Array.from(value.toString(2)).filter((bit) => bit === '1').length;

it('counts bits as long arithmetic does', () => {
  fc.assert(
    fc.property(hash, hash, (a, b) => {
      expect(setBits(bitsOf(a))).toBe(ones(number(a)));
      expect(distanceOf(bitsOf(a), bitsOf(b))).toBe(ones(number(a) ^ number(b)));
    }),
  );
});

it('gives hashes that differ in as many bits as may differ, wherever they stand, a band in common', () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 127 }), { maxLength: LARGEST_DISTANCE });
  fc.assert(
    fc.property(hash, places, (text, flipped) => {
      const other = flipped
        .reduce((value, at) => value ^ (1n << BigInt(at)), number(text))
        .toString(16)
        .padStart(32, '0');
      const bands = new Set(bandsOf(bitsOf(text)));
      expect(distanceOf(bitsOf(text), bitsOf(other))).toBe(flipped.length);
      expect(bandsOf(bitsOf(other)).some((band) => bands.has(band))).toBe(true);
    }),
  );
});

it('keeps bands apart: what is equal in one is no sign in another', () => {
  const bands = bandsOf(bitsOf('0'.repeat(32)));
  expect([bands.length, new Set(bands).size]).toEqual([LARGEST_DISTANCE + 1, LARGEST_DISTANCE + 1]);
});
