// Writes the golden reports of the fixture batches anew. Read the differences before committing them: each is a change of results.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GOLDEN_BATCHES, goldenFiles, goldenFolder } from '../tests/support/golden-report.ts';
import { ROOT, scanBatch } from '../tests/support/run-cli.ts';

if (process.env['CI']) {
  console.error('Golden reports are not rewritten in CI: run npm run golden on your machine, read the differences, commit them.');
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), 'integrity-golden-'));
try {
  for (const batch of GOLDEN_BATCHES) {
    const out = path.join(folder, batch, 'out');
    const run = await scanBatch(path.join(ROOT, 'fixtures', batch), out, path.join(folder, batch, 'workspace'));
    if (!existsSync(path.join(out, 'batch.json'))) throw new Error(`the scan ended with ${run.code ?? run.signal ?? ''}:\n${run.stderr}`);
    const files = goldenFiles(batch, out);
    rmSync(goldenFolder(batch), { recursive: true, force: true });
    mkdirSync(goldenFolder(batch), { recursive: true });
    for (const [name, content] of files) writeFileSync(path.join(goldenFolder(batch), name), content);
    console.log(`${files.size} golden reports of ${batch} written; git diff tests/golden shows what changed`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
