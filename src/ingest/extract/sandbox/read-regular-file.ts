import { constants, open } from 'node:fs/promises';
import { IntegrityError } from '../../../domain/errors.ts';
import { fileTooLarge } from '../extract-in-process.ts';

/**
 * Reads a file whole, and nothing that only looks like one: a pipe or a device never ends.
 * @throws IntegrityError `file-missing`, `file-unreadable`, `file-not-regular`, `file-too-large`.
 */
export async function readRegularFile(path: string, displayPath: string, maxFileBytes: number): Promise<Uint8Array> {
  // Without O_NONBLOCK opening a pipe waits for a writer.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw openFailed(error, displayPath);
  });
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) {
      throw new IntegrityError('file-not-regular', `${displayPath} is not an ordinary file`, {
        mend: 'Replace it by the document itself, or take it out of the folder.',
        file: displayPath,
      });
    }
    if (stat.size > maxFileBytes) throw fileTooLarge(displayPath, stat.size, maxFileBytes);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

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
