import { crc32 } from 'node:zlib';
import { damaged } from './damage.ts';
import { gallop } from './gallop.ts';
import { type CachedHandle, PAGE_BYTES } from './page-cache.ts';
import { BLOCK_BYTES, FOOTER_BYTES, INLINE, POSTING_MAGIC, TABLE_ROW } from './posting-format.ts';
import type { ReadHandle } from './storage.ts';
import { VarintReader } from './varint.ts';

const SCAN_BYTES = 1 << 18;

/** Where look-ups put what they find: `row` is the key's place in the query, the documents are the segment's own numbers. */
export type FoundPostings = (row: number, frequency: number, documents: Uint32Array, count: number) => void;

export class PostingFile {
  readonly name: string;
  readonly keys: number;
  readonly postings: number;
  readonly blocks: number;
  readonly #handle: CachedHandle;
  readonly #lists: ReadHandle | undefined;
  readonly #firstKeys: Float64Array;
  readonly #ends: Float64Array;
  readonly #checks: Uint32Array;
  /** Blocks that were checked, where they are kept. */
  readonly #checked: Uint8Array;
  readonly #group = new Uint32Array(INLINE);
  readonly #buffer = Buffer.allocUnsafe(SCAN_BYTES);

  /** Reads footer and table. @throws IntegrityError `index-damaged` */
  constructor(name: string, handle: CachedHandle, lists: ReadHandle | undefined) {
    this.name = name;
    this.#handle = handle;
    this.#lists = lists;
    const footer = Buffer.alloc(FOOTER_BYTES);
    if (handle.size < FOOTER_BYTES || handle.read(footer, handle.size - FOOTER_BYTES) !== FOOTER_BYTES)
      throw damaged(name, 'the file is cut short');
    if (footer.readUInt32LE(0) !== POSTING_MAGIC || footer.readUInt32LE(FOOTER_BYTES - 4) !== crc32(footer.subarray(0, FOOTER_BYTES - 4))) {
      throw damaged(name, 'the footer is not the one written');
    }
    this.blocks = footer.readUInt32LE(4);
    this.keys = footer.readDoubleLE(12);
    this.postings = footer.readDoubleLE(20);
    const offset = footer.readDoubleLE(28);
    if (offset + this.blocks * TABLE_ROW + FOOTER_BYTES !== handle.size) throw damaged(name, 'the file has not the length written');
    const table = Buffer.alloc(this.blocks * TABLE_ROW);
    if (handle.read(table, offset) !== table.length || crc32(table) !== footer.readUInt32LE(8))
      throw damaged(name, 'the table of blocks is not the one written');
    this.#firstKeys = new Float64Array(this.blocks);
    this.#ends = new Float64Array(this.blocks);
    this.#checks = new Uint32Array(this.blocks);
    this.#checked = new Uint8Array(this.blocks);
    for (let i = 0; i < this.blocks; i++) {
      this.#firstKeys[i] = table.readDoubleLE(i * TABLE_ROW);
      this.#ends[i] = table.readDoubleLE(i * TABLE_ROW + 8);
      this.#checks[i] = table.readUInt32LE(i * TABLE_ROW + 16);
    }
  }

  close(): void {
    this.#handle.close();
    this.#lists?.close();
  }

  /**
   * Finds each of `keys` (ascending). Few keys are looked up a block at a time; when they are as many as a fair part of
   * the blocks, the file is read through once instead: a sort-merge join.
   */
  lookUp(keys: Float64Array, found: FoundPostings): void {
    const run = keys.length * 4 > this.blocks ? SCAN_BYTES - 2 * BLOCK_BYTES : 1;
    let block = 0;
    let row = 0;
    let base = -1;
    let loaded = -1;
    while (row < keys.length) {
      const key = keys[row] ?? 0;
      block = this.#blockOf(key, block);
      if (block < 0) {
        block = 0;
        row++;
        continue;
      }
      const start = this.#start(block);
      const length = (this.#ends[block] ?? 0) - start;
      let bytes = run === 1 ? this.#handle.pageOf(start, length) : undefined;
      let at = start % PAGE_BYTES;
      if (bytes === undefined) {
        if (block > loaded) {
          base = start;
          loaded = this.#load(block, run);
        }
        bytes = this.#buffer;
        at = start - base;
      }
      if (run > 1 || this.#checked[block] === 0) {
        this.#check(block, bytes.subarray(at, at + length));
        if (run === 1 && this.#handle.keepsAll) this.#checked[block] = 1;
      }
      const next = block + 1 < this.blocks ? (this.#firstKeys[block + 1] ?? Infinity) : Infinity;
      row = this.#match(new VarintReader(bytes, at), at + length, this.#firstKeys[block] ?? 0, { keys, from: row, next }, found);
    }
  }

  /** Visits every key in order, whole lists, checking every block. @throws IntegrityError `index-damaged` */
  *entries(): Generator<{ readonly key: number; readonly documents: Uint32Array; readonly count: number }> {
    const buffer = Buffer.allocUnsafe(SCAN_BYTES);
    let loaded = -1;
    let base = 0;
    let group = new Uint32Array(INLINE);
    const entry = { key: 0, documents: group, count: 0 };
    for (let block = 0; block < this.blocks; block++) {
      if (block > loaded) {
        base = this.#start(block);
        loaded = this.#load(block, SCAN_BYTES - 2 * BLOCK_BYTES, buffer);
      }
      const bytes = buffer.subarray(this.#start(block) - base, (this.#ends[block] ?? 0) - base);
      this.#check(block, bytes);
      const reader = new VarintReader(bytes);
      entry.key = this.#firstKeys[block] ?? 0;
      while (reader.at < bytes.length) {
        entry.key += reader.next();
        const count = this.#readGroup(reader, group);
        if (count > group.length) {
          const wider = new Uint32Array(count * 2);
          wider.set(group);
          group = wider;
        }
        if (count > INLINE) this.#readRest(reader, group, count);
        entry.documents = group;
        entry.count = count;
        yield entry;
      }
    }
  }

  #start(block: number): number {
    return block === 0 ? 0 : (this.#ends[block - 1] ?? 0);
  }

  /**
   * Last block whose first key is not above `key`, at or after `from`; -1 when the key stands before all. Keys are hashes, spread evenly
   * from the block before on: the guess is off by about the root of the blocks between, so a little before it the search begins.
   */
  #blockOf(key: number, from: number): number {
    const before = this.#firstKeys[from] ?? 0;
    const between = Math.floor(((key - before) / (2 ** 52 - before)) * (this.blocks - from));
    const slack = 2 * Math.ceil(Math.sqrt(Math.max(0, between))) + 2;
    const guess = from + between - slack;
    const begin = guess > from && (this.#firstKeys[guess] ?? Infinity) <= key ? guess : from;
    const at = gallop(this.#firstKeys, begin, key);
    return this.#firstKeys[at] === key ? at : at - 1;
  }

  #load(block: number, least: number, buffer = this.#buffer): number {
    const start = this.#start(block);
    let last = block;
    while (last + 1 < this.blocks && (this.#ends[last] ?? 0) - start < least && (this.#ends[last + 1] ?? 0) - start <= buffer.length)
      last++;
    const length = (this.#ends[last] ?? 0) - start;
    if (this.#handle.read(buffer.subarray(0, length), start) !== length) throw damaged(this.name, `block ${block} is cut short`);
    return last;
  }

  #check(block: number, bytes: Uint8Array): void {
    if (crc32(bytes) !== this.#checks[block]) throw damaged(this.name, `block ${block} of ${this.blocks} fails its checksum`);
  }

  /**
   * Finds keys from row `from` on in one block, which ends at byte `end` of what is read. Entries before a wanted key are stepped over without reading their documents.
   * @returns the first row whose key is not before `next`, the first key of the block after
   */
  #match(
    reader: VarintReader,
    end: number,
    firstKey: number,
    { keys, from, next }: { readonly keys: Float64Array; readonly from: number; readonly next: number },
    found: FoundPostings,
  ): number {
    const { bytes } = reader;
    let row = from;
    let wanted = keys[row] ?? Infinity;
    let key = firstKey;
    while (reader.at < end && wanted < next) {
      key += reader.next();
      while (wanted < key) wanted = keys[++row] ?? Infinity;
      if (wanted !== key && ((bytes[reader.at] ?? 0) & 1) === 0) {
        reader.skip();
        continue;
      }
      const count = this.#readGroup(reader, this.#group);
      if (count > INLINE) {
        reader.skip();
        reader.skip();
        reader.at += 4;
      }
      if (wanted === key) {
        found(row, count, this.#group, Math.min(count, INLINE));
        wanted = keys[++row] ?? Infinity;
      }
    }
    while (wanted < next && row < keys.length) wanted = keys[++row] ?? Infinity;
    return row;
  }

  /** Reads the documents written inline. @returns how many the key has in all. */
  #readGroup(reader: VarintReader, group: Uint32Array): number {
    const first = reader.next();
    let document = (first - (first & 1)) / 2;
    group[0] = document;
    if ((first & 1) === 0) return 1;
    const count = reader.next() + 2;
    const inline = Math.min(count, INLINE);
    for (let i = 1; i < inline; i++) {
      document += reader.next() + 1;
      group[i] = document;
    }
    return count;
  }

  #readRest(reader: VarintReader, group: Uint32Array, count: number): void {
    const place = reader.next();
    const length = reader.next();
    const check = Buffer.from(reader.bytes.buffer, reader.bytes.byteOffset, reader.bytes.byteLength).readUInt32LE(reader.at);
    reader.at += 4;
    const bytes = Buffer.allocUnsafe(length);
    if (this.#lists?.read(bytes, place) !== length || crc32(bytes) !== check)
      throw damaged(this.name, 'a long list of documents fails its checksum');
    const rest = new VarintReader(bytes);
    let document = group[INLINE - 1] ?? 0;
    for (let i = INLINE; i < count; i++) {
      document += rest.next() + 1;
      group[i] = document;
    }
  }
}
