import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { IntegrityError } from '../../../domain/errors.ts';
import { fileTooLarge } from '../extract-in-process.ts';

export interface ExpectedFile {
  readonly maxFileBytes: number;
  readonly sha256: string | undefined;
}

/**
 * Reads a file whole, and nothing that only looks like one: a pipe or a device never ends. Synchronous: the process has nothing else to do,
 * and each way to another thread and back takes as long as reading a small file.
 * @throws IntegrityError `file-missing`, `file-unreadable`, `file-not-regular`, `file-too-large`, `file-changed`.
 */
export function readRegularFile(path: string, displayPath: string, expected: ExpectedFile): Uint8Array {
  // Without O_NONBLOCK opening a pipe waits for a writer.
  const descriptor = openOrFail(path, displayPath);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) {
      throw new IntegrityError('file-not-regular', `${displayPath} is not an ordinary file`, {
        mend: 'Replace it by the document itself, or take it out of the folder.',
        file: displayPath,
      });
    }
    if (stat.size > expected.maxFileBytes) throw fileTooLarge(displayPath, stat.size, expected.maxFileBytes);
    // One byte more than it has: a file that grows under the reader must not fill the memory.
    const buffer = Buffer.allocUnsafe(stat.size + 1);
    const bytes = buffer.subarray(0, readInto(descriptor, buffer));
    const after = fstatSync(descriptor);
    const changed = bytes.length !== stat.size || after.size !== stat.size || after.mtimeMs !== stat.mtimeMs;
    if (changed || (expected.sha256 !== undefined && createHash('sha256').update(bytes).digest('hex') !== expected.sha256)) {
      throw fileChanged(displayPath);
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function openOrFail(path: string, displayPath: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw openFailed(error, displayPath);
  }
}

function readInto(descriptor: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const bytesRead = readSync(descriptor, buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

const fileChanged = (file: string): IntegrityError =>
  new IntegrityError('file-changed', `${file} changed while it was read`, {
    mend: 'Wait until it is copied completely, then scan again.',
    file,
  });

function openFailed(error: unknown, file: string): IntegrityError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new IntegrityError('file-missing', `${file} does not exist`, {
      mend: 'Put the file in its place, or correct its name in the manifest.',
      file,
    });
  }
  return new IntegrityError('file-unreadable', `${file} cannot be opened (${code})`, {
    mend: 'Give this user the right to read it.',
    file,
    cause: error,
  });
}
