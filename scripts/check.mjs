// The whole gate: format, types, lint, walls, unused code, generated documents, tests. `--tests-only` leaves the rest out.
import { spawn as spawnChild, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureServices } from './services.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const testsOnly = process.argv.includes('--tests-only');
const bin = (name) => path.join('node_modules', '.bin', name);

const gates = [
  ['format', [bin('biome'), 'ci', '.']],
  ['types', [bin('tsc'), '-p', 'tsconfig.json']],
  ['lint', [bin('eslint'), '--max-warnings', '0', '.']],
  ['walls', [bin('depcruise'), 'src', '--output-type', 'err']],
  ['unused code', [bin('knip'), '--no-progress']],
  ['generated documents', [process.execPath, '--import', 'tsx', 'scripts/generate-docs.ts', '--check']],
];

let gatesFailed = 0;
let gatesPassed = 0;
const spawn = (args, env = {}) => spawnSync(args[0], args.slice(1), { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });

/** Runs a gate and keeps what it prints, so that gates can run side by side. */
const runGate = ([name, command]) =>
  new Promise((resolve) => {
    const child = spawnChild(command[0], command.slice(1), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => resolve({ name, passed: false, output: error.message }));
    child.on('close', (code) => resolve({ name, passed: code === 0, output: Buffer.concat(printed).toString('utf8') }));
  });

if (!testsOnly) {
  // Lint takes as long as the others together.
  const lint = gates.filter(([name]) => name === 'lint');
  const others = gates.filter(([name]) => name !== 'lint');
  const inTurn = async (list) => {
    for (const gate of list) {
      const { name, passed, output } = await runGate(gate);
      console.log(`\n== ${name}\n${output.trimEnd()}`);
      if (passed) gatesPassed++;
      else {
        gatesFailed++;
        console.log(`-- ${name} failed`);
      }
    }
  };
  await Promise.all([inTurn(lint), inTurn(others)]);
}

console.log('\n== tests');
const services = ensureServices();
const folder = mkdtempSync(path.join(tmpdir(), 'integrity-check-'));
const results = path.join(folder, 'vitest.json');
const tests = spawn(
  [bin('vitest'), 'run', '--coverage', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`],
  services,
);
let summary = { numPassedTests: 0, numFailedTests: 0 };
try {
  summary = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  console.log('the test runner left no result');
}
rmSync(folder, { recursive: true, force: true });

const testsBroken = tests.status !== 0 && summary.numFailedTests === 0 ? 1 : 0;
const failed = gatesFailed + summary.numFailedTests + testsBroken;
const passed = gatesPassed + summary.numPassedTests;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
