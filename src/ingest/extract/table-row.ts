import type { TextBlock } from './read-document.ts';

/** A row of short cells is one line with tabs; a row used as a frame for running text keeps its paragraphs. */
export function tableRow(cells: readonly (readonly TextBlock[])[]): TextBlock[] {
  const filled = cells.map((cell) => cell.filter((block) => block.text !== ''));
  if (filled.some((cell) => cell.length > 1)) return filled.flat();
  const text = filled.map(([block]) => block?.text ?? '').join('\t');
  return [{ text: text.trimEnd() }];
}
