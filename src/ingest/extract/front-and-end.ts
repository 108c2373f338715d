import type { PlacedBlock } from './assemble-text.ts';

// A first page holds some hundred blocks and no block of a book's chapter.
const FIRST_BLOCKS = 3000;
const LAST_BLOCKS = 200;
const MOST_CHARACTERS = 20_000;

/** The blocks that can be a first page or the end of a work, none of them endless: what is read off them looks at each letter many times. */
export function frontAndEnd(blocks: readonly PlacedBlock[]): readonly PlacedBlock[] {
  const kept = blocks.length > FIRST_BLOCKS + LAST_BLOCKS ? [...blocks.slice(0, FIRST_BLOCKS), ...blocks.slice(-LAST_BLOCKS)] : blocks;
  return kept.some(({ text }) => text.length > MOST_CHARACTERS)
    ? kept.map((block) => (block.text.length > MOST_CHARACTERS ? { ...block, text: block.text.slice(0, MOST_CHARACTERS) } : block))
    : kept;
}
