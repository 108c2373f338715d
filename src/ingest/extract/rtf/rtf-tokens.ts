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

/** @returns -1 for what is none. */
function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

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

const WORD_PLACES = 512;
/** Words seen, by their letters: two words on one place oust each other. Making a string of each would be most of what reading allocates. */
const words = new Array<string>(WORD_PLACES).fill('');

function wordAt(bytes: Uint8Array, start: number, end: number): string {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (hash * 31 + (bytes[at] ?? 0)) | 0;
  const place = (hash ^ (hash >>> 9)) & (WORD_PLACES - 1);
  const known = words[place] ?? '';
  if (known.length === end - start && isWord(known, bytes, start)) return known;
  const word = String.fromCharCode(...bytes.subarray(start, end));
  words[place] = word;
  return word;
}

function isWord(word: string, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) !== bytes[start + index]) return false;
  return true;
}

function readControl(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  const first = bytes[start] ?? 0;
  if (first === QUOTE) {
    const [high, low] = [hexDigit(bytes[start + 1] ?? 0), hexDigit(bytes[start + 2] ?? 0)];
    if (high >= 0) handler.byte(low < 0 ? high : high * 16 + low);
    return start + 3;
  }
  if (!isLetter(first)) {
    if (first === BACKSLASH || first === BRACE_OPEN || first === BRACE_CLOSE) handler.byte(first);
    else handler.control(first === 0x0a || first === 0x0d ? 'par' : String.fromCharCode(first), undefined);
    return start + 1;
  }
  let at = start;
  while (at < bytes.length && at - start < MAX_WORD && isLetter(bytes[at] ?? 0)) at++;
  const word = wordAt(bytes, start, at);
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
