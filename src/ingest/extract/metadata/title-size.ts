import type { PlacedBlock } from '../assemble-text.ts';

/** @returns letter size of most of the text, 0 when the format knows none. */
export function usualSize(blocks: readonly PlacedBlock[]): number {
  const lengths = new Map<number, number>();
  for (const block of blocks) {
    if (block.fontSize !== undefined) lengths.set(block.fontSize, (lengths.get(block.fontSize) ?? 0) + block.text.length);
  }
  return [...lengths].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}
