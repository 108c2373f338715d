import path from 'node:path';
import { readPlainText } from './plain-text-file.ts';
import { type PreparedChunk, prepareDocuments } from './prepared-documents.ts';

/** Files of one batch: what could be read is ready to be indexed, the rest is named. */
export interface PreparedFiles {
  readonly chunks: readonly PreparedChunk[];
  /** Files that are not plainly UTF-8 text; see `readPlainText`. */
  readonly others: readonly string[];
}

/** Reads plain texts as they stand. A file's title is its name; who wrote it and when is not looked for. */
export function prepareFiles(files: readonly string[]): PreparedFiles {
  const others: string[] = [];
  const documents = files.flatMap((file) => {
    const read = readPlainText(file);
    if (read !== undefined) return [{ info: { id: read.id, title: path.basename(file), authors: [] }, text: read.text }];
    others.push(file);
    return [];
  });
  return { chunks: prepareDocuments(documents), others };
}
