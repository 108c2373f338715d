import process from 'node:process';
import { workerData } from 'node:worker_threads';

const POLL_MS = 500;
/** Given by the main thread of the same process: no parser is loaded to read it. */
const { deadline, parent }: { readonly deadline: BigInt64Array; readonly parent: number } = workerData;

// A main thread caught in a loop hears nothing of a parent's death or its own time: this thread does.
setInterval(() => {
  const end = Number(Atomics.load(deadline, 0));
  if (process.ppid !== parent || (end > 0 && Date.now() > end)) process.kill(process.pid, 'SIGKILL');
}, POLL_MS);
