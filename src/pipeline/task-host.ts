import { IntegrityError } from '../domain/errors.ts';
import type { Task } from './runner.ts';
import { assessTask } from './tasks/assess.ts';
import { compareTask } from './tasks/compare.ts';
import { extractTask } from './tasks/extract.ts';
import { probeTask } from './tasks/probe.ts';
import { reportTask } from './tasks/report.ts';
import type { TaskHandler } from './tasks/task.ts';

const handlers: readonly TaskHandler[] = [extractTask, compareTask, assessTask, reportTask, probeTask];

/** Executes tasks by name, whatever runner brought them. */
export interface TaskHost {
  /** @throws IntegrityError `task-unknown`, `task-payload-invalid`, or what the task itself throws. */
  execute(task: Task): Promise<unknown>;
}

export function createTaskHost(): TaskHost {
  return {
    execute: async ({ name, payload }) => {
      const handler = handlers.find((candidate) => candidate.name === name);
      if (handler === undefined) {
        throw new IntegrityError('task-unknown', `No task is named ${name}`, {
          mend: 'Run the same version of integrity on every machine.',
        });
      }
      return await handler.execute(payload);
    },
  };
}
