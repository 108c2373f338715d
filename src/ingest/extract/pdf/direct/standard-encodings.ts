import { textOfGlyphName } from './glyph-names.ts';

/** Upper half of StandardEncoding (ISO 32000-1, annex D.2), by code. */
const STANDARD_UPPER: Readonly<Record<number, string>> = Object.fromEntries(
  `161 exclamdown 162 cent 163 sterling 164 fraction 165 yen 166 florin 167 section 168 currency 169 quotesingle 170 quotedblleft 171 guillemotleft
172 guilsinglleft 173 guilsinglright 174 fi 175 fl 177 endash 178 dagger 179 daggerdbl 180 periodcentered 182 paragraph 183 bullet 184 quotesinglbase
185 quotedblbase 186 quotedblright 187 guillemotright 188 ellipsis 189 perthousand 191 questiondown 193 grave 194 acute 195 circumflex 196 tilde
197 macron 198 breve 199 dotaccent 200 dieresis 202 ring 203 cedilla 205 hungarumlaut 206 ogonek 207 caron 208 emdash 225 AE 227 ordfeminine
232 Lslash 233 Oslash 234 OE 235 ordmasculine 241 ae 245 dotlessi 248 lslash 249 oslash 250 oe 251 germandbls`
    .split(/\s+/)
    .flatMap((code, index, all) => (index % 2 === 0 ? [[code, all[index + 1] ?? '']] : [])),
);

const fromLabel = (label: string): readonly string[] => {
  const decoder = new TextDecoder(label);
  return Array.from({ length: 256 }, (_, code) => (code < 32 ? '' : decoder.decode(Uint8Array.of(code))));
};

const standard: readonly string[] = Array.from({ length: 256 }, (_, code) => {
  if (code === 0x27) return '’';
  if (code === 0x60) return '‘';
  if (code >= 32 && code < 127) return String.fromCharCode(code);
  const name = STANDARD_UPPER[code];
  return name === undefined ? '' : (textOfGlyphName(name) ?? '');
});

const tables = new Map<string, readonly string[]>([['StandardEncoding', standard]]);

/** @returns the text of each of 256 codes, '' where the encoding has none. */
export function baseEncoding(name: string | undefined): readonly string[] {
  const key = name === 'WinAnsiEncoding' || name === 'MacRomanEncoding' ? name : 'StandardEncoding';
  let table = tables.get(key);
  if (table === undefined) {
    table = fromLabel(key === 'WinAnsiEncoding' ? 'windows-1252' : 'macintosh');
    tables.set(key, table);
  }
  return table;
}

/** Codes of StandardEncoding in order: string identifiers 1 to 149 of CFF are its glyphs. */
export const STANDARD_CODES: readonly number[] = standard.flatMap((text, code) => (text === '' ? [] : [code]));

// Widths of the standard fonts for codes 32 to 126, from Adobe's font metrics (AFM), in thousandths of an em.
const HELVETICA =
  '278 278 355 556 556 889 667 222 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 222 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584';
const TIMES =
  '250 333 408 500 500 833 778 333 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541';
const parse = (widths: string): readonly number[] => widths.split(' ').map(Number);
const helvetica = parse(HELVETICA);
const times = parse(TIMES);

/** @returns the width of a code in a font without stated widths, in em. */
export function standardWidth(fontName: string, code: number): number {
  if (/courier|mono|consol/i.test(fontName)) return 0.6;
  const table = /times|serif|roman|georgia|garamond/i.test(fontName) ? times : helvetica;
  return (table[code - 32] ?? 556) / 1000;
}
