import { NotDirect, PdfName, PdfRef, type PdfValue, PdfWord } from './pdf-values.ts';

const WHITE = 1;
const DELIMITER = 2;
/** Of bytes: white space, delimiters, and 0 for those words are made of. */
export const CLASSES = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) CLASSES[code] = WHITE;
for (const character of '()<>[]{}/%') CLASSES[character.charCodeAt(0)] = DELIMITER;
const MAX_DEPTH = 100;
/** Operators by their bytes: content streams hold millions of them. */
const SHORT_WORDS = new Map<number, PdfWord>();
for (const word of 'q Q cm w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ d0 d1 CS cs SC SCN sc scn G g RG rg K k sh BI ID EI Do MP DP BMC BDC EMC BX EX obj R n f'.split(
  ' ',
)) {
  SHORT_WORDS.set(word.charCodeAt(0) | ((word.charCodeAt(1) || 0) << 8) | ((word.charCodeAt(2) || 0) << 16), new PdfWord(word));
}
SHORT_WORDS.set(0x27, new PdfWord("'"));
SHORT_WORDS.set(0x22, new PdfWord('"'));
/** The same names stand in every dictionary: each is made once. */
const KNOWN_NAMES = new Map<number, PdfName>();
const MAX_KNOWN_NAMES = 4000;
const CLOSE_ARRAY = new PdfWord(']');
const CLOSE_DICT = new PdfWord('>>');
const ESCAPES: Readonly<Record<number, number>> = { 110: 10, 114: 13, 116: 9, 98: 8, 102: 12 };

/** Cuts bytes into PDF values (ISO 32000-1, 7.2 and 7.3): of a file's structure, of content streams and of character maps alike. */
export class PdfLexer {
  position: number;
  readonly bytes: Uint8Array;
  private readonly end: number;
  /** Of the number read last. */
  private digitsOnly = false;

  constructor(bytes: Uint8Array, position = 0) {
    // Of one kind, whoever made them: V8 compiles every loop over bytes anew for another kind, and Buffers are one.
    this.bytes = bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    this.position = position;
    this.end = bytes.length;
  }

  /** @returns the next value or bare word; undefined at the end. */
  read(depth = 0): PdfValue | PdfWord | undefined {
    if (depth > MAX_DEPTH) throw new NotDirect('nested too deep');
    this.skipWhite();
    if (this.position >= this.end) return undefined;
    const code = this.at(this.position);
    if ((code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43) return this.number();
    switch (code) {
      case 0x2f:
        return this.name();
      case 0x28:
        return this.literal();
      case 0x3c:
        if (this.at(this.position + 1) !== 0x3c) return this.hex();
        this.position += 2;
        return this.dict(depth);
      case 0x3e:
        this.position += this.at(this.position + 1) === 0x3e ? 2 : 1;
        return CLOSE_DICT;
      case 0x5b:
        this.position++;
        return this.array(depth);
      case 0x5d:
        this.position++;
        return CLOSE_ARRAY;
      case 0x7b:
      case 0x7d:
      case 0x29:
        this.position++;
        return this.read(depth);
      default:
        return this.word();
    }
  }

  skipWhite(): void {
    const { bytes, end } = this;
    let at = this.position;
    while (at < end) {
      const code = bytes[at] ?? 0;
      if (code === 0x25) {
        while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++;
      } else if (CLASSES[code] !== WHITE) break;
      at++;
    }
    this.position = at;
  }

  private at(index: number): number {
    return this.bytes[index] ?? 0;
  }

  private regularEnd(from: number): number {
    const { bytes } = this;
    let end = from;
    while (end < this.end && CLASSES[bytes[end] ?? 0] === 0) end++;
    return end;
  }

  private latin1(from: number, to: number): string {
    let text = '';
    for (let index = from; index < to; index++) text += String.fromCharCode(this.at(index));
    return text;
  }

  private number(): number | PdfRef {
    const { bytes } = this;
    const start = this.position;
    const value = this.plainNumber();
    const first = bytes[start] ?? 0;
    // Digits alone may begin a reference.
    if (first >= 48 && first <= 57 && this.digitsOnly && (CLASSES[bytes[this.position] ?? 0] ?? 0) === WHITE)
      return this.reference(value) ?? value;
    return value;
  }

  /** A number as it stands, whatever follows. */
  protected plainNumber(): number {
    const { bytes } = this;
    let at = this.position;
    let negative = false;
    let code = bytes[at] ?? 0;
    while (code === 45 || code === 43) {
      if (code === 45) negative = true;
      code = bytes[++at] ?? 0;
    }
    let value = 0;
    while (code >= 48 && code <= 57) {
      value = value * 10 + code - 48;
      code = bytes[++at] ?? 0;
    }
    this.digitsOnly = code !== 46;
    if (code === 46) {
      let scale = 0.1;
      code = bytes[++at] ?? 0;
      while (code >= 48 && code <= 57) {
        value += (code - 48) * scale;
        scale /= 10;
        code = bytes[++at] ?? 0;
      }
    }
    // What else clings to a number ('1.2-3', '1e5') is no part of it in any sound file.
    if (CLASSES[code] === 0) {
      this.digitsOnly = false;
      while (at < this.end && CLASSES[bytes[at] ?? 0] === 0) at++;
    }
    this.position = at;
    return negative ? -value : value;
  }

  /** `12 0 R`, told without reading ahead as values: arrays of numbers are long. */
  private reference(value: number): PdfRef | undefined {
    const { bytes, end } = this;
    let at = this.position;
    while (at < end && CLASSES[bytes[at] ?? 0] === WHITE) at++;
    const generation = at;
    let code = bytes[at] ?? 0;
    while (code >= 48 && code <= 57) code = bytes[++at] ?? 0;
    if (at === generation || at - generation > 5 || CLASSES[code] !== WHITE) return undefined;
    while (at < end && CLASSES[bytes[at] ?? 0] === WHITE) at++;
    if (bytes[at] !== 0x52 || CLASSES[bytes[at + 1] ?? 0] === 0) return undefined;
    this.position = at + 1;
    return new PdfRef(value);
  }

  protected name(): PdfName {
    const { bytes } = this;
    const start = this.position + 1;
    let hash = 0;
    let end = start;
    for (; end < this.end; end++) {
      const code = bytes[end] ?? 0;
      if (CLASSES[code] !== 0) break;
      hash = (hash * 31 + code) & 0x3fffffff;
    }
    this.position = end;
    const known = KNOWN_NAMES.get(hash);
    if (known !== undefined && this.spells(known.name, start, end)) return known;
    const name = this.newName(start, end);
    if (KNOWN_NAMES.size >= MAX_KNOWN_NAMES) KNOWN_NAMES.clear();
    KNOWN_NAMES.set(hash, name);
    return name;
  }

  private spells(name: string, start: number, end: number): boolean {
    if (name.length !== end - start) return false;
    for (let at = start; at < end; at++) if (name.charCodeAt(at - start) !== this.bytes[at]) return false;
    return true;
  }

  private newName(start: number, end: number): PdfName {
    const raw = this.latin1(start, end);
    return new PdfName(
      raw.includes('#') ? raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : raw,
    );
  }

  private literal(): Uint8Array {
    const start = this.position + 1;
    const end = this.literalEnd();
    const out = new Uint8Array(end - start);
    return out.subarray(0, unescapeInto(this.bytes, start, end, out, 0));
  }

  /** Goes past a string that begins here. @returns where its letters end */
  protected literalEnd(): number {
    const { bytes, end } = this;
    let depth = 1;
    let at = this.position + 1;
    for (; at < end; at++) {
      const code = bytes[at] ?? 0;
      if (code === 0x5c) at++;
      else if (code === 0x28) depth++;
      else if (code === 0x29 && --depth === 0) break;
    }
    this.position = at + 1;
    return Math.min(at, end);
  }

  private hex(): Uint8Array {
    const start = this.position + 1;
    const end = this.hexEnd();
    const out = new Uint8Array((end - start + 1) >> 1);
    const length = unhexInto(this.bytes, start, end, out, 0);
    return length === out.length ? out : out.subarray(0, length);
  }

  /** Goes past a string of hexadecimal digits that begins here. @returns where they end */
  protected hexEnd(): number {
    const { bytes, end } = this;
    let at = this.position + 1;
    while (at < end && bytes[at] !== 0x3e) at++;
    this.position = at + 1;
    return at;
  }

  private array(depth: number): PdfValue[] {
    const values: PdfValue[] = [];
    for (;;) {
      const value = this.read(depth + 1);
      if (value === undefined || value === CLOSE_ARRAY) return values;
      if (!(value instanceof PdfWord)) values.push(value);
    }
  }

  private dict(depth: number): Map<string, PdfValue> {
    const dict = new Map<string, PdfValue>();
    for (;;) {
      const key = this.read(depth + 1);
      if (key === undefined || key === CLOSE_DICT) return dict;
      if (!(key instanceof PdfName)) continue;
      const value = this.read(depth + 1);
      if (value === undefined || value === CLOSE_DICT) return dict;
      if (!(value instanceof PdfWord)) dict.set(key.name, value);
    }
  }

  private word(): PdfValue | PdfWord {
    const start = this.position;
    const end = Math.max(start + 1, this.regularEnd(start));
    this.position = end;
    if (end - start <= 3) {
      const known = SHORT_WORDS.get(
        this.at(start) | (end - start > 1 ? this.at(start + 1) << 8 : 0) | (end - start > 2 ? this.at(start + 2) << 16 : 0),
      );
      if (known !== undefined) return known;
    }
    const text = this.latin1(start, end);
    if (text === 'true') return true;
    if (text === 'false') return false;
    return text === 'null' ? null : new PdfWord(text);
  }
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Undoes the escapes of a string (ISO 32000-1, 7.3.4.2). @returns how many bytes were written. */
export function unescapeInto(bytes: Uint8Array, start: number, end: number, out: Uint8Array, from: number): number {
  let to = from;
  for (let at = start; at < end; at++) {
    const code = bytes[at] ?? 0;
    if (code === 0x5c) {
      const next = at + 1 < end ? (bytes[++at] ?? 0) : 0;
      if (next >= 48 && next <= 55) {
        let value = next - 48;
        for (let digits = 1; digits < 3 && at + 1 < end; digits++) {
          const digit = bytes[at + 1] ?? 0;
          if (digit < 48 || digit > 55) break;
          value = value * 8 + digit - 48;
          at++;
        }
        out[to++] = value & 255;
      } else if (next === 13) {
        if (at + 1 < end && bytes[at + 1] === 10) at++;
      } else if (next !== 10) out[to++] = ESCAPES[next] ?? next;
    } else if (code === 13) {
      // A bare line end reads as a line feed, whichever way it is written.
      if (at + 1 < end && bytes[at + 1] === 10) at++;
      out[to++] = 10;
    } else out[to++] = code;
  }
  return to - from;
}

/** Reads hexadecimal digits, whatever else stands among them; an odd last one counts as if a 0 followed. @returns how many bytes were written. */
export function unhexInto(bytes: Uint8Array, start: number, end: number, out: Uint8Array, from: number): number {
  let to = from;
  let high = -1;
  for (let at = start; at < end; at++) {
    const digit = hexDigit(bytes[at] ?? 0);
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      out[to++] = (high << 4) | digit;
      high = -1;
    }
  }
  if (high >= 0) out[to++] = high << 4;
  return to - from;
}
