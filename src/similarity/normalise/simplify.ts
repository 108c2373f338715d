import { characterTables, SINGLE } from './character-tables.ts';

/** A text with every Han character in the one form that all its variants share: what two spellings of one name have in common. */
export function simplify(text: string): string {
  const { classes, folds, astral } = characterTables();
  let simplified = '';
  for (const character of text.normalize('NFKC')) {
    const codePoint = character.codePointAt(0) ?? 0;
    const form = astral.get(codePoint) ?? (codePoint < 0x10000 && classes[codePoint] === SINGLE ? folds[codePoint] : codePoint);
    simplified += String.fromCodePoint(form ?? codePoint);
  }
  return simplified;
}
