import { fingerprint } from '../fingerprint/fingerprint.ts';
import { printAscii } from '../fingerprint/print-ascii.ts';
import { PrintColumns } from '../fingerprint/print-columns.ts';
import { normaliseInPlace } from '../normalise/normalise.ts';
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
  const all = hasOtherFormat(bytes) ? undefined : printAscii(bytes, into, filter);
  if (all !== undefined && all > 0) return all;
  const text = plainText(bytes);
  if (text === undefined) return undefined;
  const prints = fingerprint(normaliseInPlace(text));
  if (filter === undefined) into.addAll(prints);
  else prints.high.forEach((high, i) => filter.has(high) && into.add(high, prints.low[i] ?? 0));
  return prints.length;
}
