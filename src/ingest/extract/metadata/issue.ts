import type { Extracted } from '../../../domain/document.ts';
import { agreedOn } from './agreed-name.ts';
import type { FrontBlock, FrontPage } from './front-page.ts';
import { type Imprint, type Piece, pagesOf, readImprint } from './imprint.ts';
import { isPeople } from './is-people.ts';
import { frontLines, headLines, isReference, type Line, lineOf, marginLines } from './issue-lines.ts';
import { chineseNamesIn, englishNamesIn, isColumnLike, isColumnName, looksSerial, withoutFrequency } from './journal-names.ts';
import { labelsIn } from './labels.ts';
import { namesOf } from './line-names.ts';
import {
  ARTICLE_NUMBER,
  DAY_ALONE,
  isTitle,
  isTranslated,
  MASTHEAD_BLOCKS,
  mastheadEvidence,
  statesIssue,
  YEAR_AS_VOLUME,
} from './masthead.ts';
import { numeral } from './numerals.ts';
import { inFoot, inHead, sameRow } from './page-zones.ts';
import { segmentOf } from './segments.ts';
import { expanded, wholeName } from './whole-name.ts';

const DOI_ISSUE =
  /10\.\d{4,9}\/(?:j\.)?(?:cnki|issn)[.:]?(?:issn)?[\dX-]{0,9}\.?\d{0,4}[-.]?\d{0,4}\.((?:19|20)\d\d)\.(\d{1,2}|[SZ]\d)\.\d{2,4}(?!\d)/i;
const COPYRIGHT = /(?:©|\(c\)|copyright)\s*((?:19|20)\d\d)/i;

export interface IssueFacts {
  readonly journal?: Extracted<string>;
  readonly year?: Extracted<string>;
  readonly volume?: Extracted<string>;
  readonly issue?: Extracted<string>;
  readonly pages?: Extracted<string>;
  readonly articleNumber?: Extracted<string>;
}

type Best = { -readonly [K in keyof IssueFacts]: IssueFacts[K] } & {
  /** Every name any line offered. */
  readonly said: Extracted<string>[];
};

/** Journal, year, volume, issue and pages from the masthead, the foot, the citation line, running heads and the article number. */
export function findIssue(front: FrontPage, heads: readonly Extracted<string>[]): IssueFacts {
  const best: Best = { said: [] };
  const lines = [...frontLines(front), ...headLines(heads)];
  for (const line of lines) {
    const imprint = readImprint(line.text);
    offerImprint(best, line, imprint);
    for (const name of namesOf(line, imprint, front)) offer(best, 'journal', line, name.name, name.at, name.length, name.confidence);
  }
  if (best.journal === undefined || best.journal.confidence < 0.6) offerNeighbours(best, front, lines);
  for (const block of front.blocks) offerNumbers(best, block);
  if (best.journal === undefined) offerBesidePageNumber(best, front, lines);
  if (best.year === undefined && best.issue !== undefined) offerDay(best, front, lines);
  if (best.year === undefined) offerOnline(best, front);
  const { said, ...facts } = best;
  const journal = agreedOn(said);
  return journal === undefined
    ? facts
    : { ...facts, journal: nameAlone(wholeName(expanded(journal, [...lines, ...marginLines(front)]), front, lines)) };
}

function nameAlone(journal: Extracted<string>): Extracted<string> {
  const value = withoutFrequency(journal.value);
  const { start, end } = journal.span;
  return value === journal.value
    ? journal
    : { ...journal, value, span: { start, end: Math.max(start + 1, end - (journal.value.length - value.length)) } };
}

function offer(best: Best, field: keyof IssueFacts, line: Line, value: string, at: number, length: number, confidence: number): void {
  const weighed = Math.round(confidence * line.weight * 100) / 100;
  const before = best[field];
  const offered = { value, ...line.place(at, length), confidence: weighed };
  if (field === 'journal') best.said.push(offered);
  if (before === undefined || before.confidence < weighed) best[field] = offered;
}

function offerImprint(best: Best, line: Line, { year, volume, issue, pages }: Imprint): void {
  const put = (field: keyof IssueFacts, piece: Piece | undefined, factor: number): void => {
    if (piece !== undefined) offer(best, field, line, piece.value, piece.at, piece.length, piece.confidence * factor);
  };
  put('volume', volume, 1);
  put('issue', issue, 1);
  // A year alone may be any date's; beside a volume or an issue it is theirs.
  put('year', year, volume !== undefined || issue !== undefined ? 1 : 0.7);
  put('pages', pages, 1);
}

/** A name alone in a line next to one that states the issue, or alone and of a kind only journals have. */
function offerNeighbours(best: Best, front: FrontPage, lines: readonly Line[]): void {
  const told = lines.some((line) => {
    const { volume, issue } = readImprint(line.text);
    return !line.cites && (volume !== undefined || issue !== undefined || ARTICLE_NUMBER.test(line.text) || YEAR_AS_VOLUME.test(line.text));
  });
  const nameless = lines.some((line) => line.head && statesIssueAlone(line));
  for (const line of lines.filter(({ head, text }) => head && told && labelsIn(text).length === 0)) {
    const { rest, volume, issue } = readImprint(line.text);
    const name = chineseNamesIn(rest, line.printed)[0] ?? (front.chinese ? undefined : englishNamesIn(rest)[0]);
    const alone =
      volume === undefined && issue === undefined && name !== undefined && (looksSerial(name.name) || englishNamesIn(rest).length > 0);
    if (alone && !isColumnName(name.name)) offer(best, 'journal', line, name.name, name.at, name.length, 0.7);
    // The issue in one head and nothing but a name in another.
    else if (
      nameless &&
      name !== undefined &&
      !isSaidBelow(front, name.name) &&
      name.length === line.text.trim().length &&
      !isColumnName(name.name)
    )
      offer(best, 'journal', line, name.name, name.at, name.length, isColumnLike(name.name) ? 0.6 : 0.7);
  }
  offerFoot(best, front);
  for (const [index, block] of front.blocks.slice(0, Math.min(front.headEnd, MASTHEAD_BLOCKS)).entries()) {
    const text = block.text.trim();
    if (text.length > 90 || block.labels.length > 0 || /[。!?]/.test(text) || isTitle(front, index)) continue;
    if (isPeople(block) && (front.blocks[index - 1]?.fontSize ?? 0) > (block.fontSize ?? 0) * 1.2) continue;
    const { rest, volume, issue } = readImprint(text);
    if (volume !== undefined || issue !== undefined) continue;
    const own = front.chinese ? chineseNamesIn(rest, block.printed.trim())[0] : undefined;
    const english = englishNamesIn(rest)[0];
    const name = own ?? english;
    const companion = own === undefined ? undefined : english;
    // A Chinese paper's journal may print its name in English alone: said less surely than any Chinese one.
    const foreign = front.chinese && own === undefined ? 0.15 : 0;
    if (name === undefined) continue;
    // Some journals are called as columns are: then their English stands under them.
    if ((isColumnName(text) || isColumnName(name.name)) && !isTranslated(front, index)) continue;
    const beforeColumn = rest.startsWith('·', name.at + name.length);
    if (!beforeColumn && name.length + (companion?.length ?? 0) < rest.replaceAll('\u0001', '').trim().length * 0.6) continue;
    const line = lineOf(block, block.text.indexOf(text), block.text.length, 1, false);
    if (looksSerial(name.name)) {
      offer(best, 'journal', line, name.name, name.at, name.length, 0.75 - foreign);
      continue;
    }
    const evidence = mastheadEvidence(front, index, companion !== undefined);
    if (told && evidence >= 2 && name.name.length <= (own === undefined ? 90 : 20))
      offer(best, 'journal', line, name.name, name.at, name.length, Math.min(0.75, 0.5 + 0.05 * evidence) - foreign);
  }
}

/** Heads of right pages say the title again. */
const isSaidBelow = (front: FrontPage, name: string): boolean =>
  front.blocks
    .slice(0, front.headEnd)
    .some((block) => !inHeadLine(block) && block.printed.replace(/\s+/g, '').includes(name.replace(/\s+/g, '')));
const inHeadLine = (block: FrontBlock): boolean =>
  statesIssue(block) || (block.text.length <= 40 && inHead(block) && block.labels.length === 0);

/** States the issue and holds no name. */
function statesIssueAlone(line: Line): boolean {
  const { rest, volume, issue } = readImprint(line.text);
  return (
    (volume !== undefined || issue !== undefined) &&
    chineseNamesIn(rest, line.printed).every(({ name }) => isColumnName(name)) &&
    englishNamesIn(rest).length === 0
  );
}

/** An entry of a reference list: the issue it states is another paper's. */
const ENTRY = /^\s*\[?\d{1,3}[\].)]|\[[JMDCNRPSZ](?:\/OL)?\]/;

/** Notes stand under the line at the foot of some journals, a block each. */
const FOOT_BLOCKS = 12;

/** A citation beside the text says the title again, a few words a line. */
const isOfTitle = ({ blocks, headEnd }: FrontPage, block: FrontBlock, name: string): boolean =>
  blocks
    .slice(0, headEnd)
    .some(
      ({ printed, fontSize = 0 }) => fontSize > (block.fontSize ?? 0) * 1.2 && printed.length > name.length * 1.3 && printed.includes(name),
    );

/** At the foot a name may stand alone above or under the line that states the issue. */
function offerFoot(best: Best, front: FrontPage): void {
  const statesOwn = (block: FrontBlock | undefined): boolean =>
    statesIssue(block) && !ENTRY.test(block?.text ?? '') && !isReference(block?.text ?? '');
  const from = Math.max(front.headEnd, front.blocks.length - FOOT_BLOCKS);
  const last = front.blocks.length - 4;
  for (const [index, block] of front.blocks.entries()) {
    if (
      index < from ||
      (index < last && !inFoot(block)) ||
      block.text.length > 90 ||
      block.labels.length > 0 ||
      /[。,;!?]/.test(block.text)
    )
      continue;
    const beside = front.blocks.slice(from).some((other) => sameRow(block, other) && statesOwn(other));
    if (statesIssue(block) || (!beside && !statesOwn(front.blocks[index - 1]) && !statesOwn(front.blocks[index + 1]))) continue;
    const line = lineOf(block, 0, block.text.length, 1, false);
    const name = front.chinese ? chineseNamesIn(block.text, block.printed)[0] : englishNamesIn(block.text)[0];
    if (name === undefined || ((isColumnLike(name.name) || isColumnName(name.name)) && !beside) || isOfTitle(front, block, name.name))
      continue;
    offer(best, 'journal', line, name.name, name.at, name.length, looksSerial(name.name) ? 0.75 : 0.6);
  }
}

/** Nothing else names the journal: what stands beside the page number above the text does, unless it is a column. */
function offerBesidePageNumber(best: Best, front: FrontPage, lines: readonly Line[]): void {
  if (best.issue === undefined && best.volume === undefined) return;
  const first = front.blocks[0];
  const above = [...lines.filter(({ head }) => head), ...(first === undefined ? [] : [lineOf(first, 0, first.text.length, 1, false)])];
  for (const line of above) {
    const beside = /^\s*(?:[·•—–-]?\s*\d{1,4}\s*[·•—–-]?\s+(\D{2,40})|(\D{2,40}?)\s+[·•—–-]?\s*\d{1,4}\s*[·•—–-]?)\s*$/.exec(line.text);
    const told = beside?.[1] ?? beside?.[2];
    if (told === undefined) continue;
    const name = front.chinese ? chineseNamesIn(line.text, line.printed)[0] : englishNamesIn(line.text)[0];
    if (name === undefined || name.length < told.trim().length || isColumnLike(name.name) || isColumnName(name.name)) continue;
    offer(best, 'journal', line, name.name, name.at, name.length, 0.6);
  }
}

const YEAR_ALONE = /^\s*[(]?((?:19|20)\d\d)\s?年?[)]?\s*$/;
/** The day alone in a line of the masthead of a weekly. */
function offerDay(best: Best, front: FrontPage, lines: readonly Line[]): void {
  for (const line of lines.filter(({ margin }) => margin)) {
    const year = YEAR_ALONE.exec(line.text)?.[1];
    if (year !== undefined) offer(best, 'year', line, year, 0, line.text.length, 0.7);
  }
  for (const block of front.blocks.slice(0, Math.min(front.headEnd, MASTHEAD_BLOCKS))) {
    const day = DAY_ALONE.exec(block.text);
    if (day?.[1] !== undefined) offer(best, 'year', lineOf(block, 0, block.text.length, 1, false), day[1], day.index, day[0].length, 0.6);
  }
}

/** Printed online before it has an issue, a paper has the year of that day. */
function offerOnline(best: Best, front: FrontPage): void {
  const online = segmentOf(front.blocks, 'online', 0.5);
  const year = /^((?:19|20)\d\d)\s?[-–./年]/.exec(online?.value ?? '')?.[1];
  if (online !== undefined && year !== undefined) best.year = { ...online, value: year };
}

function offerNumbers(best: Best, block: FrontBlock): void {
  const line = lineOf(block, 0, block.text.length, 1, false);
  // CAJ-CD B/T 1-2006: ISSN (year) issue - first page - number of pages.
  const number = block.text.includes('(') ? ARTICLE_NUMBER.exec(block.text) : null;
  if (number !== null && !isReference(block.text)) {
    const [whole, , year = '', issue = '', first = '', count = ''] = number;
    const from = Number(first);
    offer(best, 'articleNumber', line, whole.replace(/\s+/g, ''), number.index, whole.length, 0.95);
    offer(best, 'year', line, year, number.index, whole.length, 0.85);
    if (numeral(issue) !== '0') offer(best, 'issue', line, numeral(issue), number.index, whole.length, 0.85);
    offer(
      best,
      'pages',
      line,
      pagesOf(`${from}-${from + Math.max(1, Number(count)) - 1}`) ?? String(from),
      number.index,
      whole.length,
      0.7,
    );
  }
  const doi = block.text.includes('10.') ? DOI_ISSUE.exec(block.text) : null;
  if (doi !== null && !isReference(block.text)) {
    offer(best, 'year', line, doi[1] ?? '', doi.index, doi[0].length, 0.6);
    offer(best, 'issue', line, numeral(doi[2] ?? ''), doi.index, doi[0].length, 0.5);
  }
  const copyright = COPYRIGHT.exec(block.text);
  if (copyright !== null) offer(best, 'year', line, copyright[1] ?? '', copyright.index, copyright[0].length, 0.5);
}
