import { deflateRawSync } from 'node:zlib';
import type { SourceInfo } from '../types.ts';

/** Records are compressed together up to about this many bytes. */
export const CHUNK_BYTES = 1 << 15;
export const RECORD_HEAD = 37;
/** Fastest: level 3 takes 1.6 times as long for 6 % less, level 6 three times as long as level 3 for a tenth less. */
const DEFLATE_LEVEL = 1;

export interface StoredDocument {
  readonly info: SourceInfo;
  readonly text: string;
  /** SHA-256 of info and text, 32 bytes. */
  readonly contentHash: Uint8Array;
}

/** The bytes a document file keeps of a document; see `document-file.ts` for their order. */
export function encodeRecord(document: StoredDocument): Buffer {
  const wellFormed = !/\p{Surrogate}/u.test(document.text);
  const info = Buffer.from(JSON.stringify(document.info), 'utf8');
  const text = Buffer.from(document.text, wellFormed ? 'utf8' : 'utf16le');
  const head = Buffer.alloc(RECORD_HEAD);
  head.set(document.contentHash, 0);
  head.writeUInt8(wellFormed ? 0 : 1, 32);
  head.writeUInt32LE(info.length, 33);
  return Buffer.concat([head, info, text]);
}

export const packChunk = (raw: Uint8Array): Buffer => deflateRawSync(raw, { level: DEFLATE_LEVEL });
