import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueueRunner } from '../../src/workers/queue-runner.ts';
import { startQueueWorker } from '../../src/workers/worker.ts';
import { startRedis, type TestRedis } from '../support/redis-server.ts';
import { describeRunner } from './runner.contract.ts';

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
});

describeRunner('BullMQ on Redis', async () => {
  const worker = await startQueueWorker({ url: redis.url, threads: 2, taskTimeoutMs: 4_000 });
  const runner = await createQueueRunner({ url: redis.url });
  return {
    runner,
    close: async () => {
      await runner.close();
      await worker.close();
    },
  };
});

describe('queue runner', () => {
  it('names an address that is no Redis address, and a Redis that does not answer', async () => {
    await expect(createQueueRunner({ url: 'http://127.0.0.1' })).rejects.toMatchObject({ code: 'redis-address-invalid' });
    await expect(createQueueRunner({ url: 'redis://127.0.0.1:1' })).rejects.toMatchObject({ code: 'redis-unreachable' });
  });

  it('leaves the rest to another worker when one goes', async () => {
    const prefix = 'leaving-worker';
    const runner = await createQueueRunner({ url: redis.url, prefix });
    const first = await startQueueWorker({ url: redis.url, prefix, threads: 1, lockMs: 1_000 });
    const second = await startQueueWorker({ url: redis.url, prefix, threads: 1, lockMs: 1_000 });
    const tasks = Array.from({ length: 8 }, (_, i) => ({ name: 'probe', payload: { do: 'echo', value: i, delayMs: 150 } }));
    const running = runner.run(tasks);
    setTimeout(() => void first.close(), 200);
    const results = await running;
    expect(results.map((r) => (r.status === 'done' ? r.value : r))).toEqual(tasks.map((_, i) => ({ echo: i })));
    await second.close();
    await runner.close();
  });
});
