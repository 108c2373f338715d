import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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
