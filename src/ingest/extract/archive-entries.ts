import { inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { IntegrityError } from '../../domain/errors.ts';

const MAX_ENTRIES = 20_000;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** A ZIP archive's parts by name; opening one counts against a common inflate allowance. */
export interface ArchiveEntries {
  readonly names: readonly string[];
  /** Bytes a part states it inflates to; 0 for one that is not there. */
  sizeOf(name: string): number;
  /**
   * Inflated at one go, which is quicker than a stream by far; the allowance bounds it.
   * @throws IntegrityError `archive-too-large` past the allowance, `archive-broken` for damaged data, `archive-encrypted`.
   */
  read(name: string): Buffer | undefined;
}

const tooLarge = (file: string, maxInflatedBytes: number): IntegrityError =>
  new IntegrityError('archive-too-large', `The parts of ${file} inflate to more than ${maxInflatedBytes} bytes`, {
    mend: 'Save the document again in Word or WPS, or raise the inflate limit if the file is known to be sound.',
    file,
  });

const broken = (file: string, cause: unknown): IntegrityError =>
  new IntegrityError('archive-broken', `${file} is a damaged ZIP archive: ${cause instanceof Error ? cause.message : String(cause)}`, {
    mend: 'Ask for the file again, or open it in Word or WPS and save a new copy.',
    file,
    cause,
  });

const encrypted = (file: string): IntegrityError =>
  new IntegrityError('archive-encrypted', `${file} is protected by a password and cannot be read`, {
    mend: 'Ask the applicant for a copy without a password.',
    file,
  });

/** @throws IntegrityError `archive-broken`, `archive-too-large`. */
export async function openArchive(bytes: Uint8Array, file: string, maxInflatedBytes: number): Promise<ArchiveEntries> {
  const entries = new Map<string, Entry>();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, strictFileNames: false }).catch((error: unknown) => {
    throw broken(file, error);
  });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= MAX_ENTRIES) throw tooLarge(file, maxInflatedBytes);
      entries.set(entry.fileName.replaceAll('\\', '/').replace(/^\/+/, ''), entry);
    }
  } catch (error) {
    throw error instanceof IntegrityError ? error : broken(file, error);
  }
  let left = maxInflatedBytes;
  return {
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.isEncrypted()) throw encrypted(file);
      if (entry.uncompressedSize > left) throw tooLarge(file, maxInflatedBytes);
      let part: Buffer;
      try {
        part = inflateEntry(buffer, entry, left);
      } catch (error) {
        const full = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
        throw full ? tooLarge(file, maxInflatedBytes) : broken(file, error);
      }
      left -= part.length;
      return part;
    },
  };
}

/** @throws Error of zlib; with code `ERR_BUFFER_TOO_LARGE` when the entry inflates past `maxBytes`, whatever size it states. */
export function inflateEntry(archive: Buffer, entry: Entry, maxBytes: number): Buffer {
  const at = entry.relativeOffsetOfLocalHeader;
  if (at + LOCAL_HEADER_BYTES > archive.length) throw new Error('an entry lies past the end of the file');
  const start = at + LOCAL_HEADER_BYTES + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const end = start + entry.compressedSize;
  if (end > archive.length) throw new Error('an entry is cut off');
  const data = archive.subarray(start, end);
  if (entry.compressionMethod === STORED) {
    if (data.length > maxBytes) throw Object.assign(new Error('too large'), { code: 'ERR_BUFFER_TOO_LARGE' });
    return data;
  }
  if (entry.compressionMethod !== DEFLATED) throw new Error(`compression method ${entry.compressionMethod} is not known`);
  return inflateRawSync(data, { maxOutputLength: Math.max(1, maxBytes), chunkSize: chunkBytes(entry.uncompressedSize) });
}

const MIN_CHUNK_BYTES = 1024;
const MAX_CHUNK_BYTES = 16 * 1024 * 1024;

/** Room for the whole part, so that it need not be put together of pieces; bounded, for what it states may be wrong. */
const chunkBytes = (statedBytes: number): number => Math.min(Math.max(statedBytes + 1, MIN_CHUNK_BYTES), MAX_CHUNK_BYTES);
