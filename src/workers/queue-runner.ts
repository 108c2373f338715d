import { randomUUID } from 'node:crypto';
import { Queue, QueueEvents } from 'bullmq';
import { IntegrityError } from '../domain/errors.ts';
import type { Runner, TaskResult } from '../pipeline/runner.ts';
import { connectionOf, QUEUE_NAME, resultSchema, toTaskResult } from './job-contract.ts';

export interface QueueRunnerOptions {
  /** `redis://[:password@]host:port[/db]`. */
  readonly url: string;
  /** Keeps several offices apart on one Redis. */
  readonly prefix?: string;
  /** How often finished jobs are asked for directly, in case an event was lost with its connection. */
  readonly sweepMs?: number;
}

const KEEP_SECONDS = 3600;

/**
 * Runs tasks on whatever `integrity worker` processes serve the queue. A worker that dies at a task loses it to another
 * (BullMQ's stalled-job recovery); results come back as the jobs' return values.
 * @throws IntegrityError `redis-unreachable` when no connection can be made.
 */
export async function createQueueRunner(options: QueueRunnerOptions): Promise<Runner & { workersConnected(): Promise<number> }> {
  const connection = await connectionOf(options.url);
  const prefix = options.prefix ?? 'integrity';
  const queue = new Queue(QUEUE_NAME, { connection, prefix });
  const events = new QueueEvents(QUEUE_NAME, { connection, prefix });
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  await events.waitUntilReady();

  const waiting = new Map<string, (result: TaskResult) => void>();
  const settle = (jobId: string, result: TaskResult): void => {
    const resolve = waiting.get(jobId);
    if (resolve === undefined) return;
    waiting.delete(jobId);
    resolve(result);
  };
  events.on('completed', ({ jobId, returnvalue }) => settle(jobId, toTaskResult(resultSchema.safeParse(parseReturn(returnvalue)))));
  events.on('failed', ({ jobId, failedReason }) => settle(jobId, lost(failedReason)));
  const sweep = setInterval(() => void sweepFinished(queue, waiting, settle), options.sweepMs ?? 5_000);
  sweep.unref();

  return {
    id: 'bullmq',
    workersConnected: () => queue.getWorkersCount(),
    run: async (tasks, { signal, onEnd } = {}) => {
      const aborted = (): IntegrityError =>
        new IntegrityError('scan-aborted', 'The scan was interrupted', { mend: 'Run the same command again: finished work is kept.' });
      if (signal?.aborted === true) throw aborted();
      const run = randomUUID();
      const ids = tasks.map((_task, index) => `${run}-${index}`);
      const results = ids.map(
        (jobId, index) =>
          new Promise<TaskResult>((resolve) => {
            waiting.set(jobId, (result) => {
              onEnd?.(index, result);
              resolve(result);
            });
          }),
      );
      const stop = (): void => void letGo(queue, ids, waiting);
      const cancelled = new Promise<never>((_resolve, reject) => {
        signal?.addEventListener(
          'abort',
          () => {
            stop();
            reject(aborted());
          },
          { once: true },
        );
      });
      cancelled.catch(() => undefined);
      await queue.addBulk(
        tasks.map((task, index) => ({
          name: task.name,
          data: task,
          opts: { jobId: ids[index] ?? `${run}-${index}`, removeOnComplete: { age: KEEP_SECONDS }, removeOnFail: { age: KEEP_SECONDS } },
        })),
      );
      return await Promise.race([Promise.all(results), cancelled]);
    },
    close: async () => {
      clearInterval(sweep);
      await Promise.allSettled([events.close(), queue.close()]);
    },
  };
}

const parseReturn = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

const lost = (reason: string): TaskResult => ({
  status: 'failed',
  error: {
    code: 'task-crashed',
    message: `A worker was lost while at a task: ${reason}`,
    mend: 'Look at the worker’s log, then scan again: finished work is kept.',
  },
});

async function sweepFinished(
  queue: Queue,
  waiting: ReadonlyMap<string, unknown>,
  settle: (jobId: string, result: TaskResult) => void,
): Promise<void> {
  for (const jobId of [...waiting.keys()].slice(0, 200)) {
    const job = await queue.getJob(jobId).catch(() => undefined);
    if (job === undefined) continue;
    if (job.finishedOn === undefined) continue;
    if (job.failedReason) settle(jobId, lost(job.failedReason));
    else settle(jobId, toTaskResult(resultSchema.safeParse(parseReturn(job.returnvalue))));
  }
}

async function letGo(queue: Queue, ids: readonly string[], waiting: Map<string, unknown>): Promise<void> {
  for (const id of ids) {
    if (waiting.delete(id)) await queue.remove(id).catch(() => undefined);
  }
}
