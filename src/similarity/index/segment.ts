import { crc32 } from 'node:zlib';
import { damaged } from './damage.ts';
import { DocumentFile } from './document-file.ts';
import type { Manifest, SegmentEntry } from './manifest.ts';
import { cachedHandle } from './page-cache.ts';
import { PostingFile } from './posting-file.ts';
import type { IndexStorage, ReadHandle } from './storage.ts';

export const segmentName = (number: number): string => `s${String(number).padStart(8, '0')}`;
export const segmentFiles = (name: string): { readonly postings: string; readonly documents: string; readonly lists: string } => ({
  postings: `${name}.postings`,
  documents: `${name}.documents`,
  lists: `${name}.lists`,
});

/** An immutable part of the index. Only which of its documents are removed may change, and that lies in a file of its own. */
export class Segment {
  readonly entry: SegmentEntry;
  readonly postings: PostingFile;
  readonly documents: DocumentFile;
  readonly #removed: Uint8Array;
  removedCount: number;
  /** Documents removed since the segment was opened. */
  dirty = false;

  private constructor(entry: SegmentEntry, postings: PostingFile, documents: DocumentFile, removed: Uint8Array) {
    this.entry = entry;
    this.postings = postings;
    this.documents = documents;
    this.#removed = removed;
    this.removedCount = entry.removed?.count ?? 0;
  }

  /** @throws IntegrityError `index-damaged`, `index-file-missing` */
  static open(storage: IndexStorage, entry: SegmentEntry, cacheBytes = 0): Segment {
    const opened: ReadHandle[] = [];
    const files = segmentFiles(entry.name);
    const open = (name: string, bytes: number): ReadHandle => {
      const handle = storage.open(name);
      if (handle === undefined) throw damaged(name, `the file is missing; it held ${entry.documents} documents`);
      opened.push(handle);
      if (handle.size !== bytes)
        throw damaged(name, `${handle.size} bytes instead of ${bytes}; the segment held ${entry.documents} documents`);
      return handle;
    };
    try {
      const postings = open(files.postings, entry.bytes.postings);
      const documents = open(files.documents, entry.bytes.documents);
      const lists = entry.bytes.lists > 0 ? open(files.lists, entry.bytes.lists) : undefined;
      return new Segment(
        entry,
        new PostingFile(files.postings, cachedHandle(postings, cacheBytes), lists),
        new DocumentFile(files.documents, documents),
        readRemoved(storage, entry),
      );
    } catch (error) {
      for (const handle of opened) handle.close();
      throw error;
    }
  }

  get live(): number {
    return this.entry.documents - this.removedCount;
  }

  isRemoved(document: number): boolean {
    return this.removedCount > 0 && (((this.#removed[document >>> 3] ?? 0) >>> (document & 7)) & 1) === 1;
  }

  remove(document: number): void {
    if (this.isRemoved(document)) return;
    this.#removed[document >>> 3] = (this.#removed[document >>> 3] ?? 0) | (1 << (document & 7));
    this.removedCount++;
    this.dirty = true;
  }

  /** Writes which documents are removed. @returns the segment's new entry */
  saveRemoved(storage: IndexStorage, generation: number): SegmentEntry {
    const file = `${this.entry.name}-${generation}.removed`;
    const check = Buffer.alloc(4);
    check.writeUInt32LE(crc32(this.#removed), 0);
    const handle = storage.create(file);
    try {
      handle.write(this.#removed);
      handle.write(check);
      handle.sync();
    } finally {
      handle.close();
    }
    return { ...this.entry, removed: { file, count: this.removedCount } };
  }

  /** The same files under a new entry. */
  withEntry(entry: SegmentEntry): Segment {
    return new Segment(entry, this.postings, this.documents, this.#removed);
  }

  close(): void {
    this.postings.close();
    this.documents.close();
  }
}

/** Bit d of byte d >> 3 is set when document d is removed. @throws IntegrityError `index-damaged` */
export function readRemoved(storage: IndexStorage, entry: SegmentEntry): Uint8Array {
  const length = (entry.documents + 7) >>> 3;
  if (entry.removed === undefined) return new Uint8Array(length);
  const bytes = storage.readWhole(entry.removed.file);
  const whole = bytes?.length === length + 4 ? Buffer.from(bytes) : undefined;
  if (whole === undefined || crc32(whole.subarray(0, length)) !== whole.readUInt32LE(length)) {
    throw damaged(entry.removed.file, `the list of ${entry.removed.count} removed documents is not the one written`);
  }
  return new Uint8Array(whole.subarray(0, length));
}

/** Names of all files a manifest stands on. */
export function filesOf(manifest: Manifest): Set<string> {
  const names = new Set<string>();
  for (const { name, bytes, removed } of manifest.segments) {
    const files = segmentFiles(name);
    names.add(files.postings).add(files.documents);
    if (bytes.lists > 0) names.add(files.lists);
    if (removed !== undefined) names.add(removed.file);
  }
  return names;
}
