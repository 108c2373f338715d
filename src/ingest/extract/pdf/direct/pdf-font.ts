import { compactEncoding, typeOneEncoding } from './built-in-encoding.ts';
import { type CharacterMap, readToUnicode } from './character-map.ts';
import type { CodeSpace } from './code-space.ts';
import { type CollectionMap, collectionMap } from './collection-map.ts';
import { type EncodingMap, readEncodingMap } from './encoding-map.ts';
import { textOfGlyphName } from './glyph-names.ts';
import type { PdfFile } from './pdf-file.ts';
import { isDict, nameOf, numberOr, type PdfDict, PdfName, PdfStream } from './pdf-values.ts';
import { baseEncoding, standardWidth } from './standard-encodings.ts';

/** What a font says of one code. */
export interface Glyph {
  readonly text: string;
  /** Something read here says what the code means; else another engine may know, and the text is U+FFFD. */
  readonly isTold: boolean;
  /** Advance in em. */
  readonly width: number;
  /** Word spacing applies to it. */
  readonly isSpace: boolean;
  /** Its text holds ideographs, ends in one, or ends in a space. */
  readonly isWide: boolean;
  readonly endsWide: boolean;
  readonly endsInSpace: boolean;
}

/** How a kind of font tells what its codes mean. */
interface FontReading {
  readonly vertical: boolean;
  /** Times the usual thousand units a letter space measures: drawn fonts (Type 3) choose their own. */
  readonly scale: number;
  /** Bytes of a code; 0 where a lead byte of 0x81 and more begins a pair, and others stand alone. */
  readonly codeBytes: 0 | 1 | 2;
  /** Tells the length of each code, where the font brings its own map; `codeBytes` is then of no account. */
  readonly space?: CodeSpace;
  /** @returns undefined when nothing read here says what the code means, though another engine may know; U+FFFD when none can. */
  text(code: number): string | undefined;
  /** Advance in em. */
  width(code: number): number;
  isSpace(code: number): boolean;
}

/** What is needed of a font to tell text and its extent. The shapes of its letters are not. */
export class PdfFont {
  readonly vertical: boolean;
  readonly scale: number;
  readonly codeBytes: 0 | 1 | 2;
  readonly space: CodeSpace | undefined;
  private readonly reading: FontReading;
  /** By the upper byte of their code: letters come again and again. */
  private readonly glyphs: (Glyph | undefined)[][] = [];
  private readonly longGlyphs = new Map<number, Glyph>();

  constructor(reading: FontReading) {
    this.vertical = reading.vertical;
    this.scale = reading.scale;
    this.codeBytes = reading.codeBytes;
    this.space = reading.space;
    this.reading = reading;
  }

  glyph(code: number): Glyph {
    const row = this.glyphs[code >> 8];
    return row?.[code & 255] ?? this.readGlyph(code);
  }

  /** Of a code of any length. */
  longGlyph(code: number): Glyph {
    if (code <= 0xffff) return this.glyph(code);
    const known = this.longGlyphs.get(code);
    if (known !== undefined) return known;
    const glyph = this.glyphOf(code);
    this.longGlyphs.set(code, glyph);
    return glyph;
  }

  private glyphOf(code: number): Glyph {
    const told = this.reading.text(code);
    const text = told ?? UNTOLD;
    return {
      text,
      isTold: told !== undefined,
      width: this.reading.width(code),
      isSpace: this.reading.isSpace(code),
      isWide: IDEOGRAPH.test(text),
      endsWide: IDEOGRAPH.test(text.slice(-1)),
      endsInSpace: text.endsWith(' '),
    };
  }

  private readGlyph(code: number): Glyph {
    const glyph = this.glyphOf(code);
    const row = this.glyphs[code >> 8] ?? new Array<Glyph | undefined>(256).fill(undefined);
    row[code & 255] = glyph;
    while (this.glyphs.length < code >> 8) this.glyphs.push([]);
    this.glyphs[code >> 8] = row;
    return glyph;
  }
}

const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

export function readFont(file: PdfFile, dict: PdfDict): PdfFont {
  const toUnicode = readMap(file, dict);
  return new PdfFont(
    nameOf(file.get(dict.get('Subtype'))) === 'Type0' ? compositeFont(file, dict, toUnicode) : simpleFont(file, dict, toUnicode),
  );
}

function readMap(file: PdfFile, dict: PdfDict): CharacterMap | undefined {
  const stream = file.get(dict.get('ToUnicode'));
  return stream instanceof PdfStream ? readToUnicode(file.decoded(stream)) : undefined;
}

const UNTOLD = '\ufffd';
const MAX_EM = 1000;
/** One over the units an em of an outline font has: such matrices make a letter of its size; others are of letters drawn dot by dot. */
const SMALLEST_UNIT = 1 / 4096;
const LARGEST_UNIT = 1 / 512;
/** Maps that say nothing: producers write them for letters they cannot tell. */
const saysNothing = (text: string): boolean => text === '' || text === '\0' || text === UNTOLD || text === '\uffff';

function simpleFont(file: PdfFile, dict: PdfDict, toUnicode: CharacterMap | undefined): FontReading {
  const name = nameOf(file.get(dict.get('BaseFont'))) ?? '';
  const first = numberOr(file.get(dict.get('FirstChar')), 0);
  const stated = file.numbers(dict.get('Widths'));
  const descriptor = file.dict(dict.get('FontDescriptor'));
  const missing = numberOr(file.get(descriptor?.get('MissingWidth')), 0) / 1000;
  const type3 = nameOf(file.get(dict.get('Subtype'))) === 'Type3';
  const unit = type3 ? Math.abs(file.numbers(dict.get('FontMatrix'))[0] ?? 0.001) : 0.001;
  // Only letters the map leaves out need it, and the font's own program may have to be unpacked for it.
  let encoding: readonly (string | undefined)[] | undefined;
  return {
    vertical: false,
    scale: type3 && (unit < SMALLEST_UNIT || unit > LARGEST_UNIT) ? drawnEm(unit, stated, file.numbers(dict.get('FontBBox'))) : 1,
    codeBytes: 1,
    text: (code) => {
      const mapped = toUnicode?.get(code);
      if (mapped !== undefined && !saysNothing(mapped)) return mapped;
      encoding ??= simpleEncoding(file, dict, descriptor, name);
      return encoding[code];
    },
    width: (code) => {
      const width = stated[code - first];
      if (width !== undefined) return width * unit;
      return stated.length > 0 ? missing : standardWidth(name, code);
    },
    isSpace: (code) => code === 32,
  };
}

/**
 * An em of a drawn font, in its own text space: it states none, and any unit may be its. The widest letter is about one, or in a font of few
 * letters the height of them all, where the box that states it is no mere formality. Ours.
 */
function drawnEm(unit: number, widths: readonly number[], box: readonly number[]): number {
  const widest = widths.reduce((most, width) => Math.max(most, Math.abs(width)), 0);
  const height = Math.abs((box[3] ?? 0) - (box[1] ?? 0));
  const em = widest === 0 ? 1000 : height > 2 * widest ? widest : Math.max(widest, height);
  return Math.min(em * unit, MAX_EM) || 1;
}

/** @returns texts by code, undefined where only the font's own shapes would tell. */
function simpleEncoding(file: PdfFile, dict: PdfDict, descriptor: PdfDict | undefined, name: string): readonly (string | undefined)[] {
  const encoding = file.get(dict.get('Encoding'));
  const base = encoding instanceof PdfName ? encoding.name : isDict(encoding) ? nameOf(file.get(encoding.get('BaseEncoding'))) : undefined;
  const table: (string | undefined)[] = base === undefined ? implicitEncoding(file, dict, descriptor, name) : [...baseEncoding(base)];
  if (isDict(encoding)) {
    let code = 0;
    for (const item of file.array(encoding.get('Differences'))) {
      const value = file.get(item);
      if (typeof value === 'number') code = value;
      else if (value instanceof PdfName) {
        table[code] = textOfGlyphName(value.name) ?? numberedGlyph(value.name, code);
        code++;
      }
    }
  }
  return table;
}

/** dvips names the letters of its bitmap fonts by their codes: `a65` is the letter at 65. */
const numberedGlyph = (name: string, code: number): string | undefined =>
  name === `a${code}` && code > 32 && code < 127 ? String.fromCharCode(code) : undefined;

const SYMBOLIC = 4;

function implicitEncoding(file: PdfFile, dict: PdfDict, descriptor: PdfDict | undefined, name: string): (string | undefined)[] {
  const program = embeddedEncoding(file, descriptor);
  if (program !== undefined) return Array.from({ length: 256 }, (_, code) => program.get(code));
  const symbolic = (numberOr(file.get(descriptor?.get('Flags')), 0) & SYMBOLIC) !== 0 || /symbol|dingbat/i.test(name);
  const embedded = descriptor !== undefined && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
  if (symbolic && (embedded || /symbol|dingbat/i.test(name))) return [];
  return [...baseEncoding(nameOf(file.get(dict.get('Subtype'))) === 'TrueType' ? 'WinAnsiEncoding' : 'StandardEncoding')];
}

/** The clear text of a font program, its encoding in it, takes fewer bytes when packed. */
const CLEAR_TEXT_BYTES = 10_000;

function embeddedEncoding(file: PdfFile, descriptor: PdfDict | undefined): ReadonlyMap<number, string | undefined> | undefined {
  const typeOne = file.get(descriptor?.get('FontFile'));
  if (typeOne instanceof PdfStream) return typeOneEncoding(file.decodedHead(typeOne, CLEAR_TEXT_BYTES));
  const compact = file.get(descriptor?.get('FontFile3'));
  if (compact instanceof PdfStream && nameOf(file.get(compact.dict.get('Subtype'))) === 'Type1C')
    return compactEncoding(file.decoded(compact));
  return undefined;
}

/** Labels of the byte encodings that predefined character maps stand for (ISO 32000-1, table 118). */
const BYTE_ENCODINGS: readonly (readonly [pattern: RegExp, label: string])[] = [
  [/^GB(?:pc|k|Kp|K2K)?-?(?:EUC)?-[HV]$/i, 'gb18030'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, 'big5'],
  [/^(?:83pv|90ms|90msp|90pv|Add)-RKSJ-[HV]$/, 'shift_jis'],
  [/^EUC-[HV]$/, 'euc-jp'],
  [/^KSC(?:-EUC|ms-UHC|ms-UHC-HW|pc-EUC)-[HV]$/, 'euc-kr'],
];

function compositeFont(file: PdfFile, dict: PdfDict, toUnicode: CharacterMap | undefined): FontReading {
  const ownMap = file.get(dict.get('Encoding'));
  if (ownMap instanceof PdfStream) return ownMapFont(file, dict, readEncodingMap(file.decoded(ownMap)), toUnicode);
  const encoding = nameOf(ownMap) ?? '';
  const descendant = file.dict(file.array(dict.get('DescendantFonts'))[0]);
  const widths = compositeWidths(file, descendant);
  const otherwise = numberOr(file.get(descendant?.get('DW')), 1000) / 1000;
  const vertical = encoding.endsWith('V');
  const label = BYTE_ENCODINGS.find(([pattern]) => pattern.test(encoding))?.[1];
  if (label !== undefined) return byteFont(new TextDecoder(label), toUnicode, vertical);
  const unicodeCodes = /^Uni\w+-(?:UCS2|UTF16)-/.test(encoding);
  const identity = encoding.startsWith('Identity');
  const collection = identity ? collectionOf(file, descendant) : undefined;
  const known = unicodeCodes || identity;
  return {
    vertical,
    scale: 1,
    codeBytes: 2,
    text: (code) => {
      const mapped = toUnicode?.get(code);
      if (mapped !== undefined && !saysNothing(mapped) && known) return mapped;
      if (unicodeCodes) return String.fromCharCode(code);
      if (collection !== undefined) return collection.get(code) ?? UNTOLD;
      // A map that leaves letters out is the producer's last word: their shapes alone would tell.
      return identity && toUnicode !== undefined ? UNTOLD : undefined;
    },
    // Where codes are no glyph numbers the widths are not theirs: Chinese is set in squares.
    width: (code) => (unicodeCodes ? (code < 0x100 ? otherwise / 2 : otherwise) : (widths.get(code) ?? otherwise)),
    isSpace: () => false,
  };
}

/** A font with a character map of its own: codes of one to four bytes, their glyphs told by it. */
function ownMapFont(file: PdfFile, dict: PdfDict, map: EncodingMap, toUnicode: CharacterMap | undefined): FontReading {
  const { space, base } = map;
  const descendant = file.dict(file.array(dict.get('DescendantFonts'))[0]);
  const widths = compositeWidths(file, descendant);
  const otherwise = numberOr(file.get(descendant?.get('DW')), 1000) / 1000;
  const collection = collectionOf(file, descendant);
  const glyphNumber = (code: number): number | undefined =>
    map.glyphNumber(code) ?? (base?.startsWith('Identity') === true ? code : undefined);
  // What a map that is not read here adds to, another engine may know; a map that says nothing at all nobody can read.
  const isOthers = base !== undefined && !base.startsWith('Identity');
  return {
    vertical: map.vertical,
    scale: 1,
    codeBytes: 2,
    ...(space.isEmpty ? {} : { space }),
    text: (code) => {
      const mapped = toUnicode?.get(code);
      if (mapped !== undefined && !saysNothing(mapped)) return mapped;
      const glyph = glyphNumber(code);
      if (glyph === undefined) return isOthers ? undefined : UNTOLD;
      if (collection !== undefined) return collection.get(glyph) ?? UNTOLD;
      return toUnicode === undefined ? undefined : UNTOLD;
    },
    width: (code) => widths.get(glyphNumber(code) ?? 0) ?? otherwise,
    isSpace: (code) => code === 32,
  };
}

function collectionOf(file: PdfFile, descendant: PdfDict | undefined): CollectionMap | undefined {
  const system = file.dict(descendant?.get('CIDSystemInfo'));
  const part = (key: string): string => {
    const value = file.get(system?.get(key));
    return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : '';
  };
  return collectionMap(`${part('Registry')}-${part('Ordering')}`);
}

/** Of the byte encodings: begins a pair. */
export const LEAD_BYTE = 0x81;

function byteFont(decoder: InstanceType<typeof TextDecoder>, toUnicode: CharacterMap | undefined, vertical: boolean): FontReading {
  return {
    vertical,
    scale: 1,
    codeBytes: 0,
    text: (code) => toUnicode?.get(code) ?? decoder.decode(code > 0xff ? Uint8Array.of(code >> 8, code & 255) : Uint8Array.of(code)),
    width: (code) => (code > 0xff ? 1 : 0.5),
    isSpace: (code) => code === 32,
  };
}

/** Reads a `W` array: `c [w …]` and `first last w`. */
function compositeWidths(file: PdfFile, descendant: PdfDict | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = file.array(descendant?.get('W'));
  let at = 0;
  while (at + 1 < items.length) {
    const first = numberOr(file.get(items[at]), 0);
    const second = file.get(items[at + 1]);
    if (typeof second === 'number') {
      setWidths(widths, first, Math.min(second, first + 0xffff), numberOr(file.get(items[at + 2]), 1000) / 1000);
      at += 3;
    } else {
      listWidths(widths, first, file.numbers(second));
      at += 2;
    }
  }
  return widths;
}

function setWidths(widths: Map<number, number>, first: number, last: number, width: number): void {
  for (let code = first; code <= last; code++) widths.set(code, width);
}

function listWidths(widths: Map<number, number>, first: number, listed: readonly number[]): void {
  for (let step = 0; step < listed.length; step++) widths.set(first + step, (listed[step] ?? 0) / 1000);
}
