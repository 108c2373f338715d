import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { ExtractionResult } from '../../../domain/document.ts';
import type { UnpackResult } from '../containers/unpacked-file.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { OcrOptions } from '../ocr/ocr-options.ts';
import type { ChildRequest } from './messages.ts';
import { aborted, crashed, outOfMemory, timedOut } from './sandbox-errors.ts';
import { residentBytes, spawnChild } from './spawn-child.ts';

export interface SeatOptions {
  readonly entry: URL;
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  readonly filesPerChild: number;
  readonly limits: ExtractionLimits;
  readonly ocr: OcrOptions;
  readonly passwords: readonly string[];
}

export interface FileToExtract {
  /** Absolute. */
  readonly path: string;
  /** How errors and warnings name it. */
  readonly displayPath: string;
  /** Ending of its name with the dot, where `displayPath` does not show it: it parts kinds of plain text. */
  readonly ending?: string;
  /** Look at it as a picture too: resolution, ink, codes. */
  readonly pictureFacts?: boolean;
  /** SHA-256 it had when it was found; the read file must have it too. */
  readonly sha256?: string;
}

/** What is asked of a child: to read a file, or with `unpackTo`, an absolute folder, to unpack it there. */
export interface SeatRequest extends FileToExtract {
  readonly unpackTo?: string;
}

export type SeatAnswer = ExtractionResult | UnpackResult;

interface Job {
  readonly id: number;
  readonly file: SeatRequest;
  readonly settle: (result: SeatAnswer) => void;
  /** Told once, when the next file may be given; before `settle`. */
  readonly onFree: () => void;
  /** Pages recognised, as the child says. */
  ocrPages: number;
}

const MEMORY_POLL_MS = 100;
const START_TIMEOUT_MS = 30_000;
const STDERR_KEPT = 16_000;

/** Loaded while the child starts: the parser of answers takes about as long. */
const loadAnswerSchema = () => import('./extraction-result-schema.ts');

/** One child process and the file it reads. The child is replaced after a death and after a number of files. */
export class ChildSeat {
  private child: ChildProcess | undefined;
  private ready = false;
  private filesRead = 0;
  private nextId = 1;
  private job: Job | undefined;
  private timer: NodeJS.Timeout | undefined;
  private memoryTimer: NodeJS.Timeout | undefined;
  private stderr = '';
  private readonly options: SeatOptions;

  constructor(options: SeatOptions) {
    this.options = options;
  }

  /**
   * Reads or unpacks one file; never rejects. One file at a time.
   * @param onFree called once, as soon as the child may read the next file: while it does, the answer about this one is looked at
   */
  read(file: SeatRequest, onFree: () => void): Promise<SeatAnswer> {
    return new Promise((resolve) => {
      this.begin({ id: this.nextId++, file, settle: resolve, onFree, ocrPages: 0 });
    });
  }

  private begin(job: Job): void {
    this.job = job;
    this.child ??= this.hire();
    this.hold(true);
    if (this.ready) this.dispatch();
    else this.timer = setTimeout(() => this.giveUp(crashed(job.file.displayPath, 'it did not start')), START_TIMEOUT_MS);
  }

  /** Ends the child; a file being read ends as `extract-aborted`. */
  dismiss(): void {
    const file = this.job?.file.displayPath;
    if (file === undefined) this.release();
    else this.giveUp(aborted(file));
  }

  private hire(): ChildProcess {
    const child = spawnChild(this.options.entry, this.options.memoryBytes);
    // A failure shows where the first answer waits for it.
    loadAnswerSchema().catch(() => undefined);
    this.ready = false;
    this.filesRead = 0;
    this.stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (this.stderr = (this.stderr + chunk.toString('latin1')).slice(-STDERR_KEPT)));
    child.on('message', (message) => this.hear(child, message));
    child.on('error', (error) => this.died(child, error.message));
    // 'close' comes after the last of stderr, which tells a lack of memory from other deaths.
    child.on('close', (code, signal) => this.died(child, signal ?? `exit code ${code ?? 'unknown'}`));
    return child;
  }

  private dispatch(): void {
    const { job, child } = this;
    if (job === undefined || child === undefined) return;
    clearTimeout(this.timer);
    const { timeoutMs, limits, ocr, passwords } = this.options;
    const file = job.file.displayPath;
    this.startClock(file);
    this.memoryTimer = setInterval(() => this.checkMemory(file), MEMORY_POLL_MS);
    const request: ChildRequest = { id: job.id, ...job.file, limits, ocr, passwords, timeoutMs };
    child.send(request, (error) => {
      if (error !== null) this.died(child, error.message);
    });
  }

  private startClock(file: string): void {
    clearTimeout(this.timer);
    const { timeoutMs } = this.options;
    this.timer = setTimeout(() => this.giveUp(timedOut(file, timeoutMs)), timeoutMs);
  }

  /** Time begins anew with each page, but never oftener than pages may be recognised: a child is not trusted with its own limit. */
  private pageDone(job: Job, ocrPages: number): void {
    if (ocrPages !== job.ocrPages + 1 || ocrPages > this.options.ocr.maxPages) return;
    job.ocrPages = ocrPages;
    this.startClock(job.file.displayPath);
  }

  private hear(child: ChildProcess, message: unknown): void {
    if (child !== this.child) return;
    const { job } = this;
    if (isReady(message)) {
      this.ready = true;
      this.dispatch();
    } else if (job === undefined) return;
    else if (isPageDone(message)) {
      if (message.id === job.id) this.pageDone(job, message.ocrPages);
    } else void this.take(child, job, message);
  }

  /** The child may read on meanwhile; what it answers is not trusted before it is parsed. */
  private async take(child: ChildProcess, job: Job, message: unknown): Promise<void> {
    this.filesRead++;
    const worn = this.filesRead >= this.options.filesPerChild || (residentBytes(child.pid ?? 0) ?? 0) > this.options.memoryBytes / 2;
    if (worn) this.release();
    this.free(job);
    const { childAnswerSchema } = await loadAnswerSchema();
    const answer = childAnswerSchema.safeParse(message);
    if (answer.success && answer.data.id === job.id) {
      job.settle('result' in answer.data ? answer.data.result : answer.data.unpacked);
      return;
    }
    if (child === this.child) this.replace();
    job.settle(crashed(job.file.displayPath, 'its answer cannot be read'));
  }

  /** Another child begins anew with the file this one was reading. */
  private replace(): void {
    const { job } = this;
    this.release();
    this.rest();
    if (job !== undefined) this.begin({ ...job, id: this.nextId++, ocrPages: 0 });
  }

  private checkMemory(file: string): void {
    const resident = residentBytes(this.child?.pid ?? 0) ?? 0;
    if (resident > this.options.memoryBytes) this.giveUp(outOfMemory(file, this.options.memoryBytes));
  }

  private died(child: ChildProcess, reason: string): void {
    if (child !== this.child) return;
    this.child = undefined;
    const file = this.job?.file.displayPath;
    if (file === undefined) return;
    const starved =
      /out of memory|allocation failed|unable to grow|could not allocate memory|bad_alloc|memory allocation of \d+ bytes failed/i.test(
        this.stderr,
      );
    this.end(starved ? outOfMemory(file, this.options.memoryBytes) : crashed(file, reason));
  }

  private giveUp(result: SeatAnswer): void {
    this.release();
    this.end(result);
  }

  private release(): void {
    const { child } = this;
    this.child = undefined;
    child?.kill('SIGKILL');
  }

  private end(result: SeatAnswer): void {
    const { job } = this;
    if (job === undefined) return;
    this.free(job);
    job.settle(result);
  }

  private free(job: Job): void {
    this.rest();
    job.onFree();
  }

  private rest(): void {
    clearTimeout(this.timer);
    clearInterval(this.memoryTimer);
    this.hold(false);
    this.job = undefined;
  }

  /** An idle child does not keep its parent's process alive. */
  private hold(busy: boolean): void {
    const { child } = this;
    const stderr = child?.stderr instanceof Socket ? child.stderr : undefined;
    for (const handle of [child, child?.channel, stderr]) {
      if (busy) handle?.ref();
      else handle?.unref();
    }
  }
}

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;

const isPageDone = (message: unknown): message is { readonly id: number; readonly ocrPages: number } =>
  typeof message === 'object' &&
  message !== null &&
  'id' in message &&
  typeof message.id === 'number' &&
  'ocrPages' in message &&
  typeof message.ocrPages === 'number';
