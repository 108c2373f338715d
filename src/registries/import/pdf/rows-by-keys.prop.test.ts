import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PageLine } from './page-lines.ts';
import { rowsByKeys } from './rows-by-keys.ts';

const LEADING = 12;

/** Lines of rows of so many lines each, the number beside the middle or beside the first line. */
function page(heights: readonly number[], beside: 'middle' | 'top'): { lines: PageLine[]; numbers: boolean[]; rows: number[] } {
  const marks: { y: number; number: boolean; row: number }[] = [];
  let y = 800;
  heights.forEach((height, row) => {
    const key = beside === 'top' ? y : y - ((height - 1) / 2) * LEADING;
    for (let i = 0; i < height; i++) {
      const at = y - i * LEADING;
      if (at !== key) marks.push({ y: at, number: false, row });
    }
    marks.push({ y: key, number: true, row });
    y -= height * LEADING;
  });
  marks.sort((a, b) => b.y - a.y);
  return {
    lines: marks.map((mark) => ({ page: 1, baseline: mark.y, size: 10, segments: [] })),
    numbers: marks.map(({ number }) => number),
    rows: marks.map(({ row }) => row),
  };
}

const shared = (found: ReturnType<typeof rowsByKeys>, lines: number): (number | undefined)[] =>
  Array.from({ length: lines }, (_, at) => {
    const row = found.findIndex(({ from, to }) => at >= from && at < to);
    return row < 0 ? undefined : row;
  });

const heights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 25 });

it('gives every line to its row where numbers stand in the middle, if two rows of one line follow each other somewhere', () => {
  fc.assert(
    fc.property(heights, fc.nat(), (drawn, where) => {
      const at = where % (drawn.length + 1);
      const { lines, numbers, rows } = page([...drawn.slice(0, at), 1, 1, ...drawn.slice(at)], 'middle');
      expect(shared(rowsByKeys(lines, numbers), lines.length)).toEqual(rows);
    }),
  );
});
it('gives every line to the number above it where numbers stand at the top and rows differ in height', () => {
  fc.assert(
    // Of so few rows one that can't be centred tells against all.
    fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 10 }), (drawn) => {
      // Rows of one and of four lines by turns can't be centred.
      const { lines, numbers, rows } = page([1, 1, ...drawn, 2, 1, 1, 4, 1, 1], 'top');
      expect(shared(rowsByKeys(lines, numbers), lines.length)).toEqual(rows);
    }),
  );
});
it('finds no rows where fewer than two numbers stand', () => {
  const { lines } = page([1, 2], 'middle');
  expect(
    rowsByKeys(
      lines,
      lines.map((_, i) => i === 0),
    ),
  ).toEqual([]);
});
