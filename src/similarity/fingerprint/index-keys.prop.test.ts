import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexKeys, toKey } from './index-keys.ts';

const lane = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff }));

test('keys are the distinct ones, ascending, whatever sorts them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(lane, lane), { maxLength: 400, size: 'max' }), (pairs) => {
      const high = Uint32Array.from(pairs, ([first]) => first);
      const low = Uint32Array.from(pairs, ([, second]) => second);
      const keys = indexKeys({ length: pairs.length, high, low, positions: new Uint32Array(pairs.length) });
      const expected = [...new Set(pairs.map(([first, second]) => toKey(first, second)))].sort((a, b) => a - b);
      expect([...keys]).toEqual(expected);
    }),
  );
});

test('a key keeps 52 bits and is exact', () => {
  expect(toKey(0xffffffff, 0xffffffff)).toBe(2 ** 52 - 1);
  expect(toKey(1, 0)).toBe(2 ** 20);
  expect(toKey(0, 1 << 12)).toBe(1);
});
