import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const maps = new Map<string, CollectionMap>();
/** Adobe's character collections (ISO 32000-1, 9.7.3), whose glyph numbers are the same in all fonts. */
const COLLECTIONS = new Set(['Adobe-GB1', 'Adobe-CNS1', 'Adobe-Japan1', 'Adobe-Korea1']);

/** @returns texts by glyph number of a collection, from the maps pdf.js ships; undefined for other collections. */
export function collectionMap(collection: string): CollectionMap | undefined {
  if (!COLLECTIONS.has(collection)) return undefined;
  let map = maps.get(collection);
  if (map === undefined) {
    const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    map = readPackedMap(readFileSync(path.join(folder, 'cmaps', `${collection}-UCS2.bcmap`)));
    maps.set(collection, map);
  }
  return map;
}

const SINGLES = 4;
const RANGES = 5;
const NOTE = 7;
const CODE_BYTES = 2;
const CODES = 0x10000;
/** Longer texts are counted with numbers of any length. */
const NUMBER_BYTES = 4;

/** Texts by glyph number. Those of one UTF-16 unit or two are kept as numbers: a document uses a few hundred of thirty thousand. */
export class CollectionMap {
  private readonly units = new Uint32Array(CODES);
  private readonly longer = new Map<number, string>();

  get(code: number): string | undefined {
    const value = this.units[code] ?? 0;
    if (value === 0) return this.longer.get(code);
    return value > 0xffff ? String.fromCharCode(value >>> 16, value & 0xffff) : String.fromCharCode(value);
  }

  set(code: number, value: number): void {
    this.units[code] = value;
  }

  setLonger(code: number, text: string): void {
    this.longer.set(code, text);
  }
}

/** Reads the packed form of a glyph-to-text map (pdf.js, src/core/binary_cmap.js): steps between neighbours instead of values. */
function readPackedMap(bytes: Uint8Array): CollectionMap {
  const map = new CollectionMap();
  const reader = new PackedReader(bytes);
  reader.byte();
  while (!reader.atEnd) {
    const head = reader.byte();
    const kind = head >> 5;
    const inSequence = (head & 0x10) !== 0;
    const size = (head & 15) + 1;
    if (kind === NOTE) {
      reader.skipString();
      continue;
    }
    const count = reader.number();
    if (kind === SINGLES && size > NUMBER_BYTES) readLongerSingles(reader, map, count, size, inSequence);
    else if (kind === SINGLES) readSingles(reader, map, count, size, inSequence);
    else if (kind === RANGES) readRanges(reader, map, count, size, inSequence);
    else if (kind === 0) for (let index = 0; index < count; index++) skipCodeSpace(reader, size, index === 0);
    else throw new Error(`character map holds an entry of kind ${kind}`);
  }
  return map;
}

function skipCodeSpace(reader: PackedReader, size: number, isFirst: boolean): void {
  if (isFirst) reader.fixed(size);
  else reader.number();
  reader.number();
}

function readSingles(reader: PackedReader, map: CollectionMap, count: number, size: number, inSequence: boolean): void {
  let code = reader.fixed(CODE_BYTES);
  let text = reader.fixed(size);
  const values = 256 ** size;
  map.set(code, text);
  for (let index = 1; index < count; index++) {
    code += 1 + (inSequence ? 0 : reader.number());
    const next = text + 1 + reader.signed();
    text = next - Math.floor(next / values) * values;
    map.set(code, text);
  }
}

function readRanges(reader: PackedReader, map: CollectionMap, count: number, size: number, inSequence: boolean): void {
  let end = -1;
  for (let index = 0; index < count; index++) {
    const start = index === 0 ? reader.fixed(CODE_BYTES) : end + 1 + (inSequence ? 0 : reader.number());
    end = start + reader.number();
    if (size > NUMBER_BYTES) {
      const text = reader.longFixed(size);
      for (let code = start; code <= end; code++) map.setLonger(code, textOf(text + BigInt(code - start), size));
    } else {
      const text = reader.fixed(size);
      for (let code = start; code <= end; code++) map.set(code, text + code - start);
    }
  }
}

function readLongerSingles(reader: PackedReader, map: CollectionMap, count: number, size: number, inSequence: boolean): void {
  let code = reader.fixed(CODE_BYTES);
  let text = reader.longFixed(size);
  const mask = (1n << BigInt(size * 8)) - 1n;
  map.setLonger(code, textOf(text, size));
  for (let index = 1; index < count; index++) {
    code += 1 + (inSequence ? 0 : reader.number());
    text = (text + 1n + reader.longSigned()) & mask;
    map.setLonger(code, textOf(text, size));
  }
}

function textOf(value: bigint, size: number): string {
  let text = '';
  for (let shift = size - 2; shift >= 0; shift -= 2) text += String.fromCharCode(Number((value >> BigInt(shift * 8)) & 0xffffn));
  return text;
}

class PackedReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Error('character map is cut short');
    return byte;
  }

  /** Seven bits a byte, the high bit set on all but the last. */
  number(): number {
    let value = 0;
    for (;;) {
      const byte = this.byte();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -1 - (value - 1) / 2 : value / 2;
  }

  fixed(size: number): number {
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + this.byte();
    return value;
  }

  longSigned(): bigint {
    let value = 0n;
    for (;;) {
      const byte = this.byte();
      value = (value << 7n) | BigInt(byte & 127);
      if (byte < 128) break;
    }
    return (value & 1n) === 1n ? ~(value >> 1n) : value >> 1n;
  }

  longFixed(size: number): bigint {
    let value = 0n;
    for (let index = 0; index < size; index++) value = (value << 8n) | BigInt(this.byte());
    return value;
  }

  skipString(): void {
    for (let left = this.number(); left > 0; left--) this.number();
  }
}
