import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { IntegrityError } from '../domain/errors.ts';
import { compiledEntry } from '../ingest/extract/sandbox/compiled-entry.ts';
import type { Runner, Task, TaskResult } from './runner.ts';

export interface InProcessOptions {
  /** Worker threads; default: the processors there are. */
  readonly threads?: number;
  /** Wall-clock limit of one task. */
  readonly taskTimeoutMs?: number;
  /** Old-generation heap limit of one thread, MB. */
  readonly threadHeapMb?: number;
  /** Module that serves tasks; the default serves those of `task-host`. */
  readonly entry?: URL;
}

interface Pending {
  readonly task: Task;
  readonly settle: (result: TaskResult) => void;
}

const messageSchema = z.union([
  z.object({ status: z.literal('done'), value: z.unknown() }),
  z.object({
    status: z.literal('failed'),
    error: z.object({ code: z.string(), message: z.string(), mend: z.string(), file: z.string().optional() }),
  }),
]);

const failure = (code: string, message: string, mend: string): TaskResult => ({ status: 'failed', error: { code, message, mend } });

/** One thread and the task it is at; replaced when a task kills it. */
class Seat {
  private worker: Worker | undefined;
  private pending: Pending | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly options: Required<InProcessOptions>;
  private readonly onFree: (seat: Seat) => void;

  constructor(options: Required<InProcessOptions>, onFree: (seat: Seat) => void) {
    this.options = options;
    this.onFree = onFree;
  }

  start(pending: Pending): void {
    this.pending = pending;
    const worker = (this.worker ??= this.hire());
    this.timer = setTimeout(() => {
      void this.dismiss();
      this.end(
        failure(
          'task-timeout',
          `${pending.task.name} ran longer than ${this.options.taskTimeoutMs} ms`,
          'Raise --task-timeout, or set the file aside.',
        ),
      );
    }, this.options.taskTimeoutMs);
    worker.ref();
    worker.postMessage(pending.task);
  }

  /** Lets the thread finish its own affairs (child processes), then ends it. */
  async dismiss(): Promise<void> {
    // Else the time limit of a task that was let go would keep the process up.
    clearTimeout(this.timer);
    const worker = this.worker;
    this.worker = undefined;
    if (worker === undefined) return;
    worker.removeAllListeners();
    worker.on('error', () => undefined);
    await worker.terminate();
  }

  private hire(): Worker {
    const worker = new Worker(this.options.entry, { resourceLimits: { maxOldGenerationSizeMb: this.options.threadHeapMb } });
    worker.on('message', (message: unknown) => {
      const parsed = messageSchema.safeParse(message);
      this.end(
        parsed.success
          ? asResult(parsed.data)
          : failure('task-crashed', 'A task sent an answer that cannot be read', 'Report this to the maintainers.'),
      );
    });
    const died = (reason: string): void => {
      if (this.worker === worker) this.worker = undefined;
      this.end(
        failure(
          'task-crashed',
          `A worker thread ended while at a task: ${reason}`,
          'Set the file aside and scan again; raise --thread-heap when memory ran out.',
        ),
      );
    };
    worker.on('error', (error: Error) => died(error.message));
    worker.on('exit', (code) => died(`exit code ${code}`));
    worker.unref();
    return worker;
  }

  private end(result: TaskResult): void {
    clearTimeout(this.timer);
    this.worker?.unref();
    const pending = this.pending;
    if (pending === undefined) return;
    this.pending = undefined;
    pending.settle(result);
    this.onFree(this);
  }
}

function asResult(message: z.infer<typeof messageSchema>): TaskResult {
  if (message.status === 'done') return { status: 'done', value: message.value };
  const { file, ...error } = message.error;
  return { status: 'failed', error: file === undefined ? error : { ...error, file } };
}

/** Runs tasks in worker threads of this process; needs no server. */
export function createInProcessRunner(options: InProcessOptions = {}): Runner {
  const full: Required<InProcessOptions> = {
    threads: options.threads ?? availableParallelism(),
    taskTimeoutMs: options.taskTimeoutMs ?? 600_000,
    threadHeapMb: options.threadHeapMb ?? 2048,
    entry: options.entry ?? compiledEntry(new URL('./task-thread.ts', import.meta.url)),
  };
  const queue: Pending[] = [];
  const onFree = (seat: Seat): void => {
    const next = queue.shift();
    if (next === undefined) free.push(seat);
    else seat.start(next);
  };
  const seats = Array.from({ length: Math.max(1, full.threads) }, () => new Seat(full, onFree));
  const free = [...seats].reverse();

  const submit = (task: Task): Promise<TaskResult> =>
    new Promise((settle) => {
      const seat = free.pop();
      if (seat === undefined) queue.push({ task, settle });
      else seat.start({ task, settle });
    });

  return {
    id: 'in-process',
    run: async (tasks, { signal, onEnd } = {}) => {
      const aborted = (): IntegrityError =>
        new IntegrityError('scan-aborted', 'The scan was interrupted', { mend: 'Run the same command again: finished work is kept.' });
      if (signal?.aborted === true) throw aborted();
      const own = new Set<Pending>();
      let cancel = (): void => undefined;
      const cancelled = new Promise<never>((_resolve, reject) => {
        cancel = () => {
          for (let i = queue.length - 1; i >= 0; i--) {
            const waiting = queue[i];
            if (waiting !== undefined && own.has(waiting)) queue.splice(i, 1);
          }
          reject(aborted());
        };
      });
      cancelled.catch(() => undefined);
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const all = tasks.map(async (task, index) => {
          const before = queue.length;
          const running = submit(task);
          const queued = queue.length > before ? queue.at(-1) : undefined;
          if (queued !== undefined) own.add(queued);
          const result = await running;
          onEnd?.(index, result);
          return result;
        });
        return await Promise.race([Promise.all(all), cancelled]);
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    close: async () => {
      queue.length = 0;
      await Promise.all(seats.map((seat) => seat.dismiss()));
    },
  };
}
