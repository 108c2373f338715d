import type { FrontBlock } from './front-page.ts';
import { type NamesInLine, namesInLine } from './names.ts';

/** @returns the people of a line of names, perhaps with their units in brackets behind them; undefined for any other line. */
export function peopleIn(block: FrontBlock | undefined): NamesInLine | undefined {
  if (block === undefined) return undefined;
  const names = namesInLine(block.text) ?? namesInLine(block.text.split('(')[0] ?? '');
  return names !== undefined && (!names.chinese || names.known >= 0.5 || names.names.length > 1) ? names : undefined;
}

export const isPeople = (block: FrontBlock | undefined): boolean => peopleIn(block) !== undefined;
