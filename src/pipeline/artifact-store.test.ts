import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { artifactKey, openArtifactStore } from './artifact-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'integrity-artifacts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (kind: string, key: string): string => path.join(folder, kind, key.slice(0, 2), key);

describe('artifactKey', () => {
  it('is the same for equal values whatever the order of their fields, and another for others', () => {
    expect(artifactKey({ a: 1, b: [2] })).toBe(artifactKey({ b: [2], a: 1 }));
    expect(artifactKey('a', 'b')).not.toBe(artifactKey('ab'));
    expect(artifactKey({ a: 1 })).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('openArtifactStore', () => {
  const store = openArtifactStore(folder);

  it('gives back what was put, for any JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.stringMatching(/^[0-9a-f]{64}$/), async (value, key) => {
        await store.put('any', key, value);
        expect(await store.get('any', key)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 30 },
    );
  });

  it('knows nothing of what was never put', async () => {
    expect(await store.get('any', artifactKey('never'))).toBeUndefined();
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, 40)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    [
      'changed in one byte',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
  ])('takes an artifact that was %s for absent, so that it is made anew', async (_how, damage) => {
    const key = artifactKey('damage', _how);
    await store.put('kind', key, { text: '文'.repeat(100) });
    damage(fileOf('kind', key));
    expect(await store.get('kind', key)).toBeUndefined();
  });

  it('leaves no temporary files', async () => {
    const key = artifactKey('tidy');
    await store.put('tidy', key, 1);
    expect(readdirSync(path.dirname(fileOf('tidy', key)))).toEqual([key]);
  });

  it('says what to do when it cannot write', async () => {
    writeFileSync(path.join(folder, 'blocked'), '');
    await expect(store.put('blocked', artifactKey(1), 1)).rejects.toMatchObject({
      code: 'workspace-unwritable',
      mend: expect.stringContaining('--workspace') as string,
    });
  });
});
