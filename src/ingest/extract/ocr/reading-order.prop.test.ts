import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOrder } from './reading-order.ts';

const placed = fc
  .record({ left: fc.nat(900), top: fc.nat(1200), width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 60 }) })
  .map(({ height, left, top, width }) => ({ left, top, right: left + width, bottom: top + height }));

describe('readingOrder', () => {
  it('loses and doubles no line, wherever the lines lie', () => {
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 60 }), (lines) => {
        const ordered = readingOrder(lines);
        expect(ordered).toHaveLength(lines.length);
        expect(new Set(ordered)).toEqual(new Set(lines));
      }),
      { numRuns: 60 },
    );
  });
});
