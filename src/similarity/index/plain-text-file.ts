import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Larger files, and such as are not plainly UTF-8 text, are for the extraction's sandbox. */
export const MOST_PLAIN_BYTES = 1 << 20;

export interface PlainText {
  /** SHA-256 of the file's bytes, hex; empty when it was not asked for. */
  readonly id: string;
  readonly text: string;
}

const OTHER_FORMATS = /%PDF-|^PK\x03\x04|^\{\\rtf|<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i;
/** Beginning of a file that tells its format. */
const HEAD_CHARACTERS = 4096;
const CONTROL = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const buffer = Buffer.allocUnsafe(MOST_PLAIN_BYTES + 1);

/**
 * Reads a file that is UTF-8 text beyond doubt: valid, without control characters, without the marks of another format,
 * not blank and at most a megabyte. No parser is involved, so it may be done in this process.
 * @returns undefined for any other file, readable or not
 */
export function readPlainText(file: string, naming: 'by-content' | 'unnamed' = 'by-content'): PlainText | undefined {
  const bytes = readSmall(file);
  if (bytes === undefined) return undefined;
  try {
    const text = utf8.decode(bytes);
    if (OTHER_FORMATS.test(text.slice(0, HEAD_CHARACTERS)) || CONTROL.test(text) || text.trim() === '') return undefined;
    return { id: naming === 'unnamed' ? '' : createHash('sha256').update(bytes).digest('hex'), text };
  } catch {
    return undefined;
  }
}

/** @returns the bytes of a regular file, valid until the next call; undefined when it is too large or cannot be read */
function readSmall(file: string): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    if (!fstatSync(descriptor).isFile()) return undefined;
    let length = 0;
    for (;;) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, length);
      length += read;
      if (read === 0 || length > MOST_PLAIN_BYTES) break;
    }
    return length > MOST_PLAIN_BYTES ? undefined : buffer.subarray(0, length);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
