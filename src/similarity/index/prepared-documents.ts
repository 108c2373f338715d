import { PrintColumns } from '../fingerprint/print-columns.ts';
import { printText } from '../fingerprint/print-words.ts';
import type { SourceInfo } from '../types.ts';
import { contentHashOfDocument, idHashOf } from './content-hash.ts';
import { CHUNK_BYTES, encodeRecord, packChunk } from './document-record.ts';

/** A document made ready to be indexed. */
export interface PreparedDocument {
  readonly info: SourceInfo;
  readonly idHash: number;
  readonly contentHash: Uint8Array;
  /** Bytes of its record. */
  readonly length: number;
  /** Its fingerprints, repetitions included. */
  readonly prints: number;
}

/** Documents whose records are compressed together, made ready in any thread: plain data that can be handed over. */
export interface PreparedChunk {
  readonly documents: readonly PreparedDocument[];
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly rawLength: number;
  /** Fingerprints of all its documents, one document after the other: high and low 32 bits. */
  readonly high: Uint32Array<ArrayBuffer>;
  readonly low: Uint32Array<ArrayBuffer>;
}

/** Does for documents all that adding them costs, but the writing. */
export function prepareDocuments(documents: Iterable<{ readonly info: SourceInfo; readonly text: string }>): PreparedChunk[] {
  const chunks: PreparedChunk[] = [];
  let open = new OpenChunk();
  for (const { info, text } of documents) {
    open.add(info, text);
    if (open.bytes < CHUNK_BYTES) continue;
    chunks.push(open.close());
    open = new OpenChunk();
  }
  if (open.bytes > 0) chunks.push(open.close());
  return chunks;
}

class OpenChunk {
  bytes = 0;
  readonly #documents: PreparedDocument[] = [];
  readonly #records: Buffer[] = [];
  readonly #prints = new PrintColumns();

  add(info: SourceInfo, text: string): void {
    const contentHash = contentHashOfDocument(info, text);
    const record = encodeRecord({ info, text, contentHash });
    const prints = printText(text, this.#prints);
    this.#documents.push({ info, idHash: idHashOf(info.id), contentHash, length: record.length, prints });
    this.#records.push(record);
    this.bytes += record.length;
  }

  close(): PreparedChunk {
    return {
      documents: this.#documents,
      packed: new Uint8Array(packChunk(Buffer.concat(this.#records, this.bytes))),
      rawLength: this.bytes,
      ...this.#prints.take(),
    };
  }
}
