import { IntegrityError } from '../../../domain/errors.ts';
import { ByteView } from './byte-view.ts';

// [MS-CFB] 2.2: offsets in the header; 2.6: a directory entry is 128 bytes.
const HEADER_DIFAT = 76;
const HEADER_DIFAT_ENTRIES = 109;
const ENTRY_BYTES = 128;
const STREAM = 2;
const ROOT = 5;
/** Sector numbers from here on mean free, end of chain or the table itself. */
const MAX_SECTOR = 0xfffffffa;
const MAX_ENTRIES = 10_000;

/** The streams of an OLE compound file's root by name, in any case. Those of embedded documents lie in storages and are not told. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** What can be reached of a stream: a truncated file gives its beginning. */
  stream(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/** @throws IntegrityError `ole-broken`. Bounded by the file's own size whatever its chains say. */
export function openCompoundFile(bytes: Uint8Array, file: string): CompoundFile {
  const view = new ByteView(bytes);
  const sectorShift = view.u16(30);
  const miniShift = view.u16(32);
  if (view.u32(0) !== 0xe011cfd0 || sectorShift < 7 || sectorShift > 16 || miniShift < 3 || miniShift > sectorShift) throw oleBroken(file);
  const sectorBytes = 2 ** sectorShift;
  const sectors = Math.ceil(bytes.length / sectorBytes);
  const offsetOf = (sector: number): number => (sector + 1) * sectorBytes;
  const fat = readFat(view, sectorBytes, sectors, offsetOf);
  const chain = (start: number, table: Uint32Array, limit: number): number[] => {
    const found: number[] = [];
    // A chain longer than its table runs in a circle.
    for (let sector = start; sector < MAX_SECTOR && sector < table.length && found.length < limit; sector = table[sector] ?? MAX_SECTOR)
      found.push(sector);
    return found;
  };
  const join = (start: number, size: number): Uint8Array => {
    const found = chain(start, fat, Math.min(Math.ceil(size / sectorBytes), fat.length));
    return Buffer.concat(found.map((sector) => view.slice(offsetOf(sector), offsetOf(sector) + sectorBytes))).subarray(0, size);
  };
  const entries = readEntries(new ByteView(join(view.u32(48), Math.min(bytes.length, MAX_ENTRIES * ENTRY_BYTES))));
  const root = entries.find(({ type }) => type === ROOT);
  const cutoff = view.u32(56);
  const miniFat = words(join(view.u32(60), bytes.length));
  const miniStream = root === undefined ? new Uint8Array() : join(root.start, root.size);
  const streams = new Map<string, Entry>();
  for (const entry of rootStreams(entries))
    if (entry.type === STREAM && !streams.has(entry.name.toLowerCase())) streams.set(entry.name.toLowerCase(), entry);
  const miniBytes = 2 ** miniShift;
  return {
    names: [...streams.values()].map(({ name }) => name),
    stream: (name) => {
      const entry = streams.get(name.toLowerCase());
      if (entry === undefined) return undefined;
      if (entry.size >= cutoff) return join(entry.start, entry.size);
      const found = chain(entry.start, miniFat, Math.ceil(entry.size / miniBytes));
      return Buffer.concat(found.map((sector) => miniStream.subarray(sector * miniBytes, (sector + 1) * miniBytes))).subarray(
        0,
        entry.size,
      );
    },
  };
}

function readFat(view: ByteView, sectorBytes: number, sectors: number, offsetOf: (sector: number) => number): Uint32Array {
  const locations: number[] = [];
  for (let index = 0; index < HEADER_DIFAT_ENTRIES; index++) locations.push(view.u32(HEADER_DIFAT + index * 4));
  const perSector = sectorBytes / 4 - 1;
  let next = view.u32(68);
  for (let step = 0; next < MAX_SECTOR && next < sectors && step < sectors; step++) {
    for (let index = 0; index < perSector; index++) locations.push(view.u32(offsetOf(next) + index * 4));
    next = view.u32(offsetOf(next) + perSector * 4);
  }
  const used = [...new Set(locations.filter((sector) => sector < MAX_SECTOR && sector < sectors))];
  return words(Buffer.concat(used.map((sector) => view.slice(offsetOf(sector), offsetOf(sector) + sectorBytes))));
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new ByteView(bytes);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.u32(index * 4));
}

function readEntries(directory: ByteView): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, directory.u16(at + 64));
    const name = new TextDecoder('utf-16le').decode(directory.slice(at, at + Math.max(0, nameBytes - 2)));
    entries.push({
      name,
      type: directory.u8(at + 66),
      start: directory.u32(at + 116),
      size: directory.u32(at + 120),
      left: directory.u32(at + 68),
      right: directory.u32(at + 72),
      child: directory.u32(at + 76),
    });
  }
  return entries;
}

/** The root's own entries form a tree of siblings; where it is broken every stream stands for itself. */
function rootStreams(entries: readonly Entry[]): Entry[] {
  const found = new Set<Entry>();
  const waiting = [entries.find(({ type }) => type === ROOT)?.child];
  while (waiting.length > 0) {
    const entry = entries[waiting.pop() ?? -1];
    if (entry === undefined || found.has(entry)) continue;
    found.add(entry);
    waiting.push(entry.left, entry.right);
  }
  const streams = [...found].filter(({ type }) => type === STREAM);
  return streams.length > 0 ? streams : entries.filter(({ type }) => type === STREAM);
}

const oleBroken = (file: string): IntegrityError =>
  new IntegrityError('ole-broken', `${file} is damaged: it begins as an Office 97–2003 document and is none`, {
    mend: 'Ask for the file again, or open it in Word or WPS and save it as DOCX.',
    file,
  });
