import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';

/** @returns a value with its place: `length` characters from `at` inside a block. */
export const found = <T>(value: T, block: PlacedBlock, at: number, length: number, confidence: number): Extracted<T> => ({
  value,
  page: block.page,
  span: { start: block.start + at, end: block.start + at + length },
  confidence,
});

/** @returns the first match a reader accepts, block by block in reading order. */
export function firstMatch<T>(
  blocks: readonly PlacedBlock[],
  pattern: RegExp,
  read: (match: RegExpExecArray) => { value: T; confidence: number } | undefined,
): Extracted<T> | undefined {
  const global = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  for (const block of blocks) {
    for (const match of block.text.matchAll(global)) {
      const accepted = read(match);
      if (accepted !== undefined) return found(accepted.value, block, match.index, match[0].length, accepted.confidence);
    }
  }
  return undefined;
}
