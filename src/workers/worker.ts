import { Worker } from 'bullmq';
import { createInProcessRunner, type InProcessOptions } from '../pipeline/in-process-runner.ts';
import type { TaskResult } from '../pipeline/runner.ts';
import { connectionOf, jobSchema, QUEUE_NAME } from './job-contract.ts';

export interface QueueWorkerOptions extends InProcessOptions {
  readonly url: string;
  readonly prefix?: string;
  /** Called when a task begins and ends, for the log. */
  readonly onTask?: (event: { readonly name: string; readonly state: 'done' | 'failed'; readonly tookMs: number }) => void;
  /** How long a silent worker keeps its job before another takes it. */
  readonly lockMs?: number;
}

/** A process that serves the queue with worker threads of its own. */
export interface QueueWorker {
  /** Finishes the tasks at hand, then leaves the queue. */
  close(): Promise<void>;
}

/** @throws IntegrityError `redis-unreachable`, `redis-address-invalid`. */
export async function startQueueWorker(options: QueueWorkerOptions): Promise<QueueWorker> {
  const connection = await connectionOf(options.url);
  const { prefix = 'integrity', onTask, lockMs = 30_000 } = options;
  const runner = createInProcessRunner(options);
  const worker = new Worker<unknown, TaskResult>(
    QUEUE_NAME,
    async (job) => {
      const began = performance.now();
      const { name, payload } = jobSchema.parse(job.data);
      const [result] = await runner.run([{ name, payload }]);
      if (result === undefined) throw new Error(`task ${name} gave no result`);
      onTask?.({ name, state: result.status, tookMs: performance.now() - began });
      return result;
    },
    {
      connection,
      prefix,
      concurrency: Math.max(1, options.threads ?? 2),
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: 3,
    },
  );
  worker.on('error', () => undefined);
  await worker.waitUntilReady();
  return {
    close: async () => {
      await worker.close();
      await runner.close();
    },
  };
}
