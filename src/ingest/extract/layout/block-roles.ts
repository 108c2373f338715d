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
export function markRoles(blocks: readonly LaidBlock[], { number, width, height: pageHeight }: PageSize): TextBlock[] {
  const textSize = commonSize(blocks);
  const cells = tableLines(blocks.flatMap((block) => block.lines));
  const text: TextBlock[] = [];
  const notes: TextBlock[] = [];
  let inNotes = false;
  for (const { lines, starts, ...laid } of blocks) {
    const block = number > PLACED_PAGES ? laid : { ...laid, ...placed(lines, starts, width, pageHeight) };
    const small = block.fontSize <= textSize * NOTE_SIZE && (lines[0]?.top ?? pageHeight) < pageHeight * NOTE_ZONE;
    // A note runs on in the paragraphs set as small below its mark.
    inNotes = small && (inNotes || NOTE_MARK.test(block.text));
    if (inNotes) notes.push({ ...block, role: 'footnote' });
    else if (lines.every((line) => cells.has(line))) text.push({ ...block, role: 'table' });
    else text.push(isFormula(block.text) ? { ...block, role: 'formula' } : block);
  }
  return [...text, ...notes];
}

function placed(lines: readonly PdfLine[], starts: readonly number[], width: number, height: number): Pick<TextBlock, 'place' | 'lines'> {
  const place = placeOf(lines, width, height);
  if (lines.length === 1) return { place };
  const own = lines.map(
    (line, index): BlockLine => ({ at: starts[index] ?? 0, fontSize: line.fontSize, place: placeOf([line], width, height) }),
  );
  return { place, lines: own };
}

function placeOf(lines: readonly PdfLine[], width: number, height: number): BlockPlace {
  let [left, right, top, bottom, turned] = [width, 0, 0, height, true];
  for (const line of lines) {
    left = Math.min(left, line.left);
    right = Math.max(right, line.right);
    top = Math.max(top, line.top);
    bottom = Math.min(bottom, line.bottom);
    turned &&= line.top - line.bottom > line.fontSize * TURNED_HEIGHT;
  }
  return {
    left: left / width,
    right: right / width,
    top: 1 - top / height,
    bottom: 1 - bottom / height,
    ...(turned ? { turned } : {}),
  };
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
  const letters = text.replace(/\s/g, '');
  if (letters.length < 3 || letters.length > MAX_FORMULA || /[\u4e00-\u9fff]{3}|[a-z]{5}/.test(letters)) return false;
  return letters.includes('=') && (letters.match(MATHEMATICAL)?.length ?? 0) >= letters.length * FORMULA_SHARE;
}
