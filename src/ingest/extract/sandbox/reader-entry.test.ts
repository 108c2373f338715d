import { spawnSync } from 'node:child_process';
import { readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createExtractionPool } from '../extraction-pool.ts';
import { readerEntry } from './reader-entry.ts';
import { CHILD_FLAGS, DEFAULT_MEMORY_BYTES, heapFlag } from './spawn-child.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const sandbox = path.join(root, 'dist/ingest/extract/sandbox');
const bundle = path.join(sandbox, 'child-bundle.cjs');
const now = new Date();
afterAll(() => utimesSync(bundle, now, now));

describe('the bundled reader', () => {
  it('is what children run while it is as new as the build', () => {
    utimesSync(bundle, now, now);
    expect(path.basename(readerEntry().pathname)).toBe('child-start.cjs');
    utimesSync(bundle, new Date(0), new Date(0));
    expect(path.basename(readerEntry().pathname)).toBe('child-entry.js');
    utimesSync(bundle, now, now);
  });

  it.each(['a03-verbatim', 'a13-scan'])('reads %s as its modules do', async (dossier) => {
    const entries = [path.join(sandbox, 'child-start.cjs'), path.join(sandbox, 'child-entry.js')];
    const list = spawnSync('find', [path.join(root, 'fixtures/dossiers', dossier), '-name', '*.pdf'], { encoding: 'utf8' });
    const files = list.stdout.trim().split('\n').sort();
    const [bundled, modules] = await Promise.all(
      entries.map(async (entry) => {
        const pool = createExtractionPool({ size: 1, entry: pathToFileURL(entry) });
        const results = await Promise.all(files.map((file) => pool.extract({ path: file, displayPath: path.basename(file) })));
        pool.close();
        return results;
      }),
    );
    expect(bundled?.map(({ status }) => status)).toEqual(files.map(() => 'read'));
    expect(bundled).toEqual(modules);
  });

  it("is taken from V8's cache under the flags children run with", () => {
    const script = `const vm = require('node:vm');
      const Script = vm.Script;
      vm.Script = class extends Script { constructor(...given) { super(...given); console.log(this.cachedDataRejected); process.exit(0); } };
      require(${JSON.stringify(path.join(sandbox, 'child-start.cjs'))});`;
    const flags = [heapFlag(DEFAULT_MEMORY_BYTES), ...CHILD_FLAGS, '--no-warnings'];
    const run = spawnSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' });
    expect(run.stdout.trim()).toBe('false');
    expect(readFileSync(bundle, 'utf8')).not.toMatch(/\bimport\("/);
  });
});
