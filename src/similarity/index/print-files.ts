import { fingerprint } from '../fingerprint/fingerprint.ts';
import { normaliseInPlace } from '../normalise/normalise.ts';
import { readPlainText } from './plain-text-file.ts';
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
  let [high, low] = [new Uint32Array(1 << 14), new Uint32Array(1 << 14)];
  let length = 0;
  for (const file of paths) {
    const read = readPlainText(file, 'unnamed');
    if (read === undefined) {
      others.push(file);
      continue;
    }
    const prints = fingerprint(normaliseInPlace(read.text));
    if (length + prints.length > high.length) {
      high = widened(high, length, (length + prints.length) * 2);
      low = widened(low, length, (length + prints.length) * 2);
    }
    const first = length;
    if (filter === undefined) {
      high.set(prints.high, length);
      low.set(prints.low, length);
      length += prints.length;
    } else {
      for (let i = 0; i < prints.length; i++) {
        const word = prints.high[i] ?? 0;
        if (!filter.has(word)) continue;
        high[length] = word;
        low[length++] = prints.low[i] ?? 0;
      }
    }
    files.push({ file, prints: length - first, all: prints.length });
  }
  return { files, high: high.slice(0, length), low: low.slice(0, length), others };
}

function widened(words: Uint32Array<ArrayBuffer>, length: number, size: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(size);
  wider.set(words.subarray(0, length));
  return wider;
}
