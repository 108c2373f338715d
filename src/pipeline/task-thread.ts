import { parentPort } from 'node:worker_threads';
import { toCodedError } from '../domain/errors.ts';
import type { Task, TaskResult } from './runner.ts';
import { createTaskHost } from './task-host.ts';

const host = createTaskHost();
const port = parentPort;

port?.on('message', (task: Task) => {
  void host.execute(task).then(
    (value) => port.postMessage({ status: 'done', value } satisfies TaskResult),
    (error: unknown) => port.postMessage({ status: 'failed', error: toCodedError(error) } satisfies TaskResult),
  );
});
