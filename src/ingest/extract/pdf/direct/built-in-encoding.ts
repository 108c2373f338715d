import { textOfGlyphName } from './glyph-names.ts';
import { baseEncoding, STANDARD_CODES } from './standard-encodings.ts';

const MAX_CODES = 256;
/** Standard strings 150 to 170 of CFF (Adobe Technical Note 5176, appendix A). */
const STRINGS_FROM_150 =
  'onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn threequarters twosuperior registered minus eth multiply threesuperior copyright'.split(
    ' ',
  );
const STANDARD_STRINGS = 391;

/** @returns the texts of the codes a Type 1 font program maps itself: its clear-text head says `dup 65 /A put`. */
export function typeOneEncoding(program: Uint8Array): Map<number, string | undefined> {
  const head = Buffer.from(program.subarray(0, 20_000)).toString('latin1');
  const map = new Map<number, string | undefined>();
  if (/\/Encoding\s+StandardEncoding\s+def/.test(head)) return standardMap();
  for (const [, code, name] of head.matchAll(/dup\s+(\d{1,3})\s*\/([^\s/]+)\s+put/g)) map.set(Number(code), textOfGlyphName(name ?? ''));
  return map;
}

const standardMap = (): Map<number, string> =>
  new Map(baseEncoding('StandardEncoding').flatMap((text, code) => (text === '' ? [] : [[code, text]])));

/** @returns the same of a compact font (Adobe Technical Note 5176); empty when it maps none. */
export function compactEncoding(program: Uint8Array): Map<number, string | undefined> {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  try {
    const names = readIndex(view, view.getUint8(2));
    const tops = readIndex(view, names.end);
    const strings = readIndex(view, tops.end);
    const [topStart = 0, topEnd = 0] = tops.items[0] ?? [];
    const top = readTopDict(view, topStart, topEnd);
    const encodingAt = top.get(16)?.[0] ?? 0;
    if (encodingAt === 0) return standardMap();
    if (encodingAt === 1) return new Map();
    const glyphs = readIndex(view, top.get(17)?.[0] ?? 0).items.length;
    const charset = readCharset(view, top.get(15)?.[0] ?? 0, glyphs);
    const text = (glyph: number): string | undefined => stringText(charset[glyph] ?? 0, program, strings.items);
    return readEncoding(view, encodingAt, text);
  } catch (error) {
    // Reading past the end of a broken font: it maps nothing.
    if (error instanceof RangeError) return new Map();
    throw error;
  }
}

interface Index {
  readonly items: readonly (readonly [start: number, end: number])[];
  readonly end: number;
}

function readIndex(view: DataView, at: number): Index {
  const count = view.getUint16(at);
  if (count === 0) return { items: [], end: at + 2 };
  const size = view.getUint8(at + 2);
  const offset = (index: number): number => {
    let value = 0;
    for (let byte = 0; byte < size; byte++) value = value * 256 + view.getUint8(at + 3 + index * size + byte);
    return value;
  };
  const base = at + 2 + (count + 1) * size;
  const items = Array.from({ length: count }, (_, index) => [base + offset(index), base + offset(index + 1)] as const);
  return { items, end: base + offset(count) };
}

function readTopDict(view: DataView, start: number, end: number): Map<number, number[]> {
  const dict = new Map<number, number[]>();
  let operands: number[] = [];
  for (let at = start; at < end; ) {
    const byte = view.getUint8(at++);
    if (byte === 28) {
      operands.push(view.getInt16(at));
      at += 2;
    } else if (byte === 29) {
      operands.push(view.getInt32(at));
      at += 4;
    } else if (byte === 30) while (at < end && (view.getUint8(at++) & 15) !== 15);
    else if (byte >= 32 && byte <= 246) operands.push(byte - 139);
    else if (byte >= 247 && byte <= 250) operands.push((byte - 247) * 256 + view.getUint8(at++) + 108);
    else if (byte >= 251 && byte <= 254) operands.push(-(byte - 251) * 256 - view.getUint8(at++) - 108);
    else {
      dict.set(byte === 12 ? 1200 + view.getUint8(at++) : byte, operands);
      operands = [];
    }
  }
  return dict;
}

/** @returns string identifiers by glyph. */
function readCharset(view: DataView, at: number, glyphs: number): number[] {
  const charset = [0];
  if (at <= 2) return Array.from({ length: glyphs }, (_, index) => index);
  const format = view.getUint8(at);
  let position = at + 1;
  while (charset.length < glyphs) {
    const first = view.getUint16(position);
    position += 2;
    let left = 0;
    if (format === 1) left = view.getUint8(position++);
    else if (format === 2) {
      left = view.getUint16(position);
      position += 2;
    }
    for (let step = 0; step <= left && charset.length < glyphs; step++) charset.push(first + step);
  }
  return charset;
}

function readEncoding(view: DataView, at: number, text: (glyph: number) => string | undefined): Map<number, string | undefined> {
  const map = new Map<number, string | undefined>();
  const format = view.getUint8(at) & 127;
  const count = view.getUint8(at + 1);
  let glyph = 1;
  for (let index = 0; index < count && glyph <= MAX_CODES; index++) {
    if (format === 0) map.set(view.getUint8(at + 2 + index), text(glyph++));
    else {
      const [first, left] = [view.getUint8(at + 2 + index * 2), view.getUint8(at + 3 + index * 2)];
      for (let code = first; code <= first + left; code++) map.set(code, text(glyph++));
    }
  }
  return map;
}

function stringText(id: number, program: Uint8Array, strings: Index['items']): string | undefined {
  if (id >= 1 && id <= STANDARD_CODES.length) return baseEncoding('StandardEncoding')[STANDARD_CODES[id - 1] ?? 0];
  if (id < STANDARD_STRINGS) return textOfGlyphName(STRINGS_FROM_150[id - 150] ?? '');
  const [start, end] = strings[id - STANDARD_STRINGS] ?? [0, 0];
  return textOfGlyphName(Buffer.from(program.subarray(start, end)).toString('latin1'));
}
