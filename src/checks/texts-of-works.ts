import type { ExtractedDocument } from '../domain/document.ts';
import type { Work } from '../domain/work.ts';
import type { FileDocument } from './artifacts.ts';

/** A work with the text of its first readable file; `document` is absent when no file of it gave usable text. */
export interface TextOfWork {
  readonly work: Work;
  readonly file: string;
  readonly document: ExtractedDocument | undefined;
}

/** @returns one entry a work, in the order of the works. */
export function textsOfWorks(works: readonly Work[], documents: readonly FileDocument[]): TextOfWork[] {
  return works.map((work) => {
    for (const { path, result, work: owner } of documents) {
      if (owner === work.id && result.status === 'read' && result.document.quality !== 'none')
        return { work, file: path, document: result.document };
    }
    return { work, file: work.files[0] ?? '', document: undefined };
  });
}
