import type * as fs from 'node:fs/promises';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { discoverBatch } from './discover-batch.ts';

// Tests may run as a user whom no permission stops: the refusal is the file system's answer, played back.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  const readdir = (folder: string, ...rest: [{ withFileTypes: true }]) =>
    folder.endsWith('locked') ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) : real.readdir(folder, ...rest);
  return { ...real, readdir };
});

it('a folder that may not be opened costs itself alone', async () => {
  const batch = await mkdtemp(path.join(tmpdir(), 'integrity-locked-'));
  try {
    await mkdir(path.join(batch, 'a/papers/locked'), { recursive: true });
    await mkdir(path.join(batch, 'locked'));
    await writeFile(path.join(batch, 'a/papers/x.pdf'), 'x');
    const { dossiers } = await discoverBatch(batch, { today: '2024-01-01' });
    expect(dossiers.map(({ dossier }) => [dossier.applicant.id, dossier.files.length, dossier.problems])).toMatchObject([
      ['a', 1, [{ code: 'file-unreadable', file: 'papers/locked' }]],
      ['locked', 0, [{ code: 'file-unreadable', file: 'locked' }]],
    ]);
    await expect(discoverBatch(path.join(batch, 'locked'), { today: '2024-01-01' })).rejects.toMatchObject({ code: 'batch-unreadable' });
  } finally {
    await rm(batch, { recursive: true, force: true });
  }
});
