// Letters with compatibility forms stand in these blocks; Han and kana outside them are as they are.
const FOLDABLE = /[\u00a0-\u2fff\u3000\u3200-\u33ff\uf900-\uffff]/g;
/** Strokes that part a credit from its names: 文│李明. */
const STROKES = /[│┃∣︱]/;
const known = new Map<string, string>();

/** Full-width letters, raised digits and compatibility forms as plain ones; one letter stays one letter, so that places stay. */
export const fold = (text: string): string => text.replace(FOLDABLE, foldLetter);

function foldLetter(letter: string): string {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const plain = STROKES.test(letter) ? '|' : letter.normalize('NFKC');
  const folded = plain.length === 1 ? plain : letter;
  known.set(letter, folded);
  return folded;
}
