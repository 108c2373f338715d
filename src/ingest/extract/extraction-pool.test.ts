import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExtractionResult } from '../../domain/document.ts';
import { createExtractionPool, type ExtractionPool, type ExtractionPoolOptions } from './extraction-pool.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'integrity-pool-'));
const root = path.resolve(import.meta.dirname, '../../..');
const built = path.join(root, 'dist/ingest/extract');
const pools: ExtractionPool[] = [];
const open = (options: Partial<ExtractionPoolOptions> = {}): ExtractionPool => {
  const pool = createExtractionPool({ size: 1, ...options });
  pools.push(pool);
  return pool;
};
const put = (name: string, content: string | Uint8Array): string => {
  const target = path.join(folder, name);
  writeFileSync(target, content);
  return target;
};
const extract = (pool: ExtractionPool, name: string, options?: { signal: AbortSignal }): Promise<ExtractionResult> =>
  pool.extract({ path: path.join(folder, name), displayPath: `papers/${name}` }, options);
const code = (result: ExtractionResult): string => (result.status === 'unreadable' ? result.error.code : 'read');

/** A child that misbehaves as the name of the file tells it to. */
const MISBEHAVING = `
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, path }) => {
  if (path.includes('hang')) for (;;);
  if (path.includes('crash')) process.kill(process.pid, 'SIGSEGV');
  if (path.includes('heap')) { const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length + 0.5)); }
  if (path.includes('wasm')) { const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 }); for (;;) { const at = memory.grow(160); new Uint8Array(memory.buffer).fill(1, at * 65536); } }
  if (path.includes('lie')) return process.send({ id, result: { status: 'read', document: { text: 7 } } });
  process.send({ id, result: { status: 'unreadable', format: 'txt', error: { code: 'pid', message: String(process.pid), mend: 'none' } } });
});
process.send({ ready: true });
`;
const entry = (): URL => pathToFileURL(path.join(folder, 'misbehaving.mjs'));

beforeAll(() => {
  put('misbehaving.mjs', MISBEHAVING);
  put('a.txt', '一段文字');
});
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('extraction pool', () => {
  it('reads files in child processes and names them as told', async () => {
    const result = await extract(open(), 'a.txt');
    expect(result).toMatchObject({ status: 'read', document: { text: '一段文字', format: 'txt' } });
  });

  it.each([
    ['missing.txt', 'file-missing'],
    ['.', 'file-not-regular'],
  ])('%s: %s', async (name, expected) => {
    expect(await extract(open(), name)).toMatchObject({ status: 'unreadable', error: { code: expected, file: `papers/${name}` } });
  });

  it('does not wait for a pipe that nobody writes to', async () => {
    spawnSync('mkfifo', [path.join(folder, 'pipe')]);
    expect(code(await extract(open(), 'pipe'))).toBe('file-not-regular');
  });

  it('refuses a file over the size limit without reading it', async () => {
    put('big.txt', 'x'.repeat(2000));
    expect(code(await extract(open({ maxFileBytes: 1000 }), 'big.txt'))).toBe('file-too-large');
  });

  it('refuses a file that is no longer the one that was found', async () => {
    const file = { path: path.join(folder, 'a.txt'), displayPath: 'a.txt' };
    const sha256 = createHash('sha256').update('一段文字').digest('hex');
    expect(code(await open().extract({ ...file, sha256 }))).toBe('read');
    expect(code(await open().extract({ ...file, sha256: '0'.repeat(64) }))).toBe('file-changed');
  });

  it('names a file it may not read', async () => {
    put('secret.txt', 'x');
    chmodSync(path.join(folder, 'secret.txt'), 0);
    if (process.getuid?.() !== 0) expect(code(await extract(open(), 'secret.txt'))).toBe('file-unreadable');
  });

  it('unpacks an archive in a child, and names what is none', async () => {
    put('b.zip', zipSync({ 'x.txt': strToU8('里面') }));
    const target = path.join(folder, 'unpacked');
    const pool = open();
    const unpack = (name: string) => pool.unpack({ path: path.join(folder, name), displayPath: name }, target);
    expect(await unpack('b.zip')).toMatchObject({ status: 'unpacked', files: [{ path: 'x.txt', blob: '1' }] });
    expect(readFileSync(path.join(target, '1'), 'utf8')).toBe('里面');
    expect(await unpack('a.txt')).toEqual({ status: 'not-container' });
    expect(await unpack('missing.zip')).toMatchObject({ status: 'unreadable', error: { code: 'file-missing' } });
    expect(code(await extract(pool, 'b.zip'))).toBe('file-is-container');
  });

  it('refuses a bomb and reads on with the same pool', async () => {
    put('bomb.docx', zipSync({ 'word/document.xml': strToU8(`<w:t>${'a'.repeat(80_000_000)}</w:t>`) }));
    const pool = open();
    expect(code(await extract(pool, 'bomb.docx'))).toBe('archive-too-large');
    expect(code(await extract(pool, 'a.txt'))).toBe('read');
  });

  it('refuses a PDF whose page inflates past the memory limit, and reads on', async () => {
    const page = deflateSync(Buffer.alloc(500_000_000, 0x20), { level: 1 });
    const head =
      '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n';
    const stream = `4 0 obj\n<</Length ${page.length}/Filter/FlateDecode>>stream\n`;
    put(
      'bomb.pdf',
      Buffer.concat([Buffer.from(head + stream), page, Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF')]),
    );
    const pool = open({ memoryBytes: 400 * 1024 * 1024 });
    expect(code(await extract(pool, 'bomb.pdf'))).toBe('extract-memory');
    expect(code(await extract(pool, 'a.txt'))).toBe('read');
  });

  it('reads many at once, more than it has children, each with its own answer', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `many-${index}.txt`);
    for (const name of names) put(name, name);
    const pool = open({ size: 2 });
    const texts = (await Promise.all(names.map((name) => extract(pool, name)))).map((result) =>
      result.status === 'read' ? result.document.text : '',
    );
    expect(texts).toEqual(names);
  });
});

describe('a child that misbehaves costs its file alone', () => {
  it.each([
    ['hang', 'extract-timeout', { timeoutMs: 700 }],
    ['crash', 'extract-crashed', {}],
    ['lie', 'extract-crashed', {}],
    ['heap', 'extract-memory', { memoryBytes: 300 * 1024 * 1024 }],
    ['wasm', 'extract-memory', { memoryBytes: 300 * 1024 * 1024 }],
  ])('%s', async (name, expected, options) => {
    const pool = open({ entry: entry(), timeoutMs: 20_000, ...options });
    const [bad, good] = await Promise.all([extract(pool, name), extract(pool, 'good')]);
    expect(bad).toMatchObject({ status: 'unreadable', error: { code: expected, file: `papers/${name}` } });
    expect(code(good)).toBe('pid');
  });

  it('ends a hang within two seconds of its limit', async () => {
    const pool = open({ entry: entry(), timeoutMs: 500 });
    // A child that is up already: starting one is not part of the limit.
    await extract(pool, 'good');
    const started = performance.now();
    expect(code(await extract(pool, 'hang'))).toBe('extract-timeout');
    expect(performance.now() - started).toBeLessThan(2500);
  });

  it('tells when a file is taken on: the next as soon as the last is answered', async () => {
    const pool = open({ entry: entry() });
    const told: string[] = [];
    const one = async (name: string): Promise<void> => {
      await pool.extract({ path: path.join(folder, name), displayPath: name }, { onBegin: () => told.push(`begun ${name}`) });
      told.push(`read ${name}`);
    };
    await Promise.all([one('lie'), one('good')]);
    expect(told).toEqual(['begun lie', 'begun good', 'read lie', 'read good']);
  });

  it('replaces a child after a number of files', async () => {
    const pool = open({ entry: entry(), filesPerChild: 2 });
    const pids: string[] = [];
    for (let file = 0; file < 4; file++) {
      const result = await extract(pool, 'good');
      if (result.status === 'unreadable') pids.push(result.error.message);
    }
    expect(pids[0]).toBe(pids[1]);
    expect(pids[2]).toBe(pids[3]);
    expect(pids[0]).not.toBe(pids[2]);
  });

  it('reports an entry that cannot start', async () => {
    const pool = open({ entry: pathToFileURL(path.join(folder, 'absent.mjs')) });
    expect(code(await extract(pool, 'a.txt'))).toBe('extract-crashed');
  });
});

describe('calling off', () => {
  it('ends what is being read and what waits', async () => {
    const pool = open({ entry: entry() });
    const controller = new AbortController();
    const both = Promise.all([extract(pool, 'hang', { signal: controller.signal }), extract(pool, 'good', { signal: controller.signal })]);
    await sleep(300);
    controller.abort();
    expect((await both).map(code)).toEqual(['extract-aborted', 'extract-aborted']);
    expect(code(await extract(pool, 'good'))).toBe('pid');
    expect(code(await extract(pool, 'good', { signal: controller.signal }))).toBe('extract-aborted');
  });

  it('answers everyone when the pool closes', async () => {
    const pool = open({ entry: entry() });
    const both = Promise.all([extract(pool, 'hang'), extract(pool, 'good')]);
    await sleep(300);
    pool.close();
    expect((await both).map(code)).toEqual(['extract-aborted', 'extract-aborted']);
    expect(code(await extract(pool, 'good'))).toBe('extract-aborted');
  });
});

const hasProc = readdirSync('/').includes('proc');
const alive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe.skipIf(!hasProc)('children and their parent', () => {
  it('a child caught in a loop ends when its parent is killed', async () => {
    const stuck = put(
      'stuck.mjs',
      `await import(${JSON.stringify(pathToFileURL(path.join(built, 'sandbox/child-entry.js')).href)}); setTimeout(() => { for (;;); }, 100);`,
    );
    const script = put(
      'parent.mjs',
      `import { createExtractionPool } from ${JSON.stringify(pathToFileURL(path.join(built, 'extraction-pool.js')).href)};
       import { readFileSync } from 'node:fs';
       const pool = createExtractionPool({ size: 1, entry: new URL(${JSON.stringify(pathToFileURL(stuck).href)}) });
       void pool.extract({ path: '/absent', displayPath: 'absent' });
       setTimeout(() => console.log(readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim()), 1500);
       setTimeout(() => {}, 60_000);`,
    );
    const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (chunk: Buffer) => resolve(Number(String(chunk)))));
    expect(alive(pid)).toBe(true);
    parent.kill('SIGKILL');
    for (let wait = 0; wait < 40 && alive(pid); wait++) await sleep(100);
    expect(alive(pid)).toBe(false);
  });

  it('an open but idle pool does not keep its process alive', () => {
    const script = put(
      'idle.mjs',
      `import { createExtractionPool } from ${JSON.stringify(pathToFileURL(path.join(built, 'extraction-pool.js')).href)};
       const result = await createExtractionPool({ size: 1 }).extract({ path: ${JSON.stringify(path.join(folder, 'a.txt'))}, displayPath: 'a.txt' });
       console.log(result.status);`,
    );
    const run = spawnSync(process.execPath, [script], { encoding: 'utf8', timeout: 15_000 });
    expect(run.stdout.trim()).toBe('read');
    expect(run.status).toBe(0);
  });
});
