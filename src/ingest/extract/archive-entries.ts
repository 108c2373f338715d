import { type Entry, fromBufferPromise } from 'yauzl';
import { IntegrityError } from '../../domain/errors.ts';

const MAX_ENTRIES = 20_000;

/** A ZIP archive's parts by name; opening one counts against a common inflate allowance. */
export interface ArchiveEntries {
  readonly names: readonly string[];
  /** Bytes a part states it inflates to; 0 for one that is not there. */
  sizeOf(name: string): number;
  /** @throws IntegrityError `archive-too-large` past the allowance, `archive-broken` for damaged data. */
  read(name: string): Promise<Buffer | undefined>;
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
    read: async (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.uncompressedSize > left) throw tooLarge(file, maxInflatedBytes);
      const chunks: Buffer[] = [];
      try {
        const stream = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream) {
          if (!(chunk instanceof Uint8Array)) continue;
          left -= chunk.length;
          if (left < 0) throw tooLarge(file, maxInflatedBytes);
          chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
        }
      } catch (error) {
        throw error instanceof IntegrityError ? error : broken(file, error);
      }
      return Buffer.concat(chunks);
    },
  };
}
