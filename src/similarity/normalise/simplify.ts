import { characterTables, SINGLE } from './character-tables.ts';

/** A text with every Han character in the one form that all its variants share: what two spellings of one name have in common. */
export function simplify(text: string): string {
  const { classes, folds, astral } = characterTables();
  const normal = text.normalize('NFKC');
  let simplified = '';
  // Most characters are in their one form already: what lies between two that are not is taken whole.
  let kept = 0;
  for (let at = 0; at < normal.length; ) {
    const codePoint = normal.codePointAt(at) ?? 0;
    const units = codePoint < 0x10000 ? 1 : 2;
    const form = units === 1 ? (classes[codePoint] === SINGLE ? folds[codePoint] : undefined) : undefined;
    const simple = astral.get(codePoint) ?? form ?? codePoint;
    if (simple !== codePoint) {
      simplified += normal.slice(kept, at) + String.fromCodePoint(simple);
      kept = at + units;
    }
    at += units;
  }
  return simplified + normal.slice(kept);
}
