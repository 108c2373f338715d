import { IntegrityError } from '../../domain/errors.ts';

/** Encodings offices' lists come in, tried in turn; UTF-8 refuses what is not UTF-8, so GB18030 only gets what is left. */
const FALLBACKS = ['utf-8', 'gb18030'] as const;

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** @returns the text of a CSV or plain file in UTF-8, UTF-16 with a mark, or GB18030 (GBK, GB2312). */
export function decodeText(bytes: Uint8Array, file: string): string {
  const marked = markedEncoding(bytes);
  for (const encoding of marked === undefined ? FALLBACKS : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding: try the next.
    }
  }
  throw new IntegrityError('registry-encoding', `${file} is neither UTF-8 nor GB18030 text`, {
    mend: 'Save the list again as CSV in UTF-8.',
    file,
  });
}
