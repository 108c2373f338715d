// What a line of a masthead says of the lines beside it.
import { isMostlyWide } from '../layout/join-lines.ts';
import type { FrontBlock, FrontPage } from './front-page.ts';
import { readImprint } from './imprint.ts';
import { peopleIn } from './is-people.ts';
import { englishNamesIn, isColumnLike, isColumnName, looksSerial, soundsSerial } from './journal-names.ts';
import { letterRanges } from './letter-ranges.ts';
import { inFoot, inHead, mayRunOn, sameRow } from './page-zones.ts';

export const MAX_LINE = 260;
export const ARTICLE_NUMBER =
  /(\d{4}\s?[-–—]\s?\d{3}[\dXx])\s*\(\s*((?:19|20)\d\d)\s*\)\s*([\dSZ]{1,3}(?:[-–+][\dA-Z]{1,3})?)\s*[-–—]\s*(\d{3,6})\s*[-–—]\s*(\d{1,3})/;
/** Volume 2020, Article ID 4471 */
export const YEAR_AS_VOLUME = /\bVolume\s(?:19|20)\d\d\b/;
export const MASTHEAD_BLOCKS = 8;
/** Names of journals hold none of these. */
const TITLE_WORDS =
  /[的对]|基于|及其|影响|因素|分析|比较|体会|浅[谈析论]|问题|策略|路径|[?“”"]|——|\b(?:Effects?|Based|Using|Study on|Case)\b/;

/** What speaks for a line without 学报 or 杂志 in it being the journal's name: its place by the issue, its English beside it, how it is set. */
export function mastheadEvidence(front: FrontPage, index: number, companion: boolean): number {
  const { blocks, usual } = front;
  const [block, before, after] = [blocks[index], blocks[index - 1], blocks[index + 1]];
  const size = block?.fontSize ?? 0;
  const largest = Math.max(0, ...blocks.slice(0, front.headEnd).map(({ fontSize }) => fontSize ?? 0));
  const issueBelow = blocks.slice(index + 1, index + 4).some(statesIssue);
  const beside = block === undefined ? [] : blocks.slice(0, MASTHEAD_BLOCKS).filter((other) => sameRow(block, other));
  const under = block === undefined ? [] : blocks.slice(0, MASTHEAD_BLOCKS).filter((other) => isNextInColumn(block, other));
  let evidence = 0;
  if (companion || (front.chinese && isMostlyWide(block?.text ?? '') && [before, after, ...under].some(isEnglishName))) evidence += 2;
  // In one row with the issue, a page number or a date, at the head of the page.
  if (beside.some(statesIssue)) evidence += 1;
  if (block !== undefined && inHead(block) && beside.some((other) => statesIssue(other) || isMastheadCell(other)))
    evidence += blocks.some((other) => inHead(other) && statesIssue(other)) ? 2 : 1;
  // In one row with a column, the issue in the foot.
  else if (
    block !== undefined &&
    inHead(block) &&
    beside.some(({ text }) => isColumnName(text) || isColumnLike(text)) &&
    blocks.some((other) => inFoot(other) && statesIssue(other))
  )
    evidence += 2;
  if (isLetterwise(block?.text.trim() ?? '')) evidence += 2;
  if (shortens(before, block?.text ?? '') || shortens(after, block?.text ?? '')) evidence += 2;
  if (statesIssue(before)) evidence += 1;
  if (statesIssue(after) || ((statesIssue(before) || index === 0) && isMastheadCell(after))) evidence += 1;
  // In one column with the issue, in letters of its size, at the head of the page.
  if (block !== undefined && inHead(block) && under.some((other) => statesIssue(other) && Math.abs((other.fontSize ?? 0) - size) < 0.6))
    evidence += 1;
  // Alone and centred under or over what states the issue.
  if (block !== undefined && inHead(block) && beside.length === 0 && under.some((other) => statesIssue(other) && isCentredOn(other, block)))
    evidence += 2;
  // Alone under a row of date and issue, in larger letters.
  if (
    block !== undefined &&
    inHead(block) &&
    beside.length === 0 &&
    isIssueRow(before, blocks[index - 2]) &&
    size > (before?.fontSize ?? size) * 1.1
  )
    evidence += 2;
  // Under a date and the issue, and between them.
  if (statesIssue(before) && isMastheadCell(blocks[index - 2])) evidence += 1;
  if (isMastheadCell(before) && statesIssue(after)) evidence += 1;
  if (soundsSerial(block?.text ?? '')) evidence += 1;
  if (index === 0) evidence += 1;
  if (issueBelow && size > usual * 1.3) evidence += size >= largest - 0.3 ? 2 : 1;
  else if (statesIssue(before) && size > usual * 1.3) evidence += 1;
  // The title comes after everything that states the issue.
  if (!issueBelow && size > 0 && size >= largest - 0.3 && largest > usual * 1.15) evidence -= isOverTitle(front, index) ? 0 : 1;
  if (namesColumn(front, index)) evidence -= 2;
  if (TITLE_WORDS.test(block?.text ?? '')) evidence -= 2;
  return evidence;
}

/** Its English stands right under it, in a head that tells the issue. */
export function isTranslated({ blocks, chinese, usual }: FrontPage, index: number): boolean {
  const block = blocks[index];
  return (
    chinese &&
    block !== undefined &&
    blocks
      .slice(0, MASTHEAD_BLOCKS)
      .some(
        (other) =>
          isNextInColumn(block, other) &&
          (isCentredOn(other, block) || ((block.fontSize ?? 0) > usual * 1.3 && beginsWith(other, block))) &&
          isEnglishName(other),
      ) &&
    blocks.some((other) => inHead(other) && statesIssue(other))
  );
}

/** Columns are seldom set larger than titles, not under the issue, and have no English under them where the issue is told. */
function namesColumn(front: FrontPage, index: number): boolean {
  const { blocks, usual } = front;
  const text = blocks[index]?.text ?? '';
  if (!isColumnLike(text) && !isColumnName(text)) return false;
  const size = blocks[index]?.fontSize ?? 0;
  const largest = Math.max(0, ...blocks.slice(0, front.headEnd).map(({ fontSize }) => fontSize ?? 0));
  const large = statesIssue(blocks[index - 1]) && size >= largest - 0.3 && size > usual * 1.3 && isOverTitle(front, index);
  return !large && !isTranslated(front, index);
}

/** People under it, under the lines of its size below, or under a shorter subtitle: it is the title and no name of a journal. */
export function isTitle(front: FrontPage, index: number): boolean {
  const { blocks, usual, chinese } = front;
  const block = blocks[index];
  const size = block?.fontSize ?? 0;
  const areUnder = (at: number): boolean => peopleIn(blocks[at])?.chinese === chinese;
  if (areUnder(index + 1)) return true;
  if (block === undefined || size <= usual * 1.15 || looksSerial(block.text.trim())) return false;
  let next = index + 1;
  while (next < index + 3 && Math.abs((blocks[next]?.fontSize ?? 0) - size) < 0.6 && mayRunOn(blocks[next - 1], blocks[next])) next++;
  const subtitle = blocks[next];
  const smaller =
    subtitle !== undefined &&
    (subtitle.fontSize ?? 0) < size &&
    subtitle.text.length < block.text.length * 1.2 &&
    !isColumnName(subtitle.text);
  return areUnder(next) || (smaller && areUnder(next + 1));
}

/** A smaller line below may be the title all the same. */
const isOverTitle = ({ blocks, headEnd, usual, chinese }: FrontPage, index: number): boolean =>
  blocks
    .slice(index + 1, headEnd)
    .some(
      ({ fontSize = 0, text, labels }) =>
        fontSize > usual * 1.2 && text.length >= 8 && labels.length === 0 && isMostlyWide(text) === chinese,
    );

const isCentredOn = (a: FrontBlock, b: FrontBlock): boolean =>
  a.place !== undefined && b.place !== undefined && Math.abs(a.place.left + a.place.right - b.place.left - b.place.right) < 0.03;

const beginsWith = (a: FrontBlock, b: FrontBlock): boolean =>
  a.place !== undefined && b.place !== undefined && Math.abs(a.place.left - b.place.left) < 0.01;

const isIssueRow = (a: FrontBlock | undefined, b: FrontBlock | undefined): boolean =>
  sameRow(a, b) && ((statesIssue(a) && isMastheadCell(b)) || (statesIssue(b) && isMastheadCell(a)));

/** In the line above or below it, and not beside it. */
function isNextInColumn(block: FrontBlock, other: FrontBlock): boolean {
  if (block.place === undefined || other.place === undefined || block === other) return false;
  const white = Math.max(other.place.top - block.place.bottom, block.place.top - other.place.bottom);
  const height = block.place.bottom - block.place.top;
  return white > -height / 2 && white < height * 1.5 && other.place.left < block.place.right && block.place.left < other.place.right;
}

const shortens = (block: FrontBlock | undefined, name: string): boolean => block !== undefined && isShortFor(block.text, name);

const NO_LETTERS = letterRanges(/[^\p{L}]+/u);
const LETTERS = letterRanges(/\p{L}+\.?/gu);
/** Ann. Oper. Theory 19 (2024) beside Annals of Operator Theory. */
export function isShortFor(text: string, name: string): boolean {
  const whole = name.split(NO_LETTERS).filter((word) => word !== '' && !/^(?:of|and|the|in|on|for|et|de)$/iu.test(word));
  const words = text.match(LETTERS)?.slice(0, whole.length) ?? [];
  const short = words.some((word) => word.endsWith('.')) || /\.\s/.test(text);
  return (
    short &&
    whole.length > 1 &&
    words.length === whole.length &&
    words.every((word, at) => whole[at]?.toLowerCase().startsWith(word.replace('.', '').toLowerCase()) === true)
  );
}

/** A date, a number or an address that mastheads hold beside the issue. */
const isMastheadCell = (block: FrontBlock | undefined): boolean =>
  block !== undefined &&
  block.text.length < 60 &&
  (block.labels[0]?.at === 0 ||
    /^\s*(?:(?:19|20)\d\d|\d{1,2}\s?月|[·•—–-]?\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\s?[·•—–-]?)\s*$/.test(block.text) ||
    /^\s*(?:DOI|https?:|www\.)/i.test(block.text) ||
    DAY_ALONE.test(block.text) ||
    (block.text.length < 25 && readImprint(block.text).year !== undefined));

/** 2023年10月16日, of a weekly. */
export const DAY_ALONE = /^\s*((?:19|20)\d\d)\s?[-–./年]\s?\d{1,2}\s?[-–./月]\s?\d{1,2}\s?日?\s*$/;

/** 陇　原　林　业: only names in mastheads are set so. */
const isLetterwise = (text: string): boolean => /^\p{Script=Han}(?:\s+[\p{Script=Han}()]){3,}(?:[(（][^()（）]{2,14}[)）])?$/u.test(text);

function isEnglishName(block: FrontBlock | undefined): boolean {
  const text = block?.text.trim() ?? '';
  return text.length <= 90 && block?.labels.length === 0 && /^\p{Lu}.*\s/u.test(text) && englishNamesIn(text)[0]?.length === text.length;
}

export function statesIssue(block: FrontBlock | undefined): boolean {
  if (block === undefined || block.text.length > MAX_LINE) return false;
  const { volume, issue } = readImprint(block.text);
  return (
    volume !== undefined ||
    issue !== undefined ||
    /ISSN|CN\s?\d\d-|总第?\s?\d+\s?期/.test(block.text) ||
    ARTICLE_NUMBER.test(block.text) ||
    YEAR_AS_VOLUME.test(block.text)
  );
}
