import type { ExtractionResult } from '../../domain/document.ts';
import type { UnpackResult } from './containers/unpacked-file.ts';
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionLimits } from './limits.ts';
import { NO_OCR, type OcrOptions } from './ocr/ocr-options.ts';
import { ChildSeat, type FileToExtract, type SeatAnswer, type SeatRequest } from './sandbox/child-seat.ts';
import { readerEntry } from './sandbox/reader-entry.ts';
import { aborted, crashed } from './sandbox/sandbox-errors.ts';
import { DEFAULT_MEMORY_BYTES } from './sandbox/spawn-child.ts';

export interface ExtractionPoolOptions extends Partial<ExtractionLimits> {
  /** Child processes, and so files read at one time. */
  readonly size: number;
  /** Wall-clock limit of one file; of one page, where pages are recognised. */
  readonly timeoutMs?: number;
  /** Limit of one child's memory, set with the operating system where it can be and watched besides. */
  readonly memoryBytes?: number;
  /** A child is replaced after this many files, so that what they left behind goes with it. */
  readonly filesPerChild?: number;
  /** Default: pictures are not read. */
  readonly ocr?: OcrOptions;
  /** Tried on what is protected; they reach the children and nothing else. */
  readonly passwords?: readonly string[];
  /** Module the children run; the default reads files. */
  readonly entry?: URL;
}

export interface ExtractOptions {
  readonly signal?: AbortSignal;
  /** Told when a child takes the file on: those given before it may keep it waiting. */
  readonly onBegin?: () => void;
}

/** Reads files in child processes: a hang, a crash or a bomb costs its file and no other. */
export interface ExtractionPool {
  /**
   * Never rejects. Codes beside those of the readers: `extract-timeout`, `extract-memory`, `extract-crashed`, `extract-aborted`,
   * `file-missing`, `file-unreadable`, `file-not-regular`, `file-too-large`, `file-changed`; `file-is-container` for what `unpack` takes.
   */
  extract(file: FileToExtract, options?: ExtractOptions): Promise<ExtractionResult>;
  /**
   * Writes the files of an archive under numbers into a folder, which is made. Never rejects.
   * @param folder absolute; what stands there after anything but `unpacked` is to be thrown away
   */
  unpack(file: FileToExtract, folder: string, options?: { readonly signal?: AbortSignal }): Promise<UnpackResult>;
  /** Ends the children; files waiting or being read end as `extract-aborted`. */
  close(): void;
}

interface Waiting {
  readonly file: SeatRequest;
  readonly signal: AbortSignal | undefined;
  readonly onBegin: () => void;
  readonly settle: (result: SeatAnswer) => void;
}

export function createExtractionPool(options: ExtractionPoolOptions): ExtractionPool {
  const { size, timeoutMs, memoryBytes, filesPerChild, entry, ocr, passwords, ...limits } = options;
  const seatOptions = {
    entry: entry ?? readerEntry(),
    timeoutMs: timeoutMs ?? 60_000,
    memoryBytes: memoryBytes ?? DEFAULT_MEMORY_BYTES,
    filesPerChild: filesPerChild ?? 1000,
    limits: { ...DEFAULT_EXTRACTION_LIMITS, ...limits },
    ocr: ocr ?? NO_OCR,
    passwords: passwords ?? [],
  };
  const seats = Array.from({ length: Math.max(1, size) }, () => new ChildSeat(seatOptions));
  const free = [...seats].reverse();
  let queue: Waiting[] = [];
  let closed = false;

  function work(seat: ChildSeat, { file, signal, onBegin, settle }: Waiting): void {
    const dismiss = (): void => seat.dismiss();
    signal?.addEventListener('abort', dismiss, { once: true });
    onBegin();
    const takeNext = (): void => {
      signal?.removeEventListener('abort', dismiss);
      const next = queue.shift();
      if (next === undefined) free.push(seat);
      else work(seat, next);
    };
    void seat.read(file, takeNext).then(settle);
  }

  const ask = (file: SeatRequest, { signal, onBegin }: ExtractOptions): Promise<SeatAnswer> =>
    new Promise((resolve) => {
      if (closed || signal?.aborted === true) {
        resolve(aborted(file.displayPath));
        return;
      }
      const leave = (): void => {
        if (!queue.includes(waiting)) return;
        queue = queue.filter((other) => other !== waiting);
        resolve(aborted(file.displayPath));
      };
      const begin = (): void => {
        signal?.removeEventListener('abort', leave);
        onBegin?.();
      };
      const waiting: Waiting = { file, signal, onBegin: begin, settle: resolve };
      const seat = free.pop();
      if (seat !== undefined) {
        work(seat, waiting);
        return;
      }
      queue.push(waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });

  return {
    extract: async (file, options = {}) => {
      const answer = await ask(file, options);
      if (answer.status === 'read') return answer;
      if (answer.status === 'unreadable') return { format: 'unknown', ...answer };
      return crashed(file.displayPath, 'its answer is to another question');
    },
    unpack: async (file, folder, { signal } = {}) => {
      const answer = await ask({ ...file, unpackTo: folder }, signal === undefined ? {} : { signal });
      return answer.status === 'read' ? crashed(file.displayPath, 'its answer is to another question') : answer;
    },
    close: () => {
      closed = true;
      for (const { file, settle } of queue.splice(0)) settle(aborted(file.displayPath));
      for (const seat of seats) seat.dismiss();
    },
  };
}
