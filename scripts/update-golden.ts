// Writes the golden reports of fixtures/dossiers anew. Read the differences before committing them: each is a change of results.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GOLDEN_FOLDER, goldenForm } from '../tests/support/golden-report.ts';
import { ROOT, scanBatch } from '../tests/support/run-cli.ts';

if (process.env['CI']) {
  console.error('Golden reports are not rewritten in CI: run npm run golden on your machine, read the differences, commit them.');
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), 'integrity-golden-'));
try {
  const run = await scanBatch(path.join(ROOT, 'fixtures', 'dossiers'), path.join(folder, 'out'), path.join(folder, 'workspace'));
  if (!existsSync(path.join(folder, 'out', 'batch.json')))
    throw new Error(`the scan ended with ${run.code ?? run.signal ?? ''}:\n${run.stderr}`);
  const reports = readdirSync(path.join(folder, 'out', 'applicants')).filter((file) => file.endsWith('.json'));
  rmSync(GOLDEN_FOLDER, { recursive: true, force: true });
  mkdirSync(GOLDEN_FOLDER, { recursive: true });
  for (const file of reports) {
    writeFileSync(path.join(GOLDEN_FOLDER, file), goldenForm(readFileSync(path.join(folder, 'out', 'applicants', file), 'utf8')));
  }
  console.log(`${reports.length} golden reports written; git diff tests/golden shows what changed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
