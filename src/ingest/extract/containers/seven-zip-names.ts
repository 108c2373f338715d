import { crc32 } from 'node:zlib';

// Numbers of the 7z format: https://py7zr.readthedocs.io/en/latest/archive_format.html
const HEADER = 0x01;
const ENCODED_HEADER = 0x17;
const NAMES = 0x11;
const SIGNATURE_HEADER_BYTES = 32;

/**
 * The library gives names in the locale of its C code, where a Chinese character is `*`: they are read off the header itself.
 * @param unpackOnly gives the content of the one file of a 7z archive: a header that is packed is unpacked as such
 * @returns names in the order of the entries; undefined when they are not found
 */
export function sevenZipNames(bytes: Uint8Array, unpackOnly: (archive: Uint8Array) => Uint8Array | undefined): string[] | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < SIGNATURE_HEADER_BYTES) return undefined;
  const start = SIGNATURE_HEADER_BYTES + Number(buffer.readBigUInt64LE(12));
  const header = buffer.subarray(start, start + Number(buffer.readBigUInt64LE(20)));
  if (header[0] === HEADER) return namesIn(header);
  if (header[0] !== ENCODED_HEADER) return undefined;
  const plain = unpackOnly(archiveOfHeader(buffer.subarray(0, start), header));
  return plain === undefined ? undefined : namesIn(Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength));
}

/** A packed header is told by the same stream description as a file: with a list of one file behind it, it is one. */
function archiveOfHeader(body: Buffer, encoded: Buffer): Buffer {
  const header = Buffer.concat([
    Buffer.from([HEADER, 0x04]),
    encoded.subarray(1, -1),
    // No sub-streams of its own, end of streams; one file, named h.
    Buffer.from([0x08, 0x00, 0x00, 0x05, 0x01, NAMES, 0x05, 0x00, 0x68, 0x00, 0x00, 0x00, 0x00, 0x00]),
  ]);
  const archive = Buffer.concat([body, header]);
  archive.writeBigUInt64LE(BigInt(body.length - SIGNATURE_HEADER_BYTES), 12);
  archive.writeBigUInt64LE(BigInt(header.length), 20);
  archive.writeUInt32LE(crc32(header), 28);
  archive.writeUInt32LE(crc32(archive.subarray(12, SIGNATURE_HEADER_BYTES)), 8);
  return archive;
}

/** Finds the property of names: its number, its length, a zero, and names of two-byte characters that end exactly where it does. */
function namesIn(header: Buffer): string[] | undefined {
  for (let at = header.lastIndexOf(NAMES); at >= 0; at = at === 0 ? -1 : header.lastIndexOf(NAMES, at - 1)) {
    const { value, next } = numberAt(header, at + 1);
    const names = header.subarray(next + 1, next + value);
    const whole = header[next] === 0 && value > 2 && names.length === value - 1 && names.length % 2 === 0;
    if (whole && names.readUInt16LE(names.length - 2) === 0) {
      const found = names.subarray(0, -2).toString('utf16le').split('\0');
      if (found.every((name) => name !== '')) return found;
    }
  }
  return undefined;
}

/** The ones at the top of the first byte tell how many bytes follow; what is left of it is the highest part. */
function numberAt(header: Buffer, at: number): { value: number; next: number } {
  const first = header[at] ?? 0;
  let value = 0;
  let more = 0;
  for (let mask = 0x80; (first & mask) !== 0 && more < 4; mask >>= 1) {
    value += (header[at + 1 + more] ?? 0) * 256 ** more;
    more++;
  }
  return { value: value + (first & (0x7f >> more)) * 256 ** more, next: at + 1 + more };
}
