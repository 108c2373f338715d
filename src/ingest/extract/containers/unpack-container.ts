import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CodedError, IntegrityError, toCodedError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import { sniffFormat } from '../sniff.ts';
import { type ContainerEntry, isTooLargeToRead } from './container-entries.ts';
import { isNoise, safeEntryName, shownName } from './entry-names.ts';
import { libarchiveEntries } from './libarchive-entries.ts';
import { INSIDE, type UnpackedFile, type UnpackResult } from './unpacked-file.ts';
import { zipEntries } from './zip-entries.ts';

/** How an entry without a name is told. */
const NAMELESS = '?';

/**
 * Writes the files of a ZIP, 7z or RAR archive and of archives inside it under numbers into a folder of their own, never under their names.
 * What is wrong with one file is said of that file; a limit passed costs the whole container.
 */
export async function unpackContainer(bytes: Uint8Array, file: string, folder: string, limits: ExtractionLimits): Promise<UnpackResult> {
  if (sniffFormat(bytes, file).format !== 'archive') return { status: 'not-container' };
  const unpacking = new Unpacking(file, folder, bytes.length, limits);
  try {
    await mkdir(folder, { recursive: true });
    await unpacking.unpack(bytes, '', 1);
    return { status: 'unpacked', files: unpacking.files };
  } catch (error) {
    return { status: 'unreadable', error: { file, ...toCodedError(error) } };
  }
}

class Unpacking {
  readonly files: UnpackedFile[] = [];
  private readonly taken = new Set<string>();
  private readonly file: string;
  private readonly folder: string;
  private readonly limits: ExtractionLimits;
  private bytesLeft: number;
  private entries = 0;

  constructor(file: string, folder: string, containerBytes: number, limits: ExtractionLimits) {
    this.file = file;
    this.folder = folder;
    this.limits = limits;
    // What any small container may hold is not judged by its ratio: blank scans shrink to nothing.
    this.bytesLeft = Math.min(limits.maxArchiveBytes, Math.max(limits.maxInflatedBytes, containerBytes * limits.maxArchiveRatio));
  }

  async unpack(bytes: Uint8Array, prefix: string, depth: number): Promise<void> {
    try {
      const read = sniffFormat(bytes, '').kind === 'zip' ? zipEntries(bytes) : libarchiveEntries(bytes);
      for await (const entry of read) await this.take(entry, prefix, depth);
    } catch (error) {
      throw error instanceof IntegrityError ? error : this.broken(prefix, error);
    }
  }

  private async take(entry: ContainerEntry, prefix: string, depth: number): Promise<void> {
    if (entry.kind === 'folder' || isNoise(entry.name)) return;
    if (++this.entries > this.limits.maxArchiveEntries) throw this.tooMany();
    const name = safeEntryName(entry.name);
    const where = prefix + (name ?? shownName(entry.name));
    const refuse = (code: string, what: string, mend: string): unknown =>
      this.refuse(where, entry, { code, message: `${this.file}${INSIDE}${where} ${what}`, mend });
    if (name === undefined)
      refuse(
        'archive-entry-name',
        'has a name that leads out of the archive or cannot be shown',
        'Pack the file again under a plain name.',
      );
    else if (this.taken.has(where))
      refuse(
        'archive-entry-twice',
        'stands in the archive more than once; the first is read',
        'Pack the archive again with each file once.',
      );
    else if (entry.kind !== 'file') refuse('archive-entry-special', 'is a link or a device, not a file', 'Pack the file itself.');
    else if (entry.encrypted)
      refuse('archive-entry-encrypted', 'is protected by a password', 'Ask the applicant for an archive without a password.');
    else {
      this.taken.add(where);
      await this.keep(entry, where, depth);
    }
  }

  private async keep(entry: ContainerEntry, where: string, depth: number): Promise<void> {
    let bytes: Uint8Array;
    try {
      bytes = entry.read(this.bytesLeft);
    } catch (error) {
      if (isTooLargeToRead(error)) throw this.tooLarge();
      this.refuse(where, entry, entryBroken(`${this.file}${INSIDE}${where}`, error));
      return;
    }
    this.bytesLeft -= bytes.length;
    if (sniffFormat(bytes, where).format !== 'archive') {
      const blob = String(this.files.length + 1);
      await writeFile(path.join(this.folder, blob), bytes);
      this.files.push({ path: where, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), blob });
      return;
    }
    if (depth >= this.limits.maxArchiveDepth) {
      this.refuse(where, entry, this.tooDeep(where));
      return;
    }
    try {
      await this.unpack(bytes, where + INSIDE, depth + 1);
    } catch (error) {
      if (error instanceof IntegrityError && error.code !== 'archive-broken') throw error;
      this.refuse(where, entry, toCodedError(error));
    }
  }

  private refuse(where: string, entry: ContainerEntry, error: CodedError): void {
    // An entry may have no name at all; the parent takes none for an answer of a child gone wrong.
    this.files.push({
      path: where === '' ? NAMELESS : where,
      bytes: entry.statedBytes ?? 0,
      refused: { ...error, file: `${this.file}${INSIDE}${where}` },
    });
  }

  private tooMany(): IntegrityError {
    return new IntegrityError('archive-too-many-files', `${this.file} holds more than ${this.limits.maxArchiveEntries} files`, {
      mend: 'Split the archive or unpack it into the folder, or raise maxArchiveEntries.',
      file: this.file,
    });
  }

  private tooLarge(): IntegrityError {
    return new IntegrityError('archive-too-large', `The files of ${this.file} unpack to more than is allowed for an archive of its size`, {
      mend: 'Unpack it into the folder, or raise maxArchiveBytes and maxArchiveRatio if the archive is known to be sound.',
      file: this.file,
    });
  }

  private tooDeep(where: string): CodedError {
    return {
      code: 'archive-too-deep',
      message: `${this.file}${INSIDE}${where} is an archive more than ${this.limits.maxArchiveDepth} archives deep`,
      mend: 'Unpack the inner archives and hand in their files.',
    };
  }

  private broken(prefix: string, cause: unknown): IntegrityError {
    const inner = prefix === '' ? '' : INSIDE + prefix.slice(0, -INSIDE.length);
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/passphrase|encrypt/i.test(reason)) {
      return new IntegrityError('archive-encrypted', `${this.file}${inner} is protected by a password`, {
        mend: 'Ask the applicant for an archive without a password.',
        file: this.file + inner,
      });
    }
    return new IntegrityError('archive-broken', `${this.file}${inner} is a damaged archive: ${reason}`, {
      mend: 'Ask for the archive again, or for its files as they are.',
      file: this.file + inner,
    });
  }
}

function entryBroken(shown: string, cause: unknown): CodedError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/passphrase|encrypt/i.test(reason)) {
    return {
      code: 'archive-entry-encrypted',
      message: `${shown} is protected by a password`,
      mend: 'Ask the applicant for an archive without a password.',
    };
  }
  return {
    code: 'archive-entry-broken',
    message: `${shown} is damaged: ${reason}`,
    mend: 'Ask for the archive again, or for the file as it is.',
  };
}
