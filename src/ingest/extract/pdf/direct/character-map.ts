import { CodeRanges } from './code-ranges.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, NotDirect, type PdfValue, PdfWord } from './pdf-values.ts';

const MAX_MAPPINGS = 200_000;
const MAX_UNITS = 64;
const LAST_CODE_POINT = 0x10ffff;

/** Longer ranges are kept as they are written: some maps name all of Unicode. */
const LONG_RANGE = 32;

/** A `ToUnicode` map: code to text. */
export class CharacterMap {
  private readonly texts = new Map<number, string>();
  private readonly ranges = new CodeRanges<string>();

  get size(): number {
    return this.texts.size + this.ranges.size;
  }

  get(code: number): string | undefined {
    const text = this.texts.get(code);
    if (text !== undefined || this.ranges.size === 0) return text;
    const range = this.ranges.find(code);
    return range === undefined ? undefined : stepped(range.value, code - range.first);
  }

  set(code: number, text: string): void {
    this.texts.set(code, text);
  }

  /** The last unit of the text counts with the code. */
  setRange(first: number, last: number, text: string): void {
    if (last - first > LONG_RANGE) this.ranges.add(first, last, text);
    else for (let code = first; code <= last; code++) this.texts.set(code, stepped(text, code - first));
  }
}

/** Counts past the end of the pair that a letter beyond the first plane is written as. */
function stepped(text: string, steps: number): string {
  const letter = text.codePointAt(text.length - 2) ?? 0;
  if (text.length >= 2 && letter > 0xffff) return text.slice(0, -2) + String.fromCodePoint(Math.min(letter + steps, LAST_CODE_POINT));
  return text.slice(0, -1) + String.fromCharCode((text.charCodeAt(text.length - 1) + steps) & 0xffff);
}

/** Reads a `ToUnicode` map (ISO 32000-1, 9.10.3). */
export function readToUnicode(bytes: Uint8Array): CharacterMap {
  const map = new CharacterMap();
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

function addCharacters(map: CharacterMap, operands: readonly PdfValue[]): void {
  for (let index = 0; index + 1 < operands.length; index += 2) {
    const code = operands[index];
    const text = operands[index + 1];
    if (code instanceof Uint8Array && text instanceof Uint8Array) map.set(codeOf(code), utf16(text));
  }
}

function addRanges(map: CharacterMap, operands: readonly PdfValue[]): void {
  for (let index = 0; index + 2 < operands.length; index += 3) {
    const low = operands[index];
    const high = operands[index + 1];
    const target = operands[index + 2];
    if (!(low instanceof Uint8Array) || !(high instanceof Uint8Array)) continue;
    const first = codeOf(low);
    const last = Math.min(codeOf(high), first + 0xffff);
    if (target instanceof Uint8Array) map.setRange(first, last, utf16(target));
    else if (isArray(target)) addList(map, first, last, target);
    if (map.size > MAX_MAPPINGS) throw new NotDirect('character map too large');
  }
}

function addList(map: CharacterMap, first: number, last: number, texts: readonly PdfValue[]): void {
  for (let step = 0; step < texts.length && first + step <= last; step++) {
    const text = texts[step];
    if (text instanceof Uint8Array) map.set(first + step, utf16(text));
  }
}

export function codeOf(bytes: Uint8Array): number {
  let value = 0;
  for (let at = 0; at < bytes.length; at++) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

function utf16(bytes: Uint8Array): string {
  if (bytes.length === 1) return String.fromCharCode(bytes[0] ?? 0);
  if (bytes.length === 2) return String.fromCharCode(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
  let text = '';
  for (let at = 0; at + 1 < bytes.length && at < MAX_UNITS * 2; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return text;
}
