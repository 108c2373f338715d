import { resolve } from 'node:path';
import { IntegrityError } from '../../domain/errors.ts';
import { compiledEntry } from '../../ingest/extract/sandbox/compiled-entry.ts';
import { spawnChild } from '../../ingest/extract/sandbox/spawn-child.ts';
import type { ColumnNames } from '../../registries/import/columns.ts';
import type { Table } from '../../registries/import/table.ts';
import { type ListChildRequest, listChildAnswerSchema } from './messages.ts';

/** A list of 60 pages takes 2 s; a workbook of 10,000 rows takes 3 s. */
const TIMEOUT_MS = 90_000;
const MEMORY_BYTES = 1024 * 1024 * 1024;
const STDERR_KEPT = 16_000;

export interface ListFile {
  readonly tables: readonly Table[];
  readonly name: string;
  /** SHA-256 of the file. */
  readonly sha256: string;
}

/**
 * Reads a list's tables in a child process with limits of time and memory.
 * @throws IntegrityError the readers' codes, `file-missing`, `file-unreadable`, `file-not-regular`, `file-too-large`, and
 * `registry-read-timeout`, `registry-read-memory`, `registry-read-crashed`
 */
export async function readListFile(file: string, columns: ColumnNames): Promise<ListFile> {
  const child = spawnChild(compiledEntry(new URL('./list-child.ts', import.meta.url)), MEMORY_BYTES);
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr = (stderr + chunk.toString('latin1')).slice(-STDERR_KEPT)));
  const request: ListChildRequest = { path: resolve(file), columns: { ...columns }, timeoutMs: TIMEOUT_MS };
  let timer: NodeJS.Timeout | undefined;
  try {
    const message = await new Promise<unknown>((settle, refuse) => {
      timer = setTimeout(() => refuse(failed(file, 'timeout', `not read within ${TIMEOUT_MS / 1000} s`)), TIMEOUT_MS);
      child.on('message', settle);
      child.on('error', (error) => refuse(failed(file, 'crashed', error.message)));
      child.on('close', (code, signal) => {
        const starved = /out of memory|allocation failed|bad_alloc|cannot allocate/iu.test(stderr);
        refuse(
          starved
            ? failed(file, 'memory', 'more memory needed than a list may take')
            : failed(file, 'crashed', signal ?? `exit code ${code ?? 'unknown'}`),
        );
      });
      child.send(request, (error) => {
        if (error !== null) refuse(failed(file, 'crashed', error.message));
      });
    });
    const answer = listChildAnswerSchema.parse(message);
    if ('tables' in answer) return { tables: answer.tables, name: file, sha256: answer.sha256 };
    const { code, message: text, mend } = answer.error;
    throw new IntegrityError(code, text, { file, mend });
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

const failed = (file: string, kind: 'timeout' | 'memory' | 'crashed', reason: string): IntegrityError =>
  new IntegrityError(`registry-read-${kind}`, `Reading ${file} was given up: ${reason}`, {
    mend: 'Open the list and save it as .xlsx or as CSV.',
    file,
  });
