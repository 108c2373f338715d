import { parentPort, workerData } from 'node:worker_threads';
import { prepareFiles } from './prepare-files.ts';
import { printFiles } from './print-files.ts';
import { PrintFilter } from './print-filter.ts';
import { isThreadData, TextBatches } from './text-batches.ts';

/** Entry of a thread of `read-text-files`: takes batches until there are none, and hands over what it made of them. */
const started: unknown = workerData;
if (!isThreadData(started)) throw new TypeError('text-thread is started by read-text-files alone');
const batches = new TextBatches(started);
const filter = started.filter === undefined ? undefined : new PrintFilter(started.filter);
for (let next = batches.take(true); next !== undefined; next = batches.take(true)) {
  if (started.work === 'prepare') {
    const result = prepareFiles(next.files);
    const buffers = result.chunks.flatMap(({ packed, high, low }) => [packed.buffer, high.buffer, low.buffer]);
    parentPort?.postMessage({ batch: next.batch, result }, buffers);
  } else {
    const result = printFiles(next.files, filter);
    parentPort?.postMessage({ batch: next.batch, result }, [result.high.buffer, result.low.buffer]);
  }
}
