import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { UnpackContainer } from '../../ingest/discover/expand-container.ts';
import { findCorpus } from './corpus.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'integrity-corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const corpus = (name: string, files: Record<string, string>): string => {
  const root = path.join(folder, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
};

describe('findCorpus', () => {
  it('lists texts in order of path with what corpus.csv says, and leaves other files alone', async () => {
    const root = corpus('a', {
      'z/late.txt': '乙',
      'early.md': '甲',
      'picture.png': 'x',
      'corpus.csv': '\ufefffile,title,authors,date,doi\nearly.md,早期研究,张三；李四,2015-03,10.1/a\n',
    });
    const found = await findCorpus(root);
    expect(found.problems).toEqual([]);
    expect(found.files.map((file) => [file.displayPath, file.stated])).toEqual([
      ['a/early.md', { title: '早期研究', authors: ['张三', '李四'], date: '2015-03', doi: '10.1/a' }],
      ['a/z/late.txt', {}],
    ]);
  });

  it('lists the texts in an archive beside it, with what corpus.csv says of them, and says what it could not unpack', async () => {
    const root = corpus('e', { 'old.zip': 'x', 'bad.rar': 'x', 'none.7z': 'x', 'corpus.csv': 'file,title\nold.zip!/in/a.md,旧文\n' });
    const refused = { code: 'archive-entry-encrypted', message: '', mend: '' };
    const unpack: UnpackContainer = ({ displayPath }) =>
      Promise.resolve(
        displayPath.endsWith('.zip')
          ? {
              status: 'unpacked',
              folder: '/blobs',
              files: [
                { path: 'z.txt', bytes: 1, sha256: 'bb', blob: '1' },
                { path: 'in/a.md', bytes: 1, sha256: 'aa', blob: '2' },
                { path: 'photo.png', bytes: 1, sha256: 'cc', blob: '3' },
                { path: 'locked.pdf', bytes: 1, refused },
              ],
            }
          : displayPath.endsWith('.rar')
            ? { status: 'unreadable', error: { code: 'archive-broken', message: '', mend: '' } }
            : { status: 'not-container' },
      );
    const found = await findCorpus(root, unpack);
    expect(found.files).toMatchObject([
      { displayPath: 'e/none.7z' },
      { displayPath: 'e/old.zip!/in/a.md', path: '/blobs/2', sha256: 'aa', stated: { title: '旧文' } },
      { displayPath: 'e/old.zip!/z.txt', path: '/blobs/1', stated: {} },
    ]);
    expect(found.problems.map(({ code }) => code)).toEqual(['archive-broken', 'archive-entry-encrypted']);
    expect((await findCorpus(root)).files).toEqual([]);
  });

  it('names a row whose file is not there', async () => {
    const root = corpus('b', { 'one.txt': '甲', 'corpus.csv': 'file,title\ngone.txt,已删\n' });
    expect((await findCorpus(root)).problems).toMatchObject([
      { code: 'corpus-file-missing', message: expect.stringContaining('gone.txt') as string },
    ]);
  });

  it('refuses a folder that is not there and a table that is none', async () => {
    await expect(findCorpus(path.join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'corpus-not-found' });
    await expect(findCorpus(corpus('c', { 'corpus.csv': 'title\n"unclosed\n' }))).rejects.toMatchObject({
      code: 'corpus-catalogue-invalid',
    });
    await expect(findCorpus(corpus('d', { 'corpus.csv': 'name,title\nx,y\n' }))).rejects.toMatchObject({
      code: 'corpus-catalogue-invalid',
    });
  });
});
