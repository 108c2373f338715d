import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Larger files, and such as are not plainly UTF-8 text, are for the extraction's sandbox. */
export const MOST_PLAIN_BYTES = 1 << 20;

export interface PlainText {
  /** SHA-256 of the file's bytes, hex. */
  readonly id: string;
  readonly text: string;
}

const OTHER_FORMATS = /%PDF-|^PK\x03\x04|^\{\\rtf|<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i;
/** Beginning of a file that tells its format. */
const HEAD_CHARACTERS = 4096;
const BRACE = 0x7b;
const LETTER_P = 0x50;
const PERCENT = 0x25;
const LESS_THAN = 0x3c;
const CONTROL = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/;
const utf8 = new TextDecoder('utf-8', { fatal: true });
const buffer = Buffer.allocUnsafe(MOST_PLAIN_BYTES);

/**
 * Reads a file that is UTF-8 text beyond doubt: valid, without control characters, without the marks of another format,
 * not blank and at most a megabyte. No parser is involved, so it may be done in this process.
 * @returns undefined for any other file, readable or not
 */
export function readPlainText(file: string): PlainText | undefined {
  const bytes = readSmall(file);
  if (bytes === undefined) return undefined;
  const text = plainText(bytes);
  return text === undefined ? undefined : { id: createHash('sha256').update(bytes).digest('hex'), text };
}

/** @returns the text of a file's bytes under the rules of {@link readPlainText}; undefined when they are not met */
export function plainText(bytes: Buffer): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return OTHER_FORMATS.test(text.slice(0, HEAD_CHARACTERS)) || CONTROL.test(text) || text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Whether a file's beginning has the mark of a format that is not plain text. */
export function hasOtherFormat(bytes: Buffer): boolean {
  const head = bytes.subarray(0, HEAD_CHARACTERS);
  // Every mark has one of these: looking for a byte is much cheaper than for a pattern.
  if (head[0] !== BRACE && head[0] !== LETTER_P && !head.includes(PERCENT) && !head.includes(LESS_THAN)) return false;
  return OTHER_FORMATS.test(head.toString('latin1'));
}

/** @returns the bytes of a regular file, valid until the next call; undefined when it is too large or cannot be read */
export function readSmall(file: string): Buffer | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const status = fstatSync(descriptor);
    if (!status.isFile() || status.size > MOST_PLAIN_BYTES) return undefined;
    let length = 0;
    while (length < status.size) {
      const read = readSync(descriptor, buffer, length, status.size - length, length);
      if (read === 0) break;
      length += read;
    }
    return buffer.subarray(0, length);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
