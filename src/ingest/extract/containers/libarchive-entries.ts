import { ArchiveReader, type LibarchiveWasm, libarchiveWasm } from 'libarchive-wasm';
import { type ContainerEntry, tooLargeToRead } from './container-entries.ts';
import { sevenZipNames } from './seven-zip-names.ts';

const KINDS: Readonly<Record<string, ContainerEntry['kind']>> = { File: 'file', Directory: 'folder', SymbolicLink: 'link' };
const MAX_HEADER_BYTES = 32 * 1024 * 1024;

let library: Promise<LibarchiveWasm> | undefined;

/**
 * Entries of a 7z or RAR archive, which are read one after the other: an entry must be read before the next is asked for.
 * @throws Error for a damaged archive
 */
export async function* libarchiveEntries(bytes: Uint8Array): AsyncGenerator<ContainerEntry> {
  library ??= libarchiveWasm();
  const lib = await library;
  const names = bytes[0] === 0x37 ? sevenZipNames(bytes, (archive) => onlyFileOf(lib, archive)) : undefined;
  const reader = openReader(lib, bytes);
  let index = 0;
  try {
    for (const entry of reader.entries()) {
      const size = entry.getSize();
      yield {
        name: nameOf(entry.getPathname(), names?.[index], index),
        // The library gives null, whatever its types say, where there is no link and no fault.
        kind: entry.getHardlinkTarget() ? 'link' : (KINDS[entry.getFiletype()] ?? 'special'),
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
      index++;
    }
    // The iteration ends alike at the end and at a fault.
    const fault = lib.error_string(reader.archive);
    if (fault) throw new Error(fault);
    if (isRar5WithoutEnd(bytes)) throw new Error('its end is missing');
    if (index === 0 && reader.hasEncryptedData() === true) throw new Error('its list of files is encrypted');
  } finally {
    freeQuietly(reader);
  }
}

const openReader = (lib: LibarchiveWasm, bytes: Uint8Array): ArchiveReader =>
  new ArchiveReader(lib, new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));

function onlyFileOf(lib: LibarchiveWasm, bytes: Uint8Array): Uint8Array | undefined {
  let reader: ArchiveReader | undefined;
  try {
    reader = openReader(lib, bytes);
    const entry = reader.nextEntry();
    const data = entry === null || entry.getSize() > MAX_HEADER_BYTES ? undefined : entry.readData();
    return data === undefined ? undefined : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  } catch {
    return undefined;
  } finally {
    if (reader !== undefined) freeQuietly(reader);
  }
}

const ascii = (name: string): string => name.replace(/[^\u0020-\u007e]/g, '*').replace(/\*+/g, '*');

/** @returns the name off the header where it agrees with the library's; a name that is not known whole gets a number, lest two be one. */
function nameOf(told: string | null, own: string | undefined, index: number): string {
  const name = (told ?? '').replaceAll('\\', '/');
  const better = own?.replaceAll('\\', '/');
  if (better !== undefined && ascii(better).replace(/\/$/, '') === ascii(name).replace(/\/$/, '')) return better;
  return name === '' || name.includes('*') ? `${name.replace(/[^/]*$/, '')}${index + 1}-${name.replace(/^.*\//, '')}` : name;
}

/** The library takes a RAR that is cut between two files for whole: the block that ends one is four bytes and their checksum. */
function isRar5WithoutEnd(bytes: Uint8Array): boolean {
  const isRar5 = Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('526172211a070100', 'hex'));
  return isRar5 && !(bytes.at(-4) === 3 && bytes.at(-3) === 5);
}

/** Freeing an archive that is damaged reports the damage once more. */
function freeQuietly(reader: ArchiveReader): void {
  try {
    reader.free();
  } catch {
    // Told already.
  }
}
