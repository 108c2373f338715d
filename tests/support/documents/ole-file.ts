const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;
/** Shorter streams would lie in the mini stream. */
const MIN_STREAM = 4096;

/** Writes an OLE compound file whose root holds the streams given; each is padded to the least size of a stream of its own. */
export function oleFile(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const names = Object.keys(streams);
  const padded = names.map((name) => {
    const bytes = streams[name] ?? new Uint8Array();
    return Buffer.concat([bytes, Buffer.alloc(Math.max(0, MIN_STREAM - bytes.length))]);
  });
  const entries = names.length + 1;
  const directorySectors = Math.ceil((entries * 128) / SECTOR);
  const fat: number[] = [0xfffffffd];
  const chain = (count: number): number => {
    const first = fat.length;
    for (let index = 0; index < count; index++) fat.push(index === count - 1 ? END : first + index + 1);
    return first;
  };
  const directoryStart = chain(directorySectors);
  const starts = padded.map((bytes) => chain(Math.ceil(bytes.length / SECTOR)));
  const directory = Buffer.alloc(directorySectors * SECTOR);
  const entry = (
    index: number,
    name: string,
    type: number,
    start: number,
    size: number,
    links: readonly [number, number, number],
  ): void => {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory[at + 66] = type;
    directory[at + 67] = 1;
    links.forEach((link, place) => directory.writeUInt32LE(link, at + 68 + place * 4));
    directory.writeUInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  entry(0, 'Root Entry', 5, END, 0, [FREE, FREE, names.length === 0 ? FREE : 1]);
  // Siblings as one long branch to the right: legal enough for every reader.
  names.forEach((name, index) =>
    entry(index + 1, name, 2, starts[index] ?? END, padded[index]?.length ?? 0, [FREE, index + 1 < names.length ? index + 2 : FREE, FREE]),
  );
  const fatSector = Buffer.alloc(SECTOR, 0xff);
  if (fat.length > SECTOR / 4) throw new Error('more sectors than one table holds');
  fat.forEach((next, index) => fatSector.writeUInt32LE(next, index * 4));
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(MIN_STREAM, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const sectors = padded.map((bytes) => Buffer.concat([bytes, Buffer.alloc((SECTOR - (bytes.length % SECTOR)) % SECTOR)]));
  return Buffer.concat([header, fatSector, directory, ...sectors]);
}
