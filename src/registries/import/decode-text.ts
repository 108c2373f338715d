import { IntegrityError } from '../../domain/errors.ts';

const NEWLINE = 0x0a;

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * @returns the text of a CSV or plain file in UTF-8, UTF-16 with a mark, or GB18030 (GBK, GB2312).
 * @throws IntegrityError `registry-encoding`, `registry-encoding-mixed`
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return decoded(bytes, marked) ?? refuse(file);
  const text = decoded(bytes, 'utf-8');
  if (text !== undefined) return text;
  // UTF-8 refuses what is not UTF-8, but GB18030 takes most of UTF-8 for other letters: a file pasted together would load as nonsense.
  refuseMixed(bytes, file);
  return decoded(bytes, 'gb18030') ?? refuse(file);
}

function refuseMixed(bytes: Uint8Array, file: string): void {
  const utf8: number[] = [];
  let other = 0;
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found < 0 ? bytes.length : found;
    const piece = bytes.subarray(start, end);
    start = end + 1;
    if (piece.every((byte) => byte < 0x80)) continue;
    const text = decoded(piece, 'utf-8');
    // Two letters of GB18030 may be one of UTF-8 by chance, and then hardly a Chinese one.
    if (text === undefined) other ||= line;
    else if (/\p{Script=Han}/u.test(text)) utf8.push(line);
  }
  if (utf8.length < 2) return;
  throw new IntegrityError('registry-encoding-mixed', `${file} mixes encodings: line ${utf8[0] ?? 0} is UTF-8, line ${other} is not`, {
    mend: 'Save the parts as UTF-8 before joining them.',
    file,
  });
}

function refuse(file: string): never {
  throw new IntegrityError('registry-encoding', `${file} is neither UTF-8 nor GB18030 text`, {
    mend: 'Save the list again as CSV in UTF-8.',
    file,
  });
}
