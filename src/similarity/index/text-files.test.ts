import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCandidates } from '../candidates/find-candidates.ts';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { normalise } from '../normalise/normalise.ts';
import { MemoryIndex } from './memory-index.ts';
import { openIndex } from './open-index.ts';
import { MOST_PLAIN_BYTES, readPlainText } from './plain-text-file.ts';
import { prepareDocuments } from './prepared-documents.ts';
import { PrintFilter } from './print-filter.ts';
import { prepareTextFiles, printTextFiles } from './read-text-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'integrity-texts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
/** Repeats itself, so that a document has one fingerprint several times. */
const text = (n: number): string => `${`common words that stand in every one of these texts ${n % 3} `.repeat(3)}${words(n)} ${words(n)}`;
const words = (n: number): string => Array.from({ length: 40 }, (_, i) => Math.imul(n * 41 + i + 1, 2654435761).toString(36)).join(' ');
const document = (n: number) => ({ info: { id: `d${n}`, title: `t${n}`, authors: [] }, text: text(n) });
const keysOf = (content: string): Float64Array => indexKeys(fingerprint(normalise(content)));

test('documents made ready elsewhere are the documents that are added one by one', () => {
  const documents = Array.from({ length: 60 }, (_, n) => document(n));
  const one = openIndex(path.join(folder, 'one'));
  for (const each of documents) one.add(each);
  const many = openIndex(path.join(folder, 'many'));
  expect(prepareDocuments(documents).flatMap((chunk) => many.addPrepared(chunk))).toEqual(documents.map(() => 'added'));
  expect(many.commit()).toBe(one.commit());
  expect(many.verify()).toEqual([]);
  expect(many.info()).toMatchObject({ keys: one.info().keys, postings: one.info().postings });
  const memory = new MemoryIndex();
  for (const each of documents) {
    const prints = fingerprint(normalise(each.text));
    memory.addPrints(each, prints, 0, prints.length);
  }
  for (const n of [0, 7, 59]) {
    const plain = findCandidates(one, keysOf(text(n)));
    expect(findCandidates(many, keysOf(text(n)))).toEqual(plain);
    const ids = (found: typeof plain): unknown[] =>
      found.map(({ id, shared, containment, resemblance }) => [id, shared, containment, resemblance]);
    const inMemory = findCandidates(memory, keysOf(text(n)));
    expect(ids(inMemory)).toEqual(ids(findCandidates(one, keysOf(text(n)))));
    expect(many.readDocument(`d${n}`)).toEqual(document(n));
  }
});

test('a chunk of which some is known adds and replaces the rest alone', () => {
  const index = openIndex(path.join(folder, 'index'));
  for (const n of [1, 2]) index.add(document(n));
  index.commit();
  const [chunk] = prepareDocuments([document(1), { ...document(2), text: 'quite another text' }, document(3), document(3)]);
  expect(index.addPrepared(chunk!)).toEqual(['unchanged', 'replaced', 'added', 'unchanged']);
  index.commit();
  expect(index.documentCount).toBe(3);
  expect(index.readDocument('d2')?.text).toBe('quite another text');
  expect(index.verify()).toEqual([]);
});

test('only what is UTF-8 text beyond doubt is read as it stands', () => {
  expect(readPlainText(write('a.txt', '\ufeff第一章 text\r\nwith lines\f\n'))?.text).toBe('第一章 text\r\nwith lines\f\n');
  for (const [name, content] of Object.entries({
    gb: Buffer.from([0xb5, 0xda, 0xd2, 0xbb]),
    utf16: Buffer.from('\ufefftext', 'utf16le'),
    binary: 'a\0b',
    pdf: '%PDF-1.4 text',
    html: 'x <HTML > text',
    rtf: '{\\rtf1 text}',
    blank: ' \n ',
    empty: '',
    large: 'a '.repeat(MOST_PLAIN_BYTES / 2 + 1),
  }))
    expect([name, readPlainText(write(`${name}.txt`, content))]).toEqual([name, undefined]);
  expect(readPlainText(folder)).toBeUndefined();
  expect(readPlainText(path.join(folder, 'absent'))).toBeUndefined();
});

test('what a filter leaves out is nothing that its queries ask for', async () => {
  const files = Array.from({ length: 40 }, (_, n) => write(`f${String(n).padStart(3, '0')}.txt`, text(n)));
  const queries = [3, 17].map((n) => keysOf(text(n)));
  const indexWith = async (filter?: PrintFilter): Promise<{ index: MemoryIndex; prints: number }> => {
    const index = new MemoryIndex();
    let prints = 0;
    for await (const batch of printTextFiles(files, 1, filter)) {
      let first = 0;
      for (const one of batch.files) {
        index.addPrints({ info: { id: one.file, authors: [] }, text: '' }, batch, first, first + one.prints, one.all);
        first += one.prints;
      }
      prints += first;
    }
    return { index, prints };
  };
  const [whole, part] = [await indexWith(), await indexWith(PrintFilter.of(queries))];
  expect(part.prints).toBeLessThan(whole.prints / 2);
  for (const keys of queries) {
    const found = (index: MemoryIndex): unknown[] => findCandidates(index, keys).map(({ id, shared, weight }) => [id, shared, weight]);
    expect(found(part.index)).toEqual(found(whole.index));
    expect(found(part.index).length).toBeGreaterThan(1);
  }
});

test('files come in their order, each once, and those of other kinds are named', async () => {
  const files = Array.from({ length: 100 }, (_, n) => write(`f${String(n).padStart(3, '0')}.txt`, n % 10 === 3 ? '\0' : text(n)));
  const titles: (string | undefined)[] = [];
  const others: string[] = [];
  for await (const batch of prepareTextFiles(files, 4)) {
    titles.push(...batch.chunks.flatMap(({ documents }) => documents.map(({ info }) => info.title)));
    others.push(...batch.others);
  }
  expect(others).toEqual(files.filter((_, n) => n % 10 === 3));
  expect(titles).toEqual(files.filter((_, n) => n % 10 !== 3).map((file) => path.basename(file)));
  const printed: string[] = [];
  for await (const batch of printTextFiles(files, 1)) printed.push(...batch.files.map(({ file }) => file));
  expect(printed).toEqual(files.filter((_, n) => n % 10 !== 3));
});
