/** Part of two documents, in tokens, half-open: [a0, a1) of the suspicious and [b0, b1) of the source text. */
export interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Tokens between two ranges; negative where they overlap. */
const between = (x0: number, x1: number, y0: number, y1: number): number => Math.max(y0 - x1, x0 - y1);
export const gapA = (x: Box, y: Box): number => between(x.a0, x.a1, y.a0, y.a1);
export const gapB = (x: Box, y: Box): number => between(x.b0, x.b1, y.b0, y.b1);
export const overlaps = (x: Box, y: Box): boolean => gapA(x, y) < 0 && gapB(x, y) < 0;

export const unite = (x: Box, y: Box): Box => ({
  a0: Math.min(x.a0, y.a0),
  a1: Math.max(x.a1, y.a1),
  b0: Math.min(x.b0, y.b0),
  b1: Math.max(x.b1, y.b1),
});

export const widen = (box: Box, margin: number, lengthA: number, lengthB: number): Box => ({
  a0: Math.max(0, box.a0 - margin),
  a1: Math.min(lengthA, box.a1 + margin),
  b0: Math.max(0, box.b0 - margin),
  b1: Math.min(lengthB, box.b1 + margin),
});
