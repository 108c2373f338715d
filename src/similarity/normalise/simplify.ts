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
    // A class of its own (SINGLE) has its form in the table; the few others that have one are looked up.
    const simple = (units === 1 && classes[codePoint] === SINGLE ? folds[codePoint] : astral.get(codePoint)) ?? codePoint;
    if (simple !== codePoint) {
      simplified += normal.slice(kept, at) + String.fromCodePoint(simple);
      kept = at + units;
    }
    at += units;
  }
  return simplified + normal.slice(kept);
}
