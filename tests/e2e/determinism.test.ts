import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { filesIn, folderBytes } from '../support/folder-bytes.ts';
import { descendants, stillAlive, waitUntil } from '../support/processes.ts';
import { startRedis, type TestRedis } from '../support/redis-server.ts';
import { ROOT, type RunningCli, scanBatch, startCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Whole processes on a machine that may be busy: slow is no failure.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const BATCH = path.join(ROOT, 'fixtures', 'dossiers');
const INCOMPLETE = 3;
/** Recognising the scanned pages is most of a scan's time: once in one process and once over the queue shows that it gives the same bytes. */
const WITHOUT_OCR = ['--ocr', 'off'] as const;
/** Parents that are killed give no word: their children notice a closed channel, which takes them a moment. */
const GRACE_MS = 3_000;

describe('the same inputs give the same bytes', () => {
  const folder = temporaryFolder();
  const place = (name: string): string => path.join(folder, name);
  let expected: Readonly<Record<string, string>>;
  let expectedWithoutOcr: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const { code } = await scanBatch(BATCH, place('first-out'), place('first-workspace'));
    expect(code).toBe(INCOMPLETE);
    expected = folderBytes(place('first-out'));
    expect(Object.keys(expected).length).toBeGreaterThan(30);
    await scanBatch(BATCH, place('plain-out'), place('plain-workspace'), WITHOUT_OCR);
    expectedWithoutOcr = folderBytes(place('plain-out'));
    expect(expectedWithoutOcr).not.toEqual(expected);
  });

  /** @returns what the scan printed on stderr. */
  async function scanAs(name: string, args: readonly string[]): Promise<string> {
    const { code, stderr } = await scanBatch(BATCH, place(`${name}-out`), place(`${name}-workspace`), args);
    expect([code, code === INCOMPLETE ? '' : stderr]).toEqual([INCOMPLETE, '']);
    expect(folderBytes(place(`${name}-out`))).toEqual(args.includes('--ocr') ? expectedWithoutOcr : expected);
    return stderr;
  }

  /** Names alone: a file that is being written may be gone before it can be read. */
  const extractedIn = (workspace: string): number =>
    filesIn(path.join(workspace, 'artifacts', 'extracted')).filter((file) => !file.endsWith('.tmp')).length;

  /** A scan that goes on where another was stopped reads only what that one had not read. */
  async function goOn(name: string): Promise<void> {
    const kept = extractedIn(place(`${name}-workspace`));
    const [, all, unchanged] = /^Reading files: \d+\/(\d+), (\d+) unchanged/mu.exec(await scanAs(name, WITHOUT_OCR)) ?? [];
    expect(Number(unchanged)).toBe(kept);
    expect(kept).toBeLessThan(Number(all));
  }

  it('in another workspace, with one thread', async () => {
    await scanAs('one-thread', ['--threads', '1', ...WITHOUT_OCR]);
  });

  it('in another workspace, with more threads than processors', async () => {
    await scanAs('many-threads', ['--threads', '5', ...WITHOUT_OCR]);
  });

  it('after kill -9 in the middle, and leaves no process behind', async () => {
    const [out, workspace] = [place('killed-out'), place('killed-workspace')];
    const scan = startCli(['scan', BATCH, '--out', out, '--workspace', workspace, '--threads', '2', ...WITHOUT_OCR]);
    await waitUntil('some texts are extracted', () => extractedIn(workspace) >= 3);
    const children = descendants(scan.pid);
    expect(children.length).toBeGreaterThan(0);
    scan.child.kill('SIGKILL');
    expect((await scan.ended).signal).toBe('SIGKILL');
    expect(existsSync(path.join(out, 'batch.json'))).toBe(false);
    await waitUntil('every child is gone', () => stillAlive(children).length === 0, GRACE_MS);

    await goOn('killed');
  });

  describe('on Redis', () => {
    let redis: TestRedis;
    const started: RunningCli[] = [];
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(async () => {
      for (const { child } of started) child.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      await redis.stop();
    });

    async function startWorker(prefix: string): Promise<RunningCli> {
      const worker = startCli(['worker', '--redis', redis.url, '--prefix', prefix, '--threads', '1', '--lost-after', '2']);
      started.push(worker);
      await waitUntil('the worker serves', () => worker.stderr().includes('serving'));
      return worker;
    }

    it('with the worker of the scan itself', async () => {
      await scanAs('local-worker', ['--runner', redis.url, '--prefix', 'local', ...WITHOUT_OCR]);
    });

    it('with a worker in another process, which ends on SIGTERM with its children', async () => {
      const worker = await startWorker('remote');
      await scanAs('remote-worker', ['--runner', redis.url, '--prefix', 'remote', '--no-local-worker']);
      expect(worker.stderr()).toMatch(/^extract: done in \d+ ms$/mu);
      const children = descendants(worker.pid);
      worker.child.kill('SIGTERM');
      expect((await worker.ended).code).toBe(0);
      await waitUntil('every child is gone', () => stillAlive(children).length === 0, GRACE_MS);
    });

    it('when one worker is killed at its task and another goes on', async () => {
      const [first, second] = await Promise.all([startWorker('killed'), startWorker('killed')]);
      const scanning = scanAs('killed-worker', ['--runner', redis.url, '--prefix', 'killed', '--no-local-worker', ...WITHOUT_OCR]);
      await waitUntil('the first worker has done a task', () => first.stderr().includes('extract: done'));
      const children = descendants(first.pid);
      first.child.kill('SIGKILL');
      expect((await first.ended).signal).toBe('SIGKILL');
      await scanning;
      expect(second.stderr()).toContain('report: done');
      await waitUntil('every child is gone', () => stillAlive(children).length === 0, GRACE_MS);
    });

    it('says so when no worker serves the queue', async () => {
      const { code, stderr } = await scanBatch(BATCH, place('none-out'), place('none-workspace'), [
        ...['--runner', redis.url, '--prefix', 'nobody', '--no-local-worker'],
        ...WITHOUT_OCR,
      ]);
      expect(code).toBe(2);
      expect(stderr).toContain('[no-workers]');
      expect(stderr).toContain('what to do: Start one: integrity worker');
    });
  });

  it('interrupted by SIGTERM ends with 3 and goes on where it was', async () => {
    const [out, workspace] = [place('stopped-out'), place('stopped-workspace')];
    const scan = startCli(['scan', BATCH, '--out', out, '--workspace', workspace, ...WITHOUT_OCR]);
    await waitUntil('some texts are extracted', () => extractedIn(workspace) >= 3);
    const children = descendants(scan.pid);
    scan.child.kill('SIGTERM');
    const { code, stderr } = await scan.ended;
    expect([code, stderr.includes('[scan-aborted]')]).toEqual([INCOMPLETE, true]);
    await waitUntil('every child is gone', () => stillAlive(children).length === 0, GRACE_MS);
    await goOn('stopped');
  });
});
