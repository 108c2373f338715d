// MB of text a second, fingerprinted on one core, in English and Chinese; then indexing 30 MB of English and looking
// verbatim copies up in it. Peers run beside us where they are installed.
// Usage: npx tsx bench/throughput.ts      (peers: npm --prefix bench install; sim_text: Debian's similarity-tester)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, freemem, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { PrintColumns } from '../src/similarity/fingerprint/print-columns.ts';
import { printText } from '../src/similarity/fingerprint/print-words.ts';
import { chinese, english, readAll, seeded, unpack } from './throughput-texts.ts';

const ROUNDS = 7;
const PEER_ROUNDS = 3;
const PAIRS = 5;
const DOLOS_ENTRY = '@dodona/dolos-lib/dist/index.js';
/** What it needs for the 33 MB. */
const DOLOS_BYTES = 9e9;
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const megabytes = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

/** Seconds of CPU: other work on the machine does not count. */
function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const speed = (texts: readonly string[], rounds: number, work: () => unknown): number =>
  median(Array.from({ length: rounds }, () => megabytes(texts) / cpuSeconds(work)));

interface Peers {
  readonly minhash?: (text: string) => unknown;
  readonly dolos?: (texts: readonly string[]) => unknown;
}

const minhashModule = z.object({ Minhash: z.custom<new () => { update(text: string): void }>((value) => typeof value === 'function') });
interface DolosFile {
  readonly path: string;
}
const dolosModule = z.object({
  File: z.custom<new (name: string, content: string) => DolosFile>((value) => typeof value === 'function'),
  CharTokenizer: z.custom<new (language: unknown) => { tokenizeFile(file: DolosFile): unknown }>((value) => typeof value === 'function'),
  FingerprintIndex: z.custom<new (k: number, w: number) => { addFiles(files: readonly unknown[]): unknown }>(
    (value) => typeof value === 'function',
  ),
});

/** Loads a peer from bench/node_modules. @returns undefined, and says so, when it is not installed */
async function peer<T>(name: string, entry: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const loaded: unknown = await import(pathToFileURL(path.join(root, 'bench/node_modules', entry)).href);
    const direct = schema.safeParse(loaded);
    if (direct.success) return direct.data;
    return schema.parse(typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined);
  } catch (error) {
    print(
      `${name}: not compared (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}); install it by: npm --prefix bench install`,
    );
    return undefined;
  }
}

async function loadPeers(): Promise<Peers> {
  const minhash = await peer('minhash', 'minhash/index.js', minhashModule);
  const dolos = await peer('dolos', DOLOS_ENTRY, dolosModule);
  return {
    ...(minhash === undefined
      ? {}
      : {
          minhash: (text: string) => {
            const sketch = new minhash.Minhash();
            for (const word of text.match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []) sketch.update(word);
            return sketch;
          },
        }),
    ...(dolos === undefined
      ? {}
      : {
          dolos: (texts: readonly string[]) => {
            const tokenizer = new dolos.CharTokenizer({ name: 'char', extensions: ['.txt'] });
            const index = new dolos.FingerprintIndex(23, 17);
            return index.addFiles(texts.map((text, i) => tokenizer.tokenizeFile(new dolos.File(`${i}.txt`, text))));
          },
        }),
  };
}

function fingerprinting(language: string, origin: string, texts: readonly string[], peers: Peers): void {
  const ours = speed(texts, ROUNDS, () => {
    const columns = new PrintColumns();
    for (const text of texts) printText(text, columns);
  });
  print(`${language} (${origin}, ${megabytes(texts).toFixed(1)} MB in ${texts.length} texts)`);
  print(`  integrity     ${ours.toFixed(1).padStart(8)} MB/s`);
  const { minhash, dolos } = peers;
  // The peers are slow: a sample is enough.
  const sample = [texts.join('\n').slice(0, 300_000)];
  const rows: [string, (() => unknown) | undefined][] = [
    ['minhash', minhash && ((): unknown => sample.map(minhash))],
    ['dolos', dolos && ((): unknown => dolos(sample))],
  ];
  for (const [name, work] of rows) {
    if (work === undefined) continue;
    const theirs = speed(sample, PEER_ROUNDS, work);
    print(`  ${name.padEnd(12)}  ${theirs.toFixed(2).padStart(8)} MB/s   ours is ${(ours / theirs).toFixed(0)} times as fast`);
  }
}

/** 30 MB of sources, 3 MB of queries of which every second holds a passage of one source, word for word: query 2i that of source 14i. */
function writeQueryFiles(): { readonly sources: string; readonly queries: string; readonly planted: number } {
  const random = seeded(11);
  const folder = (name: string): string => {
    mkdirSync(path.join(scratch, name));
    return path.join(scratch, name);
  };
  const [sources, queries] = [folder('sources'), folder('queries')];
  const texts = Array.from({ length: 3000 }, () => english(random, 10_000));
  texts.forEach((text, i) => writeFileSync(path.join(sources, `s${i}.txt`), `${text}\n`));
  for (let i = 0; i < 300; i++) {
    const own = english(random, 10_000);
    writeFileSync(
      path.join(queries, `q${i}.txt`),
      `${own.slice(0, 5000)} ${i % 2 === 0 ? (texts[i * 7] ?? '').slice(2000, 2600) : ''} ${own.slice(5000)}\n`,
    );
  }
  return { sources, queries, planted: 150 };
}

const wallOf = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
};

/** What a user does who has a folder of papers and one of sources: whole processes, in turn, so that the machine's mood falls on both. */
function indexAndQuery(peers: Peers): void {
  const compiled = path.join(root, 'dist/cli/main.js');
  if (!existsSync(compiled)) {
    print('index and query: skipped, there is no build; make one by: npm run build');
    return;
  }
  const { sources, queries, planted } = writeQueryFiles();
  const command = [path.join(root, 'bin/integrity.js'), 'index', 'match', '--against', sources, queries, '--json'];
  const list = (folder: string, prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, i) => path.join(folder, `${prefix}${i}.txt`));
  const input = [...list(queries, 'q', 300), '/', ...list(sources, 's', 3000)].join('\n').concat('\n');
  const hasPeer = spawnSync('sim_text', ['-v']).error === undefined;
  let found = 0;
  const rounds = Array.from({ length: PAIRS }, () => {
    const ours = wallOf(() => {
      const run = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1e9 });
      if (run.status !== 1) throw new Error(run.stderr);
      found = run.stdout.split('\n').filter((line) => line.includes('"tokens"')).length;
    });
    const theirs = wallOf(
      () => hasPeer && spawnSync('sim_text', ['-i', '-n', '-S', '-T', '-r', '8'], { input, maxBuffer: 1e9, encoding: 'utf8' }),
    );
    return { ours, theirs };
  });
  const ours = median(rounds.map((round) => round.ours));
  print(`30 MB of English indexed and 300 files looked up, ${planted} of which hold a copied passage; passages found in ${found}`);
  print(`  integrity     ${ours.toFixed(2).padStart(8)} s wall, start-up included, ${availableParallelism()} threads`);
  if (hasPeer) {
    const ratio = median(rounds.map((round) => round.ours / round.theirs));
    print(
      `  sim_text      ${median(rounds.map((round) => round.theirs))
        .toFixed(2)
        .padStart(8)} s wall; ours takes ${ratio.toFixed(2)} times as long`,
    );
  } else print('  sim_text is not installed: not compared (Debian: similarity-tester)');
  if (peers.dolos !== undefined) compareWithDolos([...list(queries, 'q', 300), ...list(sources, 's', 3000)], ours);
}

/** The same files, whole, since its time grows faster than they do; a tenth of them where there is no memory for that. */
function compareWithDolos(files: readonly string[], ours: number): void {
  const tenths = freemem() > DOLOS_BYTES ? 10 : 1;
  const listed = path.join(scratch, 'dolos.txt');
  writeFileSync(listed, files.filter((_, i) => i % 10 < tenths).join('\n'));
  const dolos = path.join(root, 'bench/node_modules', DOLOS_ENTRY);
  const start = performance.now();
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=12000', path.join(root, 'bench/dolos-index.mjs'), dolos, listed]);
  const theirs = (performance.now() - start) / 1000;
  if (status !== 0) {
    print('  dolos         ended with an error: not compared');
    return;
  }
  const whole = theirs * (10 / tenths);
  print(
    `  dolos         ${whole.toFixed(0).padStart(8)} s wall${tenths < 10 ? ', ten times what a tenth of the files took' : ''}; ours is ${(whole / ours).toFixed(0)} times as fast`,
  );
}

try {
  const peers = await loadPeers();
  const random = seeded(7);
  const real = { en: unpack('pan13-dev', scratch), zh: unpack('zh-laws', scratch) };
  if (real.en === undefined) print('The shared texts are absent: generated texts only.');
  else fingerprinting('English', 'PAN-2013', readAll(real.en, 20e6), peers);
  fingerprinting(
    'English',
    'generated',
    Array.from({ length: 1000 }, () => english(random, 10_000)),
    peers,
  );
  if (real.zh !== undefined) fingerprinting('Chinese', 'statutes', readAll(real.zh, 20e6), peers);
  fingerprinting(
    'Chinese',
    'generated',
    Array.from({ length: 300 }, () => chinese(random, 30_000)),
    peers,
  );
  indexAndQuery(peers);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
