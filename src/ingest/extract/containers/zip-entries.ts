import { type Entry, fromBufferPromise } from 'yauzl';
import { inflateEntry } from '../archive-entries.ts';
import { decodeText } from '../plain/decode-text.ts';
import { type ContainerEntry, tooLargeToRead } from './container-entries.ts';

const UTF8_FLAG = 0x800;
// File types in the upper half of the external attributes, when a Unix wrote the archive.
const TYPE_MASK = 0xf000;
const LINK = 0xa000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;

/** @throws Error for an archive whose directory is damaged. */
export async function* zipEntries(bytes: Uint8Array): AsyncGenerator<ContainerEntry> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, strictFileNames: false, decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    yield {
      name: nameOf(entry),
      kind: kindOf(entry),
      encrypted: entry.isEncrypted(),
      statedBytes: entry.uncompressedSize,
      read: (maxBytes) => {
        if (entry.uncompressedSize > maxBytes) throw tooLargeToRead();
        return inflateEntry(buffer, entry, maxBytes);
      },
    };
  }
}

/** Without the flag a name is in the code page of the machine that packed it, which in China is GB18030. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const name = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ? raw.toString('utf8') : decodeName(raw);
  return name.replaceAll('\\', '/');
}

function decodeName(raw: Uint8Array): string {
  const { text, encoding } = decodeText(raw);
  return encoding === 'windows-1252' || encoding.startsWith('utf-16') ? new TextDecoder('gb18030').decode(raw) : text;
}

function kindOf(entry: Entry): ContainerEntry['kind'] {
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK;
  if (type === LINK) return 'link';
  if (entry.fileNameRaw.at(-1) === 0x2f || entry.fileNameRaw.at(-1) === 0x5c || type === FOLDER) return 'folder';
  return type === 0 || type === REGULAR ? 'file' : 'special';
}
