import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cachedHandle } from './page-cache.ts';
import type { ReadHandle } from './storage.ts';

const PAGE = 1 << 15;
const content = randomBytes(5 * PAGE + 777);

function counted(): ReadHandle & { reads: number; closed: boolean } {
  return {
    reads: 0,
    closed: false,
    size: content.length,
    read(into, position) {
      this.reads++;
      return position >= content.length ? 0 : content.copy(into, 0, position, position + into.length);
    },
    close() {
      this.closed = true;
    },
  };
}

const reads = fc.array(fc.tuple(fc.nat(content.length + 50), fc.oneof(fc.nat(700), fc.nat(2 * PAGE))), { minLength: 1, maxLength: 40 });

test('gives the bytes of the file at every place, whatever memory it has, to the end and not beyond', () => {
  fc.assert(
    fc.property(reads, fc.integer({ min: 0, max: 7 }), (asked, pages) => {
      const cached = cachedHandle(counted(), pages * PAGE);
      expect(cached.keepsAll).toBe(pages >= 6);
      for (const [position, length] of asked) {
        const into = Buffer.alloc(length);
        const got = cached.read(into, position);
        expect(got).toBe(Math.max(0, Math.min(length, content.length - position)));
        expect(into.subarray(0, got).equals(content.subarray(position, position + got))).toBe(true);
      }
    }),
  );
});

test('reads a page once while it is kept, and a page that gave way again', () => {
  const handle = counted();
  const roomy = cachedHandle(handle, content.length + PAGE);
  const into = Buffer.alloc(100);
  for (let i = 0; i < 50; i++) roomy.read(into, i * 100);
  expect(handle.reads).toBe(1);
  roomy.close();
  expect(handle.closed).toBe(true);

  const tight = counted();
  const cached = cachedHandle(tight, PAGE);
  for (const position of [0, 3 * PAGE, 0]) cached.read(into, position);
  expect(tight.reads).toBe(3);
});

test('a read that came short is not kept', () => {
  const handle = counted();
  let broken = true;
  const flaky: ReadHandle = { size: handle.size, read: (into, at) => (broken ? 0 : handle.read(into, at)), close: () => undefined };
  const cached = cachedHandle(flaky, 10 * PAGE);
  expect(cached.read(Buffer.alloc(10), 5)).toBe(0);
  broken = false;
  expect(cached.read(Buffer.alloc(10), 5)).toBe(10);
});
