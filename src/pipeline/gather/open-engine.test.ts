import { openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { openIndexWriter } from '../../similarity/index.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { openEngine } from './open-engine.ts';

const TEXT = Array.from({ length: 400 }, (_, i) => `第${String(i)}号测站在雨季前后各校准一次，并记录水位与流速。`).join('');
const root = temporaryFolder();

function build(folder: string): string {
  const writer = openIndexWriter(folder);
  writer.add({ info: { id: 'a', authors: [] }, text: TEXT });
  const snapshot = writer.commit();
  writer.close();
  return snapshot;
}

it('finds texts again in an index made anew in the place of a damaged one', () => {
  const folder = path.join(root, 'index');
  const snapshot = build(folder);
  const postings = path.join(folder, readdirSync(folder).find((name) => name.endsWith('.postings')) ?? '');
  const file = openSync(postings, 'r+');
  for (let at = 64; at < statSync(postings).size / 2; at += 64) {
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    writeSync(file, Buffer.from([(byte[0] ?? 0) ^ 255]), 0, 1, at);
  }
  const engine = () => openEngine(folder, snapshot, openArtifactStore(path.join(root, 'artifacts')), {});
  expect(() => engine().candidates(TEXT)).toThrow(/checksum/);
  rmSync(folder, { recursive: true });
  expect(build(folder)).toBe(snapshot);
  expect(
    engine()
      .candidates(TEXT)
      .map(({ id }) => id),
  ).toEqual(['a']);
});
