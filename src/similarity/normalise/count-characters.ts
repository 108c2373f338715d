import type { Span } from '../../domain/span.ts';
import { characterTables, EXPANDS, HIGH_SURROGATE, IGNORABLE, LETTER, SEPARATOR } from './character-tables.ts';

const NOT_COUNTED = /^[\s\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;

let counted: Uint8Array | undefined;

function buildCounted(): Uint8Array {
  const { classes } = characterTables();
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const kind = classes[unit] ?? SEPARATOR;
    if (kind === IGNORABLE) continue;
    const plain = kind !== SEPARATOR && kind <= LETTER && kind !== EXPANDS;
    table[unit] = plain || kind === HIGH_SURROGATE || !NOT_COUNTED.test(String.fromCharCode(unit)) ? 1 : 0;
  }
  // A pair of surrogates counts once, by its first half.
  return table.fill(0, 0xdc00, 0xe000);
}

/**
 * Characters of a text, or of one span of it, as duplicate checks count them: every letter, Han character, digit and
 * punctuation mark, without white space, control characters and marks that do not show.
 */
export function countCharacters(text: string, span?: Span): number {
  counted ??= buildCounted();
  const end = Math.min(text.length, span?.end ?? text.length);
  let count = 0;
  for (let i = Math.max(0, span?.start ?? 0); i < end; i++) count += counted[text.charCodeAt(i)] ?? 0;
  return count;
}
