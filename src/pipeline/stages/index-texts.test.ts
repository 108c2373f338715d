import { readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { discardIndex, indexStage, isIndexDamage } from './index-texts.ts';

const damagedFolder = temporaryFolder();
const blockedFolder = temporaryFolder();
const TOOLS = { onEvent: () => undefined };

it('makes a damaged index anew, with the same content', async () => {
  const folder = damagedFolder;
  const index = path.join(folder, 'index');
  const store = openArtifactStore(path.join(folder, 'artifacts'));
  const id = 'a'.repeat(64);
  const fill = (): Promise<string> => indexStage(index, { [id]: { claims: [] } }, { [id]: 'no-such-key' }, store, TOOLS);
  const whole = await fill();
  for (const name of await readdir(index)) await truncate(path.join(index, name), 5).catch(() => undefined);
  expect(await fill()).toBe(whole);
  await discardIndex(index);
  expect(await fill()).toBe(whole);
});

it('leaves an error that is no damage alone', async () => {
  const folder = blockedFolder;
  await writeFile(path.join(folder, 'index'), 'in the way');
  const store = openArtifactStore(path.join(folder, 'artifacts'));
  await expect(indexStage(path.join(folder, 'index'), {}, {}, store, TOOLS)).rejects.toSatisfy(
    (error) => !isIndexDamage(error as { code: string }),
  );
});
