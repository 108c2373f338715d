import { createLogUpdate } from 'log-update';
import pc from 'picocolors';
import { clip, type DisplayStream } from './progress-display.ts';

const PLAIN_LINE_MS = 5_000;
const FRAME_MS = 250;
/** A file being read longer than this is worth naming. */
const SLOW_MS = 3_000;

/** Shows how reading many files goes: files left, pages a second, what is slow. */
export interface ExtractWatch {
  begin(file: string): void;
  end(file: string, pages: number): void;
  /** Leaves the last state standing. */
  close(): void;
}

export interface ExtractWatchOptions {
  readonly total: number;
  /** Milliseconds of a steady clock. */
  readonly now?: () => number;
}

/** On a terminal one living line; elsewhere a plain line at most every five seconds. */
export function createExtractWatch(stream: DisplayStream, { total, now = () => performance.now() }: ExtractWatchOptions): ExtractWatch {
  const beganAt = now();
  const reading = new Map<string, number>();
  let done = 0;
  let pages = 0;
  let shownAt = beganAt;
  const draw = stream.isTTY === true ? createLogUpdate(stream, { showCursor: true }) : undefined;
  const state = (): string => {
    const seconds = Math.max(0.001, (now() - beganAt) / 1000);
    const slow = [...reading].filter(([, since]) => now() - since >= SLOW_MS).sort((a, b) => a[1] - b[1])[0];
    const parts = [`${done} of ${total} files read, ${total - done} left`, `${(pages / seconds).toFixed(1)} pages a second`];
    if (done >= 3 && done < total) parts.push(`about ${Math.ceil((seconds / done) * (total - done))} s to go`);
    if (slow !== undefined) parts.push(`slow: ${slow[0]} (${Math.floor((now() - slow[1]) / 1000)} s)`);
    return parts.join(', ');
  };
  const show = (): void => {
    if (now() - shownAt < (draw === undefined ? PLAIN_LINE_MS : FRAME_MS)) return;
    shownAt = now();
    if (draw === undefined) stream.write(`${state()}\n`);
    else draw(pc.dim(clip(state(), Math.max(40, stream.columns ?? 80) - 1)));
  };
  // What is slow shows itself by nothing happening.
  const timer = setInterval(show, FRAME_MS);
  timer.unref();
  return {
    begin: (file) => {
      reading.set(file, now());
    },
    end: (file, pagesRead) => {
      reading.delete(file);
      done++;
      pages += pagesRead;
      show();
    },
    close: () => {
      clearInterval(timer);
      if (draw === undefined) stream.write(`${state()}\n`);
      else {
        draw(state());
        draw.done();
      }
    },
  };
}
