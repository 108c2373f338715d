import { DocumentFileWriter } from './document-file.ts';
import type { SegmentEntry } from './manifest.ts';
import { PostingFileWriter } from './posting-file-writer.ts';
import { type Segment, segmentFiles } from './segment.ts';
import type { IndexStorage } from './storage.ts';

const GONE = 0xffffffff;

type Entries = ReturnType<Segment['postings']['entries']>;
interface Cursor {
  readonly entries: Entries;
  readonly renumber: Uint32Array;
  key: number;
  documents: Uint32Array;
  count: number;
}

function advance(cursor: Cursor): boolean {
  const next = cursor.entries.next();
  if (next.done === true) return false;
  cursor.key = next.value.key;
  cursor.documents = next.value.documents;
  cursor.count = next.value.count;
  return true;
}

/** Copies the live documents. @returns their numbers in the new file, by segment and old number, and the order of its table */
function mergeDocuments(
  segments: readonly Segment[],
  out: DocumentFileWriter,
): { readonly renumber: Uint32Array[]; readonly order: Uint32Array } {
  const added = segments.map((segment) => {
    const numbers = new Uint32Array(segment.entry.documents).fill(GONE);
    const byChunk = Array.from({ length: segment.documents.chunks }, (): number[] => []);
    for (let document = 0; document < segment.entry.documents; document++) byChunk[segment.documents.row(document).chunk]?.push(document);
    byChunk.forEach((documents, chunk) => {
      const live = documents.filter((document) => !segment.isRemoved(document));
      if (live.length === 0) return;
      if (live.length === documents.length) {
        const rows = live.map((document) => segment.documents.row(document));
        const copied = out.copyChunk(segment.documents.packedChunk(chunk), segment.documents.rawLength(chunk), rows);
        live.forEach((document, i) => (numbers[document] = copied[i] ?? GONE));
        return;
      }
      for (const document of live) {
        const { idHash, keys } = segment.documents.row(document);
        numbers[document] = out.add(Buffer.from(segment.documents.record(document)), idHash, keys);
      }
    });
    return numbers;
  });
  const order = Uint32Array.from({ length: out.documents }, (_, i) => i).sort((a, b) => out.row(a).idHash - out.row(b).idHash || a - b);
  const place = new Uint32Array(order.length);
  order.forEach((number, i) => (place[number] = i));
  return { renumber: added.map((numbers) => numbers.map((number) => (number === GONE ? GONE : (place[number] ?? GONE)))), order };
}

/** Moves the cursor at `at` down to its place in a heap that is least-first by key. */
function sink(heap: Cursor[], at: number): void {
  const moved = heap[at];
  if (moved === undefined) return;
  for (;;) {
    let child = at * 2 + 1;
    let least = heap[child];
    if (least === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && right.key < least.key) {
      child++;
      least = right;
    }
    if (least.key >= moved.key) break;
    heap[at] = least;
    at = child;
  }
  heap[at] = moved;
}

function mergePostings(segments: readonly Segment[], renumber: readonly Uint32Array[], writer: PostingFileWriter): void {
  const heap = segments
    .map(
      (segment, i): Cursor => ({
        entries: segment.postings.entries(),
        renumber: renumber[i] ?? new Uint32Array(),
        key: 0,
        documents: new Uint32Array(),
        count: 0,
      }),
    )
    .filter(advance);
  for (let at = heap.length >> 1; at >= 0; at--) sink(heap, at);
  let group = new Uint32Array(256);
  for (let top = heap[0]; top !== undefined; ) {
    const { key } = top;
    let count = 0;
    while (top?.key === key) {
      if (count + top.count > group.length) {
        const wider = new Uint32Array((count + top.count) * 2);
        wider.set(group);
        group = wider;
      }
      for (let i = 0; i < top.count; i++) {
        const number = top.renumber[top.documents[i] ?? 0] ?? GONE;
        if (number !== GONE) group[count++] = number;
      }
      if (!advance(top)) {
        const last = heap.pop();
        if (last !== undefined && heap.length > 0 && last !== top) heap[0] = last;
      }
      sink(heap, 0);
      top = heap[0];
    }
    if (count > 1) group.subarray(0, count).sort();
    if (count > 0) writer.append(key, group, count);
  }
}

/** Writes one segment with the live documents of several, in memory that does not grow with their postings. @returns undefined when none is live */
export function mergeSegments(storage: IndexStorage, segments: readonly Segment[], name: string): SegmentEntry | undefined {
  if (segments.every((segment) => segment.live === 0)) return undefined;
  const files = segmentFiles(name);
  const documents = new DocumentFileWriter(storage, files.documents);
  try {
    const { renumber, order } = mergeDocuments(segments, documents);
    const writer = new PostingFileWriter(storage, files.postings, files.lists);
    try {
      mergePostings(segments, renumber, writer);
      const written = writer.finish();
      const bytes = { postings: written.postings, documents: documents.finish(order), lists: written.lists ?? 0 };
      return { name, documents: order.length, keys: writer.keys, postings: writer.postings, bytes };
    } catch (error) {
      writer.abandon();
      throw error;
    }
  } catch (error) {
    documents.abandon();
    throw error;
  }
}
