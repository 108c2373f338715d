import process from 'node:process';
import { workerData } from 'node:worker_threads';

const POLL_MS = 500;
interface Watched {
  readonly deadline: BigInt64Array;
  readonly parent: number;
}

/** Given by the main thread of the same process: no parser is loaded to read it. */
const isWatched = (data: unknown): data is Watched =>
  typeof data === 'object' && data !== null && 'deadline' in data && data.deadline instanceof BigInt64Array && 'parent' in data;

const given: unknown = workerData;
if (!isWatched(given)) throw new TypeError('nothing to watch');
const { deadline, parent } = given;

// A main thread caught in a loop hears nothing of a parent's death or its own time: this thread does.
setInterval(() => {
  const end = Number(Atomics.load(deadline, 0));
  if (process.ppid !== parent || (end > 0 && Date.now() > end)) process.kill(process.pid, 'SIGKILL');
}, POLL_MS);
