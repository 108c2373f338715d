import type { FingerprintIndex, KeyPostings } from '../candidates/fingerprint-index.ts';
import type { SourceInfo } from '../types.ts';
import { idHashOf } from './content-hash.ts';
import { decodeInfo, decodeText } from './document-file.ts';
import { PostingCollector } from './posting-collector.ts';
import type { Segment } from './segment.ts';

interface Place {
  readonly segment: Segment;
  readonly document: number;
}

/** Several segments as one index. A document's number is its segment's first number plus its own. */
export class SegmentSet implements FingerprintIndex {
  readonly segments: readonly Segment[];
  readonly #firsts: number[] = [];

  constructor(segments: readonly Segment[]) {
    this.segments = segments;
    let first = 0;
    for (const segment of segments) {
      this.#firsts.push(first);
      first += segment.entry.documents;
    }
  }

  get documentCount(): number {
    return this.segments.reduce((sum, segment) => sum + segment.live, 0);
  }

  lookUp(keys: Float64Array, limit: number): KeyPostings {
    const collector = new PostingCollector(keys.length);
    this.segments.forEach((segment, i) => {
      const first = this.#firsts[i] ?? 0;
      segment.postings.lookUp(keys, (row, frequency, documents, count) => {
        let live = 0;
        for (let at = 0; at < count; at++) {
          const document = documents[at] ?? 0;
          if (segment.isRemoved(document)) continue;
          live++;
          collector.add(row, first + document);
        }
        collector.count(row, frequency - (count - live));
      });
    });
    return collector.finish(limit, (document) => {
      const place = this.#place(document);
      return place.segment.documents.idHash(place.document);
    });
  }

  source(document: number): SourceInfo {
    const { segment, document: own } = this.#place(document);
    return decodeInfo(segment.documents.record(own), segment.documents.name);
  }

  text(document: number): string {
    const { segment, document: own } = this.#place(document);
    return decodeText(segment.documents.record(own));
  }

  keyCount(document: number): number {
    const { segment, document: own } = this.#place(document);
    return segment.documents.keyCount(own);
  }

  /** @returns where the live document of this id stands */
  find(id: string): Place | undefined {
    const idHash = idHashOf(id);
    for (const segment of this.segments) {
      for (const document of segment.documents.withIdHash(idHash)) {
        if (!segment.isRemoved(document) && decodeInfo(segment.documents.record(document), segment.documents.name).id === id)
          return { segment, document };
      }
    }
    return undefined;
  }

  /** Every live document, by segment, in the order of their chunks on disk. */
  *live(): Generator<Place> {
    for (const segment of this.segments) {
      const order = Array.from({ length: segment.entry.documents }, (_, document) => document)
        .map((document) => ({ document, chunk: segment.documents.row(document).chunk }))
        .sort((a, b) => a.chunk - b.chunk || a.document - b.document);
      for (const { document } of order) if (!segment.isRemoved(document)) yield { segment, document };
    }
  }

  #place(document: number): Place {
    let low = 0;
    let high = this.#firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#firsts[middle] ?? 0) <= document) low = middle;
      else high = middle - 1;
    }
    const segment = this.segments[low];
    if (segment === undefined) throw new RangeError(`no document ${document}: the index is empty`);
    return { segment, document: document - (this.#firsts[low] ?? 0) };
  }
}
