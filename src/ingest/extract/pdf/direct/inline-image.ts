import type { PdfLexer } from './pdf-lexer.ts';

/** Skips from `BI` past the `EI` that ends the picture: one between white space with no binary noise after it. */
export function skipInlineImage(lexer: PdfLexer): void {
  const { bytes } = lexer;
  for (let at = lexer.position; at + 2 < bytes.length; at++) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || (bytes[at - 1] ?? 0) > 32 || (bytes[at + 2] ?? 0) > 32) continue;
    const after = bytes.subarray(at + 2, at + 12);
    if (after.every((byte) => (byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9)) {
      lexer.position = at + 2;
      return;
    }
  }
  lexer.position = bytes.length;
}
