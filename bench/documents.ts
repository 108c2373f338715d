// Reads a folder of real documents through the extraction pool, as a scan does: what was read, what was refused and why, the slowest, memory.
// With --runs: the folder read by `integrity extract` anew, a second time unchanged, and by one worker and two in turn (best of the runs).
// Usage: npx tsx bench/documents.ts [DIR] [--size 2] [--timeout 60] [--texts OUT] [--runs 3]   Prints figures; asserts none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ExtractionResult } from '../src/domain/document.ts';
import { createExtractionPool } from '../src/ingest/extract/extraction-pool.ts';
import { watchProcessTree } from './process-tree-memory.ts';

const root = path.resolve(import.meta.dirname, '..');
const archive = path.resolve(root, '../shared/data/documents/documents-dev.tar.gz');
const { values, positionals } = parseArgs({
  options: {
    size: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '60' },
    texts: { type: 'string' },
    runs: { type: 'string' },
  },
  allowPositionals: true,
});
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));
const print = (text: string): boolean => process.stdout.write(`${text}\n`);

interface Outcome {
  readonly kind: string;
  readonly file: string;
  readonly milliseconds: number;
  readonly result: ExtractionResult;
}

function folderOf(): string | undefined {
  const [given] = positionals;
  if (given !== undefined) return path.resolve(given);
  if (!existsSync(archive)) return undefined;
  const folder = path.join(scratch, 'documents');
  mkdirSync(folder);
  spawnSync('tar', ['-xzf', archive, '-C', folder]);
  return folder;
}

async function readAll(folder: string): Promise<{ outcomes: Outcome[]; peakBytes: number }> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  const size = Number(values.size);
  const pool = createExtractionPool({ size, timeoutMs: Number(values.timeout) * 1000 });
  const memory = watchProcessTree(process.pid);
  const outcomes: Outcome[] = [];
  const next = files.values();
  const work = async (): Promise<void> => {
    for (const file of next) {
      const began = performance.now();
      const result = await pool.extract({ path: path.join(folder, file), displayPath: file });
      outcomes.push({ kind: path.basename(path.dirname(file)), file, milliseconds: performance.now() - began, result });
    }
  };
  await Promise.all(Array.from({ length: size }, work));
  pool.close();
  return { outcomes, peakBytes: memory.stop() };
}

function report(kind: string, outcomes: readonly Outcome[]): void {
  const codes = new Map<string, number>();
  for (const { result } of outcomes)
    if (result.status === 'unreadable') codes.set(result.error.code, (codes.get(result.error.code) ?? 0) + 1);
  const read = outcomes.filter(({ result }) => result.status === 'read');
  const without = read.filter(({ result }) => result.status === 'read' && result.document.quality === 'none').length;
  const pages = read.reduce((sum, { result }) => sum + (result.status === 'read' ? result.document.pages.length : 0), 0);
  const slowest = outcomes.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  const told = [...codes].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
  print(
    `${kind.padEnd(14)} ${outcomes.length} files, ${read.length} read (${without} without text), ${pages} pages; ` +
      `slowest ${(slowest.milliseconds / 1000).toFixed(1)} s ${path.basename(slowest.file)}${told.length === 0 ? '' : `; refused: ${told.join(', ')}`}`,
  );
}

function keepTexts(folder: string, outcomes: readonly Outcome[]): void {
  for (const { file, result } of outcomes) {
    if (result.status !== 'read') continue;
    const target = path.join(folder, `${file}.txt`);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, result.document.text);
  }
}

/** Wall-clock seconds of the command line over the folder, with what it starts. */
function extractSeconds(folder: string, ...options: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, [path.join(root, 'bin/integrity.js'), 'extract', folder, '--json', '--ocr', 'off', ...options], {
    stdio: 'ignore',
  });
  return (performance.now() - began) / 1000;
}

/** Runs follow each other in turn and the best of each counts, since other work on the machine only ever slows. */
function compareRuns(folder: string, runs: number): void {
  const best = { first: Infinity, second: Infinity, one: Infinity, two: Infinity };
  const keep = (name: keyof typeof best, seconds: number): void => {
    best[name] = Math.min(best[name], seconds);
  };
  for (let run = 0; run < runs; run++) {
    const workspace = path.join(scratch, `workspace-${run}`);
    keep('first', extractSeconds(folder, '--workspace', workspace));
    keep('second', extractSeconds(folder, '--workspace', workspace));
    keep('one', extractSeconds(folder, '--no-keep', '--threads', '1'));
    keep('two', extractSeconds(folder, '--no-keep', '--threads', '2'));
  }
  const told = (seconds: number): string => `${seconds.toFixed(2)} s`;
  print(
    `integrity extract, best of ${runs}: first ${told(best.first)}, second ${told(best.second)}, ${(best.first / best.second).toFixed(1)} times as fast`,
  );
  print(`  one worker ${told(best.one)}, two ${told(best.two)}: ${(best.one / best.two).toFixed(2)} times as fast`);
}

try {
  spawnSync('npm', ['run', 'build'], { cwd: root });
  const folder = folderOf();
  if (folder === undefined) print('No documents: name a folder, or put the shared data in place.');
  else if (values.runs !== undefined) compareRuns(folder, Number(values.runs));
  else {
    const began = performance.now();
    const { outcomes, peakBytes } = await readAll(folder);
    for (const kind of [...new Set(outcomes.map((outcome) => outcome.kind))].sort()) {
      report(
        kind,
        outcomes.filter((outcome) => outcome.kind === kind),
      );
    }
    const uncoded = outcomes.filter(
      ({ result }) => result.status === 'unreadable' && /^(internal-error|extract-crashed)$/.test(result.error.code),
    );
    const late = outcomes.filter(({ milliseconds }) => milliseconds > (Number(values.timeout) + 2) * 1000);
    print(`all: ${outcomes.length} files in ${((performance.now() - began) / 1000).toFixed(0)} s, ${values.size} at a time`);
    print(`  ended in a crash or an unforeseen error: ${uncoded.length} ${uncoded.map(({ file }) => file).join(' ')}`);
    print(`  past their time by 2 s: ${late.length}; peak memory of the process tree ${Math.round(peakBytes / 1024 / 1024)} MB`);
    if (values.texts !== undefined) keepTexts(path.resolve(values.texts), outcomes);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
