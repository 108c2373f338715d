import type { PdfLine } from '../pdf/pdf-page.ts';
import type { BlockLine, BlockPlace, TextBlock } from '../read-document.ts';

/** A paragraph with the lines it was made of. */
export interface LaidBlock {
  readonly text: string;
  readonly fontSize: number;
  readonly raised?: readonly number[];
  readonly lines: readonly PdfLine[];
  /** Where each of them begins in the text. */
  readonly starts: readonly number[];
}

const NOTE_MARK =
  /^\s*(?:[①-⑳❶-❿*＊†‡§¶]|[［[（(]?\d{1,2}[］\])）]?\s?[^\d\s.．、]|注\s*[:：]|收稿日期|基金项目|作者简介|通[信讯]作者|DOI\b)/i;
/** Notes are set at least this much smaller than the text. */
const NOTE_SIZE = 0.93;
const NOTE_ZONE = 0.45;
/** What stands where is asked of the first pages alone. */
const PLACED_PAGES = 3;
/** Level letters are little higher than their size. */
const TURNED_HEIGHT = 1.6;
const MATHEMATICAL = /[=+−×÷±∑∏∫√∞≤≥≠≈∈∂∇→⇒∀∃<>|^\u0391-\u03c9\u2200-\u22ff\u{1d400}-\u{1d7ff}]/gu;
const FORMULA_SHARE = 0.2;
const MAX_FORMULA = 160;
const ROW_HEIGHT = 2;
const MIN_CELLS = 3;

interface PageSize {
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

/** Tells footnotes, cells of tables and displayed formulae by where and how they are set, and puts footnotes behind the page's text. */
export function markRoles(blocks: readonly LaidBlock[], page: PageSize): TextBlock[] {
  const { number, height: pageHeight } = page;
  const textSize = commonSize(blocks);
  const cells = tableLines(blocks.flatMap((block) => block.lines));
  const text: TextBlock[] = [];
  const notes: TextBlock[] = [];
  let inNotes = false;
  for (const each of blocks) {
    const { lines, text: own, fontSize, raised } = each;
    const laid = { text: own, fontSize, ...(raised === undefined ? {} : { raised }) };
    const block = number > PLACED_PAGES ? laid : { ...laid, ...placed(each, page) };
    const small = block.fontSize <= textSize * NOTE_SIZE && (lines[0]?.top ?? pageHeight) < pageHeight * NOTE_ZONE;
    // A note runs on in the paragraphs set as small below its mark.
    inNotes = small && (inNotes || NOTE_MARK.test(block.text));
    if (inNotes) notes.push({ ...block, role: 'footnote' });
    else if (cells.size > 0 && lines.every((line) => cells.has(line))) text.push({ ...block, role: 'table' });
    else text.push(isFormula(block.text) ? { ...block, role: 'formula' } : block);
  }
  return [...text, ...notes];
}

function placed({ lines, starts }: LaidBlock, page: PageSize): Pick<TextBlock, 'place' | 'lines'> {
  const [first] = lines;
  if (first === undefined) return {};
  if (lines.length === 1) return { place: placeOf(first, page) };
  const own = lines.map((line, index): BlockLine => ({ at: starts[index] ?? 0, fontSize: line.fontSize, place: placeOf(line, page) }));
  const place = own.reduce((around, line) => aroundBoth(around, line.place), placeOf(first, page));
  return page.number === 1 ? { place, lines: own } : { place };
}

const placeOf = (line: PdfLine, { width, height }: PageSize): BlockPlace => {
  const [left, right, top, bottom] = [line.left / width, line.right / width, 1 - line.top / height, 1 - line.bottom / height];
  return line.top - line.bottom > line.fontSize * TURNED_HEIGHT ? { left, right, top, bottom, turned: true } : { left, right, top, bottom };
};

/** Turned where both are. */
export function aroundBoth(a: BlockPlace, b: BlockPlace): BlockPlace {
  const [left, right] = [Math.min(a.left, b.left), Math.max(a.right, b.right)];
  const [top, bottom] = [Math.min(a.top, b.top), Math.max(a.bottom, b.bottom)];
  return a.turned === true && b.turned === true ? { left, right, top, bottom, turned: true } : { left, right, top, bottom };
}

/** The size most letters are set in. */
function commonSize(blocks: readonly LaidBlock[]): number {
  const letters = new Map<number, number>();
  for (const { fontSize, text } of blocks) letters.set(fontSize, (letters.get(fontSize) ?? 0) + text.length);
  return [...letters].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}

/** Lines of which three and more stand side by side at one height. */
function tableLines(lines: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const sorted = [...lines].sort((a, b) => a.bottom - b.bottom);
  const cells = new Set<PdfLine>();
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && (sorted[end]?.bottom ?? 0) - (sorted[start]?.bottom ?? 0) <= ROW_HEIGHT) end++;
    if (end - start >= MIN_CELLS) for (const line of sorted.slice(start, end)) cells.add(line);
  }
  return cells;
}

function isFormula(text: string): boolean {
  if (!text.includes('=')) return false;
  const letters = text.replace(/\s/g, '');
  if (letters.length < 3 || letters.length > MAX_FORMULA || /[\u4e00-\u9fff]{3}|[a-z]{5}/.test(letters)) return false;
  return (letters.match(MATHEMATICAL)?.length ?? 0) >= letters.length * FORMULA_SHARE;
}
