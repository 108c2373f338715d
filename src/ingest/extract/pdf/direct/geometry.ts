/** `[a b c d e f]` of ISO 32000-1, 8.3.3. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const asMatrix = (numbers: readonly number[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
};

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** @returns the upright box around a rectangle seen through a matrix. */
export function boxThrough(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [ax, ay] = [m[0] * x0 + m[2] * y0 + m[4], m[1] * x0 + m[3] * y0 + m[5]];
  const [bx, by] = [m[0] * x1 + m[2] * y0 + m[4], m[1] * x1 + m[3] * y0 + m[5]];
  const [cx, cy] = [m[0] * x0 + m[2] * y1 + m[4], m[1] * x0 + m[3] * y1 + m[5]];
  const [dx, dy] = [m[0] * x1 + m[2] * y1 + m[4], m[1] * x1 + m[3] * y1 + m[5]];
  return {
    left: Math.min(ax, bx, cx, dx),
    bottom: Math.min(ay, by, cy, dy),
    right: Math.max(ax, bx, cx, dx),
    top: Math.max(ay, by, cy, dy),
  };
}
