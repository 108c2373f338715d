import { createInProcessRunner } from '../../src/pipeline/in-process-runner.ts';
import { describeRunner } from './runner.contract.ts';

describeRunner('worker threads', async () => {
  const runner = createInProcessRunner({ threads: 2, taskTimeoutMs: 4_000 });
  return Promise.resolve({ runner, close: () => runner.close() });
});
