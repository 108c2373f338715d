const WIDE = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud840-\ud88f][\udc00-\udfff]/;
const QUOTES_AND_DASHES = '“”‘’…—';
const LETTER = /\p{L}/u;
const LOWER = /\p{Ll}/u;

/** Joins two lines of one paragraph: Chinese without a space, a word split by a hyphen whole again, other words with a space. */
export function joinLines(before: string, after: string, softHyphen: boolean): string {
  if (before === '') return after;
  if (losesHyphen(before, after, softHyphen)) return before.slice(0, -1) + after;
  return before + glueOf(before, after, softHyphen) + after;
}

/** @returns whether the hyphen at the end of a line was put there by the line break: it is not kept. */
export function losesHyphen(before: string, after: string, softHyphen: boolean): boolean {
  const last = before.charCodeAt(before.length - 1);
  return !softHyphen && (last === 0x2d || last === 0x2010) && LETTER.test(lastLetter(before.slice(-3, -1))) && startsLower(after);
}

/** @returns what stands between two joined lines. The ends of them, looked at alone, tell: a paragraph's text is long. */
export function glueOf(before: string, after: string, softHyphen: boolean): '' | ' ' | '-' {
  if (softHyphen) return startsLower(after) ? '' : '-';
  return isWideLetter(lastLetter(before.slice(-2))) || isWideLetter(String.fromCodePoint(after.codePointAt(0) ?? 0x20)) ? '' : ' ';
}

/** @returns the last letter, both halves of one beyond the basic plane. */
const lastLetter = (text: string): string => {
  const pair = text.length > 1 ? (text.codePointAt(text.length - 2) ?? 0) : 0;
  return pair > 0xffff ? text.slice(-2) : text.slice(-1);
};

const startsLower = (text: string): boolean => {
  const code = text.codePointAt(0) ?? 0;
  return code < 0x80 ? code >= 97 && code <= 122 : LOWER.test(String.fromCodePoint(code));
};

const isWideLetter = (letter: string): boolean =>
  letter !== '' && (widthOf(letter.codePointAt(0) ?? 0) === WIDE_KIND || QUOTES_AND_DASHES.includes(letter));

const [BLANK_KIND, WIDE_KIND, OTHER_KIND] = [1, 2, 3];
/** Kinds of the code points of the basic plane, told once each. */
const kinds = new Uint8Array(0x10000);

function widthOf(code: number): number {
  const known = kinds[code];
  if (known !== undefined && known !== 0) return known;
  const character = String.fromCodePoint(code);
  const kind = WIDE.test(character) ? WIDE_KIND : character.trim() === '' ? BLANK_KIND : OTHER_KIND;
  if (code < kinds.length) kinds[code] = kind;
  return kind;
}

export const isMostlyWide = (text: string): boolean => {
  let wide = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) {
      code = text.codePointAt(at) ?? code;
      if (code > 0xffff) at++;
    }
    const kind = widthOf(code);
    if (kind === WIDE_KIND) wide++;
    else if (kind === OTHER_KIND) other++;
  }
  // A Chinese letter stands for about three Latin ones.
  return wide * 3 >= other;
};
