import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convexHull, type LineBox, type Point, smallestBox } from './line-box.ts';

const points = fc.array(fc.record({ x: fc.nat(500), y: fc.nat(500) }), { minLength: 3, maxLength: 40 });

const holds = (box: LineBox, { x, y }: Point): boolean => {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [dx, dy] = [x - box.centre.x, y - box.centre.y];
  return Math.abs(dx * cos + dy * sin) <= box.length / 2 + 1e-6 && Math.abs(dy * cos - dx * sin) <= box.thickness / 2 + 1e-6;
};

describe('smallestBox', () => {
  it('holds every point, lies along its length, and is no larger than the upright rectangle', () => {
    fc.assert(
      fc.property(points, (all) => {
        const box = smallestBox(convexHull(all));
        expect(all.every((point) => holds(box, point))).toBe(true);
        expect(box.length).toBeGreaterThanOrEqual(box.thickness);
        const extent = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
        const upright = extent(all.map(({ x }) => x)) * extent(all.map(({ y }) => y));
        expect(box.length * box.thickness).toBeLessThanOrEqual(upright + 1e-6);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the angle of a skewed line', () => {
    const [cos, sin] = [Math.cos(0.1), Math.sin(0.1)];
    const corners = [
      [0, 0],
      [400, 0],
      [400, 20],
      [0, 20],
    ].map(([along = 0, across = 0]) => ({ x: along * cos - across * sin, y: along * sin + across * cos }));
    expect(smallestBox(convexHull(corners)).angle).toBeCloseTo(0.1, 6);
  });
});
