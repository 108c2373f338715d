import { IntegrityError } from '../../domain/errors.ts';
import { ContentSum } from './content-hash.ts';
import { contentHashOf, type DocumentFile, decodeInfo, decodeText } from './document-file.ts';
import type { Manifest, SegmentEntry } from './manifest.ts';
import type { IndexedDocument } from './memory-index.ts';
import { readRemoved, type Segment } from './segment.ts';
import type { IndexStorage } from './storage.ts';
import { openDocuments } from './verify-index.ts';

/** What a repair saved and what it could not. */
export interface RepairOutcome {
  readonly segments: number;
  /** Documents whose text and source were read from a damaged segment and indexed anew. */
  readonly recovered: number;
  /** Documents that are gone and have to be added again. */
  readonly lost: number;
  /** Documents that may have been removed before: the list of removals was damaged too. */
  readonly maybeRemoved: number;
}

function unlessDamaged<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof IntegrityError) return undefined;
    throw error;
  }
}

function readDocument(file: DocumentFile, document: number): IndexedDocument | undefined {
  return unlessDamaged(() => {
    const record = file.record(document);
    return { info: decodeInfo(record, file.name), text: decodeText(record) };
  });
}

/** Reads what can be read of a damaged segment. @param save is given each document that is whole */
export function salvage(
  storage: IndexStorage,
  entry: SegmentEntry,
  save: (document: IndexedDocument) => void,
): Omit<RepairOutcome, 'segments'> {
  const removed = unlessDamaged(() => readRemoved(storage, entry));
  const live = entry.documents - (removed === undefined ? 0 : (entry.removed?.count ?? 0));
  const file = openDocuments(storage, entry);
  if (file === undefined) return { recovered: 0, lost: live, maybeRemoved: 0 };
  let recovered = 0;
  try {
    for (let document = 0; document < file.documents; document++) {
      if ((((removed?.[document >>> 3] ?? 0) >>> (document & 7)) & 1) === 1) continue;
      const whole = readDocument(file, document);
      if (whole === undefined) continue;
      save(whole);
      recovered++;
    }
  } finally {
    file.close();
  }
  return { recovered, lost: live - recovered, maybeRemoved: removed === undefined ? (entry.removed?.count ?? 0) : 0 };
}

/** The manifest as it would be had there never been any other segments than these. */
export function manifestOf(manifest: Manifest, segments: readonly Segment[]): Manifest {
  const sum = new ContentSum('0');
  let documents = 0;
  for (const segment of segments) {
    for (let document = 0; document < segment.entry.documents; document++) {
      if (segment.isRemoved(document)) continue;
      sum.add(contentHashOf(segment.documents.record(document)));
      documents++;
    }
  }
  return { ...manifest, documents, contentSum: sum.toString(), segments: segments.map((segment) => segment.entry) };
}
