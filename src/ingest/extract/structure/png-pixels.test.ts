import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngPixels } from './png-pixels.ts';

const [WIDTH, HEIGHT] = [13, 5];
const drawn = (x: number, y: number): number => (x * x * 7 + y * 61 + x * y * 3) & 255;

/** A grey picture whose rows are stored each by another filter, told by its number (PNG 3rd edition, 9.2). */
function picture(filters: readonly number[]): Buffer {
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : drawn(x, y));
  const nearest = (x: number, y: number): number => {
    const [left, above, corner] = [at(x - 1, y), at(x, y - 1), at(x - 1, y - 1)];
    const guess = left + above - corner;
    return [left, above, corner].reduce((best, value) => (Math.abs(guess - value) < Math.abs(guess - best) ? value : best));
  };
  const guesses = [
    () => 0,
    (x: number, y: number) => at(x - 1, y),
    (x: number, y: number) => at(x, y - 1),
    (x: number, y: number) => (at(x - 1, y) + at(x, y - 1)) >> 1,
    nearest,
  ];
  const rows = filters.flatMap((filter, y) => [
    filter,
    ...Array.from({ length: WIDTH }, (_, x) => (drawn(x, y) - (guesses[filter]?.(x, y) ?? 0)) & 255),
  ]);
  const chunk = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)]);
  };
  const head = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, 0, 0, 0, 0]);
  const data = deflateSync(Buffer.from(rows));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('pixels of a PNG', () => {
  it.each([
    [[0, 1, 2, 3, 4]],
    [[4, 3, 4, 2, 1]],
    [[2, 4, 0, 1, 3]],
    [[3, 3, 3, 0, 4]],
    [[1, 4, 4, 4, 4]],
  ])('are those drawn, whatever filters its rows are stored by: %j', (filters) => {
    const pixels = pngPixels(picture(filters));
    for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) expect(pixels?.brightness(x, y)).toBe(drawn(x, y));
  });

  it('by a filter that is none are refused', () => {
    expect(() => pngPixels(picture([0, 0, 7, 0, 0]))).toThrow(/filter 7/);
  });
});
