import { describe, expect, it } from 'vitest';
import { readingOrder } from './reading-order.ts';

const line = (name: string, left: number, right: number, top: number) => ({ name, left, right, top, bottom: top + 10 });
const names = (lines: readonly ReturnType<typeof line>[]): string =>
  readingOrder(lines)
    .map(({ name }) => name)
    .join(' ');
const rows = (name: string, left: number, right: number, from: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    line(`${name}${i + 1}`, left, i === count - 1 ? left + (right - left) / 3 : right, from + i * 16),
  );

describe('readingOrder', () => {
  it('reads one column after the other, and what spans them in its place', () => {
    const page = [
      ...rows('r', 320, 600, 40, 5),
      line('title', 150, 450, 0),
      ...rows('l', 0, 280, 40, 5),
      line('middle', 50, 550, 130),
      ...rows('s', 320, 600, 150, 4),
      ...rows('m', 0, 280, 150, 4),
    ];
    expect(names(page)).toBe('title l1 l2 l3 l4 l5 r1 r2 r3 r4 r5 middle m1 m2 m3 m4 s1 s2 s3 s4');
  });

  it('reads three columns', () => {
    const page = [...rows('c', 440, 640, 0, 6), ...rows('a', 0, 200, 0, 6), ...rows('b', 220, 420, 0, 6)];
    expect(names(page)).toBe('a1 a2 a3 a4 a5 a6 b1 b2 b3 b4 b5 b6 c1 c2 c3 c4 c5 c6');
  });

  it('reads a form by rows: labels stand beside their values', () => {
    const page = ['name', 'unit', 'date', 'number'].flatMap((label, i) => [
      line(`${label}-value`, 200, 260 + i * 60, i * 20 + 2),
      line(label, 0, 30 + (i % 2) * 60, i * 20),
    ]);
    expect(names(page)).toBe('name name-value unit unit-value date date-value number number-value');
  });

  it('keeps pieces of one line, split by wide spaces, from left to right', () => {
    expect(names([line('b', 300, 400, 3), line('a', 0, 200, 0), line('c', 0, 400, 20)])).toBe('a b c');
  });
});
