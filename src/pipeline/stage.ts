import pLimit from 'p-limit';
import type { OnScanEvent, Stage } from './progress.ts';
import type { Runner, Task, TaskResult } from './runner.ts';

/** What every stage is handed. */
export interface StageTools {
  readonly runner: Runner;
  readonly onEvent: OnScanEvent;
  readonly signal?: AbortSignal;
}

export interface StageItem<T> {
  readonly label: string;
  readonly task: Task;
  /** The item's result from an earlier run; then the task is not run. */
  readonly reuse?: T;
}

/** How one item of a stage ended. */
export type StageOutcome<T> =
  | { readonly state: 'done' | 'reused'; readonly value: T }
  | { readonly state: 'failed'; readonly result: Extract<TaskResult, { status: 'failed' }> };

export interface StageLimits {
  /** Pages the fresh items have, where that says more than their number. */
  readonly pages?: number;
  /** Tasks at a time, where the runner may run more than the machine has memory for. */
  readonly atATime?: number;
}

/** Runs a stage's tasks, reporting each. Results come in the order of the items. */
export async function runStage<T>(
  stage: Stage,
  items: readonly StageItem<T>[],
  parse: (value: unknown) => T,
  tools: StageTools,
  { atATime, pages }: StageLimits = {},
): Promise<StageOutcome<T>[]> {
  const began = performance.now();
  tools.onEvent({ type: 'stage-begin', stage, total: items.length, ...(pages === undefined ? {} : { pages }) });
  const fresh: number[] = [];
  const outcomes: (StageOutcome<T> | undefined)[] = items.map((item, index) => {
    if (item.reuse === undefined) {
      fresh.push(index);
      return undefined;
    }
    tools.onEvent({ type: 'item', stage, label: item.label, state: 'reused' });
    return { state: 'reused', value: item.reuse };
  });
  const tasks = fresh.flatMap((index) => items[index]?.task ?? []);
  const onEnd = (at: number, result: TaskResult): void => {
    const item = items[fresh[at] ?? -1];
    tools.onEvent({ type: 'item', stage, label: item?.label ?? '', state: result.status === 'done' ? 'done' : 'failed' });
  };
  const run = (some: readonly Task[], ended: typeof onEnd): Promise<TaskResult[]> =>
    tools.runner.run(some, { ...(tools.signal === undefined ? {} : { signal: tools.signal }), onEnd: ended });
  const limit = pLimit(atATime ?? 1);
  const results =
    atATime === undefined
      ? await run(tasks, onEnd)
      : (await Promise.all(tasks.map((task, at) => limit(() => run([task], (_, result) => onEnd(at, result)))))).flat();
  results.forEach((result, at) => {
    const index = fresh[at];
    if (index === undefined) return;
    outcomes[index] = result.status === 'failed' ? { state: 'failed', result } : { state: 'done', value: parse(result.value) };
  });
  tools.onEvent({ type: 'stage-end', stage, tookMs: performance.now() - began });
  return outcomes.filter((outcome) => outcome !== undefined);
}
