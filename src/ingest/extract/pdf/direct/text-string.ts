/** A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else as good as Latin-1. */
export function textString(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  if (buffer[0] === 0xfe && buffer[1] === 0xff) {
    return buffer
      .subarray(2, 2 + ((buffer.length - 2) & ~1))
      .swap16()
      .toString('utf16le');
  }
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? buffer.toString('utf8', 3) : buffer.toString('latin1');
}
