// Mutation testing of the checks: small faults are put into a copy of the sources, one at a time, and the tests of the check's folder must
// notice. Prints what share they noticed and every fault that went unnoticed; asserts nothing. The checkout itself is never written to.
// Usage: node scripts/mutate.mjs [--mutants 200] [--seed 1] [--folders burst-output,retraction] [--workers 1] [--timeout-s 60] [--json FILE] [--again FILE]
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findMutants, shuffled } from './find-mutants.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const worker = fileURLToPath(new URL('mutate-worker.mjs', import.meta.url));
const COPIED = ['src', 'tests', 'fixtures', 'policies', 'registries', 'package.json', 'tsconfig.json'];
// One worker: another would keep a mutant that only the first was told to forget.
const CONFIG = `export default { test: { include: ['src/checks/**/*.test.ts'], testTimeout: 60_000, pool: 'threads', isolate: false, maxWorkers: 1 } };\n`;

/** After so many kills the same tests run on the unchanged sources: kills count only while those pass. */
const CONTROL_EVERY = 8;

const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    folders: { type: 'string' },
    workers: { type: 'string', default: '1' },
    'timeout-s': { type: 'string', default: '60' },
    json: { type: 'string' },
    again: { type: 'string' },
  },
});
const timeoutMs = Number(values['timeout-s']) * 1000;
const temporary = mkdtempSync(path.join(tmpdir(), 'integrity-mutate-'));
const children = new Set();
function leave(code) {
  for (const child of children) child.kill('SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(130));

/** The same share of each folder: one mutant of each in turn, in an order the seed gives. */
function sample() {
  const wanted = values.folders?.split(',');
  const folders = readdirSync(path.join(root, 'src/checks'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (wanted?.includes(entry.name) ?? true))
    .map((entry) => shuffled(findMutants(root, path.join('src/checks', entry.name)), `${values.seed}/${entry.name}`));
  const turns = Math.max(0, ...folders.map((mutants) => mutants.length));
  const inTurn = Array.from({ length: turns }, (_, turn) => folders.flatMap((mutants) => mutants.slice(turn, turn + 1))).flat();
  if (values.again === undefined) return { all: inTurn.length, chosen: inTurn.slice(0, Number(values.mutants)) };
  const nameOf = ({ after, before, file, kind, line }) => [file, line, kind, before, after].join('\n');
  const before = JSON.parse(readFileSync(values.again, 'utf8'));
  const unnoticed = new Set(before.filter(({ state }) => state === 'passed').map(nameOf));
  return { all: inTurn.length, chosen: inTurn.filter((mutant) => unnoticed.has(nameOf(mutant))) };
}

function copyTree(name) {
  const copy = path.join(temporary, name);
  for (const part of COPIED) cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  writeFileSync(path.join(copy, 'vitest.config.ts'), CONFIG);
  return copy;
}

function start(copy) {
  const child = fork(worker, [], { cwd: copy, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** @returns 'failed' or 'passed' as the tests ended, 'timeout' when they did not. */
function ask(child, message) {
  return new Promise((resolve) => {
    const end = (state) => {
      clearTimeout(timer);
      child.off('message', end);
      child.off('exit', gone);
      resolve(state);
    };
    const gone = () => end('timeout');
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end('timeout');
    }, timeoutMs);
    child.once('message', end);
    child.once('exit', gone);
    child.send(message);
  });
}

/** Asked twice: on a busy machine a test may once take too long. */
async function passes(child, folder, file) {
  return (await ask(child, { folder, file })) === 'passed' || (await ask(child, { folder, file })) === 'passed';
}

async function runAll(queue, name, onResult) {
  const copy = copyTree(name);
  let child = start(copy);
  let kills = 0;
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    const file = path.join(copy, mutant.file);
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.slice(0, mutant.start) + mutant.replacement + source.slice(mutant.end));
    const state = await ask(child, { folder: mutant.folder, file });
    writeFileSync(file, source);
    if (state === 'timeout') child = start(copy);
    onResult({ ...mutant, state });
    if (state === 'failed' && ++kills % CONTROL_EVERY === 1 && !(await passes(child, mutant.folder, file))) {
      throw new Error(`the tests of ${mutant.folder} fail with ${mutant.file} as it was again: what went before tells nothing`);
    }
  }
  child.kill('SIGKILL');
}

/** Tests that fail on the unchanged sources would kill every mutant. */
async function assertGreen(folders) {
  const copy = copyTree('unchanged');
  const child = start(copy);
  for (const folder of folders) {
    const state = await ask(child, { folder });
    if (state !== 'passed') throw new Error(`the tests of ${folder} do not pass on the unchanged sources (${state})`);
  }
  child.kill('SIGKILL');
}

const { all, chosen } = sample();
const results = [];
try {
  await assertGreen(new Set(chosen.map(({ folder }) => folder)));
  const queue = [...chosen];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: Number(values.workers) }, (_, at) =>
      runAll(queue, `copy-${at}`, (result) => {
        results.push(result);
        const { after, before, file, kind, line, state } = result;
        if (state === 'passed') console.log(`survived  ${file}:${line}  ${kind}: ${before}  →  ${after}`);
        if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results, null, 1));
      }),
    ),
  );
  const took = (performance.now() - began) / 1000;
  console.log('\nfolder                     mutants  killed  timeout  survived');
  const row = (name, of) => {
    const count = (state) => String(of.filter((result) => result.state === state).length);
    console.log(
      name.padEnd(26) +
        String(of.length).padStart(8) +
        count('failed').padStart(8) +
        count('timeout').padStart(9) +
        count('passed').padStart(10),
    );
  };
  for (const folder of [...new Set(results.map((result) => result.folder))].sort()) {
    row(
      path.basename(folder),
      results.filter((result) => result.folder === folder),
    );
  }
  row('all', results);
  const noticed = results.filter(({ state }) => state !== 'passed').length;
  console.log(
    `\n${((100 * noticed) / results.length).toFixed(1)} % noticed; ${results.length} of ${all} possible mutants, seed ${values.seed}, ${took.toFixed(0)} s`,
  );
  leave(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  leave(1);
}
