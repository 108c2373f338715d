import { constants, lstat, open } from 'node:fs/promises';
import { IntegrityError } from '../../domain/errors.ts';

/**
 * Reads a manifest or roster whole: a regular file, not a link, within the limit.
 * @returns undefined when there is no such file
 * @throws IntegrityError `file-special`, `file-too-large`, `file-unreadable`
 */
export async function readSmallFile(absolute: string, shown: string, maxBytes: number): Promise<Uint8Array | undefined> {
  try {
    const status = await lstat(absolute);
    if (!status.isFile()) {
      throw new IntegrityError('file-special', `${shown} is a link, folder or device, not a file`, {
        mend: 'Put the file itself in its place.',
        file: shown,
      });
    }
    if (status.size > maxBytes) {
      throw new IntegrityError('file-too-large', `${shown} has ${status.size} bytes, the limit is ${maxBytes}`, {
        mend: 'Take out what does not belong in the file.',
        file: shown,
      });
    }
    const handle = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof IntegrityError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    if (code === 'ENOENT') return undefined;
    throw new IntegrityError('file-unreadable', `${shown} can't be read (${code})`, {
      mend: 'Check that the file may be read.',
      file: shown,
      cause,
    });
  }
}
