import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { ExtractionResult } from '../../../domain/document.ts';
import { toCodedError } from '../../../domain/errors.ts';
import type { UnpackResult } from '../containers/unpacked-file.ts';
import { extractInProcess } from '../extract-in-process.ts';
import { compiledEntry } from './compiled-entry.ts';
import { type ChildRequest, isChildRequest } from './messages.ts';
import { readRegularFile } from './read-regular-file.ts';

// A file may carry addresses; no reader here has business with them.
Socket.prototype.connect = () => {
  throw new Error('extraction uses no network');
};

/** Milliseconds since the epoch after which this process ends itself; 0 while idle. Shared with the thread that watches. */
const deadline = new BigInt64Array(new SharedArrayBuffer(8));
const GRACE_MS = 5000;
const watch = new Worker(compiledEntry(new URL('./child-watch.ts', import.meta.url)), {
  workerData: { deadline, parent: process.ppid },
  resourceLimits: { maxOldGenerationSizeMb: 16 },
});
watch.unref();

const allow = (timeoutMs: number): void => {
  Atomics.store(deadline, 0, BigInt(Date.now() + timeoutMs + GRACE_MS));
};

type Answer = { readonly result: ExtractionResult } | { readonly unpacked: UnpackResult };

async function answer(request: ChildRequest): Promise<Answer> {
  const { id, path, displayPath, sha256, limits, ocr, passwords, pictureFacts = false, timeoutMs, unpackTo, ending } = request;
  try {
    const bytes = readRegularFile(path, displayPath, { maxFileBytes: limits.maxFileBytes, sha256 });
    if (unpackTo !== undefined) {
      const { unpackContainer } = await import('../containers/unpack-container.ts');
      return { unpacked: await unpackContainer(bytes, displayPath, unpackTo, limits) };
    }
    const onOcrPage = (done: number): void => {
      allow(timeoutMs);
      process.send?.({ id, ocrPages: done });
    };
    const named = ending === undefined ? {} : { ending };
    return { result: await extractInProcess(bytes, { path: displayPath, ...named, limits, ocr, onOcrPage, passwords, pictureFacts }) };
  } catch (error) {
    const coded = { file: displayPath, ...toCodedError(error) };
    if (unpackTo !== undefined) return { unpacked: { status: 'unreadable', error: coded } };
    return { result: { status: 'unreadable', format: 'unknown', error: coded } };
  }
}

// Engines leave promises of their own behind on damaged files; the answer does not hang on them, and a hang has its clock.
process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (request: unknown) => {
  if (!isChildRequest(request)) throw new TypeError('a request of another kind');
  allow(request.timeoutMs);
  void answer(request).then((answered) => {
    Atomics.store(deadline, 0, 0n);
    process.send?.({ id: request.id, ...answered });
  });
});
process.send?.({ ready: true });
