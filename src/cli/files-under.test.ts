import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { filesUnder } from './files-under.ts';

it('lists the files of folders in order, hidden ones and links to folders left out, and files named as they are named', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'integrity-files-'));
  try {
    mkdirSync(path.join(folder, 'b', '.integrity'), { recursive: true });
    for (const name of ['c.pdf', 'a.pdf', 'b/z.txt', 'b/.hidden', 'b/.integrity/kept']) writeFileSync(path.join(folder, name), '');
    symlinkSync(folder, path.join(folder, 'b', 'round'));
    const found = await filesUnder(['missing.pdf', folder]);
    expect(found).toEqual(['missing.pdf', ...['a.pdf', 'b/z.txt', 'c.pdf'].map((name) => path.join(folder, name))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
