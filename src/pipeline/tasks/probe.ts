import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { IntegrityError } from '../../domain/errors.ts';
import { defineTask } from './task.ts';

const payload = z.discriminatedUnion('do', [
  z.object({ do: z.literal('echo'), value: z.unknown(), delayMs: z.number().optional() }),
  z.object({ do: z.literal('refuse'), code: z.string() }),
  z.object({ do: z.literal('throw'), message: z.string() }),
  z.object({ do: z.literal('end-thread') }),
  z.object({ do: z.literal('spin') }),
]);

/** Shows that a runner works, and how it bears failures: for `integrity doctor` and the runners' contract suite. */
export const probeTask = defineTask('probe', payload, async (probe) => {
  switch (probe.do) {
    case 'echo':
      await sleep(probe.delayMs ?? 0);
      return { echo: probe.value };
    case 'refuse':
      throw new IntegrityError(probe.code, 'The probe was told to refuse', { mend: 'Nothing: this is a probe.' });
    case 'throw':
      throw new Error(probe.message);
    case 'end-thread':
      return process.exit(3);
    case 'spin':
      for (;;) {
        // Blocks its thread until the time limit ends it.
      }
  }
});
