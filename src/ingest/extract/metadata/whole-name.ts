// Names of journals that their masthead sets over several lines.
import type { Extracted } from '../../../domain/document.ts';
import type { FrontBlock, FrontPage } from './front-page.ts';
import { readImprint } from './imprint.ts';
import type { Line } from './issue-lines.ts';
import { englishNamesIn } from './journal-names.ts';
import { letterRanges } from './letter-ranges.ts';
import { isShortFor, MASTHEAD_BLOCKS, MAX_LINE, statesIssue } from './masthead.ts';

const SAME_SIZE_POINTS = 0.6;
/** Share of the page's width by which the middles of two lines of one name differ at most. */
const SAME_MIDDLE = 0.03;
/** White between two lines of one name, in heights of the line. */
const MAX_WHITE = 1;
const MAX_PART = 40;

/** Ann. Port Hist. in the head, and Annals of Port History in the foot or another line: the whole name where there is one. */
export function expanded(journal: Extracted<string>, lines: readonly Line[]): Extracted<string> {
  if (!/\p{L}\.(?:\s|$)/u.test(journal.value)) return journal;
  for (const { printed, place } of lines.filter(({ text }) => text.length <= MAX_LINE)) {
    const name = englishNamesIn(printed).find((found) => isShortFor(journal.value, found.name));
    if (name !== undefined) return { ...journal, ...place(name.at, name.length), value: name.name };
  }
  return journal;
}

/** @returns the journal with the lines of its name above and below, and with the edition that stands in a line of its own. */
export function wholeName(
  journal: Extracted<string>,
  front: FrontPage,
  lines: readonly { readonly text: string; readonly printed: string }[],
): Extracted<string> {
  return withFirstLine(withOtherLines(withEdition(journal, lines), front), front);
}

const EDITION = letterRanges(
  /(?:^|[\s\u0001])([(（]\s?(?:[\p{Script=Han}、与和·]{1,12}版|(?:自然|社会|哲学社会|人文社会|医学|教育|农业|工程|理工|人文)(?:科学|学)?)\s?[)）])(?=[\s\u0001]|$)/u,
);
/** 学报 over （自然科学版）: the edition in a line of its own belongs to the name. */
function withEdition(journal: Extracted<string>, lines: readonly { readonly text: string; readonly printed: string }[]): Extracted<string> {
  if (!/学报$/.test(journal.value)) return journal;
  for (const line of lines.slice(0, 12)) {
    if (line.text.length > 80) continue;
    const match = EDITION.exec(readImprint(line.text).rest);
    if (match?.[1] === undefined) continue;
    const at = match.index + match[0].length - match[1].length;
    return { ...journal, value: journal.value + line.printed.slice(at, at + match[1].length).replace(/\s+/g, '') };
  }
  return journal;
}

/** 学院学报 alone is no name: its beginning stands in the line above, perhaps behind a cell of the masthead. */
const TAIL = /^(?:师范|职业|技术|高等|专科|学校|学院|大学)+学报/;
function withFirstLine(journal: Extracted<string>, front: FrontPage): Extracted<string> {
  if (!TAIL.test(journal.value)) return journal;
  const head = front.blocks.slice(0, MASTHEAD_BLOCKS);
  const at = head.findIndex((block) => block.start <= journal.span.start && block.end >= journal.span.end);
  const above = head.slice(Math.max(0, at - 2), Math.max(0, at)).reverse();
  const first = above.find(
    ({ text, fontSize }) => /^\s*\p{Script=Han}{2,12}\s*$/u.test(text) && Math.abs((fontSize ?? 0) - (head[at]?.fontSize ?? 0)) < 0.6,
  );
  return first === undefined ? journal : { ...journal, value: first.printed.trim() + journal.value };
}

/** Letters in / Dryland Agronomy: lines of one size in one column of the masthead, close together, that say nothing else. */
function withOtherLines(journal: Extracted<string>, front: FrontPage): Extracted<string> {
  const block = front.blocks.find(({ start, end, place }) => place !== undefined && start <= journal.span.start && end >= journal.span.end);
  const within = block?.printed.trim() ?? '';
  if (block === undefined || !(within.startsWith(journal.value) || within.endsWith(journal.value))) return journal;
  const zone = front.blocks.filter((other, index) => index < front.headEnd && other !== block && isPart(other, block));
  const above = within.startsWith(journal.value) ? zone.find((other) => isUnder(block, other)) : undefined;
  const below = within.endsWith(journal.value) ? zone.find((other) => isUnder(other, block)) : undefined;
  if (above === undefined && below === undefined) return journal;
  const join = /\p{Script=Han}/u.test(journal.value) ? '' : ' ';
  return {
    ...journal,
    value: [above?.printed.trim(), journal.value, below?.printed.trim()].filter((part) => part !== undefined).join(join),
  };
}

function isPart(other: FrontBlock, block: FrontBlock): boolean {
  const text = other.text.trim();
  return (
    other.text.length <= MAX_PART &&
    Math.abs((other.fontSize ?? 0) - (block.fontSize ?? 0)) < SAME_SIZE_POINTS &&
    /\p{Script=Han}/u.test(text) === /\p{Script=Han}/u.test(block.text) &&
    /^(?:\p{Script=Han}{2,}|\p{Lu}[\p{L}&'’ -]+)$/u.test(text) &&
    !statesIssue(other)
  );
}

/** Directly below, with the same middle or the same left edge; what is as large as nothing else on the page may be a title of two lines. */
function isUnder(lower: FrontBlock, upper: FrontBlock): boolean {
  if (lower.place === undefined || upper.place === undefined) return false;
  const white = lower.place.top - upper.place.bottom;
  const height = Math.min(lower.place.bottom - lower.place.top, upper.place.bottom - upper.place.top);
  const middle = Math.abs(lower.place.left + lower.place.right - upper.place.left - upper.place.right) / 2;
  return white > -height / 2 && white < height * MAX_WHITE && middle <= SAME_MIDDLE;
}
