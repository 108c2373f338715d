import type { SourceInfo } from '../types.ts';
import { DocumentFileWriter } from './document-file.ts';
import { encodeRecord } from './document-record.ts';
import type { SegmentEntry } from './manifest.ts';
import { BYTES_PER_PENDING_POSTING, joinKey, PostingBuffer } from './posting-buffer.ts';
import { PostingFileWriter } from './posting-file-writer.ts';
import type { PreparedChunk, PreparedDocument } from './prepared-documents.ts';
import { segmentFiles } from './segment.ts';
import type { IndexStorage } from './storage.ts';

const MOST_DOCUMENTS = 1 << 20;

/** A segment in the making: texts go to disk as they come, postings wait in memory until it is written. */
export class PendingSegment {
  readonly name: string;
  readonly #storage: IndexStorage;
  readonly #documents: DocumentFileWriter;
  readonly #postings = new PostingBuffer();
  readonly #numbers = new Map<string, { readonly number: number; readonly contentHash: Uint8Array }>();
  readonly #dead = new Set<number>();

  constructor(storage: IndexStorage, name: string) {
    this.name = name;
    this.#storage = storage;
    this.#documents = new DocumentFileWriter(storage, segmentFiles(name).documents);
  }

  isFull(memoryBytes: number): boolean {
    return this.#postings.length * BYTES_PER_PENDING_POSTING > memoryBytes || this.#documents.documents >= MOST_DOCUMENTS;
  }

  contentHash(id: string): Uint8Array | undefined {
    return this.#numbers.get(id)?.contentHash;
  }

  add(
    document: { readonly info: SourceInfo; readonly text: string; readonly contentHash: Uint8Array },
    idHash: number,
    keys: Float64Array,
  ): void {
    const number = this.#documents.add(encodeRecord(document), idHash, keys.length);
    this.#postings.add(keys, number);
    this.#numbers.set(document.info.id, { number, contentHash: document.contentHash });
  }

  /** Adds a whole chunk as it is: none of its ids may wait here. */
  addChunk({ documents, packed, rawLength, high, low }: PreparedChunk): void {
    let [place, first] = [0, 0];
    const rows = documents.map(({ idHash, length, prints }) => {
      const row = { idHash, keys: prints, chunk: 0, place, length };
      place += length;
      return row;
    });
    this.#documents.copyChunk(packed, rawLength, rows).forEach((number, i) => {
      const document = documents[i];
      if (document === undefined) return;
      this.#postings.addPrints(high, low, first, first + document.prints, number);
      first += document.prints;
      this.#numbers.set(document.info.id, { number, contentHash: document.contentHash });
    });
  }

  /** Adds one document of a chunk by its record. */
  addRecord(document: PreparedDocument, record: Buffer, high: Uint32Array, low: Uint32Array): void {
    const number = this.#documents.add(record, document.idHash, document.prints);
    this.#postings.addPrints(high, low, 0, high.length, number);
    this.#numbers.set(document.info.id, { number, contentHash: document.contentHash });
  }

  /** Forgets a document that waits here. */
  remove(id: string): void {
    const known = this.#numbers.get(id);
    if (known === undefined) return;
    this.#dead.add(known.number);
    this.#numbers.delete(id);
  }

  /** Writes the segment. @returns its entry and the numbers of the documents that were forgotten while they waited */
  finish(): { readonly entry: SegmentEntry; readonly dead: readonly number[] } {
    const count = this.#documents.documents;
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => this.#documents.row(a).idHash - this.#documents.row(b).idHash || a - b,
    );
    const renumber = new Uint32Array(count);
    order.forEach((number, place) => (renumber[number] = place));
    const files = segmentFiles(this.name);
    const writer = new PostingFileWriter(this.#storage, files.postings, files.lists);
    const repeated = new Uint32Array(count);
    try {
      this.#postings.visit((high, low, documents, holders) => writer.append(joinKey(high, low), documents, holders), {
        renumber,
        repeated,
      });
      const written = writer.finish();
      const bytes = { postings: written.postings, documents: this.#documents.finish(order, repeated), lists: written.lists ?? 0 };
      const entry = { name: this.name, documents: count, keys: writer.keys, postings: writer.postings, bytes };
      return { entry, dead: Array.from(this.#dead, (number) => renumber[number] ?? 0) };
    } catch (error) {
      writer.abandon();
      this.abandon();
      throw error;
    }
  }

  abandon(): void {
    this.#documents.abandon();
  }
}
