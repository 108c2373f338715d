import { type CodedError, IntegrityError, toCodedError } from '../../domain/errors.ts';
import { ContentSum, contentHashOfDocument, idHashOf } from './content-hash.ts';
import { damaged } from './damage.ts';
import { contentHashOf, DocumentFile, decodeInfo, decodeText } from './document-file.ts';
import type { Manifest, SegmentEntry } from './manifest.ts';
import { type Segment, segmentFiles } from './segment.ts';
import type { SegmentSet } from './segment-set.ts';
import type { IndexStorage } from './storage.ts';

/** What is wrong with one segment, and what it costs. */
export interface IndexProblem {
  readonly segment: string;
  readonly error: CodedError;
  /** Live documents the segment was committed with. */
  readonly documents: number;
  /** Texts and sources can all be read, so that repairing loses nothing. */
  readonly recoverable: boolean;
}

function checkDocuments(segment: Segment, sum: ContentSum): void {
  const { documents } = segment;
  for (let document = 0; document < documents.documents; document++) {
    if (segment.isRemoved(document)) continue;
    const record = documents.record(document);
    const info = decodeInfo(record, documents.name);
    const hash = contentHashOf(record);
    if (Buffer.compare(hash, contentHashOfDocument(info, decodeText(record))) !== 0)
      throw damaged(documents.name, `the document ${info.id} is not the one added`);
    if (idHashOf(info.id) !== documents.idHash(document))
      throw damaged(documents.name, `the document ${info.id} stands in another's place`);
    sum.add(hash);
  }
}

function checkPostings(segment: Segment): void {
  let keys = 0;
  let postings = 0;
  let previous = -1;
  for (const { key, documents, count } of segment.postings.entries()) {
    if (key <= previous || (documents[count - 1] ?? 0) >= segment.entry.documents)
      throw damaged(segment.postings.name, 'the keys are not in order');
    previous = key;
    keys++;
    postings += count;
  }
  if (keys !== segment.entry.keys || postings !== segment.entry.postings)
    throw damaged(segment.postings.name, `${postings} postings instead of ${segment.entry.postings}`);
}

/** @returns what `action` throws as a coded error, if it throws one */
function problemOf(action: () => void): CodedError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof IntegrityError) return toCodedError(error);
    throw error;
  }
}

/** Reads all of an index. @param manifest when given, its totals are checked too */
export function verifySegments(set: SegmentSet, manifest: Manifest | undefined): IndexProblem[] {
  const problems: IndexProblem[] = [];
  const sum = new ContentSum('0');
  for (const segment of set.segments) {
    const texts = problemOf(() => checkDocuments(segment, sum));
    const error = texts ?? problemOf(() => checkPostings(segment));
    if (error !== undefined)
      problems.push({ segment: segment.entry.name, error, documents: segment.live, recoverable: texts === undefined });
  }
  if (manifest === undefined || problems.length > 0) return problems;
  if (set.documentCount !== manifest.documents || sum.toString() !== manifest.contentSum) {
    const error = toCodedError(damaged('manifest.json', `the documents are not the ${manifest.documents} that were committed`));
    problems.push({ segment: '', error, documents: manifest.documents, recoverable: true });
  }
  return problems;
}

/** What leaving a damaged segment out costs. */
export function describeDamage(storage: IndexStorage, entry: SegmentEntry, error: IntegrityError): IndexProblem {
  const documents = entry.documents - (entry.removed?.count ?? 0);
  return { segment: entry.name, error: toCodedError(error), documents, recoverable: openDocuments(storage, entry) !== undefined };
}

/** @returns the segment's document file when its tables are whole; chunks are checked as they are read */
export function openDocuments(storage: IndexStorage, entry: SegmentEntry): DocumentFile | undefined {
  const { documents: name } = segmentFiles(entry.name);
  const handle = storage.open(name);
  if (handle === undefined) return undefined;
  try {
    return new DocumentFile(name, handle);
  } catch (error) {
    handle.close();
    if (error instanceof IntegrityError) return undefined;
    throw error;
  }
}
