// People who stand elsewhere than under the title.
import { readAffiliations } from './affiliations.ts';
import type { FrontBlock } from './front-page.ts';
import { isPeople, peopleIn } from './is-people.ts';
import { namesInLine } from './names.ts';
import { namesBeforeUnit } from './names-beside-units.ts';
import { findPeople, type People } from './people.ts';
import { segmentOf } from './segments.ts';

const MAX_ABOVE = 12;
const CREDIT = /^\s*(?:文\s*[/|]|作\s*者\s*[:/]|[◎○●□■☉]|by\s)/i;

/** Some journals print the people over the title: several, or with marks, a unit or a credit; or one whom a note or the citation names too. */
export function peopleAbove(blocks: readonly FrontBlock[], at: number, ends: readonly FrontBlock[]): People | undefined {
  let from = at;
  while (from > 0 && at - from < MAX_ABOVE && (isPeople(blocks[from - 1]) || isUnit(blocks[from - 1]))) from--;
  while (from < at && !isPeople(blocks[from])) from++;
  const first = blocks[from];
  if (from === at || first === undefined) return undefined;
  const names = peopleIn(first)?.names ?? [];
  const sure =
    names.length > 1 ||
    names.some(({ marks }) => marks.length > 0) ||
    CREDIT.test(first.text) ||
    namesBeforeUnit(first.text) !== undefined ||
    isUnit(blocks[from + 1]) ||
    names.some(({ name }) => isNamedFirst(name, ends));
  return sure ? findPeople(blocks.slice(from, at), undefined) : undefined;
}

const WRITTEN_BY = /^\s*(?:文\s*[/|]|撰文|作\s*者\s*[:/]|by\s)/i;

/** A line that says that it names the people, in a box beside the title. */
export function peopleCredited(blocks: readonly FrontBlock[]): People | undefined {
  const credit = blocks.find((block) => WRITTEN_BY.test(block.text) && isPeople(block));
  return credit === undefined ? undefined : findPeople([credit], undefined);
}

const isUnit = (block: FrontBlock | undefined): boolean =>
  block !== undefined && block.text.length < 80 && block.labels.length === 0 && readAffiliations([block], undefined) !== undefined;

/** Notes on the author and citations begin with the first one's name. */
const isNamedFirst = (name: string, ends: readonly FrontBlock[]): boolean =>
  (['biography', 'citation', 'corresponding'] as const).some((kind) =>
    segmentOf(ends, kind)?.value.replace(/\s+/g, '').startsWith(name.replace(/\s+/g, '')),
  );

/** 引用格式: 李明，王丽. 题名[J]: nowhere else are the people told. A list cut short by 等 tells not all of them. */
export function peopleCited(ends: readonly FrontBlock[]): People | undefined {
  const citation = segmentOf(ends, 'citation');
  const list = /^([^.．[\]]{2,80})[.．]/.exec(citation?.value ?? '')?.[1];
  if (citation === undefined || list === undefined || /[,，]\s*(?:等|et al)\s*$/.test(list)) return undefined;
  const found = namesInLine(list);
  if (found === undefined || !found.chinese || found.known < 0.5) return undefined;
  const place = { page: citation.page, span: { start: citation.span.start, end: citation.span.start + list.length }, confidence: 0.65 };
  return {
    authors: { ...place, value: found.names.map(({ name }) => name) },
    details: { ...place, value: found.names.map(({ name, marks }) => ({ name, marks, units: [], corresponding: false })) },
    at: 0,
    rest: '',
  };
}
