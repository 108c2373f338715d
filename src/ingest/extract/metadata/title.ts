import type { Extracted } from '../../../domain/document.ts';
import { isMostlyWide, joinLines } from '../layout/join-lines.ts';
import type { FrontBlock, FrontPage } from './front-page.ts';
import { readImprint } from './imprint.ts';
import { isPeople, peopleIn } from './is-people.ts';
import { isColumnLike, isColumnName, looksSerial } from './journal-names.ts';
import { letterRanges } from './letter-ranges.ts';
import { namesInLine } from './names.ts';
import { isAside, mayRunOn } from './page-zones.ts';

const MIN_LENGTH = 4;
const MAX_LENGTH = 300;
const MAX_TITLE_BLOCKS = 4;
const MAX_LATE_BLOCKS = 40;
/** Headings of the text are not set so large. */
const LATE_TITLE_SIZE = 1.25;
const MAX_SUBTITLE = 140;
/** Over a unit and so much larger, a line belongs to the title: people are set in no more than half again the size of their units. */
const SUBTITLE_SIZE = 1.6;
const SAME_SIZE_POINTS = 0.3;
/** Measured sizes of lines of one size differ a little. */
const SAME_SIZE_SHARE = 0.08;
const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(SAME_SIZE_POINTS, Math.max(a, b) * SAME_SIZE_SHARE);
const NOT_TITLE =
  /^\s*\S+(?:\s\S+)?\s+et al\.?\s*$|第\s?\d+\s?[卷期]|总第?\s?\d+\s?期|\bVol\b|\bNo\.\s?\d|ISSN|DOI\b|10\.\d{4,}\/|https?:|www\.|[\w.-]@[\w-]+\.[a-z]|收稿|中图分类号|文献标[识志]码|文章编号|基金项目|网络首发|^[\d\s.,:;()年月日/·•—–-]+$|研究论文$|^\s*(?:目\s*录|contents|论文|综述|(?:original\s+)?research\s+(?:article|paper)|original\s+(?:article|paper|research)|article|review(?:\s+article)?|case\s+report|short\s+communication|open\s+access|article\s+info(?:rmation)?|articleinfo|highlights)\s*$|©|copyright|contents lists available|journal homepage/i;
/** The last line of a title may hold nothing else. */
const YEARS_ALONE = /^\s*\(?(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?(?:(?:1[5-9]|20)\d\d|\d\d))?\)?\s*$/;
const LABELLED =
  /^\s*(?:实用新型名称|发明名称|外观设计名称|专利名称|软件名称|项目名称|课题名称|成果名称|作品名称|书\s*名|题\s*[目名]|论文题[目名]|名\s*称)\s*:\s*(\S.{2,120}?)\s*$/;
const UNIT_ALONE = letterRanges(
  /^\s*\p{Script=Han}{2,14}(?:大学|学院|医院|学校|中学|小学|研究[院所]|公司)(?:\p{Script=Han}{0,10}(?:学院|图书馆|[系部所科]))?\s*$/u,
);
/** Tasks of an examination paper, which are sentences with a number and often marks: 一、（8分）… */
const QUESTION = /^(?:[一二三四五六七八九十]{1,2}[、.]|\d{1,2}[.、])\s*(?:\(\s*\d{1,3}\s*分|.*(?:[,。?:;]|__))/;
/** Notes that download and review sites print over a page. */
const OVERPRINT =
  /请勿(?:转载|复制|传播|外传)|阅览本|禁止(?:转载|复制|传播)|仅供|版权所有|严禁|水\s?印|内部资料|样\s?章|试\s?读|下载(?:于|自|时间)|downloaded\s+(?:from|by)|for\s+review\s+only/i;
const UNIT_LINE = /^\s*[(\d].*(?:大学|学院|医院|公司|研究所|University|College|Institute|Hospital)|(?:\d{6}\s*\)?\s*$)/;
/** In a subtitle such a word may stand too, but not first, nor before a comma and a place. */
const LATIN_UNIT_LINE =
  /^(?:The\s)?(?:(?:\S+\s){0,3}(?:Universit|Institut|Department|School|College|Facult|Hospital|Academy)\S*|.*(?:Universit|Institut|Department|School|College|Facult|Hospital|Academy|Laborator|Librar|Clinic)[^,]*,)/i;
/** 从“互文”到“对话”: quotation marks stand between letters of a title. */
const HAN_WORDS = letterRanges(/(?:\p{Script=Han}[“”‘’'"《》〈〉「」、·]{0,2}){3}/u);
const IN_CAPITALS = letterRanges(/^[^\p{Ll}\p{Script=Han}]*\p{Lu}{3}[^\p{Ll}\p{Script=Han}]*$/u);
const UNIT_WORD = /Universit|Institute|College|Hospital|School|Department|Academy|Laborator|Facult|Librar|Clinic\b|Cent(?:er|re)/i;
const BY = /^\s*(?:by|文|作者)\s*$/i;
const FOOT_MARK = /[\s]*[*†‡①②✉☆★⋆∗△▲◇◆※]+$/u;

export interface TitleFound {
  readonly title: Extracted<string>;
  /** Index of the first block of the title, and of the first after it. */
  readonly at: number;
  readonly after: number;
}

/** The title: what the file calls so, else the block that its letters, its place above the names and its wording speak for. */
export function findTitle(front: FrontPage, declaredTitle: string | undefined, journal: string | undefined): TitleFound | undefined {
  const blocks = candidatesOf(front, journal);
  for (const [index, block] of front.blocks.slice(0, 15).entries()) {
    const value = LABELLED.exec(block.text)?.[1];
    if (value === undefined) continue;
    const at = block.text.lastIndexOf(value);
    return {
      title: {
        value: block.printed.slice(at, at + value.length),
        page: block.page,
        span: { start: block.start + at, end: block.start + at + value.length },
        confidence: 0.9,
      },
      at: index,
      after: index + 1,
    };
  }
  const declared = squeeze(declaredTitle ?? '');
  const open = new Set(blocks.filter((block) => isOpen(block, front, journal)));
  const largest = Math.max(0, ...[...open].filter(({ text }) => !isColumnLike(text)).map(({ fontSize }) => fontSize ?? 0));
  let best: { index: number; score: number } | undefined;
  for (const [index, block] of blocks.entries()) {
    if (!open.has(block)) continue;
    const score = scoreOf(block, index, blocks, { front, declared, largest });
    if (best === undefined || score > best.score) best = { index, score };
  }
  const first = best === undefined ? undefined : blocks[best.index];
  if (best === undefined || first === undefined) return undefined;
  if (best.score < 1 && /[。；;]$/.test(first.text.trim())) return undefined;
  const prominent = largest >= front.usual * 1.15 && (first.fontSize ?? 0) >= largest - SAME_SIZE_POINTS;
  const named = first.role === 'title' || (declared.length >= MIN_LENGTH && squeeze(first.printed) === declared);
  const confidence = named ? 0.95 : prominent ? 0.85 : best.score >= 3 ? 0.75 : first.role === 'heading' ? 0.6 : 0.45;
  return grow(blocks, best.index, confidence, front.chinese);
}

/** Blocks above the abstract; all of them where one below it is set larger than any above, for a box beside the title may hold the abstract. */
function candidatesOf(front: FrontPage, journal: string | undefined): readonly FrontBlock[] {
  const above = front.blocks.slice(0, Math.max(front.headEnd, 1));
  const sizeOf = (block: FrontBlock): number => (isOpen(block, front, journal) && !isColumnLike(block.text) ? (block.fontSize ?? 0) : 0);
  const least = front.usual * LATE_TITLE_SIZE;
  if (!front.blocks.slice(above.length, MAX_LATE_BLOCKS).some(({ fontSize = 0 }) => fontSize > least * LATE_TITLE_SIZE)) return above;
  const largest = Math.max(least, ...above.map(sizeOf));
  const late = front.blocks
    .slice(above.length, MAX_LATE_BLOCKS)
    .some((block) => (block.fontSize ?? 0) > largest * LATE_TITLE_SIZE && sizeOf(block) > 0);
  return late ? front.blocks.slice(0, MAX_LATE_BLOCKS) : above;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

function isOpen(block: FrontBlock, front: FrontPage, journal: string | undefined): boolean {
  const text = block.text.trim();
  if (
    text.length < MIN_LENGTH ||
    text.length > MAX_LENGTH ||
    NOT_TITLE.test(text) ||
    (OVERPRINT.test(text) && text.length < 40) ||
    block.labels[0]?.at === 0
  )
    return false;
  if (
    journal !== undefined &&
    squeeze(text).replace(/[()].*/, '') ===
      squeeze(journal)
        .normalize('NFKC')
        .replace(/[()].*/, '')
  )
    return false;
  const { year, volume, issue, rest } = readImprint(text);
  if (year !== undefined && volume !== undefined) return false;
  if (text.includes('\ufffd') || (!HAN_WORDS.test(text) && !/\p{L}{4}/u.test(text))) return false;
  if (QUESTION.test(text) || (text.includes('=') && !/\p{Script=Han}{4}/u.test(text))) return false;
  if ((volume !== undefined || issue !== undefined) && rest.replaceAll('\u0001', '').trim().length < text.length * 0.75) return false;
  return (
    !isColumnName(text) &&
    (!looksSerial(text) || text.length > 24 || /[的与和及对]/.test(text)) &&
    (front.chinese === isMostlyWide(text) || block.role === 'title')
  );
}

function scoreOf(
  block: FrontBlock,
  index: number,
  blocks: readonly FrontBlock[],
  { front, declared, largest }: { front: FrontPage; declared: string; largest: number },
): number {
  let score = 0;
  const size = block.fontSize ?? 0;
  if (largest > 0) score += 3 * Math.min(1, size / largest) ** 2;
  if (largest > 0 && size >= largest - SAME_SIZE_POINTS && size >= front.usual * 1.15) score += 1;
  if (block.role === 'title') score += 3;
  if (block.role === 'heading') score += 0.5;
  if (declared.length >= MIN_LENGTH && squeeze(block.printed) === declared) score += 3;
  const next = nextAfter(blocks, index);
  if (next !== undefined && isPeople(next)) score += 3;
  if (isColumnLike(block.text) || block.text.includes('\t')) score -= 3;
  if (namesInLine(block.text) !== undefined) score -= 3;
  if (UNIT_LINE.test(block.text)) score -= 3;
  if (UNIT_ALONE.test(block.text)) score -= 4;
  if (/[。！？]/.test(block.text.slice(0, -1))) score -= 2;
  if (block.text.trim().length < 6) score -= 1;
  // A subtitle: the title is above it.
  if (/^\s*(?:——|—|–|--)/.test(block.text) && index > 0) score -= 4;
  // Where something is set large, what is no larger than the text is a head line.
  if (size > 0 && largest >= front.usual * LATE_TITLE_SIZE && size <= front.usual * 1.05) score -= 3;
  return score - index * 0.02;
}

/** The block after those that may belong to the same title. */
function nextAfter(blocks: readonly FrontBlock[], index: number): FrontBlock | undefined {
  const size = blocks[index]?.fontSize ?? 0;
  let next = index + 1;
  while (next < index + MAX_TITLE_BLOCKS && sameSize(blocks[next]?.fontSize ?? -1, size) && !isPeopleUnder(blocks, next, size)) next++;
  const [below, under] = [blocks[next], BY.test(blocks[next + 1]?.text ?? '') ? blocks[next + 2] : blocks[next + 1]];
  // A subtitle in smaller letters may stand between title and people.
  const smaller = (below?.fontSize ?? 0) < size && (below?.text.length ?? 0) < 100 && below?.labels.length === 0 && !isPeople(below);
  return /^\s*[—–-]{1,2}/.test(below?.text ?? '') || (smaller && isPeople(under)) ? under : below;
}

/** The end of a title may look like one name (路径, Circulating Fluidized Bed Boiler): not in letters of the title's size with the people under it. */
function isPeopleUnder(blocks: readonly FrontBlock[], index: number, titleSize: number): boolean {
  const block = blocks[index];
  const people = peopleIn(block);
  if (people === undefined) return false;
  const alone = people.names.length === 1 && people.names[0]?.marks.length === 0;
  if (!alone || !sameSize(block?.fontSize ?? -1, titleSize)) return true;
  // A title in capitals runs on in capitals; people in the size of the title have their unit below.
  const before = blocks[index - 1]?.text ?? '';
  const runsOn = IN_CAPITALS.test(before) && IN_CAPITALS.test(block?.text ?? '') && !UNIT_WORD.test(blocks[index + 1]?.text ?? '');
  return !runsOn && !isPeople(blocks[index + 1]);
}

/** A line in smaller letters between the title and its people, in the language of both. */
function isSubtitle(blocks: readonly FrontBlock[], at: number, main: number, chinese: boolean, peopleAbove: boolean): boolean {
  const block = blocks[at];
  const size = block?.fontSize;
  const titleSize = blocks[main - 1]?.fontSize;
  const title = blocks[main - 1];
  if (block === undefined || title === undefined || size === undefined || titleSize === undefined || size > titleSize) return false;
  if (isAside(block, title)) return false;
  const text = block.text.trim();
  if (text.length < 5 || text.length > MAX_SUBTITLE || block.labels.length > 0 || isMostlyWide(text) !== chinese) return false;
  if (
    NOT_TITLE.test(text) ||
    UNIT_LINE.test(text) ||
    LATIN_UNIT_LINE.test(text) ||
    UNIT_ALONE.test(text) ||
    isColumnName(text) ||
    /^[\d\ue041-\ue07a]\s?\p{Lu}/u.test(text)
  )
    return false;
  if (NOT_SUBTITLE.test(text)) return false;
  if (isPeople(block) || looksLikePeople(text) || /[。;；]$/.test(text) || (at > main && !sameSize(size, blocks[main]?.fontSize ?? 0)))
    return false;
  const next = BY.test(blocks[at + 1]?.text ?? '') ? blocks[at + 2] : blocks[at + 1];
  const goesOn =
    at === main &&
    next !== undefined &&
    sameSize(next.fontSize ?? 0, size) &&
    isPeople(blocks[at + 2]) &&
    isSubtitle(blocks, at + 1, main, chinese, peopleAbove);
  const overUnit = UNIT_WORD.test(next?.text ?? '') || UNIT_LINE.test(next?.text ?? '');
  const stands =
    size >= (next?.fontSize ?? size) * SUBTITLE_SIZE && (chinese ? text.length >= 8 && !/[\s,、]/.test(text) : /\s\S+\s/.test(text));
  return (
    goesOn || (isPeople(next) && (!chinese || size >= (next?.fontSize ?? size) - SAME_SIZE_POINTS)) || (overUnit && (stands || peopleAbove))
  );
}

/** A credit, or a unit that ends before white space or a bracket. */
const NOT_SUBTITLE = /^[□◎○●■◆▲△▌]|(?:大学|学院|研究[院所]|医院|公司|中心|学校|中学|小学|[局站馆])(?:[\s)]|$)/;
/** Names that are not read as such: a list of capitalised words or of short ones. */
const looksLikePeople = (text: string): boolean =>
  /^(?:\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}\S{0,4}(?:,|;|\sand\s|\s&\s|$)\s*){2,}/u.test(text) ||
  /^(?:\p{Script=Han}{2,3}[\s,、;]+){2,}/u.test(text);

/** A title set over several lines is several blocks of one size; a subtitle after a dash may be smaller. */
function grow(blocks: readonly FrontBlock[], index: number, confidence: number, chinese: boolean): TitleFound | undefined {
  const first = blocks[index];
  if (first === undefined) return undefined;
  let at = index;
  let after = index + 1;
  const size = first.fontSize;
  const belongs = (block: FrontBlock | undefined): boolean =>
    block !== undefined &&
    size !== undefined &&
    block.role === first.role &&
    block.page === first.page &&
    sameSize(block.fontSize ?? 0, size) &&
    (!NOT_TITLE.test(block.text) || YEARS_ALONE.test(block.text)) &&
    block.labels.length === 0 &&
    !isPeopleUnder(blocks, blocks.indexOf(block), size) &&
    isMostlyWide(block.text) === chinese &&
    !UNIT_LINE.test(block.text);
  if (confidence >= 0.7) {
    while (after < index + MAX_TITLE_BLOCKS && belongs(blocks[after]) && mayRunOn(blocks[after - 1], blocks[after])) after++;
    while (
      at > 0 &&
      index - at < MAX_TITLE_BLOCKS &&
      belongs(blocks[at - 1]) &&
      mayRunOn(blocks[at - 1], blocks[at]) &&
      !isColumnName(blocks[at - 1]?.text ?? '') &&
      !looksSerial(blocks[at - 1]?.text ?? '') &&
      (size ?? 0) > 12
    )
      at--;
  }
  const main = after;
  const subtitle = blocks[after];
  if (subtitle !== undefined && /^\s*(?:——|—|–{1,2}|--)/.test(subtitle.text) && subtitle.text.length < 80 && subtitle.labels.length === 0)
    after++;
  else while (after < main + 2 && isSubtitle(blocks, after, main, chinese, isPeople(blocks[at - 1]))) after++;
  const parts = blocks.slice(at, after);
  const value = parts.reduce((text, part, index) => {
    const own = part.printed.trim().replace(/\s*\n\s*/g, ' ');
    const parted = index === main - at && !/[:：?？!！.—–-]\s*$/.test(text) && !/^\s*[—–-]/.test(own);
    return parted ? `${text.replace(FOOT_MARK, '')}${chinese ? '：' : ': '}${own}` : joinLines(text, own, false);
  }, '');
  const last = parts.at(-1) ?? first;
  const start = parts[0]?.start ?? first.start;
  if (value.length > MAX_LENGTH) return undefined;
  return { title: { value: value.replace(FOOT_MARK, ''), page: first.page, span: { start, end: last.end }, confidence }, at, after };
}
