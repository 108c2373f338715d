// Spoiled files of every format through the extraction pool: nothing may end the parent, go unanswered or pass its time.
// Each input is made from its number and --seed, so that one that fails can be made again with --from N --count 1 --keep DIR.
// Usage: npx tsx bench/fuzz-ingest.ts [--count 20000] [--seed 1] [--from 0] [--size 2] [--timeout 20] [--files DIR] [--keep DIR]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createExtractionPool } from '../src/ingest/extract/extraction-pool.ts';
import { mutate } from '../tests/support/documents/mutate.ts';
import { sampleDocuments } from '../tests/support/documents/sample-documents.ts';
import { watchProcessTree } from './process-tree-memory.ts';

const MAX_SEED_BYTES = 120_000;
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    size: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '20' },
    files: { type: 'string' },
    keep: { type: 'string' },
  },
});
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-fuzz-'));
const timeoutMs = Number(values.timeout) * 1000;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Our own samples, and of a folder of real files the small ones. */
function seeds(): { name: string; bytes: Uint8Array }[] {
  const own = Object.entries(sampleDocuments()).map(([name, bytes]) => ({ name, bytes }));
  if (values.files === undefined || !existsSync(values.files)) return own;
  const folder = values.files;
  const real = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size > 0 && statSync(file).size < MAX_SEED_BYTES)
    .map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
  // Own samples in turn with real ones, so that rare formats are not lost among PDFs.
  return real.flatMap((file, index) => [file, own[index % own.length] ?? file]);
}

const codes = new Map<string, number>();
const remarkable: string[] = [];
let escapes = 0;
let late = 0;
let tried = 0;
let stopped = false;
// A long run that is called off still says how far it came.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));

const note = (code: string): unknown => codes.set(code, (codes.get(code) ?? 0) + 1);
process.on('uncaughtException', (error) => {
  escapes++;
  print(`uncaught: ${error.stack ?? error.message}`);
  remarkable.push(`uncaught: ${error.message}`);
});

const memory = watchProcessTree(process.pid);
const pool = createExtractionPool({ size: Number(values.size), timeoutMs, memoryBytes: 768 * 1024 * 1024 });
try {
  spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root });
  const sources = seeds();
  const [from, count, seed] = [Number(values.from), Number(values.count), Number(values.seed)];
  const numbers = Array.from({ length: count }, (_, index) => from + index).values();
  const work = async (seat: number): Promise<void> => {
    for (const number of numbers) {
      if (stopped) break;
      const source = sources[number % sources.length];
      const other = sources[(number * 7 + 3) % sources.length];
      if (source === undefined || other === undefined) continue;
      const bytes = mutate(source.bytes, other.bytes, seed * 1_000_003 + number);
      const file = path.join(scratch, `seat-${seat}${path.extname(source.name)}`);
      writeFileSync(file, bytes);
      const began = performance.now();
      const displayPath = `${number}-${source.name}`;
      const result = await pool.extract({ path: file, displayPath });
      let code = result.status === 'read' ? 'read' : result.error.code;
      if (code === 'file-is-container') {
        const folder = path.join(scratch, `unpacked-${seat}`);
        const unpacked = await pool.unpack({ path: file, displayPath }, folder);
        code = unpacked.status === 'unreadable' ? unpacked.error.code : `container-${unpacked.status}`;
        rmSync(folder, { recursive: true, force: true });
      }
      tried++;
      note(code);
      if (performance.now() - began > timeoutMs + 2000) late++;
      if (/^(internal-error|extract-)/.test(code)) {
        remarkable.push(`${displayPath} ${code}${result.status === 'unreadable' ? ` ${result.error.message.slice(0, 120)}` : ''}`);
        if (values.keep !== undefined) {
          mkdirSync(values.keep, { recursive: true });
          writeFileSync(path.join(values.keep, displayPath), bytes);
        }
      }
      if (tried % 500 === 0) print(`${tried} tried`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.size) }, (_, seat) => work(seat)));
  print(`inputs tried: ${tried} of ${sources.length} seeds, seed ${values.seed}`);
  print(
    `escapes from the sandbox: ${escapes}; past their time by 2 s: ${late}; peak memory of the process tree ${Math.round(memory.stop() / 1024 / 1024)} MB`,
  );
  for (const [code, times] of [...codes].sort((a, b) => b[1] - a[1])) print(`  ${code}: ${times}`);
  if (remarkable.length > 0) print(`to look at:\n  ${remarkable.slice(0, 50).join('\n  ')}`);
} finally {
  pool.close();
  memory.stop();
  rmSync(scratch, { recursive: true, force: true });
}
