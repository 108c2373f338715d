import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rarFile, sevenZipFile } from '../../../../tests/support/documents/archive-files.ts';
import { docxFile } from '../../../../tests/support/documents/sample-documents.ts';
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionLimits } from '../limits.ts';
import { unpackContainer } from './unpack-container.ts';

const root = mkdtempSync(path.join(tmpdir(), 'integrity-unpack-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'one-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const unpack = (bytes: Uint8Array, limits: Partial<ExtractionLimits> = {}) =>
  unpackContainer(bytes, 'papers/a.zip', folder, { ...DEFAULT_EXTRACTION_LIMITS, ...limits });
async function filesOf(bytes: Uint8Array, limits: Partial<ExtractionLimits> = {}): Promise<Record<string, string>> {
  const result = await unpack(bytes, limits);
  if (result.status !== 'unpacked') throw new Error(result.status === 'unreadable' ? result.error.code : result.status);
  return Object.fromEntries(
    result.files.map((file) => [file.path, file.refused?.code ?? readFileSync(path.join(folder, file.blob ?? ''), 'utf8')]),
  );
}
const files = (names: Readonly<Record<string, string>>): Zippable =>
  Object.fromEntries(Object.entries(names).map(([name, text]) => [name, strToU8(text)]));
const zip = (names: Readonly<Record<string, string>>): Uint8Array => zipSync(files(names));
const utf8 = (names: Readonly<Record<string, string>>): Record<string, Uint8Array> =>
  Object.fromEntries(Object.entries(names).map(([name, text]) => [name, strToU8(text)]));

describe('unpackContainer', () => {
  const names = { 'a.txt': '正文', '论文/乙.txt': '又一篇' };
  it.each([
    ['ZIP', zip(names)],
    ['7z', sevenZipFile(utf8(names))],
    ['RAR', rarFile(utf8(names))],
  ])('unpacks %s with Chinese names', async (_kind, bytes) => {
    expect(await filesOf(bytes)).toEqual(names);
  });

  it('writes under numbers alone', async () => {
    await filesOf(zip(names));
    expect(readdirSync(folder).sort()).toEqual(['1', '2']);
  });

  it('reads a name in the code page of a Chinese Windows', async () => {
    const bytes = Buffer.from(zip({ AABB: 'x' }));
    const gbk = Buffer.from('c2dbcec4', 'hex');
    for (let at = bytes.indexOf('AABB'); at >= 0; at = bytes.indexOf('AABB', at)) gbk.copy(bytes, at);
    expect(await filesOf(bytes)).toEqual({ 论文: 'x' });
  });

  it('goes into archives in archives, and stops at their depth', async () => {
    const nested = zipSync({ 'b.zip': zipSync({ 'c.7z': sevenZipFile(utf8({ 'd.txt': '深' })) }) });
    expect(await filesOf(nested)).toEqual({ 'b.zip!/c.7z!/d.txt': '深' });
    expect(await filesOf(nested, { maxArchiveDepth: 2 })).toEqual({ 'b.zip!/c.7z': 'archive-too-deep' });
  });

  it('leaves documents that are ZIP archives whole', async () => {
    const docx = docxFile('<w:p/>');
    expect(Object.keys(await filesOf(zipSync({ 'a.docx': docx })))).toEqual(['a.docx']);
    expect(await unpack(docx)).toEqual({ status: 'not-container' });
  });

  it('refuses names that lead out or cannot be shown, links, and names that come twice; reads the rest', async () => {
    const bytes = Buffer.from(
      zipSync({
        ...files({
          '../../up.txt': 'x',
          '/root.txt': 'x',
          'C:/disk.txt': 'x',
          'bell\u0007.txt': 'x',
          'rtl\u202etxt.exe': 'x',
          './same': '1',
          same: '2',
          good: 'y',
        }),
        link: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
      }),
    );
    expect(await filesOf(bytes)).toEqual({
      '‥/‥/up.txt': 'archive-entry-name',
      'root.txt': 'archive-entry-name',
      'C:/disk.txt': 'archive-entry-name',
      'bell�.txt': 'archive-entry-name',
      'rtl�txt.exe': 'archive-entry-name',
      same: expect.stringMatching(/1|archive-entry-twice/) as string,
      good: 'y',
      link: 'archive-entry-special',
    });
  });

  it('loses no other file by an entry without a name: told in a ZIP, read under a number in a 7z; in a RAR the format allows none', async () => {
    const names = { '': '1', 'good.txt': 'y' };
    const told = await unpack(zip(names));
    expect(told.status === 'unpacked' ? told.files.map(({ path: name, refused }) => [name, refused?.code]) : told).toEqual([
      ['?', 'archive-entry-name'],
      ['good.txt', undefined],
    ]);
    expect(await filesOf(sevenZipFile(utf8(names)))).toEqual({ '1-': '1', 'good.txt': 'y' });
    expect(await unpack(rarFile(utf8(names)))).toMatchObject({ status: 'unreadable', error: { code: 'archive-broken' } });
  });

  it('names an entry under a password, and one that is damaged', async () => {
    const bytes = Buffer.from(zip({ secret: 'x', 'sound.txt': 'y' }));
    // Bit 0 of the flags, at byte 8 of the central entry.
    const central = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes[central + 8] = (bytes[central + 8] ?? 0) | 1;
    expect(await filesOf(bytes)).toEqual({ secret: 'archive-entry-encrypted', 'sound.txt': 'y' });
    const damaged = Buffer.from(zipSync({ 'a.txt': strToU8('abc'.repeat(100)), 'b.txt': strToU8('y') }));
    damaged.fill(0xff, 36, 44);
    expect(await filesOf(damaged)).toEqual({ 'a.txt': 'archive-entry-broken', 'b.txt': 'y' });
  });

  it.each([
    ['more files than allowed', zip({ a: '1', b: '2', c: '3' }), { maxArchiveEntries: 2 }, 'archive-too-many-files'],
    ['more bytes than allowed', zip({ a: 'x'.repeat(5000) }), { maxArchiveBytes: 4000 }, 'archive-too-large'],
    [
      'more bytes than its size lets expect',
      zip({ a: 'x'.repeat(50_000) }),
      { maxInflatedBytes: 1000, maxArchiveRatio: 10 },
      'archive-too-large',
    ],
    [
      'more bytes, all levels together',
      zipSync({ 'a.zip': zip({ a: 'x'.repeat(3000) }), 'b.zip': zip({ a: 'x'.repeat(3000) }) }),
      { maxArchiveBytes: 5000 },
      'archive-too-large',
    ],
    ['a cut end', sevenZipFile(utf8(names)).subarray(0, 60), {}, 'archive-broken'],
    ['a cut end', rarFile(utf8(names)).subarray(0, 50), {}, 'archive-broken'],
  ])('refuses an archive with %s', async (_name, bytes, limits, code) => {
    expect(await unpack(bytes, limits)).toMatchObject({ status: 'unreadable', error: { code, file: 'papers/a.zip' } });
  });
});
