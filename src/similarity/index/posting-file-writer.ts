import { crc32 } from 'node:zlib';
import { ByteWriter } from './byte-writer.ts';
import { BLOCK_BYTES, FOOTER_BYTES, INLINE, POSTING_MAGIC, TABLE_ROW } from './posting-format.ts';
import type { IndexStorage } from './storage.ts';
import { MAX_VARINT_BYTES, writeVarint } from './varint.ts';

export class PostingFileWriter {
  readonly #out: ByteWriter;
  readonly #storage: IndexStorage;
  readonly #listName: string;
  #lists: ByteWriter | undefined;
  #block = Buffer.alloc(BLOCK_BYTES + INLINE * 5 + 5 * MAX_VARINT_BYTES);
  #used = 0;
  #firstKey = 0;
  #previous = 0;
  readonly #firstKeys: number[] = [];
  readonly #ends: number[] = [];
  readonly #checks: number[] = [];
  keys = 0;
  postings = 0;

  constructor(storage: IndexStorage, name: string, listName: string) {
    this.#storage = storage;
    this.#listName = listName;
    this.#out = new ByteWriter(storage.create(name));
  }

  /** Keys have to come in ascending order, their documents too. */
  append(key: number, documents: Uint32Array, count: number): void {
    if (this.#used === 0) {
      this.#firstKey = key;
      this.#previous = key;
    }
    const block = this.#block;
    let at = writeVarint(block, this.#used, key - this.#previous);
    const first = documents[0] ?? 0;
    at = writeVarint(block, at, first * 2 + (count > 1 ? 1 : 0));
    if (count > 1) {
      at = writeVarint(block, at, count - 2);
      const inline = Math.min(count, INLINE);
      for (let i = 1; i < inline; i++) at = writeVarint(block, at, (documents[i] ?? 0) - (documents[i - 1] ?? 0) - 1);
      if (count > INLINE) at = this.#appendList(documents, count, at);
    }
    this.#used = at;
    this.#previous = key;
    this.keys++;
    this.postings += count;
    if (at >= BLOCK_BYTES) this.#endBlock();
  }

  #appendList(documents: Uint32Array, count: number, at: number): number {
    const lists = (this.#lists ??= new ByteWriter(this.#storage.create(this.#listName)));
    const list = Buffer.alloc((count - INLINE) * 5);
    let length = 0;
    for (let i = INLINE; i < count; i++) length = writeVarint(list, length, (documents[i] ?? 0) - (documents[i - 1] ?? 0) - 1);
    let place = writeVarint(this.#block, at, lists.position);
    place = writeVarint(this.#block, place, length);
    const bytes = list.subarray(0, length);
    lists.bytes(bytes);
    return this.#block.writeUInt32LE(crc32(bytes), place);
  }

  #endBlock(): void {
    if (this.#used === 0) return;
    const bytes = this.#block.subarray(0, this.#used);
    this.#out.bytes(bytes);
    this.#firstKeys.push(this.#firstKey);
    this.#ends.push(this.#out.position);
    this.#checks.push(crc32(bytes));
    this.#used = 0;
  }

  /** @returns the sizes of the files; `lists` is undefined when no list file was needed. */
  finish(): { readonly postings: number; readonly lists: number | undefined } {
    this.#endBlock();
    const offset = this.#out.position;
    const table = Buffer.alloc(this.#ends.length * TABLE_ROW);
    this.#ends.forEach((end, i) => {
      table.writeDoubleLE(this.#firstKeys[i] ?? 0, i * TABLE_ROW);
      table.writeDoubleLE(end, i * TABLE_ROW + 8);
      table.writeUInt32LE(this.#checks[i] ?? 0, i * TABLE_ROW + 16);
    });
    this.#out.bytes(table);
    const footer = Buffer.alloc(FOOTER_BYTES);
    footer.writeUInt32LE(POSTING_MAGIC, 0);
    footer.writeUInt32LE(this.#ends.length, 4);
    footer.writeUInt32LE(crc32(table), 8);
    footer.writeDoubleLE(this.keys, 12);
    footer.writeDoubleLE(this.postings, 20);
    footer.writeDoubleLE(offset, 28);
    footer.writeUInt32LE(crc32(footer.subarray(0, FOOTER_BYTES - 4)), FOOTER_BYTES - 4);
    this.#out.bytes(footer);
    const size = this.#out.position;
    this.#out.finish();
    const lists = this.#lists?.position;
    this.#lists?.finish();
    return { postings: size, lists };
  }

  abandon(): void {
    this.#out.abandon();
    this.#lists?.abandon();
  }
}
