import { remembering } from '../../domain/remembering.ts';
import { characterTables, SINGLE } from '../../similarity/normalise/character-tables.ts';
import { simplify } from '../../similarity/normalise/simplify.ts';

/** @returns what two printings of one phrase share: width, case, accents, traditional forms, punctuation and spaces do not count. */
export const phraseKey = remembering(keyOf);

/** What the key leaves of a character is mostly told by the character alone; whatever lies between such is folded together. */
function keyOf(text: string): string {
  const { classes, folds } = characterTables();
  let key = '';
  // Where the characters began that are their own form, and where those that are told together.
  let [same, rest] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    const plain =
      unit >= FIRST_HAN && unit <= LAST_HAN && classes[unit] === SINGLE ? folds[unit] : unit < 0x80 ? ASCII_FORMS[unit] : undefined;
    if (plain === unit) {
      if (rest < at) {
        key += text.slice(same, rest) + foldedKey(text.slice(rest, at));
        same = at;
      }
      rest = at + 1;
    } else if (plain !== undefined || at === text.length) {
      key += text.slice(same, rest);
      if (rest < at) key += foldedKey(text.slice(rest, at));
      if (plain !== undefined && plain !== 0) key += String.fromCharCode(plain);
      same = at + 1;
      rest = same;
    }
  }
  return key;
}

const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];
/** Letters small, digits as they are, 0 for what the key leaves out. */
const ASCII_FORMS = Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit).toLowerCase();
  return /[a-z\d]/.test(character) ? character.charCodeAt(0) : 0;
});

/** Mostly commas, stops and spaces: the same few again and again. */
const foldedKey = remembering((text) =>
  simplify(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    // A capital sigma becomes one or the other by what stands around it.
    .replaceAll('ς', 'σ'),
);

/** Whether two keys are in one script, so that they can be compared at all. */
export const sameScript = (a: string, b: string): boolean => /\p{Script=Han}/u.test(a) === /\p{Script=Han}/u.test(b);

/**
 * Fewest edits (insertions, deletions, substitutions) that turn `needle` into some part of `haystack` (Sellers 1980, J. Algorithms 1:359).
 * @returns the edits and the end of the best part; edits never exceed the needle's length
 */
export function nearestPart(needle: string, haystack: string): { readonly edits: number; readonly end: number } {
  const at = haystack.indexOf(needle);
  if (at >= 0) return { edits: 0, end: at + needle.length };
  let previous = Array.from({ length: needle.length + 1 }, (_, i) => i);
  let best = { edits: needle.length, end: 0 };
  for (let end = 1; end <= haystack.length; end++) {
    const current = [0];
    for (let i = 1; i <= needle.length; i++) {
      const change = (previous[i - 1] ?? 0) + (needle[i - 1] === haystack[end - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[i] ?? 0) + 1, (current[i - 1] ?? 0) + 1));
    }
    const edits = current[needle.length] ?? needle.length;
    if (edits < best.edits) best = { edits, end };
    previous = current;
  }
  return best;
}

/** @returns a number's key in which characters that recognition takes for one another are one: `l`, `I` and `1`, `O` and `0`, `S` and `5`, `B` and `8`. */
export const lookAlikeKey = (number: string): string =>
  number
    .toLowerCase()
    .replace(/[li|]/gu, '1')
    .replace(/o/gu, '0')
    .replace(/s/gu, '5')
    .replace(/b/gu, '8')
    .replace(/[^a-z0-9./-]/gu, '');

/** @returns edits that turn one key into the other, whole against whole. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * Edits that are no difference: a share of the length, twice as much on pages recognised from images. Ours: at 10 % a title of twenty
 * characters may have two wrong; published Chinese recognition rates on scanned print leave some 2-5 % of characters wrong.
 */
const CLEAN_SHARE = 0.1;
const RECOGNISED_SHARE = 0.2;
export const toleratedEdits = (length: number, recognised: boolean): number =>
  Math.floor(length * (recognised ? RECOGNISED_SHARE : CLEAN_SHARE));
