import { inflateRawSync } from 'node:zlib';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { normalise } from '../normalise/normalise.ts';
import { ContentSum, contentHashOfDocument, idHashOf } from './content-hash.ts';
import { contentHashOf } from './document-file.ts';
import { type Manifest, type SegmentEntry, writeManifest } from './manifest.ts';
import type { IndexedDocument } from './memory-index.ts';
import { mergeSegments } from './merge-segments.ts';
import { PendingSegment } from './pending-segment.ts';
import type { PreparedChunk } from './prepared-documents.ts';
import { filesOf, Segment, segmentName } from './segment.ts';
import { SegmentSet } from './segment-set.ts';
import type { IndexStorage } from './storage.ts';

export type AddOutcome = 'added' | 'replaced' | 'unchanged';

/** Segments of like size are merged when there are as many: a posting is rewritten once for every factor of eight the index grows. */
const MERGE_AT = 8;
/** A segment more than a third removed is rewritten. */
const MOST_REMOVED = 1 / 3;
const OURS = /^(s\d{8}(-\d+)?\.(postings|documents|lists|removed)|manifest(\.copy)?\.json\.new|write-lock\.\d+)$/;

/** Turns one committed state into the next. Holds no lock itself; after an error it is spent. */
export class IndexWriter {
  readonly #storage: IndexStorage;
  readonly #memoryBytes: number;
  readonly #sum: ContentSum;
  #manifest: Manifest;
  #documents: number;
  #nextSegment: number;
  #segments: Segment[];
  #pending: PendingSegment | undefined;
  #changed: boolean;
  #keepsFiles: boolean;

  /** @param repairs the manifest is one that leaves damaged segments out: the next commit is due, and until then no file is deleted */
  constructor(storage: IndexStorage, memoryBytes: number, manifest: Manifest, segments: readonly Segment[], repairs = false) {
    this.#storage = storage;
    this.#memoryBytes = memoryBytes;
    this.#manifest = manifest;
    this.#segments = [...segments];
    this.#sum = new ContentSum(manifest.contentSum);
    this.#documents = manifest.documents;
    this.#nextSegment = manifest.nextSegment;
    this.#keepsFiles = repairs;
    this.#changed = repairs;
    this.#sweep();
  }

  add({ info, text }: IndexedDocument, keys?: Float64Array): AddOutcome {
    const contentHash = contentHashOfDocument(info, text);
    return this.#replacing(info.id, contentHash, (pending) =>
      pending.add({ info, text, contentHash }, idHashOf(info.id), keys ?? indexKeys(fingerprint(normalise(text)))),
    );
  }

  /** Adds a document in place of the one of the same id, if there is one with other content. */
  #replacing(id: string, contentHash: Uint8Array, add: (pending: PendingSegment) => void): AddOutcome {
    const before = this.#contentHashOf(id);
    if (before !== undefined && Buffer.compare(before, contentHash) === 0) return 'unchanged';
    const outcome = before !== undefined && this.remove(id) ? 'replaced' : 'added';
    add(this.#waiting());
    this.#counted(contentHash);
    this.#flushWhenFull();
    return outcome;
  }

  #waiting(): PendingSegment {
    this.#pending ??= new PendingSegment(this.#storage, this.#newName());
    return this.#pending;
  }

  #counted(contentHash: Uint8Array): void {
    this.#sum.add(contentHash);
    this.#documents++;
    this.#changed = true;
  }

  #flushWhenFull(): void {
    if (this.#pending?.isFull(this.#memoryBytes) === true) this.#flush();
  }

  /** Adds the documents of a chunk that was made ready elsewhere. @returns what became of each, in their order */
  addPrepared(chunk: PreparedChunk): AddOutcome[] {
    const before = chunk.documents.map(({ info }) => this.#contentHashOf(info.id));
    const ids = new Set(chunk.documents.map(({ info }) => info.id));
    if (ids.size === chunk.documents.length && before.every((hash) => hash === undefined)) {
      this.#waiting().addChunk(chunk);
      for (const { contentHash } of chunk.documents) this.#counted(contentHash);
      this.#flushWhenFull();
      return chunk.documents.map(() => 'added');
    }
    return this.#addOneByOne(chunk);
  }

  #addOneByOne({ documents, packed, rawLength, high, low }: PreparedChunk): AddOutcome[] {
    const raw = inflateRawSync(packed, { maxOutputLength: rawLength + 1 });
    let [place, first] = [0, 0];
    return documents.map((document) => {
      const record = Buffer.from(raw.subarray(place, place + document.length));
      const prints = [high.subarray(first, first + document.prints), low.subarray(first, first + document.prints)] as const;
      place += document.length;
      first += document.prints;
      return this.#replacing(document.info.id, document.contentHash, (pending) => pending.addRecord(document, record, ...prints));
    });
  }

  remove(id: string): boolean {
    const contentHash = this.#contentHashOf(id);
    if (contentHash === undefined) return false;
    this.#sum.subtract(contentHash);
    this.#documents--;
    this.#changed = true;
    if (this.#pending?.contentHash(id) !== undefined) this.#pending.remove(id);
    else {
      const place = new SegmentSet(this.#segments).find(id);
      place?.segment.remove(place.document);
    }
    return true;
  }

  commit(): { readonly manifest: Manifest; readonly segments: readonly Segment[] } {
    const fresh = this.#segments.length;
    this.#flush();
    const flushed = this.#segments.length - this.#manifest.segments.length;
    if (this.#changed || fresh !== this.#segments.length) {
      if (flushed > 1) this.#merge(this.#segments.slice(-flushed));
      for (const segment of [...this.#segments]) if (segment.removedCount > segment.entry.documents * MOST_REMOVED) this.#merge([segment]);
      for (let group = this.#alike(); group.length > 0; group = this.#alike()) this.#merge(group);
      this.#publish();
    }
    return { manifest: this.#manifest, segments: this.#segments };
  }

  compact(): { readonly manifest: Manifest; readonly segments: readonly Segment[] } {
    this.#flush();
    if (this.#changed || this.#segments.length > 1 || this.#segments.some((segment) => segment.removedCount > 0)) {
      this.#merge(this.#segments);
      this.#publish();
    }
    return { manifest: this.#manifest, segments: this.#segments };
  }

  /** Drops what was not committed. The committed segments stay open. */
  abandon(): void {
    this.#pending?.abandon();
    const committed = new Set(this.#manifest.segments.map((entry) => entry.name));
    for (const segment of this.#segments) if (!committed.has(segment.entry.name)) segment.close();
    this.#sweep();
  }

  #newName(): string {
    return segmentName(this.#nextSegment++);
  }

  #contentHashOf(id: string): Uint8Array | undefined {
    const waiting = this.#pending?.contentHash(id);
    if (waiting !== undefined) return waiting;
    const place = new SegmentSet(this.#segments).find(id);
    return place === undefined ? undefined : contentHashOf(place.segment.documents.record(place.document));
  }

  #flush(): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    const { entry, dead } = pending.finish();
    this.#pending = undefined;
    const segment = Segment.open(this.#storage, entry);
    this.#segments.push(segment);
    for (const document of dead) segment.remove(document);
  }

  #merge(group: readonly Segment[]): void {
    const name = this.#newName();
    const entry: SegmentEntry | undefined = mergeSegments(this.#storage, group, name);
    const kept = this.#segments.filter((segment) => !group.includes(segment));
    if (entry !== undefined) kept.push(Segment.open(this.#storage, entry));
    this.#segments = kept;
    for (const segment of group) segment.close();
  }

  /** @returns segments of one size class, when they are so many that they should be one */
  #alike(): Segment[] {
    const classes = new Map<number, Segment[]>();
    for (const segment of this.#segments) {
      const size = Math.floor(Math.log(segment.entry.postings + 1) / Math.log(MERGE_AT));
      classes.set(size, [...(classes.get(size) ?? []), segment]);
    }
    return [...classes.values()].find((group) => group.length >= MERGE_AT) ?? [];
  }

  #publish(): void {
    const generation = this.#manifest.generation + 1;
    const live = this.#segments.filter((segment) => segment.live > 0);
    for (const segment of this.#segments) if (segment.live === 0) segment.close();
    const entries = live.map((segment) => (segment.dirty ? segment.saveRemoved(this.#storage, generation) : segment.entry));
    this.#storage.syncFolder();
    const manifest = {
      ...this.#manifest,
      generation,
      nextSegment: this.#nextSegment,
      documents: this.#documents,
      contentSum: this.#sum.toString(),
      segments: entries,
    };
    writeManifest(this.#storage, manifest);
    this.#manifest = manifest;
    this.#segments = live.map((segment, i) => segment.withEntry(entries[i] ?? segment.entry));
    this.#changed = false;
    this.#keepsFiles = false;
    this.#sweep();
  }

  /** Deletes what no manifest names: leftovers of a crash, and segments merged away. Readers that have them open keep them. */
  #sweep(): void {
    if (this.#keepsFiles) return;
    const wanted = filesOf(this.#manifest);
    for (const name of this.#storage.list()) {
      if (!OURS.test(name) || wanted.has(name)) continue;
      try {
        this.#storage.remove(name);
      } catch {
        // Windows refuses to delete what a reader has open; the next writer sweeps again.
      }
    }
  }
}
