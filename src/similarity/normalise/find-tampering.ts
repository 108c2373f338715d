import type { Span } from '../../domain/span.ts';
import type { Tampering } from '../types.ts';
import { characterTables, LETTER, SINGLE } from './character-tables.ts';
import { SIMPLIFIED, TRADITIONAL_ONLY, VARIANTS } from './simplified-table.ts';

const MAX_PLACES = 20;
const ZERO_WIDTH = /[\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff]+/gu;
const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
/**
 * Scripts whose spelling needs joiners or separators between letters: Mongolian's vowel separator before a final a, joiners in the
 * scripts of India, Sri Lanka and Burma (The Unicode Standard 16.0, 12, 13.5, 23.2).
 */
const JOINED =
  /[\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SOFT_HYPHEN = /\u00ad(?![ \t]*[\r\n])/gu;
const PRIVATE_USE = /[\ue000-\uf8ff\u{f0000}-\u{10fffd}]/gu;
/** Words that hold a Latin letter and a letter of another alphabet. */
const MIXED_WORD = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}])\p{L}{3,}/gu;
/** Those a reader can't tell from a Latin letter; Greek as used in names (`TNFα`, `NFκB`) is left out. */
const LOOK_ALIKE = /[аеорсухіјѕһԁԛԝѵӏАВЕЅІЈКМНОРСТУХԌӀЁёοινυΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսհ]/gu;
/** Fewer traditional characters than this may stand in a name or a quoted title. */
const LEAST_TRADITIONAL = 3;

function gather(
  kind: Tampering['kind'],
  text: string,
  pattern: RegExp,
  counts: (at: number, length: number) => boolean,
): Tampering | undefined {
  const places: Span[] = [];
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    if (!counts(match.index, match[0].length)) continue;
    count += match[0].length;
    if (places.length < MAX_PLACES) places.push({ start: match.index, end: match.index + match[0].length });
  }
  return count === 0 ? undefined : { kind, count, places };
}

function lookAlikes(text: string): Tampering | undefined {
  const places: Span[] = [];
  let count = 0;
  for (const word of text.matchAll(MIXED_WORD)) {
    if (word[0].replace(/\P{Script=Latin}/gu, '').length < 2) continue;
    for (const letter of word[0].matchAll(LOOK_ALIKE)) {
      count++;
      const start = word.index + letter.index;
      if (places.length < MAX_PLACES) places.push({ start, end: start + 1 });
    }
  }
  return count === 0 ? undefined : { kind: 'look-alike-letter', count, places };
}

let scripts: { readonly traditional: ReadonlySet<string>; readonly simplified: ReadonlySet<string> } | undefined;

function scriptSets(): NonNullable<typeof scripts> {
  if (scripts === undefined) {
    const traditional = new Set(TRADITIONAL_ONLY);
    const forms = Array.from(SIMPLIFIED);
    const simplified = new Set(Array.from(VARIANTS).flatMap((variant, i) => (traditional.has(variant) ? [forms[i] ?? ''] : [])));
    scripts = { traditional, simplified };
  }
  return scripts;
}

const OPENS = '“「『《';
const CLOSES = '”」』》';
/** A name may stand in a text hundreds of times. Ours. */
const MOST_OF_ONE = 2;

/**
 * Traditional characters in a text whose script is mostly simplified: the way to make equal sentences compare unequal. Each counts twice at
 * most, for names (赵孟頫) are written again and again, and in quotation marks only beside simplified forms: what is quoted is as it was.
 */
function traditionalMix(text: string): Tampering | undefined {
  const { traditional, simplified } = scriptSets();
  const places: { start: number; end: number }[] = [];
  const seen = new Map<string, number>();
  let [count, simplifiedCount, all] = [0, 0, 0];
  const put = (at: number): void => {
    const character = text.charAt(at);
    const before = seen.get(character) ?? 0;
    seen.set(character, before + 1);
    if (before >= MOST_OF_ONE) return;
    count++;
    const last = places.at(-1);
    if (last !== undefined && at - last.end <= 2) last.end = at + 1;
    else if (places.length <= MAX_PLACES) places.push({ start: at, end: at + 1 });
  };
  /** Characters of the quotation that is open, and whether it holds simplified forms too; a line ends it. */
  let quoted: number[] | undefined;
  let mixed = false;
  const endQuotation = (): void => {
    if (mixed) for (const at of quoted ?? []) put(at);
    quoted = undefined;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Below the ideographs only the marks of quotations matter, which begin at U+201C, and ends of lines.
    if (unit !== 0x0a && unit < 0x201c) continue;
    const character = text.charAt(i);
    if (simplified.has(character)) {
      simplifiedCount++;
      mixed = true;
    } else if (traditional.has(character)) {
      all++;
      if (quoted === undefined) put(i);
      else quoted.push(i);
    } else if (OPENS.includes(character)) {
      quoted ??= [];
      mixed = quoted.length > 0 && mixed;
    } else if (unit === 0x0a || CLOSES.includes(character)) endQuotation();
  }
  endQuotation();
  if (count < LEAST_TRADITIONAL || simplifiedCount < all) return undefined;
  return { kind: 'traditional-mix', count, places: places.slice(0, MAX_PLACES) };
}

/** Marks of a text layer made to read one way and compare another: each kind found, with its count and first places. */
export function findTampering(text: string): Tampering[] {
  const { classes } = characterTables();
  const isLetter = (at: number): boolean => {
    const kind = at >= 0 && at < text.length ? classes[text.charCodeAt(at)] : undefined;
    return kind === LETTER || kind === SINGLE;
  };
  const rightToLeft = RIGHT_TO_LEFT.test(text);
  const inJoinedScript = (at: number): boolean => at >= 0 && at < text.length && JOINED.test(text.charAt(at));
  return [
    // A joiner between emoji and a byte-order mark at the start are no tampering; Arabic script and those of JOINED need joiners.
    gather(
      'zero-width',
      text,
      ZERO_WIDTH,
      (at, length) =>
        (at > 0 || length > 1) && !rightToLeft && (isLetter(at - 1) || isLetter(at + length)) && !(length === 1 && inJoinedScript(at - 1)),
    ),
    gather('bidi-control', text, BIDI_CONTROL, () => !rightToLeft),
    lookAlikes(text),
    gather('soft-hyphen', text, SOFT_HYPHEN, (at) => isLetter(at - 1) && isLetter(at + 1)),
    gather('private-use', text, PRIVATE_USE, () => true),
    traditionalMix(text),
  ].filter((found) => found !== undefined);
}
