import * as fs from 'node:fs';
import path from 'node:path';
import { IntegrityError } from '../../domain/errors.ts';

export interface ReadHandle {
  readonly size: number;
  /** Fills `into` from byte `position` on; @returns the bytes read, fewer at the end of the file. */
  read(into: Uint8Array, position: number): number;
  close(): void;
}

export interface WriteHandle {
  write(bytes: Uint8Array): void;
  /** Makes what was written outlast a power cut. */
  sync(): void;
  close(): void;
}

/** The few things an index asks of a folder; the seam at which tests cut the power. Names are relative to the folder. */
export interface IndexStorage {
  readonly folder: string;
  /** Creates the folder when it is not there. */
  prepare(): void;
  list(): string[];
  /** @returns undefined when there is no such file. */
  readWhole(name: string): Uint8Array | undefined;
  open(name: string): ReadHandle | undefined;
  create(name: string): WriteHandle;
  /** @returns false when the file exists already. */
  createExclusive(name: string, content: string): boolean;
  rename(from: string, to: string): void;
  remove(name: string): void;
  /** Makes renames and creations outlast a power cut. */
  syncFolder(): void;
}

const code = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** @returns what a user can act on, for an error of the operating system. */
export function storageError(error: unknown, file: string): unknown {
  if (error instanceof IntegrityError) return error;
  const cause = code(error);
  if (cause === 'ENOSPC' || cause === 'EDQUOT' || cause === 'EFBIG') {
    return new IntegrityError('index-disk-full', `No room left while writing ${file}. What was committed before is untouched.`, {
      mend: 'Free space on the disk and run the same command again.',
      file,
      cause: error,
    });
  }
  if (cause === 'EACCES' || cause === 'EPERM' || cause === 'EROFS') {
    return new IntegrityError('index-not-allowed', `The index file ${file} may not be opened or written.`, {
      mend: 'Run as a user who may write to the index folder, or choose another folder.',
      file,
      cause: error,
    });
  }
  if (cause === 'ENOTDIR' || cause === 'EEXIST' || cause === 'EISDIR') {
    return new IntegrityError('index-not-a-folder', `${file} is in the way: an index needs a folder of its own.`, {
      mend: 'Name another folder for the index.',
      file,
      cause: error,
    });
  }
  if (cause === '') return error;
  return new IntegrityError('index-io-failed', `Reading or writing ${file} failed (${cause}).`, {
    mend: 'Check the disk, then run `integrity index verify`.',
    file,
    cause: error,
  });
}

function guarded<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw storageError(error, file);
  }
}

function guardedUnlessMissing<T>(file: string, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw storageError(error, file);
  }
}

function readHandle(file: string, descriptor: number): ReadHandle {
  let open = true;
  return {
    size: fs.fstatSync(descriptor).size,
    read: (into, position) =>
      guarded(file, () => {
        let got = 0;
        while (got < into.length) {
          const read = fs.readSync(descriptor, into, got, into.length - got, position + got);
          if (read === 0) break;
          got += read;
        }
        return got;
      }),
    close: () => {
      if (open) fs.closeSync(descriptor);
      open = false;
    },
  };
}

function writeHandle(file: string, descriptor: number): WriteHandle {
  return {
    write: (bytes) =>
      guarded(file, () => {
        for (let at = 0; at < bytes.length; ) at += fs.writeSync(descriptor, bytes, at, bytes.length - at);
      }),
    sync: () => guarded(file, () => fs.fsyncSync(descriptor)),
    close: () => guarded(file, () => fs.closeSync(descriptor)),
  };
}

/** @returns an index folder on this machine's file system. */
export function folderStorage(folder: string): IndexStorage {
  const at = (name: string): string => path.join(folder, name);
  return {
    folder,
    prepare: () => guarded(folder, () => void fs.mkdirSync(folder, { recursive: true })),
    list: () => guardedUnlessMissing(folder, () => fs.readdirSync(folder)) ?? [],
    readWhole: (name) => guardedUnlessMissing(at(name), () => fs.readFileSync(at(name))),
    open: (name) => guardedUnlessMissing(at(name), () => readHandle(at(name), fs.openSync(at(name), 'r'))),
    create: (name) => guarded(at(name), () => writeHandle(at(name), fs.openSync(at(name), 'w'))),
    createExclusive: (name, content) => {
      // Linked into place with its content: nobody ever reads it half written.
      const whole = `${at(name)}.${process.pid}`;
      try {
        fs.writeFileSync(whole, content);
        fs.linkSync(whole, at(name));
        return true;
      } catch (error) {
        if (code(error) === 'EEXIST') return false;
        throw storageError(error, at(name));
      } finally {
        fs.rmSync(whole, { force: true });
      }
    },
    rename: (from, to) => guarded(at(to), () => fs.renameSync(at(from), at(to))),
    remove: (name) => guarded(at(name), () => fs.rmSync(at(name), { force: true })),
    syncFolder: () => {
      // Windows can't open a folder to sync it, and makes renames durable by itself.
      if (process.platform === 'win32') return;
      guarded(folder, () => {
        const descriptor = fs.openSync(folder, 'r');
        try {
          fs.fsyncSync(descriptor);
        } finally {
          fs.closeSync(descriptor);
        }
      });
    },
  };
}
