import type { ZodType } from 'zod';
import { IntegrityError } from '../../domain/errors.ts';

/** A task as the host knows it: its payload is unknown until parsed here. */
export interface TaskHandler {
  readonly name: string;
  readonly execute: (payload: unknown) => Promise<unknown>;
}

/** Binds a handler to the schema of its payload. */
export function defineTask<P>(name: string, schema: ZodType<P>, execute: (payload: P) => Promise<unknown>): TaskHandler {
  return {
    name,
    execute: async (payload) => {
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        throw new IntegrityError(
          'task-payload-invalid',
          `The payload of a ${name} task is not what this version expects: ${parsed.error.message}`,
          {
            mend: 'Run the same version of integrity on every machine.',
          },
        );
      }
      return await execute(parsed.data);
    },
  };
}
