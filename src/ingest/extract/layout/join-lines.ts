const WIDE = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud840-\ud88f][\udc00-\udfff]/;
const ENDS_WIDE = new RegExp(`(?:${WIDE.source}|[“”‘’…—])$`);
const STARTS_WIDE = new RegExp(`^(?:${WIDE.source}|[“”‘’…—])`);
const ENDS_HYPHENATED = /\p{L}[-\u2010]$/u;
const STARTS_LOWER = /^\p{Ll}/u;

/** Joins two lines of one paragraph: Chinese without a space, a word split by a hyphen whole again, other words with a space. */
export function joinLines(before: string, after: string, softHyphen: boolean): string {
  if (before === '') return after;
  if (softHyphen) return STARTS_LOWER.test(after) ? before + after : `${before}-${after}`;
  if (ENDS_HYPHENATED.test(before) && STARTS_LOWER.test(after)) return before.slice(0, -1) + after;
  if (ENDS_WIDE.test(before) || STARTS_WIDE.test(after)) return before + after;
  return `${before} ${after}`;
}

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
