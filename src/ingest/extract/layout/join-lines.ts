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

export const isMostlyWide = (text: string): boolean => {
  let wide = 0;
  let other = 0;
  for (const character of text) {
    if (WIDE.test(character)) wide++;
    else if (character.trim() !== '') other++;
  }
  // A Chinese letter stands for about three Latin ones.
  return wide * 3 >= other;
};
