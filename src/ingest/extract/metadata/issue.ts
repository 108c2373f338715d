import type { Extracted } from '../../../domain/document.ts';
import type { FrontBlock, FrontPage } from './front-page.ts';
import { type Imprint, type Piece, pagesOf, readImprint } from './imprint.ts';
import { frontLines, headLines, isReference, type Line, lineOf } from './issue-lines.ts';
import { chineseNamesIn, englishNamesIn, isColumnLike, isColumnName, looksSerial, type NameFound } from './journal-names.ts';
import { labelsIn } from './labels.ts';
import { ARTICLE_NUMBER, DAY_ALONE, isTitle, MASTHEAD_BLOCKS, mastheadEvidence, statesIssue } from './masthead.ts';
import { numeral } from './numerals.ts';
import { inFoot, inHead, sameRow } from './page-zones.ts';
import { segmentOf } from './segments.ts';
import { wholeName } from './whole-name.ts';

const LABELLED_NAME = /(?:刊\s*名|期刊名称|期刊|发表刊物|发表期刊)\s*:\s*《?([^《》\s,;]{2,30})》?/;
const IN_MARKS =
  /《([^《》]{2,30})》\s*(?=\d{4}|第\s?[\d一二三四五六七八九十]{1,4}\s?[卷期辑]|[一二]〇|\(\s?\d{4}|杂志|,\s?\d{4}|网络首发|优先出版|录用)/g;
/** 《某某论坛》 and nothing else, in a head or foot. */
const MARKED_ALONE = /^\s*《([^《》]{2,30})》\s*$/;
const CITED_NAME =
  /\[J(?:\/OL)?\]\s*[.．,:]?\s*([^,，.．]{2,80}(?:\([^()]{2,20}\))?)\s*[,，.．]\s*(?=(?:19|20)\d\d|\d{1,3}\s*\(|Vol|https?:|$)/;
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
  return journal === undefined ? facts : { ...facts, journal: wholeName(journal, front, lines) };
}

/** What another line says too is surer by this much, twice at most: head, foot and citation were set apart. */
const AGREEMENT = 0.08;

/** The name that the surest line and those that agree with it speak for. */
function agreedOn(said: readonly Extracted<string>[]): Extracted<string> | undefined {
  const kinds = new Map<string, { surest: Extracted<string>; places: Set<string> }>();
  for (const name of said) {
    const key = name.value
      .normalize('NFKC')
      .replace(/[\s.]+/g, '')
      .toLowerCase();
    const kind = kinds.get(key) ?? { surest: name, places: new Set() };
    if (name.confidence > kind.surest.confidence) kind.surest = name;
    kinds.set(key, kind);
    kind.places.add(`${name.page}:${name.span.start}`);
  }
  const names = [...kinds.values()].map(({ surest, places }) => ({
    ...surest,
    confidence: Math.round((surest.confidence + AGREEMENT * Math.min(2, places.size - 1)) * 100) / 100,
  }));
  const [first, ...others] = names.sort((a, b) => b.confidence - a.confidence);
  if (first === undefined) return undefined;
  return { ...(others.find((name) => isWholeOf(first, name)) ?? first), confidence: Math.min(0.95, first.confidence) };
}

/** A narrow column breaks a name, and 《某某科学》 is said for 某某科学: 地球科学; said elsewhere and longer, it is whole there. */
const isWholeOf = (part: Extracted<string>, name: Extracted<string>): boolean =>
  (part.confidence === name.confidence && name.value.length > part.value.length && name.value.endsWith(part.value)) ||
  (name.confidence >= 0.7 && name.value.startsWith(part.value) && /^[:：·]/.test(name.value.slice(part.value.length)));

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

function namesOf(line: Line, imprint: Imprint, front: FrontPage): NameFound[] {
  const alone = MARKED_ALONE.exec(line.text);
  if (alone?.[1] !== undefined && line.margin) {
    const at = alone[0].indexOf(alone[1]);
    return [{ name: line.printed.slice(at, at + alone[1].length), at, length: alone[1].length, confidence: 0.85 }];
  }
  const label = LABELLED_NAME.exec(line.text);
  if (label?.[1] !== undefined)
    return [
      {
        name: line.printed.slice(label.index + label[0].indexOf(label[1])).slice(0, label[1].length),
        at: label.index + label[0].indexOf(label[1]),
        length: label[1].length,
        confidence: 0.95,
      },
    ];
  const cited = CITED_NAME.exec(line.text);
  if (line.cites) {
    if (cited?.[1] === undefined) return [];
    const at = cited.index + cited[0].indexOf(cited[1]);
    return [{ name: line.printed.slice(at, at + cited[1].length).trim(), at, length: cited[1].length, confidence: 0.95 }];
  }
  if (cited !== null) return [];
  const marked = [...line.text.matchAll(IN_MARKS)].at(-1);
  if (marked?.[1] !== undefined)
    return [
      {
        name: line.printed.slice(marked.index + 1, marked.index + 1 + marked[1].length),
        at: marked.index + 1,
        length: marked[1].length,
        confidence: 0.95,
      },
    ];
  const told =
    imprint.volume !== undefined ||
    imprint.issue !== undefined ||
    (line.text.length <= 120 && /ISSN|(?<![A-Z])CN\s?:?\s?\d\d\s?-/.test(line.text));
  if (!told && imprint.year === undefined) return [];
  // A line of registrations holds other words too.
  const factor = imprint.volume !== undefined || imprint.issue !== undefined ? 1 : told ? 0.75 : 0.7;
  const rest = withoutPeople(imprint.rest);
  // A year alone stands in titles too: then only a name of the kind that journals alone have is one.
  if (!told && !line.head && !looksSerial(rest.replaceAll('\u0001', ' ').trim())) return [];
  const chinese = inImprintCell(chineseNamesIn(rest, line.printed), rest);
  const all = englishNamesIn(rest);
  // What stands right before the year or the volume is the name; before it a citation ends its title.
  const adjacent = all.filter(({ at, length }) => /^[\s,.;:(]*\u0001/.test(rest.slice(at + length)));
  const near = adjacent.length > 0 && /[.:;]\s/.test(rest) ? adjacent : all;
  // Water 2021, 13, 45: nothing else can stand there, one word as it is.
  const leads = imprint.year !== undefined && imprint.volume !== undefined && adjacent.some(({ at }) => rest.slice(0, at).trim() === '');
  const english = leads ? near.map((name) => ({ ...name, confidence: Math.max(0.75, name.confidence) })) : near;
  const names = front.chinese
    ? [chinese[0], ...english.slice(0, 1).map((name) => ({ ...name, confidence: name.confidence * 0.6 }))]
    : [english[0], chinese[0]];
  return names.flatMap((name) => (name === undefined ? [] : [{ ...name, confidence: name.confidence * factor }]));
}

/** Tabs part the cells of a head: the name stands in that of the issue rather than in another. */
function inImprintCell(names: readonly NameFound[], rest: string): readonly NameFound[] {
  if (!rest.includes('\t')) return names;
  const cellOf = ({ at }: NameFound): string => rest.slice(rest.lastIndexOf('\t', at) + 1).split('\t')[0] ?? '';
  return names
    .map((name) => (cellOf(name).includes('\u0001') ? { ...name, confidence: Math.min(0.95, name.confidence + 0.12) } : name))
    .sort((a, b) => b.confidence - a.confidence);
}

/** A running head of the left page says who and what: 张明远，等：题目. Its journal, where there is one, stands apart. */
const withoutPeople = (rest: string): string =>
  /\bet al\b\.?\s+(?=\p{Lu}[^\u0001]{3,80}\u0001)/u.test(rest)
    ? rest.replace(/^.*?\bet al\b\.?/, (part) => '\u0001'.repeat(part.length))
    : /等\s*[:：]|\bet al\b/.test(rest)
      ? rest.replace(/[^\s\u0001]*\s*,?\s*(?:等\s*[:：]|et al\.?)[^\u0001]*/g, (part) => '\u0001'.repeat(part.length))
      : rest;

/** A name alone in a line next to one that states the issue, or alone and of a kind only journals have. */
function offerNeighbours(best: Best, front: FrontPage, lines: readonly Line[]): void {
  const told = lines.some((line) => {
    const { volume, issue } = readImprint(line.text);
    return !line.cites && (volume !== undefined || issue !== undefined || ARTICLE_NUMBER.test(line.text));
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
      !isColumnName(name.name) &&
      !isColumnLike(name.name)
    )
      offer(best, 'journal', line, name.name, name.at, name.length, 0.7);
  }
  offerFoot(best, front);
  for (const [index, block] of front.blocks.slice(0, Math.min(front.headEnd, MASTHEAD_BLOCKS)).entries()) {
    const text = block.text.trim();
    if (text.length > 90 || block.labels.length > 0 || /[。!?]/.test(text) || isColumnName(text)) continue;
    if (isTitle(front, index)) continue;
    const { rest, volume, issue } = readImprint(text);
    if (volume !== undefined || issue !== undefined) continue;
    const own = front.chinese ? chineseNamesIn(rest, block.printed.trim())[0] : undefined;
    const english = englishNamesIn(rest)[0];
    const name = own ?? english;
    const companion = own === undefined ? undefined : english;
    // A Chinese paper's journal may print its name in English alone: said less surely than any Chinese one.
    const foreign = front.chinese && own === undefined ? 0.15 : 0;
    if (name === undefined) continue;
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
    (volume !== undefined || issue !== undefined) && chineseNamesIn(rest, line.printed).length === 0 && englishNamesIn(rest).length === 0
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
    if (name === undefined || (isColumnLike(name.name) && !beside) || isOfTitle(front, block, name.name)) continue;
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
    if (name === undefined || name.length < told.trim().length || isColumnLike(name.name)) continue;
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
