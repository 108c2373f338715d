import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { ExtractionResult } from '../../../domain/document.ts';
import { toCodedError } from '../../../domain/errors.ts';
import { extractInProcess } from '../extract-in-process.ts';
import { compiledEntry } from './compiled-entry.ts';
import { type ChildRequest, childRequestSchema } from './messages.ts';
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

async function answer(request: ChildRequest): Promise<ExtractionResult> {
  try {
    const bytes = await readRegularFile(request.path, request.displayPath, request.limits.maxFileBytes);
    return await extractInProcess(bytes, {
      path: request.displayPath,
      limits: request.limits,
      ocr: request.ocr,
      onOcrPage: (done) => {
        allow(request.timeoutMs);
        process.send?.({ id: request.id, ocrPages: done });
      },
    });
  } catch (error) {
    const coded = toCodedError(error);
    return { status: 'unreadable', format: 'unknown', error: { file: request.displayPath, ...coded } };
  }
}

process.on('disconnect', () => process.exit(0));
process.on('message', (message: unknown) => {
  const request = childRequestSchema.parse(message);
  allow(request.timeoutMs);
  void answer(request).then((result) => {
    Atomics.store(deadline, 0, 0n);
    process.send?.({ id: request.id, result });
  });
});
process.send?.({ ready: true });
