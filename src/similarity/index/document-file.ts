import { crc32, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { IntegrityError } from '../../domain/errors.ts';
import type { SourceInfo } from '../types.ts';
import { ByteWriter } from './byte-writer.ts';
import { damaged } from './damage.ts';
import { CHUNK_BYTES, packChunk, RECORD_HEAD } from './document-record.ts';
import type { IndexStorage, ReadHandle } from './storage.ts';

/*
 * A document file: compressed chunks of documents, then the table of chunks, the table of documents, a footer.
 *
 *   chunk     raw deflate of records laid end to end
 *   record    SHA-256 of the content (32 bytes), encoding (1 byte: 0 UTF-8, 1 UTF-16LE), length of the info (uint32), info as JSON, text
 *   chunks    per chunk: offset (float64), compressed length, raw length, CRC-32 (uint32 each)
 *   documents per document, by id hash then id: id hash (float64), chunk, place, length, keys (uint32 each)
 *   footer    magic, chunks, documents, CRC-32 of both tables (uint32 each), table offset (float64), CRC-32 of the footer so far
 */
const MAGIC = 0x31435249;
const CHUNK_ROW = 20;
const DOCUMENT_ROW = 24;
const FOOTER_BYTES = 28;

const sourceInfoSchema = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  authors: z.array(z.string()),
  date: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  owner: z.string().exactOptional(),
});

/** Where a record lies, and what is known of it without reading it. */
export interface DocumentRow {
  readonly idHash: number;
  readonly keys: number;
  readonly chunk: number;
  readonly place: number;
  readonly length: number;
}

export function decodeInfo(record: Buffer, file: string): SourceInfo {
  const length = record.readUInt32LE(33);
  const parsed = sourceInfoSchema.safeParse(JSON.parse(record.toString('utf8', RECORD_HEAD, RECORD_HEAD + length)));
  if (!parsed.success) throw damaged(file, 'a document record is not the one written');
  return parsed.data;
}

export const decodeText = (record: Buffer): string =>
  record.toString(record.readUInt8(32) === 0 ? 'utf8' : 'utf16le', RECORD_HEAD + record.readUInt32LE(33));

export const contentHashOf = (record: Buffer): Uint8Array => record.subarray(0, 32);

/** Takes records in any order; the table is written in the order `finish` is told. */
export class DocumentFileWriter {
  readonly #out: ByteWriter;
  readonly #rows: DocumentRow[] = [];
  readonly #chunks: { readonly offset: number; readonly packed: number; readonly raw: number; readonly check: number }[] = [];
  #open: Buffer[] = [];
  #openBytes = 0;

  constructor(storage: IndexStorage, name: string) {
    this.#out = new ByteWriter(storage.create(name));
  }

  get documents(): number {
    return this.#rows.length;
  }

  row(document: number): DocumentRow {
    const row = this.#rows[document];
    if (row === undefined) throw new RangeError(`no pending document ${document}`);
    return row;
  }

  /** @throws IntegrityError `index-document-too-large` above 512 MB */
  add(record: Buffer, idHash: number, keys: number): number {
    if (record.length > 2 ** 29) {
      throw new IntegrityError('index-document-too-large', 'A document of more than 512 MB of text cannot be indexed.', {
        mend: 'Split it into its parts.',
      });
    }
    const row = { idHash, keys, chunk: this.#chunks.length, place: this.#openBytes, length: record.length };
    this.#open.push(record);
    this.#openBytes += record.length;
    const number = this.#rows.push(row) - 1;
    if (this.#openBytes >= CHUNK_BYTES) this.#endChunk();
    return number;
  }

  /** Takes over a whole chunk of another file as it is. @returns the numbers of its documents, in the order of `rows` */
  copyChunk(packed: Uint8Array, rawLength: number, rows: readonly DocumentRow[]): number[] {
    this.#endChunk();
    const chunk = this.#chunks.length;
    this.#chunks.push({ offset: this.#out.position, packed: packed.length, raw: rawLength, check: crc32(packed) });
    this.#out.bytes(packed);
    return rows.map((row) => this.#rows.push({ ...row, chunk }) - 1);
  }

  #endChunk(): void {
    if (this.#openBytes === 0) return;
    const raw = Buffer.concat(this.#open, this.#openBytes);
    const packed = packChunk(raw);
    this.#chunks.push({ offset: this.#out.position, packed: packed.length, raw: raw.length, check: crc32(packed) });
    this.#out.bytes(packed);
    this.#open = [];
    this.#openBytes = 0;
  }

  /**
   * @param order the documents in the order of the table
   * @param repeated by document, how many of the keys it was added with were there before
   * @returns the file's size
   */
  finish(order: Uint32Array, repeated?: Uint32Array): number {
    this.#endChunk();
    const offset = this.#out.position;
    const chunks = Buffer.alloc(this.#chunks.length * CHUNK_ROW);
    this.#chunks.forEach(({ offset: at, packed, raw, check }, i) => {
      chunks.writeDoubleLE(at, i * CHUNK_ROW);
      chunks.writeUInt32LE(packed, i * CHUNK_ROW + 8);
      chunks.writeUInt32LE(raw, i * CHUNK_ROW + 12);
      chunks.writeUInt32LE(check, i * CHUNK_ROW + 16);
    });
    const documents = Buffer.alloc(order.length * DOCUMENT_ROW);
    order.forEach((number, i) => {
      const row = this.row(number);
      documents.writeDoubleLE(row.idHash, i * DOCUMENT_ROW);
      documents.writeUInt32LE(row.chunk, i * DOCUMENT_ROW + 8);
      documents.writeUInt32LE(row.place, i * DOCUMENT_ROW + 12);
      documents.writeUInt32LE(row.length, i * DOCUMENT_ROW + 16);
      documents.writeUInt32LE(row.keys - (repeated?.[number] ?? 0), i * DOCUMENT_ROW + 20);
    });
    this.#out.bytes(chunks);
    this.#out.bytes(documents);
    const footer = Buffer.alloc(FOOTER_BYTES);
    footer.writeUInt32LE(MAGIC, 0);
    footer.writeUInt32LE(this.#chunks.length, 4);
    footer.writeUInt32LE(order.length, 8);
    footer.writeUInt32LE(crc32(documents, crc32(chunks)), 12);
    footer.writeDoubleLE(offset, 16);
    footer.writeUInt32LE(crc32(footer.subarray(0, FOOTER_BYTES - 4)), FOOTER_BYTES - 4);
    this.#out.bytes(footer);
    const size = this.#out.position;
    this.#out.finish();
    return size;
  }

  abandon(): void {
    this.#out.abandon();
  }
}

export class DocumentFile {
  readonly name: string;
  readonly documents: number;
  readonly chunks: number;
  readonly #handle: ReadHandle;
  readonly #chunkTable: Buffer;
  readonly #table: Buffer;
  readonly #idHashes: Float64Array;
  #cached: { readonly chunk: number; readonly raw: Buffer } | undefined;

  /** Reads footer and tables. @throws IntegrityError `index-damaged` */
  constructor(name: string, handle: ReadHandle) {
    this.name = name;
    this.#handle = handle;
    const footer = Buffer.alloc(FOOTER_BYTES);
    if (handle.size < FOOTER_BYTES || handle.read(footer, handle.size - FOOTER_BYTES) !== FOOTER_BYTES)
      throw damaged(name, 'the file is cut short');
    if (footer.readUInt32LE(0) !== MAGIC || footer.readUInt32LE(FOOTER_BYTES - 4) !== crc32(footer.subarray(0, FOOTER_BYTES - 4))) {
      throw damaged(name, 'the footer is not the one written');
    }
    this.chunks = footer.readUInt32LE(4);
    this.documents = footer.readUInt32LE(8);
    const offset = footer.readDoubleLE(16);
    const chunkBytes = this.chunks * CHUNK_ROW;
    const documentBytes = this.documents * DOCUMENT_ROW;
    if (offset + chunkBytes + documentBytes + FOOTER_BYTES !== handle.size) throw damaged(name, 'the file has not the length written');
    this.#chunkTable = Buffer.alloc(chunkBytes);
    this.#table = Buffer.alloc(documentBytes);
    handle.read(this.#chunkTable, offset);
    handle.read(this.#table, offset + chunkBytes);
    if (crc32(this.#table, crc32(this.#chunkTable)) !== footer.readUInt32LE(12))
      throw damaged(name, 'the table of documents is not the one written');
    this.#idHashes = new Float64Array(this.documents);
    for (let i = 0; i < this.documents; i++) this.#idHashes[i] = this.#table.readDoubleLE(i * DOCUMENT_ROW);
  }

  close(): void {
    this.#handle.close();
  }

  row(document: number): DocumentRow {
    const at = document * DOCUMENT_ROW;
    return {
      idHash: this.#idHashes[document] ?? 0,
      chunk: this.#table.readUInt32LE(at + 8),
      place: this.#table.readUInt32LE(at + 12),
      length: this.#table.readUInt32LE(at + 16),
      keys: this.#table.readUInt32LE(at + 20),
    };
  }

  idHash(document: number): number {
    return this.#idHashes[document] ?? 0;
  }

  keyCount(document: number): number {
    return this.#table.readUInt32LE(document * DOCUMENT_ROW + 20);
  }

  /** @returns the documents whose id has this hash: one, unless two ids collide. */
  withIdHash(idHash: number): number[] {
    let low = 0;
    let high = this.documents;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#idHashes[middle] ?? 0) < idHash) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let i = low; i < this.documents && this.#idHashes[i] === idHash; i++) found.push(i);
    return found;
  }

  /** @throws IntegrityError `index-damaged` */
  record(document: number): Buffer {
    const { chunk, place, length } = this.row(document);
    return this.chunk(chunk).subarray(place, place + length);
  }

  /** A chunk's records laid end to end; the last one read is kept. @throws IntegrityError `index-damaged` */
  chunk(chunk: number): Buffer {
    if (this.#cached?.chunk === chunk) return this.#cached.raw;
    const raw = inflateRawSync(this.packedChunk(chunk), { maxOutputLength: this.rawLength(chunk) + 1 });
    this.#cached = { chunk, raw };
    return raw;
  }

  rawLength(chunk: number): number {
    return this.#chunkTable.readUInt32LE(chunk * CHUNK_ROW + 12);
  }

  /** A chunk as it lies on disk. @throws IntegrityError `index-damaged` */
  packedChunk(chunk: number): Buffer {
    const at = chunk * CHUNK_ROW;
    const packed = Buffer.allocUnsafe(this.#chunkTable.readUInt32LE(at + 8));
    const got = this.#handle.read(packed, this.#chunkTable.readDoubleLE(at));
    if (got !== packed.length || crc32(packed) !== this.#chunkTable.readUInt32LE(at + 16)) {
      throw damaged(this.name, `chunk ${chunk} of ${this.chunks} fails its checksum`);
    }
    return packed;
  }
}
