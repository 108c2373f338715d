// A scan of many generated dossiers: wall and processor time, dossiers a second, peak memory of the whole process tree, and the second scan of
// the same dossiers; with the in-process runner and with BullMQ on a Redis of our own. Prints figures and ratios; asserts none.
// Usage: npx tsx bench/scan.ts [--dossiers 200] [--runs 3]      (run npm run build first; needs redis-server)
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { folderBytes } from '../tests/support/folder-bytes.ts';
import { startRedis } from '../tests/support/redis-server.ts';
import { startCli } from '../tests/support/run-cli.ts';
import { generateDossiers } from './generate-dossiers.ts';
import { watchProcessTree } from './process-tree-memory.ts';

interface Figures {
  readonly firstMs: number;
  /** Processor time of the first scan and all it started: the fair measure on a machine that does other work. */
  readonly cpuMs: number;
  readonly secondMs: number;
  readonly peakBytes: number;
}

const { values } = parseArgs({ options: { dossiers: { type: 'string', default: '200' }, runs: { type: 'string', default: '3' } } });
const [count, runs] = [Number(values.dossiers), Number(values.runs)];
const folder = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));
const redis = await startRedis();

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const cell = (value: string, width: number): string => value.padStart(width);

/** User and system time of every process that this one started and that has ended, with all of theirs (Linux, ticks of 10 ms). */
function endedCpuMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

async function scanOnce(name: string, runner: string): Promise<{ tookMs: number; cpuMs: number; peakBytes: number }> {
  const cpuBefore = endedCpuMs();
  const out = path.join(folder, `${name}-out`);
  const began = performance.now();
  const scan = startCli([
    ...['scan', path.join(folder, 'dossiers'), '--out', out, '--workspace', path.join(folder, `${name}-workspace`)],
    ...['--runner', runner, '--quiet'],
  ]);
  const memory = watchProcessTree(scan.pid);
  const { code, stderr } = await scan.ended;
  const peakBytes = memory.stop();
  if (!existsSync(path.join(out, 'batch.json'))) throw new Error(`the scan ended with ${code ?? 'a signal'}:\n${stderr}`);
  return { tookMs: performance.now() - began, cpuMs: endedCpuMs() - cpuBefore, peakBytes };
}

async function measureOnce(name: string, runner: string): Promise<Figures> {
  for (const what of ['out', 'workspace']) rmSync(path.join(folder, `${name}-${what}`), { recursive: true, force: true });
  const first = await scanOnce(name, runner);
  const second = await scanOnce(name, runner);
  return { firstMs: first.tookMs, cpuMs: first.cpuMs, secondMs: second.tookMs, peakBytes: first.peakBytes };
}

function medians(figures: readonly Figures[]): Figures {
  const of = (pick: (figure: Figures) => number): number => median(figures.map(pick));
  return { firstMs: of((f) => f.firstMs), cpuMs: of((f) => f.cpuMs), secondMs: of((f) => f.secondMs), peakBytes: of((f) => f.peakBytes) };
}

try {
  const began = performance.now();
  const batch = await generateDossiers(path.join(folder, 'dossiers'), count);
  console.log(
    `${batch.dossiers} dossiers, ${batch.files} ${batch.format} files, ${batch.copies} with copied paragraphs (made in ${((performance.now() - began) / 1000).toFixed(0)} s); ` +
      `Node ${process.versions.node}, ${availableParallelism()} processors; medians of ${runs}\n`,
  );
  console.log('runner       first scan         CPU  dossiers/s  peak memory  second scan  second/first');
  const measured: { 'in-process': Figures[]; bullmq: Figures[] } = { 'in-process': [], bullmq: [] };
  // In turn, so that whatever else the machine does falls on both.
  for (let run = 0; run < runs; run++) {
    measured['in-process'].push(await measureOnce('in-process', 'in-process'));
    measured.bullmq.push(await measureOnce('bullmq', redis.url));
  }
  const rows = { 'in-process': medians(measured['in-process']), bullmq: medians(measured.bullmq) };
  for (const [name, { firstMs, cpuMs, secondMs, peakBytes }] of Object.entries(rows)) {
    console.log(
      name.padEnd(10) +
        cell(`${(firstMs / 1000).toFixed(1)} s`, 13) +
        cell(`${(cpuMs / 1000).toFixed(1)} s`, 12) +
        cell((count / (firstMs / 1000)).toFixed(1), 12) +
        cell(`${(peakBytes / 2 ** 20).toFixed(0)} MiB`, 13) +
        cell(`${(secondMs / 1000).toFixed(1)} s`, 13) +
        cell(`${((100 * secondMs) / firstMs).toFixed(1)} %`, 14),
    );
  }
  const same =
    JSON.stringify(folderBytes(path.join(folder, 'in-process-out'))) === JSON.stringify(folderBytes(path.join(folder, 'bullmq-out')));
  const ratio = (pick: (figure: Figures) => number): string => (pick(rows.bullmq) / pick(rows['in-process'])).toFixed(2);
  console.log(
    `\nbullmq/in-process: ${ratio((f) => f.firstMs)} in time, ${ratio((f) => f.cpuMs)} in CPU; same report bytes: ${same ? 'yes' : 'NO'}`,
  );
  console.log('Memory: sum over the scan and all processes it started, shared pages once. Redis itself is in no figure.');
} finally {
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
}
