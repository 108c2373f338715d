import { Worker } from 'node:worker_threads';
import { type PreparedFiles, prepareFiles } from './prepare-files.ts';
import { type PrintedFiles, printFiles } from './print-files.ts';
import type { PrintFilter } from './print-filter.ts';
import { newState, type ReadyBatch, TextBatches, type TextResults, type TextThreadData, type TextWork } from './text-batches.ts';

/** Starting a thread costs as much as reading this many files. */
const FILES_WORTH_A_THREAD = 256;

/** Reads plain-text files and makes them ready to be indexed; see {@link inThreads}. */
export const prepareTextFiles = (files: readonly string[], threads: number): AsyncGenerator<PreparedFiles> =>
  inThreads('prepare', prepareFiles, files, threads);

/** Reads plain-text files and takes those of their fingerprints that pass the filter; see {@link inThreads}. */
export const printTextFiles = (files: readonly string[], threads: number, filter?: PrintFilter): AsyncGenerator<PrintedFiles> =>
  inThreads('print', (batch) => printFiles(batch, filter), files, threads, filter);

/**
 * Works through files in this thread and `threads - 1` more; batches come in the order
 * of `files`, whatever the number of threads, and those that wait are bounded.
 * @throws what a thread throws; a file that cannot be read is named in `others`
 */
async function* inThreads<Work extends TextWork>(
  work: Work,
  here: (files: readonly string[]) => TextResults[Work],
  files: readonly string[],
  threads: number,
  filter?: PrintFilter,
): AsyncGenerator<TextResults[Work]> {
  const data: TextThreadData = { work, files, state: newState(), ...(filter === undefined ? {} : { filter: filter.shared }) };
  const batches = new TextBatches(data);
  const ready = new Map<number, TextResults[Work]>();
  let failed: Error | undefined;
  let wake: (() => void) | undefined;
  // Threads run compiled code only: from a source tree this thread does it all.
  const most = import.meta.url.endsWith('.js') ? Math.min(threads - 1, Math.floor(files.length / FILES_WORTH_A_THREAD)) : 0;
  const workers = Array.from({ length: most }, () => {
    const worker = new Worker(new URL('./text-thread.js', import.meta.url), { workerData: data });
    worker.on('message', ({ batch, result }: ReadyBatch<TextResults[Work]>) => {
      ready.set(batch, result);
      wake?.();
    });
    worker.on('error', (error) => {
      failed = error;
      wake?.();
    });
    return worker;
  });
  try {
    for (let wanted = 0; wanted < batches.count; wanted++) {
      while (!ready.has(wanted)) {
        if (failed !== undefined) throw failed;
        const own = batches.take(false);
        if (own !== undefined) ready.set(own.batch, here(own.files));
        // What the others have sent is heard only when this thread comes to rest.
        await (own === undefined
          ? new Promise<void>((resolve) => (wake = resolve))
          : new Promise<void>((resolve) => setImmediate(resolve)));
      }
      const result = ready.get(wanted);
      ready.delete(wanted);
      batches.consumed();
      if (result !== undefined) yield result;
    }
  } finally {
    batches.stop();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
