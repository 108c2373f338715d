import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IntegrityError } from '../../domain/errors.ts';
import { type Candidate, findCandidates, findCandidatesOfMany } from '../candidates/find-candidates.ts';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { normalise } from '../normalise/normalise.ts';
import type { SourceInfo } from '../types.ts';
import { type IndexedDocument, MemoryIndex } from './memory-index.ts';
import { type CorpusIndex, openIndex, openIndexWriter } from './open-index.ts';
import { folderStorage, type IndexStorage, storageError, type WriteHandle } from './storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'integrity-index-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A text of its own for every seed: pseudo-words, so that two texts share nothing. */
function text(seed: number, words = 60): string {
  let state = (seed + 1) * 2654435761;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state.toString(36);
  }).join(' ');
}
const info = (id: string): SourceInfo => ({ id, authors: ['张三'], title: `题目 ${id}`, date: '2019-06', kind: 'paper', owner: 'o1' });
const document = (n: number): IndexedDocument => ({ info: info(`d${n}`), text: text(n) });
const keysOf = (content: string): Float64Array => indexKeys(fingerprint(normalise(content)));
/** Document numbers are an index's own; all else has to agree. */
const withoutNumber = ({ id, shared, weight, containment, resemblance }: Candidate): Omit<Candidate, 'document'> => ({
  id,
  shared,
  weight,
  containment,
  resemblance,
});
const answers = (index: CorpusIndex | MemoryIndex, content: string): unknown[] => findCandidates(index, keysOf(content)).map(withoutNumber);
const codeOf = (action: () => unknown): string => {
  try {
    action();
    return 'no error';
  } catch (error) {
    if (error instanceof IntegrityError) return error.code;
    throw error;
  }
};

describe('openIndex', () => {
  test('gives back what was committed, and nothing before', () => {
    const index = openIndex(folder);
    expect(index.info()).toMatchObject({ documents: 0, segments: 0 });
    expect(index.add(document(1))).toBe('added');
    expect(index.readDocument('d1')).toBeUndefined();
    expect(openIndex(folder).documentCount).toBe(0);
    index.commit();
    expect(index.readDocument('d1')).toEqual(document(1));
    const other = openIndex(folder);
    expect(other.readDocument('d1')).toEqual(document(1));
    expect([...other.ids()]).toEqual(['d1']);
    expect(other.verify()).toEqual([]);
  });

  test('keeps texts that are not well-formed Unicode, and empty ones', () => {
    const index = openIndex(folder);
    const odd = ['', '\ud800 half', 'x', '\u0000', '字'.repeat(100_000)];
    odd.forEach((content, i) => index.add({ info: info(`o${i}`), text: content }));
    index.commit();
    odd.forEach((content, i) => expect(index.readDocument(`o${i}`)?.text).toBe(content));
  });

  test('replaces a document of the same id, and leaves one alone that has not changed', () => {
    const index = openIndex(folder);
    index.add(document(1));
    index.commit();
    expect(index.add(document(1))).toBe('unchanged');
    expect(index.add({ info: info('d1'), text: text(2) })).toBe('replaced');
    expect(index.add({ info: info('d1'), text: text(3) })).toBe('replaced');
    index.commit();
    expect(index.documentCount).toBe(1);
    expect(index.readDocument('d1')?.text).toBe(text(3));
    expect(answers(index, text(1))).toEqual([]);
    expect(answers(index, text(2))).toEqual([]);
    expect(answers(index, text(3))).toHaveLength(1);
    expect(index.verify()).toEqual([]);
  });

  test('has one snapshot id for the same documents, whatever the order, the segments and what came and went', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'integrity-index-'));
    const a = openIndex(folder);
    for (const n of [1, 2, 3]) a.add(document(n));
    const empty = a.snapshotId();
    a.commit();
    const b = openIndex(other);
    for (const n of [3, 9, 2]) {
      b.add(document(n));
      b.commit();
    }
    b.remove('d9');
    b.add({ info: info('d1'), text: 'something else' });
    b.commit();
    expect(b.snapshotId()).not.toBe(a.snapshotId());
    b.add(document(1));
    b.commit();
    expect(b.snapshotId()).toBe(a.snapshotId());
    expect(a.snapshotId()).not.toBe(empty);
    b.compact();
    expect(b.snapshotId()).toBe(a.snapshotId());
    expect(b.info()).toMatchObject({ documents: 3, segments: 1, removed: 0 });
    rmSync(other, { recursive: true });
  });

  test('answers alike from memory, from one segment and from many, with removals', () => {
    const shared = text(77, 30);
    const documents = Array.from({ length: 150 }, (_, n) => ({
      info: info(`d${n}`),
      text: `${text(n, 20)} ${n % 2 === 0 ? shared : ''} ${text(n + 1000, 20)}`,
    }));
    const memory = new MemoryIndex();
    const index = openIndex(folder);
    documents.forEach((one, n) => {
      index.add(one);
      if (n % 7 !== 0) memory.add(one);
      if (n % 40 === 39) index.commit();
    });
    for (let n = 0; n < 150; n += 7) index.remove(`d${n}`);
    index.commit();
    expect(index.info().segments).toBeGreaterThan(1);
    for (const query of [shared, documents[3]!.text, documents[8]!.text]) {
      const expected = findCandidates(memory, keysOf(query), { mostDocumentsPerKey: 1000 }).map(withoutNumber);
      const got = findCandidates(index, keysOf(query), { mostDocumentsPerKey: 1000 }).map(withoutNumber);
      expect(got).toEqual(expected);
    }
    const before = answers(index, shared);
    index.compact();
    expect(index.verify()).toEqual([]);
    expect(answers(index, documents[8]!.text)).toEqual(answers(openIndex(folder), documents[8]!.text));
    expect(before.length).toBeGreaterThan(0);
  });

  test('looks many queries up in one pass with the answers of single ones', () => {
    const index = openIndex(folder);
    for (let n = 0; n < 300; n++) index.add(document(n));
    index.commit();
    const queries = Array.from({ length: 200 }, (_, n) => keysOf(text(n * 2, 60)));
    const many = findCandidatesOfMany(index, queries);
    queries.forEach((query, i) => expect(many[i]).toEqual(findCandidates(index, query)));
    expect(many[10]?.[0]).toMatchObject({ id: 'd20', containment: 1, resemblance: 1 });
  });

  test('keeps boilerplate from exploding, and in full through a merge', () => {
    const index = openIndex(folder);
    const boilerplate = text(5000, 40);
    for (let n = 0; n < 400; n++) {
      index.add({ info: info(`b${n}`), text: `${boilerplate} ${text(n, 12)}` });
      if (n === 200) index.commit();
    }
    index.commit();
    index.compact();
    const found = findCandidates(index, keysOf(boilerplate), { limit: 1000 });
    expect(found.length).toBe(64);
    expect(index.lookUp(keysOf(boilerplate), 10).frequencies[0]).toBe(400);
    const rare = findCandidates(index, keysOf(`${boilerplate} ${text(321, 12)}`));
    expect(rare[0]?.id).toBe('b321');
    for (let n = 0; n < 399; n++) index.remove(`b${n}`);
    index.commit();
    expect(findCandidates(index, keysOf(boilerplate)).map(({ id }) => id)).toEqual(['b399']);
    expect(index.verify()).toEqual([]);
  });

  test('writes within the memory it is given, in several segments that a commit merges', () => {
    const index = openIndex(folder, { memoryMegabytes: 0.02 });
    for (let n = 0; n < 200; n++) index.add(document(n));
    expect(readdirSync(folder).filter((name) => name.endsWith('.postings')).length).toBeGreaterThan(1);
    index.commit();
    expect(index.info()).toMatchObject({ documents: 200, segments: 1 });
    expect(index.verify()).toEqual([]);
    expect(answers(index, text(150))).toHaveLength(1);
  });

  test('takes at most ten bytes a posting', () => {
    const index = openIndex(folder);
    for (let n = 0; n < 300; n++) index.add({ info: info(`d${n}`), text: text(n, 400) });
    index.commit();
    expect(index.info().bytesPerPosting).toBeLessThanOrEqual(10);
  });
});

describe('writers and readers', () => {
  test('a second writer is refused, readers are not', () => {
    const first = openIndexWriter(folder);
    expect(codeOf(() => openIndexWriter(folder))).toBe('index-locked');
    expect(codeOf(() => openIndex(folder).add(document(1)))).toBe('index-locked');
    expect(openIndex(folder).documentCount).toBe(0);
    first.close();
    const second = openIndexWriter(folder);
    second.add(document(1));
    second.commit();
    expect(second.documentCount).toBe(1);
  });

  test('the lock of a process that is gone is nobody’s', () => {
    const gone = spawnSync(process.execPath, ['-e', 'console.log(process.pid + " " + require("os").hostname())'])
      .stdout.toString()
      .trim()
      .split(' ');
    writeFileSync(path.join(folder, 'write.lock'), JSON.stringify({ pid: Number(gone[0]), host: gone[1] }));
    const index = openIndexWriter(folder);
    index.close();
    writeFileSync(path.join(folder, 'write.lock'), JSON.stringify({ pid: 1, host: 'another-machine' }));
    expect(codeOf(() => openIndexWriter(folder))).toBe('index-locked');
  });

  test('a reader keeps its snapshot while a writer merges it away, and sees the new one when it asks', () => {
    const writer = openIndex(folder);
    writer.add(document(1));
    writer.commit();
    const reader = openIndex(folder);
    writer.add(document(2));
    writer.compact();
    expect(reader.readDocument('d1')).toEqual(document(1));
    expect(answers(reader, text(1))).toHaveLength(1);
    expect(reader.readDocument('d2')).toBeUndefined();
    expect(reader.refresh()).toBe(true);
    expect(reader.readDocument('d2')).toEqual(document(2));
    expect(reader.refresh()).toBe(false);
  });

  test('a folder that cannot be one is a coded error', () => {
    writeFileSync(path.join(folder, 'file'), 'x');
    expect(codeOf(() => openIndex(path.join(folder, 'file')).add(document(1)))).toBe('index-not-a-folder');
  });
});

/** Storage that stops for good after so many writes, in the middle of one: a power cut, or a disk that is full. */
function failingStorage(budget: { left: number }, cause: 'ENOSPC' | 'EIO'): IndexStorage {
  const real = folderStorage(folder);
  const spend = (file: string): void => {
    if (budget.left-- > 0) return;
    throw storageError(Object.assign(new Error(cause), { code: cause }), file);
  };
  const guarded = (handle: WriteHandle, file: string): WriteHandle => ({
    write: (bytes) => {
      if (budget.left <= 0) handle.write(bytes.subarray(0, bytes.length >> 1));
      spend(file);
      handle.write(bytes);
    },
    sync: () => {
      spend(file);
      handle.sync();
    },
    close: () => handle.close(),
  });
  return {
    ...real,
    create: (name) => {
      spend(name);
      return guarded(real.create(name), name);
    },
    rename: (from, to) => {
      spend(to);
      real.rename(from, to);
    },
    remove: (name) => {
      if (cause === 'EIO') spend(name);
      real.remove(name);
    },
  };
}

describe('crashes', () => {
  const before = [1, 2, 3].map(document);
  const commitFirst = (): string => {
    const index = openIndex(folder);
    for (const one of before) index.add(one);
    const snapshot = index.commit();
    index.close();
    return snapshot;
  };

  test('a stop at any write leaves the old state or the new one, whole', () => {
    const first = commitFirst();
    let second: string | undefined;
    const seen = new Set<string>();
    for (let budget = 0; second === undefined && budget < 200; budget++) {
      const left = { left: budget };
      const index = openIndex(folder, { storage: failingStorage(left, 'EIO') });
      try {
        index.add(document(4));
        index.remove('d2');
        second = index.commit();
      } catch (error) {
        expect(error).toBeInstanceOf(IntegrityError);
      }
      // The process is gone: nothing is closed, its lock stays, as a process of this machine's that no longer runs would leave it.
      rmSync(path.join(folder, 'write.lock'), { force: true });
      const reopened = openIndex(folder);
      expect(reopened.verify()).toEqual([]);
      seen.add(reopened.snapshotId());
      if (reopened.snapshotId() === first) {
        for (const one of before) expect(reopened.readDocument(one.info.id)).toEqual(one);
      } else {
        expect([...reopened.ids()].sort()).toEqual(['d1', 'd3', 'd4']);
        break;
      }
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test('a full disk is a coded error that loses nothing committed and leaves nothing behind', () => {
    const first = commitFirst();
    const files = readdirSync(folder).sort();
    for (let budget = 0; budget < 6; budget++) {
      const index = openIndex(folder, { storage: failingStorage({ left: budget }, 'ENOSPC') });
      expect(
        codeOf(() => {
          index.add(document(4));
          index.commit();
        }),
      ).toBe('index-disk-full');
      expect(index.snapshotId()).toBe(first);
      expect(index.readDocument('d2')).toEqual(before[1]);
      index.close();
      expect(
        readdirSync(folder)
          .filter((name) => !name.endsWith('.new'))
          .sort(),
      ).toEqual(files);
    }
    const index = openIndex(folder);
    index.add(document(4));
    index.commit();
    expect(index.documentCount).toBe(4);
  });

  test('a cut or changed manifest is replaced by its copy; without it the error says what is known', () => {
    const first = commitFirst();
    const file = path.join(folder, 'manifest.json');
    const whole = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, flip, cut) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        writeFileSync(file, cut ? whole.subarray(0, at) : bytes);
        expect(openIndex(folder).snapshotId()).toBe(first);
      }),
      { numRuns: 60 },
    );
    rmSync(path.join(folder, 'manifest.copy.json'));
    writeFileSync(file, whole.subarray(0, 100));
    expect(codeOf(() => openIndex(folder))).toBe('index-manifest-damaged');
    rmSync(file);
    expect(codeOf(() => openIndex(folder))).toBe('index-manifest-damaged');
  });

  test('a segment file cut anywhere is noticed on opening, and the rest can be read without it', () => {
    commitFirst();
    const index = openIndex(folder);
    for (let n = 10; n < 40; n++) index.add(document(n));
    index.commit();
    index.close();
    const names = readdirSync(folder).filter((name) => /^s\d+\.(postings|documents)$/.test(name));
    expect(names.length).toBe(4);
    for (const name of names) {
      const file = path.join(folder, name);
      const whole = readFileSync(file);
      for (const at of [0, 1, whole.length >> 1, whole.length - 1]) {
        truncateSync(file, at);
        expect(codeOf(() => openIndex(folder))).toBe('index-damaged');
        const rest = openIndex(folder, { damaged: 'leave-out' });
        const [problem] = rest.info().leftOut;
        expect(problem).toMatchObject({ error: { code: 'index-damaged', file: name }, recoverable: name.endsWith('.postings') });
        expect(problem!.documents + rest.documentCount).toBe(33);
        expect(codeOf(() => rest.add(document(99)))).toBe('index-damaged');
        rest.close();
        writeFileSync(file, whole);
      }
    }
    expect(openIndex(folder).verify()).toEqual([]);
  });

  test('a repair brings back what can be read and counts what is lost', () => {
    commitFirst();
    const index = openIndex(folder);
    for (let n = 10; n < 310; n++) index.add({ info: info(`d${n}`), text: text(n, 200) });
    index.commit();
    index.remove('d10');
    const whole = index.commit();
    index.close();
    const postings = path.join(
      folder,
      readdirSync(folder)
        .sort()
        .filter((name) => name.endsWith('.postings'))
        .at(-1)!,
    );
    truncateSync(postings, 1000);
    const cut = openIndex(folder, { damaged: 'leave-out' });
    expect(cut.repair()).toEqual({ segments: 1, recovered: 299, lost: 0, maybeRemoved: 0 });
    expect(cut.snapshotId()).toBe(whole);
    expect(cut.verify()).toEqual([]);
    expect(answers(cut, text(200, 200))).toHaveLength(1);
    cut.close();

    const documents = path.join(
      folder,
      readdirSync(folder)
        .sort()
        .filter((name) => name.endsWith('.documents'))
        .at(-1)!,
    );
    const bytes = readFileSync(documents);
    bytes[40_000] = (bytes[40_000] ?? 0) ^ 1;
    writeFileSync(documents, bytes);
    const flipped = openIndex(folder);
    const outcome = flipped.repair();
    expect(outcome.lost).toBeGreaterThan(0);
    expect(outcome.recovered).toBe(299 - outcome.lost);
    expect(openIndex(folder).verify()).toEqual([]);
    expect(openIndex(folder).documentCount).toBe(302 - outcome.lost);
    expect(flipped.repair()).toEqual({ segments: 0, recovered: 0, lost: 0, maybeRemoved: 0 });
  });

  test('a flipped bit anywhere in a segment is found by verify and never gives a wrong answer', () => {
    const index = openIndex(folder);
    for (let n = 0; n < 60; n++) index.add(document(n));
    index.commit();
    index.close();
    const names = readdirSync(folder).filter((name) => /^s\d+\.(postings|documents)$/.test(name));
    const files = names.map((name) => ({ file: path.join(folder, name), whole: readFileSync(path.join(folder, name)) }));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(7),
        ({ file, whole }, share, bit) => {
          const bytes = Buffer.from(whole);
          const at = Math.floor(share * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          writeFileSync(file, bytes);
          try {
            const damaged = openIndex(folder);
            expect(damaged.verify()).toHaveLength(1);
            for (const n of [3, 30, 59]) {
              const read = codeOf(() => expect(damaged.readDocument(`d${n}`)).toEqual(document(n)));
              expect(['no error', 'index-damaged']).toContain(read);
            }
            damaged.close();
          } catch (error) {
            expect(error).toMatchObject({ code: 'index-damaged' });
          } finally {
            writeFileSync(file, whole);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
