import type { CodedError } from '../domain/errors.ts';

/** How one task ended. `value` is JSON: it may have crossed a process or a queue. */
export type TaskResult = { readonly status: 'done'; readonly value: unknown } | { readonly status: 'failed'; readonly error: CodedError };

/** A unit of work by name; the payload is JSON and is parsed again where it runs. */
export interface Task {
  readonly name: string;
  readonly payload: unknown;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Called once a task has ended, in the order they end. */
  readonly onEnd?: (index: number, result: TaskResult) => void;
}

/**
 * Where tasks run. Two implementations, one contract suite (tests/contract/runner.contract.ts):
 * results come in the order of the tasks whatever the order of ending; a task's throw, crash or time-out is its own `failed`
 * and costs no other task; an abort rejects with `scan-aborted` after running tasks have been let go.
 */
export interface Runner {
  readonly id: string;
  run(tasks: readonly Task[], options?: RunOptions): Promise<TaskResult[]>;
  close(): Promise<void>;
}
