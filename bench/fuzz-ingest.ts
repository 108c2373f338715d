// Spoiled files of every format through the extraction pool: nothing may end the parent, go unanswered or pass its time.
// Each input is made from its number and --seed, so that one that fails can be made again with --from N --count 1 --keep DIR.
// With --log FILE every end is a line of it, FILE.summary tells how far it is, and the same command takes a cut run up again.
// Usage: npx tsx bench/fuzz-ingest.ts [--count 20000] [--seed 1] [--from 0] [--size 2] [--timeout 20] [--bytes 120000] [--files DIR]
//        [--formats pdf,docx] [--ocr] [--log FILE] [--keep DIR]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createExtractionPool } from '../src/ingest/extract/extraction-pool.ts';
import { mutate } from '../tests/support/documents/mutate.ts';
import { FuzzLog } from './fuzz-log.ts';
import { type FuzzSeed, fuzzSeeds } from './fuzz-seeds.ts';
import { watchProcessTree } from './process-tree-memory.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    size: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '20' },
    bytes: { type: 'string', default: '120000' },
    files: { type: 'string' },
    formats: { type: 'string' },
    ocr: { type: 'boolean', default: false },
    log: { type: 'string' },
    keep: { type: 'string' },
  },
});
const EVERY = 500;
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-fuzz-'));
const timeoutMs = Number(values.timeout) * 1000;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const [from, count, seed] = [Number(values.from), Number(values.count), Number(values.seed)];
const log = new FuzzLog(values.log);

let escapes = 0;
let stopped = false;
// A long run that is called off still says how far it came.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));
process.on('uncaughtException', (error) => {
  escapes++;
  print(`uncaught: ${error.stack ?? error.message}`);
});

const memory = watchProcessTree(process.pid);
const pool = createExtractionPool({
  size: Number(values.size),
  timeoutMs,
  memoryBytes: 768 * 1024 * 1024,
  ...(values.ocr ? { ocr: { mode: 'auto', maxPages: 3 } } : {}),
});
try {
  spawnSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root });
  const wanted = values.formats?.split(',');
  const formats = fuzzSeeds(values.files, Number(values.bytes)).filter(
    ([first]) => first !== undefined && (wanted === undefined || wanted.includes(first.format)),
  );
  const seedOf = (number: number): FuzzSeed | undefined => {
    const own = formats[number % formats.length];
    return own?.[Math.floor(number / formats.length) % own.length];
  };
  const head = (): string =>
    `${formats.length} formats, ${formats.flat().length} seeds, --seed ${seed}; escapes from the sandbox: ${escapes}`;
  const done = new Set(log.ends.map(({ number }) => number));
  const numbers = Array.from({ length: count }, (_, index) => from + index)
    .filter((number) => !done.has(number))
    .values();

  const tryOne = async (source: FuzzSeed, number: number, seat: number): Promise<void> => {
    const bytes = mutate(source.bytes, (seedOf(number * 7 + 3) ?? source).bytes, seed * 1_000_003 + number);
    const file = path.join(scratch, `seat-${seat}${path.extname(source.name)}`);
    writeFileSync(file, bytes);
    const displayPath = `${number}-${source.name}`;
    let began = performance.now();
    const result = await pool.extract({ path: file, displayPath, pictureFacts: true });
    let milliseconds = Math.round(performance.now() - began);
    let error = result.status === 'read' ? undefined : result.error;
    let code = error?.code ?? 'read';
    if (code === 'file-is-container') {
      const folder = path.join(scratch, `unpacked-${seat}`);
      began = performance.now();
      const unpacked = await pool.unpack({ path: file, displayPath }, folder);
      milliseconds = Math.max(milliseconds, Math.round(performance.now() - began));
      error = unpacked.status === 'unreadable' ? unpacked.error : undefined;
      code = error?.code ?? `container-${unpacked.status}`;
      rmSync(folder, { recursive: true, force: true });
    }
    const late = milliseconds > timeoutMs + 2000;
    const remarkable = late || /^(internal-error|extract-)/.test(code);
    log.add({
      number,
      format: source.format,
      seed: source.name,
      code,
      milliseconds,
      late,
      ...(remarkable && error !== undefined ? { message: error.message.slice(0, 160) } : {}),
    });
    if (!remarkable || values.keep === undefined) return;
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(path.join(values.keep, displayPath), bytes);
  };
  const work = async (seat: number): Promise<void> => {
    for (const number of numbers) {
      if (stopped) break;
      const source = seedOf(number);
      if (source === undefined) continue;
      await tryOne(source, number, seat);
      if (log.ends.length % EVERY === 0) {
        log.summary(head());
        print(`${log.ends.length} tried`);
      }
    }
  };
  await Promise.all(Array.from({ length: Number(values.size) }, (_, seat) => work(seat)));
  print(log.summary(head()));
  print(`peak memory of the process tree ${Math.round(memory.stop() / 1024 / 1024)} MB`);
} finally {
  pool.close();
  memory.stop();
  rmSync(scratch, { recursive: true, force: true });
}
