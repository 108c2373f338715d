import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import { IntegrityError } from '../../domain/errors.ts';

export interface HashedFile {
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, by which archives are told. */
  readonly head: Uint8Array;
}

const HEAD_BYTES = 8;
const CHUNK_BYTES = 1024 * 1024;

/**
 * SHA-256 of a file's bytes, read in pieces. Opens without blocking, so that a pipe swapped in for a file hangs nothing.
 * @throws IntegrityError `file-special`, `file-too-large`; system errors as they come.
 */
export async function hashFile(absolute: string, shown: string, maxBytes: number): Promise<HashedFile> {
  const handle = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!(await handle.stat()).isFile()) {
      throw new IntegrityError('file-special', `${shown} is not a regular file`, { mend: 'Put a plain file in its place.', file: shown });
    }
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let bytes = 0;
    let head = new Uint8Array();
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, bytes);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex'), head };
      if (bytes === 0) head = Uint8Array.from(buffer.subarray(0, Math.min(bytesRead, HEAD_BYTES)));
      bytes += bytesRead;
      if (bytes > maxBytes) {
        throw new IntegrityError('file-too-large', `${shown} is larger than ${maxBytes} bytes`, {
          mend: 'Compress the scans in the file or split it.',
          file: shown,
        });
      }
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
