import { SaxesParser } from 'saxes';
import { IntegrityError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import { textTooLong } from '../text-too-long.ts';
import { localName } from './xml-names.ts';

/** Told of each tag by its local name, in document order. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>, selfClosing: boolean): void;
  close?(name: string): void;
  text?(text: string): void;
}

const CHUNK_BYTES = 65_536;

/**
 * Reads a part of a package as a stream of tags, decoding it piece by piece, so that its size in memory is that of its bytes.
 * @throws Error of the XML reader when the part is not well-formed; IntegrityError `too-many-objects`, `nested-too-deep`, `text-too-long`.
 */
export function parseXml(
  part: Uint8Array,
  handler: XmlHandler,
  file: string,
  limits: Pick<ExtractionLimits, 'maxObjects' | 'maxNesting' | 'maxCharacters'>,
): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let objects = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (++objects > limits.maxObjects) throw tooManyObjects(file, limits.maxObjects);
    if (++depth > limits.maxNesting) throw nestedTooDeep(file, limits.maxNesting);
    handler.open?.(localName(name), attributes, isSelfClosing);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close?.(localName(name));
  });
  let characters = 0;
  // Counted here, before anything is made of the text: looking at each letter of a bomb is what takes long.
  const tell = (text: string): void => {
    characters += text.length;
    if (characters > limits.maxCharacters) throw textTooLong(file, characters, limits.maxCharacters);
    handler.text?.(text);
  };
  parser.on('text', tell);
  parser.on('cdata', tell);
  parser.on('error', (error) => {
    throw error;
  });
  const decoder = new TextDecoder(encodingOf(part));
  for (let at = 0; at < part.length; at += CHUNK_BYTES) {
    parser.write(decoder.decode(part.subarray(at, at + CHUNK_BYTES), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

/** A mark counts before the declaration, and UTF-8 is what XML is without either. */
function encodingOf(part: Uint8Array): string {
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
