import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Runner, Task } from '../../src/pipeline/runner.ts';

const echo = (value: unknown, delayMs = 0): Task => ({ name: 'probe', payload: { do: 'echo', value, delayMs } });

/** What every runner promises. `open` gives one with two seats and a task time limit of four seconds. */
export function describeRunner(name: string, open: () => Promise<{ runner: Runner; close: () => Promise<void> }>): void {
  describe(`runner contract: ${name}`, () => {
    let runner: Runner;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ runner, close } = await open());
    });
    afterAll(async () => {
      await close();
    });

    it('returns results in the order of the tasks, whatever the order of ending', async () => {
      const results = await runner.run([echo('slow', 300), echo('quick'), echo({ nested: ['文'] })]);
      expect(results).toEqual([
        { status: 'done', value: { echo: 'slow' } },
        { status: 'done', value: { echo: 'quick' } },
        { status: 'done', value: { echo: { nested: ['文'] } } },
      ]);
    });

    it('runs more tasks than it has seats and reports each once', async () => {
      const ended: number[] = [];
      const tasks = Array.from({ length: 40 }, (_, i) => echo(i));
      const results = await runner.run(tasks, { onEnd: (index) => ended.push(index) });
      expect(results.map((r) => (r.status === 'done' ? r.value : r))).toEqual(tasks.map((_, i) => ({ echo: i })));
      expect([...ended].sort((a, b) => a - b)).toEqual(tasks.map((_, i) => i));
    });

    it('answers nothing to nothing', async () => {
      expect(await runner.run([])).toEqual([]);
    });

    it('keeps a coded error and costs no other task', async () => {
      const [bad, good] = await runner.run([{ name: 'probe', payload: { do: 'refuse', code: 'probe-refused' } }, echo(1)]);
      expect(bad).toMatchObject({ status: 'failed', error: { code: 'probe-refused', mend: expect.any(String) as string } });
      expect(good).toEqual({ status: 'done', value: { echo: 1 } });
    });

    it('turns an unforeseen throw, an unknown task and a bad payload into coded errors', async () => {
      const results = await runner.run([
        { name: 'probe', payload: { do: 'throw', message: 'unforeseen' } },
        { name: 'no-such-task', payload: {} },
        { name: 'probe', payload: { do: 'dance' } },
      ]);
      expect(results.map((r) => (r.status === 'failed' ? r.error.code : r.status))).toEqual([
        'internal-error',
        'task-unknown',
        'task-payload-invalid',
      ]);
    });

    it('survives a task that ends its thread', async () => {
      const results = await runner.run([{ name: 'probe', payload: { do: 'end-thread' } }, echo('after'), echo('more'), echo('and more')]);
      expect(results[0]).toMatchObject({ status: 'failed', error: { code: 'task-crashed' } });
      expect(results.slice(1).every((r) => r.status === 'done')).toBe(true);
    });

    it('ends a task that never ends', async () => {
      const results = await runner.run([{ name: 'probe', payload: { do: 'spin' } }, echo('after')]);
      expect(results[0]).toMatchObject({ status: 'failed', error: { code: 'task-timeout' } });
      expect(results[1]).toEqual({ status: 'done', value: { echo: 'after' } });
    });

    it('rejects when aborted and works on afterwards', async () => {
      const abort = new AbortController();
      const running = runner.run(
        Array.from({ length: 20 }, (_, i) => echo(i, 200)),
        { signal: abort.signal },
      );
      setTimeout(() => abort.abort(), 100);
      await expect(running).rejects.toMatchObject({ code: 'scan-aborted' });
      await expect(runner.run([echo(0)], { signal: abort.signal })).rejects.toMatchObject({ code: 'scan-aborted' });
      expect(await runner.run([echo('still here')])).toEqual([{ status: 'done', value: { echo: 'still here' } }]);
    });
  });
}
