import { isAscii } from 'node:buffer';
import { IntegrityError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import { textTooLong } from '../text-too-long.ts';
import { type XmlHandler, XmlScanner } from './scan-xml.ts';

export type { XmlHandler } from './scan-xml.ts';

const CHUNK_BYTES = 65_536;
const GREATER = 0x3e;

/**
 * Reads a part of a package as a stream of tags, decoding it piece by piece, so that its size in memory is that of its bytes.
 * @throws Error when the part is not well-formed; IntegrityError `too-many-objects`, `nested-too-deep`, `text-too-long`.
 */
export function parseXml(
  part: Uint8Array,
  handler: XmlHandler,
  file: string,
  limits: Pick<ExtractionLimits, 'maxObjects' | 'maxNesting' | 'maxCharacters'>,
): void {
  let objects = 0;
  let depth = 0;
  let characters = 0;
  const scanner = new XmlScanner({
    open: (name, attributes, selfClosing) => {
      if (++objects > limits.maxObjects) throw tooManyObjects(file, limits.maxObjects);
      if (++depth > limits.maxNesting) throw nestedTooDeep(file, limits.maxNesting);
      handler.open?.(name, attributes, selfClosing);
      if (attributes.takenElements <= 0) return;
      objects += attributes.takenElements;
      if (objects > limits.maxObjects) throw tooManyObjects(file, limits.maxObjects);
    },
    close: (name) => {
      depth--;
      handler.close?.(name);
    },
    // Counted here, before anything is made of the text: looking at each letter of a bomb is what takes long.
    text: (text) => {
      characters += text.length;
      if (characters > limits.maxCharacters) throw textTooLong(file, characters, limits.maxCharacters);
      handler.text?.(text);
    },
  });
  const pieces = piecesOf(part);
  for (let piece = pieces(CHUNK_BYTES); piece !== undefined; piece = pieces(Math.max(CHUNK_BYTES, scanner.waiting))) scanner.write(piece);
  scanner.end();
}

/** @returns a reader of the next so many bytes, or a few less, as text; undefined at the end. */
function piecesOf(part: Uint8Array): (bytes: number) => string | undefined {
  const encoding = encodingOf(part);
  const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const decoder = new TextDecoder(encoding);
  let at = encoding === 'utf-8' && hasMark(part) ? 3 : 0;
  return (bytes) => {
    if (at >= part.length) return undefined;
    let end = Math.min(part.length, at + bytes);
    const start = at;
    if (encoding !== 'utf-8') {
      at = end;
      return decoder.decode(part.subarray(start, end), { stream: end < part.length });
    }
    // At the end of a tag, so that none is put together of two pieces.
    const tagEnd = end < part.length ? buffer.lastIndexOf(GREATER, end - 1) + 1 : end;
    if (tagEnd > start) end = tagEnd;
    // Decoded at one go where no letter is cut in two: several times as quick as a decoder that remembers.
    for (let back = 0; back < 3 && end < part.length && isContinuation(part[end] ?? 0); back++) end--;
    at = end;
    // Most of a Western document is plain letters, which need no decoding.
    return buffer.toString(isAscii(buffer.subarray(start, end)) ? 'latin1' : 'utf8', start, end);
  };
}

const hasMark = (part: Uint8Array): boolean => part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf;
const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** A mark counts before the declaration, and UTF-8 is what XML is without either. */
export function encodingOf(part: Uint8Array): string {
  if (part[0] === 0xff && part[1] === 0xfe) return 'utf-16le';
  if (part[0] === 0xfe && part[1] === 0xff) return 'utf-16be';
  const declared = /^[^<]{0,4}<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(Buffer.from(part.subarray(0, 200)).toString('latin1'))?.[1];
  return declared !== undefined && /^(gb|big5)/i.test(declared) ? declared : 'utf-8';
}

export const tooManyObjects = (file: string, limit: number): IntegrityError =>
  new IntegrityError('too-many-objects', `${file} is built of more than ${limit} parts`, {
    mend: 'Save it again or print it to a PDF, or raise maxObjects if the file is known to be sound.',
    file,
  });

export const nestedTooDeep = (file: string, limit: number): IntegrityError =>
  new IntegrityError('nested-too-deep', `Parts of ${file} lie more than ${limit} deep in each other`, {
    mend: 'Save it again or print it to a PDF, or raise maxNesting if the file is known to be sound.',
    file,
  });
