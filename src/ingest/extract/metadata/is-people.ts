import type { FrontBlock } from './front-page.ts';
import { letterRanges } from './letter-ranges.ts';
import { type NamesInLine, namesInLine } from './names.ts';
import { namesAfterUnit, namesBeforeUnit } from './names-beside-units.ts';

/** @returns the people of a line of names, perhaps with their units in brackets behind them; undefined for any other line. */
export function peopleIn(block: FrontBlock | undefined): NamesInLine | undefined {
  if (block === undefined) return undefined;
  const names =
    namesInLine(block.text) ??
    namesInLine(block.text.split('(')[0] ?? '') ??
    namesBeforeUnit(block.text)?.found ??
    namesAfterUnit(block.text);
  const told =
    names !== undefined &&
    (!names.chinese ||
      names.known >= 0.5 ||
      (names.names.length > 1 && (names.known > 0 || names.names.every(({ marks }) => marks.length > 0))) ||
      UNIT_IN_BRACKETS.test(block.text));
  return told ? names : undefined;
}

export const isPeople = (block: FrontBlock | undefined): boolean => peopleIn(block) !== undefined;

const UNIT_IN_BRACKETS = letterRanges(
  /^\s*\p{Script=Han}{2,3}\s?\(\p{Script=Han}[^()]{1,30}(?:大学|学院|学校|中学|小学|医院|公司|中心|研究[所院]|局|站|馆)[^()]{0,20}\)\s*$/u,
);
