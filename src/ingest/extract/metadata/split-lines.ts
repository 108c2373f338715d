// Fronts of papers set line by line what paragraphs would run together: a unit over a heading, a column under a journal's name.
import type { PlacedBlock } from '../assemble-text.ts';
import { aroundBoth } from '../layout/block-roles.ts';
import { isMostlyWide } from '../layout/join-lines.ts';
import type { BlockLine } from '../read-document.ts';
import { fold } from './fold.ts';
import { readImprint } from './imprint.ts';
import { labelsIn } from './labels.ts';
import { letterRanges } from './letter-ranges.ts';
import { namesInLine } from './names.ts';
import { namesBeforeUnit } from './names-beside-units.ts';
import { FOOT, HEAD } from './page-zones.ts';

const OTHER_SIZE = 1.06;
const MAX_SHORT = 60;
const SAME_EDGE = 0.015;
/** Share of the page's width. */
const ACROSS = 0.6;
const MAX_PARTED_LINES = 14;
/** Paragraphs of more lines are running text. */
const MAX_FRONT_LINES = 8;
const LATIN_WORDS = letterRanges(/^\p{Lu}[\p{L} &'’:,-]{3,60}$/u);
const BEGINS_ANEW =
  /^\s*(?:[【□◎■●◆▲※☆★▌]|Article\s+(?:history|info)|Correspond|E-?mails?\b|(?:Received|Accepted|Published|Available)\b|https?:|\*?\s?Corresponding)/i;

/** @returns the block, or its lines where they say different things. */
export function splitLines(block: PlacedBlock): PlacedBlock[] {
  const { lines } = block;
  if (lines === undefined) return [block];
  if (lines.length > MAX_PARTED_LINES || isRunning(lines))
    return lines.some((line, index) => index > 0 && differ(lines[index - 1] ?? line, line)) ? cutAtSizes(block, lines) : [block];
  const texts = lines.map(({ at }, index) => fold(block.text.slice(at, lines[index + 1]?.at)).trim());
  const first = texts[0] ?? '';
  const listed = texts.every((text) => text.length <= 12) && labelsIn(first)[0]?.from === first.length;
  const cuts = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (before === undefined) return [];
    const pair = [texts[index - 1] ?? '', texts[index] ?? ''] as const;
    return listed ||
      differ(before, line) ||
      (isMarginal(line) && beginsImprint(first, pair)) ||
      saysOther(pair, lines.length) ||
      bothInHead(before, line, pair)
      ? [index]
      : [];
  });
  return cuts.length === 0 ? [block] : [0, ...cuts].map((from, index) => partOf(block, lines, from, cuts[index] ?? lines.length));
}

/** Running text says one thing; only what is set in another size is not of it. */
const cutAtSizes = (block: PlacedBlock, lines: readonly BlockLine[]): PlacedBlock[] => {
  const cuts = lines.flatMap((line, index) => (index > 0 && differ(lines[index - 1] ?? line, line) ? [index] : []));
  return [0, ...cuts].map((from, index) => partOf(block, lines, from, cuts[index] ?? lines.length));
};

/** All lines but the last end at one edge. */
const isRunning = (lines: readonly BlockLine[]): boolean =>
  lines.length >= 4 &&
  lines.every(({ place }, index) => index === lines.length - 1 || Math.abs(place.right - (lines[0]?.place.right ?? 0)) < SAME_EDGE);

const differ = (before: BlockLine, line: BlockLine): boolean =>
  Math.max(before.fontSize, line.fontSize) > Math.min(before.fontSize, line.fontSize) * OTHER_SIZE;

/** The foot of a page drawn right under its last note: a line that states the issue, under one that does not, and no citation. */
const beginsImprint = (first: string, [above, below]: readonly [string, string]): boolean =>
  below.length <= MAX_SHORT && statesIssue(below) && !statesIssue(above) && !CITES.test(above) && labelsIn(first)[0]?.kind !== 'citation';
const CITES = /\[[JMDCNRPSZ](?:\/OL)?\]|^\s*\[\d|[,:]\s*$/;
const isMarginal = ({ place }: BlockLine): boolean => place.bottom <= HEAD || place.top >= FOOT;
const statesIssue = (text: string): boolean => {
  const { volume, issue } = readImprint(text);
  return volume !== undefined || issue !== undefined;
};

/** A line across the page runs on in the next. */
const bothInHead = (before: BlockLine, line: BlockLine, [above, below]: readonly [string, string]): boolean =>
  before.place.right - before.place.left < ACROSS &&
  before.place.bottom <= HEAD &&
  line.place.bottom <= HEAD &&
  above.length <= MAX_SHORT &&
  below.length <= MAX_SHORT;

function saysOther([before, text]: readonly [string, string], lines: number): boolean {
  if (BEGINS_ANEW.test(text) || labelsIn(text)[0]?.at === 0) return true;
  if (lines > MAX_FRONT_LINES || before.length > MAX_SHORT * 2 || text.length > MAX_SHORT * 2) return false;
  if ((LATIN_WORDS.test(before) || LATIN_WORDS.test(text)) && isMostlyWide(before) !== isMostlyWide(text)) return true;
  return namesBeforeUnit(text) !== undefined && (namesBeforeUnit(before) !== undefined || namesInLine(before) !== undefined);
}

function partOf(block: PlacedBlock, lines: readonly BlockLine[], from: number, to: number): PlacedBlock {
  const own = lines.slice(from, to);
  const [start, end] = [own[0]?.at ?? 0, lines[to]?.at ?? block.text.length];
  const text = block.text.slice(start, end).trimEnd();
  return {
    ...block,
    text,
    start: block.start + start,
    end: block.start + start + text.length,
    fontSize: Math.round((own[Math.floor(own.length / 2)]?.fontSize ?? 0) * 10) / 10,
    raised: block.raised?.map((at) => at - start).filter((at) => at >= 0 && at <= text.length),
    place: own.map(({ place }) => place).reduce(aroundBoth),
    lines: undefined,
  };
}
