// Reads one list file and ends: what a hostile file does to this process is lost with it.
import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { toCodedError } from '../../domain/errors.ts';
import { compiledEntry } from '../../ingest/extract/sandbox/compiled-entry.ts';
import { readRegularFile } from '../../ingest/extract/sandbox/read-regular-file.ts';
import { MAX_LIST_BYTES, readTables } from '../../registries/import/read-table.ts';
import { type ListChildAnswer, listChildRequestSchema } from './messages.ts';

// A list may carry addresses; no reader here has business with them.
Socket.prototype.connect = () => {
  throw new Error('reading a list uses no network');
};

const GRACE_MS = 5000;
const deadline = new BigInt64Array(new SharedArrayBuffer(8));
const watch = new Worker(compiledEntry(new URL('../../ingest/extract/sandbox/child-watch.ts', import.meta.url)), {
  workerData: { deadline, parent: process.ppid },
  resourceLimits: { maxOldGenerationSizeMb: 16 },
});
watch.unref();

async function answer(message: unknown): Promise<ListChildAnswer> {
  const { path, columns, timeoutMs } = listChildRequestSchema.parse(message);
  Atomics.store(deadline, 0, BigInt(Date.now() + timeoutMs + GRACE_MS));
  try {
    const bytes = readRegularFile(path, path, { maxFileBytes: MAX_LIST_BYTES, sha256: undefined });
    return { tables: await readTables(bytes, path, columns), sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    return { error: { file: path, ...toCodedError(error) } };
  }
}

process.on('disconnect', () => process.exit(0));
process.on('message', (message: unknown) => {
  void answer(message).then((result) => process.send?.(result));
});
