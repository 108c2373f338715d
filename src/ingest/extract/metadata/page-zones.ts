// Where on a page a block stands. Producers draw heads and feet in any order, and stamps over everything.
import type { PlacedBlock } from '../assemble-text.ts';

/** Shares of the page's height. */
export const HEAD = 0.14;
export const FOOT = 0.88;
const MAX_LINE = 200;
const MAX_NOTE = 600;
const MAX_CELL = 60;
/** Lines of one row overlap by at least this share of the lower one. */
const ROW_OVERLAP = 0.5;

export const inHead = ({ place, text }: PlacedBlock): boolean => place !== undefined && place.bottom <= HEAD && text.length <= MAX_LINE;
export const inFoot = ({ place, text }: PlacedBlock): boolean => place !== undefined && place.top >= FOOT && text.length <= MAX_NOTE;

/** Side by side. */
export function sameRow(a: PlacedBlock | undefined, b: PlacedBlock | undefined): boolean {
  if (a?.place === undefined || b?.place === undefined || a === b) return false;
  const overlap = Math.min(a.place.bottom, b.place.bottom) - Math.max(a.place.top, b.place.top);
  const lower = Math.min(a.place.bottom - a.place.top, b.place.bottom - b.place.top);
  return overlap >= lower * ROW_OVERLAP && (a.place.right <= b.place.left || b.place.right <= a.place.left);
}

/** White between two lines of one heading, in heights of the line, and how far their middles or left edges are apart, in shares of the page's width. */
const HEADING_WHITE = 1.1;
const HEADING_MIDDLE = 0.05;
const HEADING_LEFT = 0.02;

/** May be two lines of one heading, by where they stand; where that is not known they may. */
export function mayRunOn(upper: PlacedBlock | undefined, lower: PlacedBlock | undefined): boolean {
  if (upper?.place === undefined || lower?.place === undefined) return true;
  const white = lower.place.top - upper.place.bottom;
  const height = Math.min(upper.place.bottom - upper.place.top, lower.place.bottom - lower.place.top);
  const middle = Math.abs(upper.place.left + upper.place.right - lower.place.left - lower.place.right) / 2;
  return white < height * HEADING_WHITE && (middle <= HEADING_MIDDLE || Math.abs(upper.place.left - lower.place.left) <= HEADING_LEFT);
}

/** Heads first and feet last, each row from left to right, whatever the order they are drawn in; what is set aslant over the page is no part of it. */
export function inRows(blocks: readonly PlacedBlock[]): readonly PlacedBlock[] {
  const level = blocks.filter(({ place }) => place?.turned !== true);
  if (level.length === 0 || level[0]?.place === undefined) return blocks;
  const head = level.filter(inHead);
  const foot = level.filter(inFoot);
  return [...rows(head), ...level.filter((block) => !inHead(block) && !inFoot(block)), ...rows(foot)];
}

const MAX_APART = 20;
/** Lines of a heading beside which a box stands are drawn with lines of the box between them: moved together. @param least letter size of a heading */
export function keepHeadings<B extends PlacedBlock>(blocks: readonly B[], least: number): readonly B[] {
  const ordered = [...blocks];
  for (let at = 0; at < Math.min(ordered.length, 2 * MAX_APART); at++) {
    const upper = ordered[at];
    if (upper === undefined || (upper.fontSize ?? 0) < least) continue;
    const next = ordered.findIndex((lower, index) => index > at + 1 && index < at + MAX_APART && isNextOf(upper, lower));
    if (next < 0 || ordered.slice(at + 1, next).some((between) => !isAside(between, upper))) continue;
    ordered.splice(at + 1, 0, ...ordered.splice(next, 1));
  }
  return ordered;
}

const isNextOf = (upper: PlacedBlock, lower: PlacedBlock): boolean =>
  upper.place !== undefined &&
  lower.place !== undefined &&
  lower.fontSize === upper.fontSize &&
  lower.place.top > upper.place.top &&
  mayRunOn(upper, lower);

/** Wholly left or right of it. */
export const isAside = ({ place }: PlacedBlock, block: PlacedBlock): boolean =>
  place !== undefined && block.place !== undefined && (place.right <= block.place.left || place.left >= block.place.right);

/** Blocks but those of a box beside a heading, which begins beside it and may run on below. */
export function withoutBox<B extends PlacedBlock>(blocks: readonly B[], heading: PlacedBlock | undefined): readonly B[] {
  const bottom = heading?.place?.bottom;
  if (heading === undefined || bottom === undefined) return blocks;
  const beside = blocks.filter((block) => isAside(block, heading) && (block.place?.top ?? 1) < bottom);
  const inBox = (block: B): boolean =>
    isAside(block, heading) &&
    beside.some(({ place, fontSize }) => fontSize === block.fontSize && Math.abs((place?.left ?? 0) - (block.place?.left ?? 1)) < 0.01);
  return beside.length === 0 ? blocks : blocks.filter((block) => !inBox(block));
}

/** Short lines set side by side, as the names of several people are, row by row; others stay as drawn. */
export function sideBySide<B extends PlacedBlock>(blocks: readonly B[]): readonly B[] {
  const isShort = (block: B): boolean => block.place !== undefined && block.text.length <= MAX_CELL;
  const paired = blocks.some(
    (block, index) => isShort(block) && blocks.slice(index + 1, index + 8).some((other) => isShort(other) && sameRow(block, other)),
  );
  return paired && blocks.every(({ place }) => place !== undefined) ? rows(blocks) : blocks;
}

function rows<B extends PlacedBlock>(blocks: readonly B[]): B[] {
  const sorted = [...blocks].sort((a, b) => (a.place?.top ?? 0) - (b.place?.top ?? 0));
  const ordered: B[][] = [];
  for (const block of sorted) {
    const row = ordered.at(-1);
    if (row !== undefined && row.every((other) => sameRow(other, block))) row.push(block);
    else ordered.push([block]);
  }
  return ordered.flatMap((row) => row.sort((a, b) => (a.place?.left ?? 0) - (b.place?.left ?? 0)));
}
