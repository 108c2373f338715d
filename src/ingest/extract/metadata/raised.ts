/** Raised letters stand in folded text as characters of their own, so that the a behind Ibarra is no letter of the name. */
const FIRST = 0xe000;
const RAISED_LETTER = /[\ue041-\ue07a]/g;
/** Inside a character class. */
export const RAISED_LETTERS = '\\ue041-\\ue07a';

/** @param raised pairs of where raised pieces begin and end. Ordinals (2nd) and words stay. @returns text of the same length. */
export function markRaised(text: string, raised: readonly number[] | undefined): string {
  if (raised === undefined) return text;
  let marked = text;
  for (let at = 0; at + 1 < raised.length; at += 2) {
    const [start = 0, end = 0] = raised.slice(at, at + 2);
    const piece = text.slice(start, end);
    if (/[A-Za-z]{2}/.test(piece)) continue;
    marked =
      marked.slice(0, start) +
      piece.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + FIRST)) +
      marked.slice(end);
  }
  return marked;
}

export const hasRaised = (text: string): boolean => text.search(RAISED_LETTER) >= 0;

/** Raised letters as plain ones. */
export const lowered = (text: string): string => text.replace(RAISED_LETTER, (letter) => String.fromCharCode(letter.charCodeAt(0) - FIRST));
