import type { DocumentMetadata, ExtractionResult } from '../../domain/document.ts';
import type { FileKind } from '../../domain/dossier.ts';

/** One file of the dossier and how reading it ended. */
export interface DocumentOutcome {
  readonly path: string;
  readonly kind: FileKind;
  readonly result: ExtractionResult;
}

/** A document that was read, with what stands on its first pages. */
export interface ReadDocument {
  readonly path: string;
  readonly metadata: DocumentMetadata;
}

export const readDocuments = (documents: readonly DocumentOutcome[]): ReadDocument[] =>
  documents
    .flatMap(({ path, result }): ReadDocument[] => (result.status === 'read' ? [{ path, metadata: result.document.metadata }] : []))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
