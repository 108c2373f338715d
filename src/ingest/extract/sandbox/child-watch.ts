import process from 'node:process';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';

const POLL_MS = 500;
const { deadline, parent } = z.object({ deadline: z.instanceof(BigInt64Array), parent: z.number() }).parse(workerData);

// A main thread caught in a loop hears nothing of a parent's death or its own time: this thread does.
setInterval(() => {
  const end = Number(Atomics.load(deadline, 0));
  if (process.ppid !== parent || (end > 0 && Date.now() > end)) process.kill(process.pid, 'SIGKILL');
}, POLL_MS);
