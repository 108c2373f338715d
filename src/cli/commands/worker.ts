import type { Command } from 'commander';
import { startQueueWorker } from '../../workers/worker.ts';
import { type CliContext, note } from '../context.ts';
import { positiveInteger } from '../positive-integer.ts';

interface WorkerOptions {
  readonly redis: string;
  readonly threads?: number;
  readonly prefix: string;
  readonly lostAfter: number;
}

export function addWorkerCommand(program: Command, context: CliContext): void {
  program
    .command('worker')
    .description(
      'Serve the queue that `integrity scan --runner redis://…` fills; any number of workers on any machines that see the same folders.',
    )
    .option('--redis <url>', 'where the queue is', 'redis://127.0.0.1:6379')
    .option('--threads <n>', 'tasks at a time (default: the processors there are)', positiveInteger)
    .option('--prefix <name>', 'keeps several offices apart on one Redis', 'integrity')
    .option('--lost-after <seconds>', 'how long a worker may be silent before another takes its task', positiveInteger, 30)
    .addHelpText(
      'after',
      '\nExamples:\n  integrity worker --redis redis://10.0.0.5:6379 --threads 8\n\nStop it with Ctrl-C: it finishes what it is at first.',
    )
    .action(async (options: WorkerOptions) => {
      const worker = await startQueueWorker({
        url: options.redis,
        prefix: options.prefix,
        lockMs: options.lostAfter * 1000,
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        onTask: ({ name, state, tookMs }) => note(context, `${name}: ${state} in ${Math.round(tookMs)} ms`),
      });
      note(context, `serving ${options.redis} (prefix ${options.prefix}); Ctrl-C ends`);
      await new Promise<void>((resolve) => {
        if (context.signal.aborted) resolve();
        else context.signal.addEventListener('abort', () => resolve(), { once: true });
        // A worker waits for ever: keep the process up while the queue is idle.
        const alive = setInterval(() => undefined, 60_000);
        context.signal.addEventListener('abort', () => clearInterval(alive), { once: true });
      });
      await worker.close();
    });
}
