/** What an RTF file is made of; text comes as bytes of the code page in force. */
export interface RtfHandler {
  groupBegin(): void;
  groupEnd(): void;
  /** A control word or symbol with its number, if it has one. */
  control(word: string, parameter: number | undefined): void;
  byte(value: number): void;
}

const BACKSLASH = 0x5c;
const BRACE_OPEN = 0x7b;
const BRACE_CLOSE = 0x7d;
const QUOTE = 0x27;
const MAX_WORD = 32;

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Tells a handler of each token, in order. A file that is cut off ends where it ends. */
export function readRtfTokens(bytes: Uint8Array, handler: RtfHandler): void {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at++] ?? 0;
    if (byte === BRACE_OPEN) handler.groupBegin();
    else if (byte === BRACE_CLOSE) handler.groupEnd();
    else if (byte === BACKSLASH) at = readControl(bytes, at, handler);
    else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) handler.byte(byte);
  }
}

function readControl(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  const first = bytes[start] ?? 0;
  if (first === QUOTE) {
    const value = Number.parseInt(String.fromCharCode(bytes[start + 1] ?? 0, bytes[start + 2] ?? 0), 16);
    if (!Number.isNaN(value)) handler.byte(value);
    return start + 3;
  }
  if (!isLetter(first)) {
    if (first === BACKSLASH || first === BRACE_OPEN || first === BRACE_CLOSE) handler.byte(first);
    else handler.control(first === 0x0a || first === 0x0d ? 'par' : String.fromCharCode(first), undefined);
    return start + 1;
  }
  let at = start;
  while (at < bytes.length && at - start < MAX_WORD && isLetter(bytes[at] ?? 0)) at++;
  const word = String.fromCharCode(...bytes.subarray(start, at));
  let parameter: number | undefined;
  const negative = bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0);
  if (negative) at++;
  for (let digits = 0; isDigit(bytes[at] ?? 0) && digits < 10; digits++, at++) parameter = (parameter ?? 0) * 10 + (bytes[at] ?? 0) - 0x30;
  if (negative && parameter !== undefined) parameter = -parameter;
  if (bytes[at] === 0x20) at++;
  // Binary data follows as it is: its bytes are no tokens.
  if (word === 'bin') return at + Math.max(0, parameter ?? 0);
  handler.control(word, parameter);
  return at;
}
