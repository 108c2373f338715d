import {
  APOSTROPHE,
  characterTables,
  DIGIT,
  EXPANDS,
  foldString,
  HIGH_SURROGATE,
  HYPHEN,
  IGNORABLE,
  LETTER,
  SEPARATOR,
  SINGLE,
} from './character-tables.ts';
import { type TokenBuffer, tokenBuffer } from './token-buffer.ts';
import { hashForm, mix, PRIME, SEED } from './token-hash.ts';

export { countCharacters } from './count-characters.ts';
export { findTampering } from './find-tampering.ts';
export { hashForm } from './token-hash.ts';

/** Kinds of token. */
export const HAN_TOKEN = 0;
export const WORD_TOKEN = 1;
const NUMBER_TOKEN = 2;

/** A text as its tokens, in reading order. All arrays have `length` entries. */
export interface NormalisedText {
  readonly length: number;
  /** UTF-16 offsets into the original text of each token, half-open. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 32-bit hash of the token's normalised form. */
  readonly hashes: Uint32Array;
  /** 0 a Han character (or one of another script without word spaces), 1 a word, 2 a number. */
  readonly kinds: Uint8Array;
}

let singles: Uint32Array | undefined;

/** Hash of each code unit of class SINGLE: a Chinese text asks for one at nearly every unit. */
function singleHashes(): Uint32Array {
  if (singles !== undefined) return singles;
  const { classes, folds } = characterTables();
  singles = Uint32Array.from(folds, (fold, unit) => (classes[unit] === SINGLE ? mix(Math.imul(SEED ^ fold, PRIME)) : 0));
  return singles;
}

/**
 * Where a word goes on after the hyphen at `at` when a line end cuts it there, or -1.
 * The rest has to start in lower case: `Smith-\nJones` stays two words.
 */
function continuation(text: string, at: number, classes: Uint8Array, folds: Uint16Array): number {
  let i = at + 1;
  let lineEnds = 0;
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 0x2028 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lineEnds++;
    else if (unit !== 32 && unit !== 9 && unit !== 13 && unit !== 0xa0 && classes[unit] !== IGNORABLE) break;
  }
  if (lineEnds !== 1 || i >= text.length) return -1;
  const next = text.charCodeAt(i);
  return classes[next] === LETTER && (folds[next] === next || next > 127) ? i : -1;
}

/** Folded units of what stands at `at` beyond the plain tables: an expansion, or a character beyond the BMP. */
function slowUnits(text: string, at: number): { readonly units: string; readonly width: number } {
  const { expansions, astral } = characterTables();
  const codePoint = text.codePointAt(at) ?? 0;
  const width = codePoint > 0xffff ? 2 : 1;
  const simplified = astral.get(codePoint);
  if (simplified !== undefined) return { units: String.fromCodePoint(simplified), width };
  if (width === 1) return { units: expansions.get(codePoint) ?? '', width };
  return { units: foldString(text.slice(at, at + 2)), width };
}

const ASTRAL_HAN = /^\p{Script=Han}$/u;
const ASTRAL_LETTER = /^[\p{L}\p{Nl}]$/u;
const ASTRAL_IGNORABLE = /^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Cf}]$/u;

/**
 * Tokens of a text under the normalisation that all comparisons use: NFKC, width, case and diacritics folded, traditional
 * characters to simplified, look-alike letters to Latin, marks that do not show left out, words cut at a line end joined.
 * Punctuation and white space are no tokens. Time and memory are linear in the text's length.
 */
export function normalise(text: string): NormalisedText {
  const out = tokenBuffer();
  return out.take(fill(out, text));
}

/** The same, valid until the next text is normalised: for one who does not keep the tokens. */
export function normaliseInPlace(text: string): NormalisedText {
  const out = tokenBuffer();
  return out.view(fill(out, text));
}

/** @returns the number of tokens that `out` then holds */
function fill(out: TokenBuffer, text: string): number {
  const { classes, folds } = characterTables();
  const singles = singleHashes();
  let { starts, ends, hashes, kinds, capacity } = out;
  let count = 0;
  /** Start of the open word, -1 when none is open. */
  let start = -1;
  let end = 0;
  let hash = SEED;
  let seen = 0;
  const length = text.length;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(i);
    const kind = classes[unit] ?? SEPARATOR;
    if (kind === LETTER || kind === DIGIT) {
      if (start < 0) {
        start = i;
        hash = SEED;
        seen = 0;
      }
      hash = Math.imul(hash ^ (folds[unit] ?? 0), PRIME);
      seen |= kind;
      i++;
      // Most of a text is plain letters inside words: they are taken in one go.
      while (i < length) {
        const letter = text.charCodeAt(i) | 0x20;
        if (letter < 0x61 || letter > 0x7a) break;
        hash = Math.imul(hash ^ letter, PRIME);
        seen |= LETTER;
        i++;
      }
      end = i;
      continue;
    }
    if (kind === IGNORABLE) {
      i++;
      continue;
    }
    if (start >= 0 && (kind === HYPHEN || kind === APOSTROPHE)) {
      if (kind === APOSTROPHE && classes[text.charCodeAt(i + 1)] === LETTER && (seen & LETTER) !== 0) {
        i++;
        continue;
      }
      const next = kind === HYPHEN && (seen & LETTER) !== 0 ? continuation(text, i, classes, folds) : -1;
      if (next >= 0) {
        i = next;
        continue;
      }
      if (unit === 0xad || unit === 2) {
        i++;
        continue;
      }
    }
    if (count + 64 > capacity) ({ starts, ends, hashes, kinds, capacity } = out.grow(count));
    if (kind === EXPANDS || kind === HIGH_SURROGATE) {
      const slow = slowUnits(text, i);
      for (const character of slow.units.slice(0, 48)) {
        const plain = character.length === 1 ? (classes[character.charCodeAt(0)] ?? SEPARATOR) : SEPARATOR;
        const astral = character.length === 2;
        if (plain === IGNORABLE || (astral && ASTRAL_IGNORABLE.test(character))) continue;
        const han = plain === SINGLE || (astral && ASTRAL_HAN.test(character));
        const inWord = plain === LETTER || plain === DIGIT || (astral && !han && ASTRAL_LETTER.test(character));
        if (inWord) {
          if (start < 0) {
            start = i;
            hash = SEED;
            seen = 0;
          }
          for (let k = 0; k < character.length; k++) {
            const folded = character.charCodeAt(k);
            hash = Math.imul(hash ^ (astral ? folded : (folds[folded] ?? 0)), PRIME);
          }
          seen |= plain === DIGIT ? DIGIT : LETTER;
          end = i + slow.width;
          continue;
        }
        if (start >= 0) {
          starts[count] = start;
          ends[count] = end;
          hashes[count] = mix(hash);
          kinds[count++] = seen === DIGIT ? NUMBER_TOKEN : WORD_TOKEN;
          start = -1;
        }
        if (han) {
          starts[count] = i;
          ends[count] = i + slow.width;
          hashes[count] = hashForm(astral ? character : String.fromCharCode(folds[character.charCodeAt(0)] ?? 0));
          kinds[count++] = HAN_TOKEN;
        }
      }
      if (slow.units.length === 0 && start >= 0) {
        starts[count] = start;
        ends[count] = end;
        hashes[count] = mix(hash);
        kinds[count++] = seen === DIGIT ? NUMBER_TOKEN : WORD_TOKEN;
        start = -1;
      }
      i += slow.width;
      continue;
    }
    if (start >= 0) {
      starts[count] = start;
      ends[count] = end;
      hashes[count] = mix(hash);
      kinds[count++] = seen === DIGIT ? NUMBER_TOKEN : WORD_TOKEN;
      start = -1;
    }
    if (kind === SINGLE) {
      // Han characters come in runs: they are taken in one go, as many as there is room for.
      let single = unit;
      do {
        starts[count] = i;
        ends[count] = i + 1;
        hashes[count] = singles[single] ?? 0;
        kinds[count++] = HAN_TOKEN;
        i++;
        if (i >= length || count >= capacity) break;
        single = text.charCodeAt(i);
      } while (classes[single] === SINGLE);
      continue;
    }
    i++;
  }
  if (start >= 0) {
    ({ starts, ends, hashes, kinds } = out.grow(count));
    starts[count] = start;
    ends[count] = end;
    hashes[count] = mix(hash);
    kinds[count++] = seen === DIGIT ? NUMBER_TOKEN : WORD_TOKEN;
  }
  return count;
}
