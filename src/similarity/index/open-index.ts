import { IntegrityError } from '../../domain/errors.ts';
import type { FingerprintIndex, KeyPostings } from '../candidates/fingerprint-index.ts';
import type { SourceInfo } from '../types.ts';
import { snapshotIdOf } from './content-hash.ts';
import { decodeInfo, decodeText } from './document-file.ts';
import { type AddOutcome, IndexWriter } from './index-writer.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { IndexedDocument } from './memory-index.ts';
import type { PreparedChunk } from './prepared-documents.ts';
import { manifestOf, type RepairOutcome, salvage } from './repair-index.ts';
import { Segment } from './segment.ts';
import { SegmentSet } from './segment-set.ts';
import { folderStorage, type IndexStorage } from './storage.ts';
import { describeDamage, type IndexProblem, verifySegments } from './verify-index.ts';
import { takeWriteLock } from './write-lock.ts';

export interface OpenIndexOptions {
  /** Most memory for postings that wait to be written, default 256. */
  readonly memoryMegabytes?: number;
  /** Most memory for postings that were looked up, in this process, default 1024; 0 reads the disk for each. */
  readonly cacheMegabytes?: number;
  /** `leave-out` opens an index with damaged segments without them; default `refuse`. */
  readonly damaged?: 'refuse' | 'leave-out';
  readonly storage?: IndexStorage;
}

export interface IndexInfo {
  readonly documents: number;
  readonly removed: number;
  readonly segments: number;
  readonly keys: number;
  readonly postings: number;
  readonly bytes: { readonly postings: number; readonly documents: number };
  readonly bytesPerPosting: number;
  readonly generation: number;
  readonly snapshot: string;
  /** Segments that were left out because they are damaged. */
  readonly leftOut: readonly IndexProblem[];
}

const MOST_ATTEMPTS = 10;
const DEFAULT_MEMORY_MEGABYTES = 256;
const DEFAULT_CACHE_MEGABYTES = 1024;

/** A corpus on disk: many readers, one writer at a time. What is added or removed is seen after `commit`. */
export class CorpusIndex implements FingerprintIndex {
  readonly #storage: IndexStorage;
  readonly #options: OpenIndexOptions;
  #manifest: Manifest;
  #set: SegmentSet;
  #leftOut: readonly IndexProblem[];
  #writer: IndexWriter | undefined;
  #unlock: (() => void) | undefined;

  constructor(storage: IndexStorage, options: OpenIndexOptions) {
    this.#storage = storage;
    this.#options = options;
    ({ manifest: this.#manifest, set: this.#set, leftOut: this.#leftOut } = load(storage, options));
  }

  get documentCount(): number {
    return this.#set.documentCount;
  }

  lookUp(keys: Float64Array, limit: number): KeyPostings {
    return this.#set.lookUp(keys, limit);
  }

  source(document: number): SourceInfo {
    return this.#set.source(document);
  }

  text(document: number): string {
    return this.#set.text(document);
  }

  keyCount(document: number): number {
    return this.#set.keyCount(document);
  }

  /** The document of this id, as committed. */
  readDocument(id: string): IndexedDocument | undefined {
    const place = this.#set.find(id);
    if (place === undefined) return undefined;
    const record = place.segment.documents.record(place.document);
    return { info: decodeInfo(record, place.segment.documents.name), text: decodeText(record) };
  }

  /** Every document, in the order it lies on disk. */
  *documents(): Generator<IndexedDocument> {
    for (const { segment, document } of this.#set.live()) {
      const record = segment.documents.record(document);
      yield { info: decodeInfo(record, segment.documents.name), text: decodeText(record) };
    }
  }

  /** Ids of all documents, as committed, in no particular order. */
  *ids(): Generator<string> {
    for (const { segment, document } of this.#set.live()) yield decodeInfo(segment.documents.record(document), segment.documents.name).id;
  }

  /**
   * Adds a document, or replaces the one of the same id. A document that is there already with the same content costs nothing.
   * @param keys its index keys, when the caller has them
   * @throws IntegrityError `index-locked`, `index-disk-full`, `index-not-allowed`
   */
  add(document: IndexedDocument, keys?: Float64Array): AddOutcome {
    return this.#writing((writer) => writer.add(document, keys));
  }

  /** Adds documents that `prepareDocuments` made ready, as `add` would. @returns what became of each */
  addPrepared(chunk: PreparedChunk): AddOutcome[] {
    return this.#writing((writer) => writer.addPrepared(chunk));
  }

  /** @returns false when there is no document of this id */
  remove(id: string): boolean {
    return this.#writing((writer) => writer.remove(id));
  }

  /** Makes everything since the last commit last, all of it or nothing. @returns the new snapshot id */
  commit(): string {
    if (this.#writer !== undefined) this.#commit((writer) => writer.commit());
    return this.snapshotId();
  }

  /** Commits, and merges all segments into one without removed documents. */
  compact(): string {
    this.#commit((writer) => writer.compact());
    return this.snapshotId();
  }

  /** Names the committed set of documents: the same for the same documents, whatever the order, the segments and what was removed between. */
  snapshotId(): string {
    return snapshotIdOf(this.#manifest.documents, this.#manifest.contentSum);
  }

  info(): IndexInfo {
    const entries = this.#manifest.segments;
    const sum = (value: (entry: (typeof entries)[number]) => number): number => entries.reduce((total, entry) => total + value(entry), 0);
    const postings = sum((entry) => entry.postings);
    const bytes = { postings: sum((entry) => entry.bytes.postings + entry.bytes.lists), documents: sum((entry) => entry.bytes.documents) };
    return {
      documents: this.#manifest.documents,
      removed: sum((entry) => entry.removed?.count ?? 0),
      segments: entries.length,
      keys: sum((entry) => entry.keys),
      postings,
      bytes,
      bytesPerPosting: postings === 0 ? 0 : bytes.postings / postings,
      generation: this.#manifest.generation,
      snapshot: this.snapshotId(),
      leftOut: this.#leftOut,
    };
  }

  /** Reads everything, checks every checksum and every count. @returns what is wrong, nothing when all is well */
  verify(): IndexProblem[] {
    return [...this.#leftOut, ...verifySegments(this.#set, this.#leftOut.length === 0 ? this.#manifest : undefined)];
  }

  /**
   * Takes damaged segments out, indexes anew the documents that can still be read from them, and commits.
   * Needs an index opened with `damaged: 'leave-out'` when it would not open otherwise.
   */
  repair(): RepairOutcome {
    this.#giveBack();
    this.#storage.prepare();
    this.#unlock = takeWriteLock(this.#storage);
    try {
      this.refresh();
      const bad = new Set(this.verify().map((problem) => problem.segment));
      const entries = this.#manifest.segments.filter((entry) => bad.has(entry.name));
      const good = this.#set.segments.filter((segment) => !bad.has(segment.entry.name));
      if (bad.size === 0) return { segments: 0, recovered: 0, lost: 0, maybeRemoved: 0 };
      for (const segment of this.#set.segments) if (bad.has(segment.entry.name)) segment.close();
      const writer = new IndexWriter(this.#storage, this.#memoryBytes, manifestOf(this.#manifest, good), good, true);
      this.#writer = writer;
      const outcomes = entries.map((entry) => salvage(this.#storage, entry, (document) => writer.add(document)));
      const { manifest, segments } = writer.commit();
      this.#manifest = manifest;
      this.#set = new SegmentSet(segments);
      this.#leftOut = [];
      const sum = (value: (outcome: (typeof outcomes)[number]) => number): number =>
        outcomes.reduce((total, outcome) => total + value(outcome), 0);
      return {
        segments: bad.size,
        recovered: sum((one) => one.recovered),
        lost: sum((one) => one.lost),
        maybeRemoved: sum((one) => one.maybeRemoved),
      };
    } catch (error) {
      this.#giveBack();
      this.#reload();
      throw error;
    } finally {
      this.#giveBack();
    }
  }

  /** Sees what other processes have committed since. @returns whether anything changed */
  refresh(): boolean {
    if (this.#writer !== undefined || readManifest(this.#storage).generation === this.#manifest.generation) return false;
    this.#reload();
    return true;
  }

  /** Takes the write lock now rather than at the first change. @throws IntegrityError `index-locked` */
  lock(): void {
    this.#writing(() => undefined);
  }

  /** Drops what was not committed, gives back files and lock. The index cannot be used afterwards. */
  close(): void {
    this.#giveBack();
    for (const segment of this.#set.segments) segment.close();
    this.#set = new SegmentSet([]);
  }

  #commit(action: (writer: IndexWriter) => { readonly manifest: Manifest; readonly segments: readonly Segment[] }): void {
    this.#writing((writer) => {
      const { manifest, segments } = action(writer);
      this.#manifest = manifest;
      this.#set = new SegmentSet(segments);
    });
    this.#giveBack();
  }

  /** Takes the lock when it is not held yet. After an error the index is as it was last committed. */
  #writing<T>(action: (writer: IndexWriter) => T): T {
    this.#writer ??= this.#beginWriting();
    try {
      return action(this.#writer);
    } catch (error) {
      this.#giveBack();
      this.#reload();
      throw error;
    }
  }

  #beginWriting(): IndexWriter {
    if (this.#leftOut.length > 0) {
      throw new IntegrityError(
        'index-damaged',
        `${this.#leftOut.length} segments of this index are damaged; it can be read without them, not written.`,
        {
          mend: 'Run `integrity index verify --repair` first.',
          file: this.#storage.folder,
        },
      );
    }
    this.#storage.prepare();
    this.#unlock = takeWriteLock(this.#storage);
    try {
      // From here on nobody else commits.
      this.refresh();
      return new IndexWriter(this.#storage, this.#memoryBytes, this.#manifest, this.#set.segments);
    } catch (error) {
      this.#giveBack();
      throw error;
    }
  }

  get #memoryBytes(): number {
    return (this.#options.memoryMegabytes ?? DEFAULT_MEMORY_MEGABYTES) * 2 ** 20;
  }

  #giveBack(): void {
    this.#writer?.abandon();
    this.#writer = undefined;
    this.#unlock?.();
    this.#unlock = undefined;
  }

  #reload(): void {
    for (const segment of this.#set.segments) segment.close();
    ({ manifest: this.#manifest, set: this.#set, leftOut: this.#leftOut } = load(this.#storage, this.#options));
  }
}

interface Loaded {
  readonly manifest: Manifest;
  readonly set: SegmentSet;
  readonly leftOut: readonly IndexProblem[];
}

/** Between reading the manifest and opening its segments a writer may merge them away: then the manifest is read again. */
function load(storage: IndexStorage, { damaged = 'refuse', cacheMegabytes = DEFAULT_CACHE_MEGABYTES }: OpenIndexOptions): Loaded {
  for (let attempt = 1; ; attempt++) {
    const manifest = readManifest(storage);
    const bytes = manifest.segments.reduce((sum, entry) => sum + entry.bytes.postings, 0);
    const segments: Segment[] = [];
    const leftOut: IndexProblem[] = [];
    try {
      for (const entry of manifest.segments) {
        try {
          // Each segment has its share of the cache.
          segments.push(Segment.open(storage, entry, ((cacheMegabytes * 2 ** 20) / Math.max(1, bytes)) * entry.bytes.postings));
        } catch (error) {
          if (!(error instanceof IntegrityError) || damaged === 'refuse') throw error;
          leftOut.push(describeDamage(storage, entry, error));
        }
      }
      return { manifest, set: new SegmentSet(segments), leftOut };
    } catch (error) {
      for (const segment of segments) segment.close();
      if (attempt >= MOST_ATTEMPTS || readManifest(storage).generation === manifest.generation) throw error;
    }
  }
}

/**
 * Opens the index in a folder, an empty one when there is none yet; nothing is written before something is added.
 * @throws IntegrityError `index-damaged`, `index-manifest-damaged`, `index-not-allowed`
 */
export function openIndex(folder: string, options: OpenIndexOptions = {}): CorpusIndex {
  return new CorpusIndex(options.storage ?? folderStorage(folder), options);
}

/** The same, with the write lock taken at once. @throws IntegrityError also `index-locked` */
export function openIndexWriter(folder: string, options: OpenIndexOptions = {}): CorpusIndex {
  const index = openIndex(folder, options);
  index.lock();
  return index;
}
