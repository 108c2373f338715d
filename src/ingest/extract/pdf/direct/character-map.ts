import { PdfLexer } from './pdf-lexer.ts';
import { isArray, NotDirect, type PdfValue, PdfWord } from './pdf-values.ts';

const MAX_MAPPINGS = 200_000;
const MAX_UNITS = 64;

/** Reads a `ToUnicode` map (ISO 32000-1, 9.10.3): code to text. */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  const lexer = new PdfLexer(bytes);
  const operands: PdfValue[] = [];
  for (;;) {
    const token = lexer.read();
    if (token === undefined) return map;
    if (!(token instanceof PdfWord)) {
      operands.push(token);
      continue;
    }
    if (token.word === 'endbfchar') addCharacters(map, operands);
    else if (token.word === 'endbfrange') addRanges(map, operands);
    operands.length = 0;
    if (map.size > MAX_MAPPINGS) throw new NotDirect('character map too large');
  }
}

function addCharacters(map: Map<number, string>, operands: readonly PdfValue[]): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const [code, text] = [operands[index], operands[index + 1]];
    if (code instanceof Uint8Array && text instanceof Uint8Array) map.set(codeOf(code), utf16(text));
  }
}

function addRanges(map: Map<number, string>, operands: readonly PdfValue[]): void {
  for (let index = 0; index + 2 < operands.length; index += 3) {
    const [low, high, target] = [operands[index], operands[index + 1], operands[index + 2]];
    if (!(low instanceof Uint8Array) || !(high instanceof Uint8Array)) continue;
    const [first, last] = [codeOf(low), Math.min(codeOf(high), codeOf(low) + 0xffff)];
    if (isArray(target)) {
      target.forEach((text, step) => {
        if (text instanceof Uint8Array && first + step <= last) map.set(first + step, utf16(text));
      });
    } else if (target instanceof Uint8Array) {
      const text = utf16(target);
      const [head, end] = [text.slice(0, -1), text.charCodeAt(text.length - 1)];
      for (let code = first; code <= last; code++) map.set(code, head + String.fromCharCode((end + code - first) & 0xffff));
    }
    if (map.size > MAX_MAPPINGS) throw new NotDirect('character map too large');
  }
}

function codeOf(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

function utf16(bytes: Uint8Array): string {
  if (bytes.length === 1) return String.fromCharCode(bytes[0] ?? 0);
  let text = '';
  for (let at = 0; at + 1 < bytes.length && at < MAX_UNITS * 2; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return text;
}
