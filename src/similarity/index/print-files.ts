import { isAscii } from 'node:buffer';
import { PrintColumns } from '../fingerprint/print-columns.ts';
import { printText, printWords } from '../fingerprint/print-words.ts';
import { hasOtherFormat, plainText, readSmall } from './plain-text-file.ts';
import type { PrintFilter } from './print-filter.ts';

/** Fingerprints of one batch of files: all their high and low words, file after file. */
export interface PrintedFiles {
  /** `prints`: how many of the words are the file's; `all`: how many it has, where a filter left some out. */
  readonly files: readonly { readonly file: string; readonly prints: number; readonly all: number }[];
  readonly high: Uint32Array<ArrayBuffer>;
  readonly low: Uint32Array<ArrayBuffer>;
  /** Files that are not plainly UTF-8 text; see `readPlainText`. */
  readonly others: readonly string[];
}

/** Reads plain texts and takes their fingerprints, those that pass the filter, keeping nothing else. */
export function printFiles(paths: readonly string[], filter?: PrintFilter): PrintedFiles {
  const files: PrintedFiles['files'][number][] = [];
  const others: string[] = [];
  const columns = new PrintColumns();
  for (const file of paths) {
    const first = columns.length;
    const all = printFile(file, columns, filter);
    if (all === undefined) others.push(file);
    else files.push({ file, prints: columns.length - first, all });
  }
  return { files, ...columns.take(), others };
}

/** @returns how many fingerprints the file has; undefined when it is not plainly text */
function printFile(file: string, into: PrintColumns, filter: PrintFilter | undefined): number | undefined {
  const bytes = readSmall(file);
  if (bytes === undefined) return undefined;
  // A plain English text is neither decoded nor looked through for control characters.
  const all = isAscii(bytes) && !hasOtherFormat(bytes) ? printWords(bytes.toString('latin1'), into, filter) : undefined;
  if (all !== undefined && all > 0) return all;
  const text = plainText(bytes);
  return text === undefined ? undefined : printText(text, into, filter);
}
