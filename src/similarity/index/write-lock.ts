import { hostname } from 'node:os';
import { z } from 'zod';
import { IntegrityError } from '../../domain/errors.ts';
import type { IndexStorage } from './storage.ts';

const LOCK = 'write.lock';
const ownerSchema = z.object({ pid: z.int().positive(), host: z.string() });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A lock left by a process of this machine that is gone, or cut short while it was written, is nobody's. */
function isStale(bytes: Uint8Array): boolean {
  try {
    const owner = ownerSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return owner.success ? owner.data.host === hostname() && !isAlive(owner.data.pid) : true;
  } catch {
    return true;
  }
}

/** Takes the folder's write lock. @returns what gives it back. @throws IntegrityError `index-locked` when another writer holds it */
export function takeWriteLock(storage: IndexStorage): () => void {
  const content = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; attempt < 3; attempt++) {
    if (storage.createExclusive(LOCK, content)) return () => storage.remove(LOCK);
    const held = storage.readWhole(LOCK);
    if (held === undefined) continue;
    if (!isStale(held)) {
      throw new IntegrityError(
        'index-locked',
        `Another process is writing to this index (${Buffer.from(held).toString('utf8').slice(0, 200)}).`,
        {
          mend: 'Wait until it has ended; if it runs on another machine that is gone, delete write.lock.',
          file: storage.folder,
        },
      );
    }
    // Renaming first: of two writers that find the same stale lock only one gets it out of the way.
    const grave = `write-lock.${process.pid}`;
    try {
      storage.rename(LOCK, grave);
    } catch {
      continue;
    }
    storage.remove(grave);
  }
  throw new IntegrityError('index-locked', 'The write lock of this index changes hands too fast.', {
    mend: 'Run the command again.',
    file: storage.folder,
  });
}
