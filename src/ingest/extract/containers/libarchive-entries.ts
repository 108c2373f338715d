import { ArchiveReader, type LibarchiveWasm, libarchiveWasm } from 'libarchive-wasm';
import { type ContainerEntry, tooLargeToRead } from './container-entries.ts';

const KINDS: Readonly<Record<string, ContainerEntry['kind']>> = { File: 'file', Directory: 'folder', SymbolicLink: 'link' };

let library: Promise<LibarchiveWasm> | undefined;

/**
 * Entries of a 7z or RAR archive, which are read one after the other: an entry must be read before the next is asked for.
 * @throws Error for a damaged archive
 */
export async function* libarchiveEntries(bytes: Uint8Array): AsyncGenerator<ContainerEntry> {
  library ??= libarchiveWasm();
  const lib = await library;
  let entries = 0;
  const reader = new ArchiveReader(lib, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    for (const entry of reader.entries()) {
      entries++;
      const size = entry.getSize();
      const hardLink: string | null = entry.getHardlinkTarget();
      yield {
        // A name that cannot be told is empty or null.
        name: String(entry.getPathname() ?? '').replaceAll('\\', '/'),
        kind: hardLink === null || hardLink === '' ? (KINDS[entry.getFiletype()] ?? 'special') : 'link',
        encrypted: entry.isEncrypted(),
        statedBytes: size,
        read: (maxBytes) => {
          if (size > maxBytes) throw tooLargeToRead();
          const data = entry.readData();
          if (data === undefined) return new Uint8Array();
          if (data.length !== size) throw new Error('an entry is cut off');
          return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
        },
      };
    }
    // The iteration ends alike at the end and at a fault.
    const fault: string | null = lib.error_string(reader.archive);
    if (fault !== null && fault !== '') throw new Error(fault);
    if (entries === 0 && reader.hasEncryptedData() === true) throw new Error('its list of files is encrypted');
  } finally {
    freeQuietly(reader);
  }
}

/** Freeing an archive that is damaged reports the damage once more. */
function freeQuietly(reader: ArchiveReader): void {
  try {
    reader.free();
  } catch {
    // Told already.
  }
}
