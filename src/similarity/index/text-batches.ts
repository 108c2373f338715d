import type { PreparedFiles } from './prepare-files.ts';
import type { PrintedFiles } from './print-files.ts';

/** Files a thread reads at a time: enough to make talking about them cheap, few enough to spread them evenly. */
const BATCH_FILES = 32;
/** Batches that may be ready and not yet taken up: bounds the memory of a reader that is faster than the disk. */
const BATCHES_AHEAD = 16;
const TAKEN = 0;
const CONSUMED = 1;

/** What can be made of a batch of files. */
export interface TextResults {
  readonly prepare: PreparedFiles;
  readonly print: PrintedFiles;
}
export type TextWork = keyof TextResults;

/** What a thread is started with. */
export interface TextThreadData {
  readonly work: TextWork;
  readonly files: readonly string[];
  readonly state: SharedArrayBuffer;
  /** The bits of a `PrintFilter`, for work that takes fingerprints. */
  readonly filter?: SharedArrayBuffer;
}

export const isThreadData = (value: unknown): value is TextThreadData =>
  typeof value === 'object' &&
  value !== null &&
  'state' in value &&
  value.state instanceof SharedArrayBuffer &&
  (!('filter' in value) || value.filter instanceof SharedArrayBuffer) &&
  'files' in value &&
  Array.isArray(value.files) &&
  'work' in value &&
  (value.work === 'prepare' || value.work === 'print');

export interface ReadyBatch<Result> {
  readonly batch: number;
  readonly result: Result;
}

export const newState = (): SharedArrayBuffer => new SharedArrayBuffer(8);

/** Batches of a list of files, shared between threads: each takes the next one that nobody has. */
export class TextBatches {
  readonly count: number;
  readonly #files: readonly string[];
  readonly #state: Int32Array;

  constructor({ files, state }: Pick<TextThreadData, 'files' | 'state'>) {
    this.#files = files;
    this.#state = new Int32Array(state);
    this.count = Math.ceil(files.length / BATCH_FILES);
  }

  /** @returns the next batch; undefined when all are taken, or, unless it may wait, when too many are ready */
  take(mayWait: boolean): { readonly batch: number; readonly files: readonly string[] } | undefined {
    for (;;) {
      const taken = Atomics.load(this.#state, TAKEN);
      if (taken >= this.count) return undefined;
      const consumed = Atomics.load(this.#state, CONSUMED);
      if (taken - consumed >= BATCHES_AHEAD) {
        if (!mayWait) return undefined;
        Atomics.wait(this.#state, CONSUMED, consumed);
      } else if (Atomics.compareExchange(this.#state, TAKEN, taken, taken + 1) === taken) {
        return { batch: taken, files: this.#files.slice(taken * BATCH_FILES, (taken + 1) * BATCH_FILES) };
      }
    }
  }

  /** Says that one more batch has been taken up. */
  consumed(): void {
    Atomics.add(this.#state, CONSUMED, 1);
    Atomics.notify(this.#state, CONSUMED);
  }

  /** Lets nobody take any more. */
  stop(): void {
    Atomics.store(this.#state, TAKEN, this.count);
    this.consumed();
  }
}
