import { SIMPLIFIED, VARIANTS } from './simplified-table.ts';

/** What a UTF-16 code unit is to the tokeniser. */
export const SEPARATOR = 0;
/** A token of its own: Han, kana and scripts written without spaces between words. */
export const SINGLE = 1;
export const LETTER = 2;
export const DIGIT = 4;
/** Left out wherever it stands, also inside a word: marks that do not show, and combining marks. */
export const IGNORABLE = 8;
/** Folds to several units: look in `expansions`. */
export const EXPANDS = 16;
export const HIGH_SURROGATE = 32;
/** Joins the letters on both sides: `don't` is one word. */
export const APOSTROPHE = 64;
/** Joins a word that a line end cuts. */
export const HYPHEN = 128;

export interface CharacterTables {
  /** Class of each code unit. */
  readonly classes: Uint8Array;
  /** Folded form of each unit of class SINGLE, LETTER or DIGIT. */
  readonly folds: Uint16Array;
  readonly expansions: ReadonlyMap<number, string>;
  /** Simplified form of code points beyond the BMP, and of BMP characters whose form lies beyond it. */
  readonly astral: ReadonlyMap<number, number>;
}

const HAN_RANGES = [
  [0x2e80, 0x2fd5],
  [0x3005, 0x3007],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;
/** Thai to Lao, Myanmar, Khmer, Tai Le to New Tai Lue, kana. */
const UNSPACED_RANGES = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  [0x1950, 0x19df],
  [0x3040, 0x30ff],
  [0x31f0, 0x31ff],
] as const;

/** Letters that look like a Latin one, folded always, so that a word mixed from both reads as the Latin word and a Cyrillic one still equals itself. */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['аАвВеЕёЁһҺіІїЇјЈкКмМнНоОрРсСтТуУхХѕЅԁԀԛԚԝԜѵѴӏӀ', 'aabbeeeehhiiiijjkkmmhhooppccttyyxxssddqqwwvvll'],
  ['αΑΒβεΕΖζΗιΙκΚΜνΝοΟρΡτΤυΥχΧ', 'aabbeezzhiikkmvnooppttuyxx'],
  ['օՕսՍցհոաԱ', 'ooususghnau'],
  ['ɑɡıȷʏʜɩᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ', 'agijyhiacdejkmoptuvwz'],
];

const inRanges = (unit: number, ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([first, last]) => unit >= first && unit <= last);

const IGNORABLE_PATTERN = /^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cf}\u0002]$/u;
const LETTER_PATTERN = /^[\p{L}\p{Mc}\p{Nl}]$/u;
const DIGIT_PATTERN = /^\p{Nd}$/u;

const MARK = /\p{Mn}/u;

/** Composed, narrow and small, without diacritics: `É`, `e` + accent, `Ｅ` and `ｅ` are all `e`. */
export function foldString(text: string): string {
  const decomposed = text.normalize('NFKD');
  // Most characters are their own folded form.
  if (decomposed === text && text.toLowerCase() === text && !MARK.test(text)) return text.normalize('NFC');
  return decomposed
    .replace(/\p{Mn}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC');
}

function fillHan(classes: Uint8Array, folds: Uint16Array): Map<number, number> {
  for (const [first, last] of HAN_RANGES) {
    for (let unit = first; unit <= last; unit++) {
      classes[unit] = SINGLE;
      folds[unit] = unit < 0x3000 ? String.fromCharCode(unit).normalize('NFKC').charCodeAt(0) : unit;
    }
  }
  const astral = new Map<number, number>();
  const to = Array.from(SIMPLIFIED);
  let place = 0;
  for (const variant of VARIANTS) {
    const from = variant.codePointAt(0) ?? 0;
    const form = to[place++]?.codePointAt(0) ?? from;
    if (from < 0x10000 && form < 0x10000) folds[from] = form;
    else {
      astral.set(from, form);
      if (from < 0x10000) classes[from] = EXPANDS;
    }
  }
  return astral;
}

function classify(unit: number, tables: { classes: Uint8Array; folds: Uint16Array; expansions: Map<number, string> }): void {
  const { classes, folds, expansions } = tables;
  const character = String.fromCharCode(unit);
  if (IGNORABLE_PATTERN.test(character)) {
    classes[unit] = IGNORABLE;
    return;
  }
  const folded = foldString(character);
  if (folded.length !== 1) {
    if (folded.length > 1) {
      classes[unit] = EXPANDS;
      expansions.set(unit, folded);
    }
    return;
  }
  folds[unit] = folded.charCodeAt(0);
  if (DIGIT_PATTERN.test(folded)) classes[unit] = DIGIT;
  else if (inRanges(unit, UNSPACED_RANGES)) classes[unit] = LETTER_PATTERN.test(folded) ? SINGLE : SEPARATOR;
  else if (LETTER_PATTERN.test(folded)) classes[unit] = /\p{Script=Han}|[\u3040-\u30ff]/u.test(folded) ? SINGLE : LETTER;
}

function build(): CharacterTables {
  const classes = new Uint8Array(0x10000);
  const folds = new Uint16Array(0x10000);
  const expansions = new Map<number, string>();
  const astral = fillHan(classes, folds);
  const tables = { classes, folds, expansions };
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit === 0x3400) unit = 0x4dc0;
    if (unit === 0x4e00) unit = 0xa000;
    if (unit === 0xac00) {
      classes.fill(LETTER, 0xac00, 0xd7a4);
      for (; unit < 0xd7a4; unit++) folds[unit] = unit;
      unit = 0xe000;
    }
    if (classes[unit] === SEPARATOR) classify(unit, tables);
  }
  // Compatibility ideographs and radicals fold to a unified one, which may itself have a simplified form.
  for (let unit = 0x2e80; unit < 0x10000; unit++) if (classes[unit] === SINGLE) folds[unit] = folds[folds[unit] ?? 0] || (folds[unit] ?? 0);
  for (const [from, to] of LOOK_ALIKES) for (let i = 0; i < from.length; i++) folds[from.charCodeAt(i)] = to.charCodeAt(i);
  classes.fill(HIGH_SURROGATE, 0xd800, 0xdc00);
  classes.fill(SEPARATOR, 0xdc00, 0xe000);
  for (const mark of "'’ʼ＇") classes[mark.charCodeAt(0)] = APOSTROPHE;
  for (const mark of '-‐‑\u00ad\u0002') classes[mark.charCodeAt(0)] = HYPHEN;
  return { classes, folds, expansions, astral };
}

let tables: CharacterTables | undefined;

/** Built once a process, on first use (about 20 ms). */
export function characterTables(): CharacterTables {
  tables ??= build();
  return tables;
}
