import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cachedHandle } from './page-cache.ts';
import { joinKey, PostingBuffer } from './posting-buffer.ts';
import { PostingFile } from './posting-file.ts';
import { PostingFileWriter } from './posting-file-writer.ts';
import { folderStorage, type IndexStorage } from './storage.ts';
import { VarintReader, writeVarint } from './varint.ts';

let folder: string;
let storage: IndexStorage;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'integrity-postings-'));
  storage = folderStorage(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = fc.oneof(fc.nat(50), fc.integer({ min: 0, max: 2 ** 52 - 1 }));
const documentKeys = fc.uniqueArray(key, { maxLength: 60 }).map((keys) => Float64Array.from(keys).sort());

/** Documents by key, the plain way. */
function expected(documents: readonly Float64Array[]): Map<number, number[]> {
  const map = new Map<number, number[]>();
  documents.forEach((keys, number) => keys.forEach((one) => map.set(one, [...(map.get(one) ?? []), number])));
  return map;
}

function write(documents: readonly Float64Array[]): PostingFile {
  const buffer = new PostingBuffer();
  documents.forEach((keys, number) => buffer.add(keys, number));
  const writer = new PostingFileWriter(storage, 'p', 'l');
  buffer.visit((high, low, holders, count) => writer.append(joinKey(high, low), holders, count));
  const { lists } = writer.finish();
  const handle = storage.open('p');
  return new PostingFile('p', cachedHandle(handle!, 1 << 20), lists === undefined ? undefined : storage.open('l'));
}

test('what goes in comes out, in order, and is found one by one and all at once', () => {
  fc.assert(
    fc.property(fc.array(documentKeys, { maxLength: 120 }), fc.array(key, { maxLength: 20 }), (documents, strangers) => {
      const map = expected(documents);
      const file = write(documents);
      expect(file.keys).toBe(map.size);
      const read = Array.from(file.entries(), ({ key: one, documents: holders, count }) => [one, [...holders.subarray(0, count)]]);
      expect(read).toEqual([...map].sort(([a], [b]) => a - b));
      const all = Float64Array.from(new Set([...map.keys(), ...strangers])).sort();
      const found = new Map<number, [number, number[]]>();
      file.lookUp(all, (row, frequency, holders, count) => found.set(all[row]!, [frequency, [...holders.subarray(0, count)]]));
      expect(found.size).toBe(map.size);
      for (const [one, holders] of map) expect(found.get(one)).toEqual([holders.length, holders.slice(0, 64)]);
      for (const one of [...map.keys()].slice(0, 3)) {
        const alone: number[] = [];
        file.lookUp(Float64Array.of(one), (_, frequency) => alone.push(frequency));
        expect(alone).toEqual([map.get(one)!.length]);
      }
      file.close();
    }),
    { numRuns: 60 },
  );
});

test('few keys among many blocks are found by look-up as by a pass', () => {
  const documents = Array.from({ length: 400 }, (_, n) =>
    Float64Array.from({ length: 100 }, (_unused, i) => ((Math.imul(n * 100 + i, 2654435761) >>> 0) * 2 ** 20 + i) % 2 ** 52).sort(),
  );
  const file = write(documents);
  expect(file.blocks).toBeGreaterThan(100);
  const some = Float64Array.from(documents.slice(0, 400).map((keys) => keys[7]!))
    .sort()
    .filter((_, i) => i % 40 === 0);
  const found: number[] = [];
  file.lookUp(some, (row) => found.push(row));
  expect(found).toEqual([...some.keys()]);
  file.close();
});

test('varints hold any number below 2^53', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { maxLength: 20 }), (numbers) => {
      const bytes = new Uint8Array(200);
      const end = numbers.reduce((at, number) => writeVarint(bytes, at, number), 0);
      const reader = new VarintReader(bytes.subarray(0, end));
      expect(numbers.map(() => reader.next())).toEqual(numbers);
      expect(reader.at).toBe(end);
    }),
  );
});
