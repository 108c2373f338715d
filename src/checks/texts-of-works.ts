import type { ExtractedDocument } from '../domain/document.ts';
import type { SubjectCoverage } from '../domain/finding.ts';
import type { Work } from '../domain/work.ts';
import type { FileDocument } from './artifacts.ts';

/** A work with the text of its first readable file. */
export interface ReadWork {
  readonly work: Work;
  readonly file: string;
  readonly document: ExtractedDocument;
  readonly read: FileDocument;
}
/** `document` is absent when no file of the work gave usable text. */
export type TextOfWork = ReadWork | (Pick<ReadWork, 'work' | 'file'> & { readonly document: undefined });

/** @returns one entry a work, in the order of the works. */
export function textsOfWorks(works: readonly Work[], documents: readonly FileDocument[]): TextOfWork[] {
  return works.map((work) => {
    for (const read of documents) {
      const { path, result } = read;
      if (read.work === work.id && result.status === 'read' && result.document.quality !== 'none')
        return { work, file: path, document: result.document, read };
    }
    return { work, file: work.files[0] ?? '', document: undefined };
  });
}

/** How a work fared of which no file could be read. */
export const TEXT_NOT_READ: Omit<SubjectCoverage, 'subject'> = {
  state: 'could-not-tell',
  reason: { zh: '没有可读的全文。', en: 'There is no readable text.' },
  mend: { zh: '提供带文本层的文件后重新扫描。', en: 'Hand in files with a text layer and scan again.' },
};

/** @returns the page that a place of the text is on, to be spread into evidence; nothing when no page holds it. */
export function pageAt({ pages }: Pick<ExtractedDocument, 'pages'>, offset: number): { readonly page?: number } {
  const page = pages.find(({ start, end }) => offset >= start && offset < end)?.number;
  return page === undefined ? {} : { page };
}
