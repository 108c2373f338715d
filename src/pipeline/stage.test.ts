import { describe, expect, it } from 'vitest';
import type { ScanEvent } from './progress.ts';
import type { Runner, TaskResult } from './runner.ts';
import { runStage } from './stage.ts';

const runnerOf = (results: readonly TaskResult[]): Runner => ({
  id: 'test',
  run: (tasks, options) => {
    // Ends the tasks backwards, as a queue may.
    for (let i = tasks.length - 1; i >= 0; i--) options?.onEnd?.(i, results[i] ?? { status: 'done', value: null });
    return Promise.resolve(results.slice(0, tasks.length));
  },
  close: () => Promise.resolve(),
});
const task = { name: 't', payload: {} };

describe('runStage', () => {
  it('runs only what is not known, in order, and tells of each item once', async () => {
    const events: ScanEvent[] = [];
    const error = { code: 'c', message: 'm', mend: 'x' };
    const outcomes = await runStage<unknown>(
      'extract',
      [
        { label: 'a', task },
        { label: 'b', task, reuse: 'known' },
        { label: 'c', task },
      ],
      (value) => value,
      {
        runner: runnerOf([
          { status: 'done', value: 1 },
          { status: 'failed', error },
        ]),
        onEvent: (event) => events.push(event),
      },
    );
    expect(outcomes).toEqual([
      { state: 'done', value: 1 },
      { state: 'reused', value: 'known' },
      { state: 'failed', result: { status: 'failed', error } },
    ]);
    expect(events.map((event) => (event.type === 'item' ? `${event.label} ${event.state}` : event.type))).toEqual([
      'stage-begin',
      'b reused',
      'c failed',
      'a done',
      'stage-end',
    ]);
  });
});
