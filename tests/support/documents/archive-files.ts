import { crc32 } from 'node:zlib';

const le = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

/** Variable-length integers of RAR 5: seven bits a byte, lowest first. */
function vint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

function rarBlock(fields: Buffer, data = Buffer.alloc(0)): Buffer {
  const sized = Buffer.concat([vint(fields.length), fields]);
  return Buffer.concat([le(crc32(sized), 4), sized, data]);
}

/** Writes a RAR 5 archive of stored files. */
export function rarFile(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const main = rarBlock(Buffer.concat([vint(1), vint(0), vint(0)]));
  const entries = Object.entries(files).map(([name, bytes]) => {
    const utf8 = Buffer.from(name);
    // Type 2, data follows; file flags: CRC is there; attributes; CRC; stored; Unix.
    const header = [
      vint(2),
      vint(2),
      vint(bytes.length),
      vint(4),
      vint(bytes.length),
      vint(0o100644),
      le(crc32(bytes), 4),
      vint(0),
      vint(1),
    ];
    return rarBlock(Buffer.concat([...header, vint(utf8.length), utf8]), Buffer.from(bytes));
  });
  const end = rarBlock(Buffer.concat([vint(5), vint(0), vint(0)]));
  return Buffer.concat([Buffer.from('526172211a070100', 'hex'), main, ...entries, end]);
}

/** Numbers of 7z up to 16383: two bytes where one does not hold them. */
const number7z = (value: number): Buffer => (value < 128 ? Buffer.from([value]) : Buffer.from([0x80 | (value >> 8), value & 255]));

/** Writes a 7z archive with each file stored in a folder of its own. */
export function sevenZipFile(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const entries = Object.entries(files).map(([name, bytes]) => ({ name: Buffer.from(`${name}\0`, 'utf16le'), bytes: Buffer.from(bytes) }));
  const count = number7z(entries.length);
  const sizes = entries.map(({ bytes }) => number7z(bytes.length));
  const names = Buffer.concat([Buffer.from([0]), ...entries.map(({ name }) => name)]);
  const header = Buffer.concat([
    Buffer.from([0x01, 0x04, 0x06, 0x00]),
    count,
    Buffer.from([0x09]),
    ...sizes,
    Buffer.from([0x00, 0x07, 0x0b]),
    count,
    Buffer.from([0x00]),
    // One coder, whose number is one byte: 0, copy.
    ...entries.map(() => Buffer.from([0x01, 0x01, 0x00])),
    Buffer.from([0x0c]),
    ...sizes,
    Buffer.from([0x0a, 0x01]),
    ...entries.map(({ bytes }) => le(crc32(bytes), 4)),
    Buffer.from([0x00, 0x08, 0x00, 0x00, 0x05]),
    count,
    Buffer.from([0x11]),
    number7z(names.length),
    names,
    Buffer.from([0x00, 0x00]),
  ]);
  const packed = Buffer.concat(entries.map(({ bytes }) => bytes));
  const start = Buffer.concat([le(packed.length, 6), le(0, 2), le(header.length, 6), le(0, 2), le(crc32(header), 4)]);
  return Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), le(crc32(start), 4), start, packed, header]);
}
