import type { PdfLine } from '../pdf/pdf-page.ts';
import type { LaidBlock } from './block-roles.ts';
import { glueOf, isMostlyWide, losesHyphen } from './join-lines.ts';

const ENDS_SENTENCE = /[.!?。！？；;:：]["”’』」）)\]]*$/;
const LIST_MARK =
  /^(?:\[\d{1,3}\]|［\d{1,3}］|[（(]\d{1,3}[)）]|\d{1,3}(?:、|[.．](?!\d)|\)\s)|[一二三四五六七八九十]{1,3}、|[•●·▪◆■\-–]\s)/;
const HEADING =
  /^(?:摘\s*要|关\s*键\s*词|参\s*考\s*文\s*献|致\s*谢|附\s*录|abstract|key\s?words|references|acknowledge?ments?|\d+(?:\.\d+)*\s+\S{2,30}$)/i;

/** White beyond double spacing parts paragraphs even where all lines stand so far apart, as in forms. */
const MAX_GAP_SIZES = 1.6;

/** White, in letter heights, under a column's last line, beyond which what stands lower is no part of its text. */
const DEEPER = 0.8;

/** Consecutive lines that run down one column. */
interface Column {
  readonly lines: PdfLine[];
  left: number;
  right: number;
  /** Right edges that several lines share: a column may begin under a line as wide as the page. */
  edges: readonly number[];
  /** Usual white between two of its lines. */
  gap: number;
}

const MIN_LINES_ON_EDGE = 3;

/** Joins lines into paragraphs by indent, short last lines, extra white and letter size. */
export function paragraphsOf(lines: readonly PdfLine[]): LaidBlock[] {
  const blocks: LaidBlock[] = [];
  let current: { text: string; raised: number[]; starts: number[]; lines: PdfLine[]; last: PdfLine; column: Column } | undefined;
  const end = (): void => {
    if (current !== undefined) {
      const { text, raised, starts, lines: own } = current;
      blocks.push({
        text,
        fontSize: round(median(own.map((line) => line.fontSize))),
        lines: own,
        starts,
        ...(raised.length === 0 ? {} : { raised }),
      });
    }
    current = undefined;
  };
  for (const column of columnsOf(lines)) {
    for (const line of column.lines) {
      if (current !== undefined && startsParagraph(current, line, column)) end();
      if (current === undefined)
        current = { text: line.text, raised: [...(line.raised ?? [])], starts: [0], lines: [line], last: line, column };
      else {
        const { text: before, softHyphen } = current.last;
        const kept = losesHyphen(before, line.text, softHyphen)
          ? current.text.slice(0, -1)
          : current.text + glueOf(before, line.text, softHyphen);
        current.text = kept + line.text;
        const from = kept.length;
        if (line.raised !== undefined) for (const at of line.raised) current.raised.push(at + from);
        current.starts.push(from);
        current.lines.push(line);
        current.last = line;
        current.column = column;
      }
    }
  }
  end();
  return blocks;
}

function columnsOf(lines: readonly PdfLine[]): Column[] {
  const columns: Column[] = [];
  let column: Column | undefined;
  for (const line of lines) {
    if (column !== undefined && runsOn(column, line)) {
      column.lines.push(line);
      column.left = Math.min(column.left, line.left);
      column.right = Math.max(column.right, line.right);
    } else {
      column = { lines: [line], left: line.left, right: line.right, edges: [], gap: 0 };
      columns.push(column);
    }
  }
  for (const each of columns) measure(each);
  return columns;
}

function runsOn({ lines, left, right }: Column, line: PdfLine): boolean {
  const last = lines[lines.length - 1];
  return last !== undefined && line.top <= last.top && line.left < right && line.right > left;
}

function measure(column: Column): void {
  const { lines } = column;
  column.left = common(lines.map((line) => line.left)) ?? column.left;
  column.edges = sharedEdges(lines);
  column.gap = median(lines.slice(1).map((line, index) => (lines[index]?.bottom ?? line.top) - line.top));
}

function startsParagraph(before: { last: PdfLine; column: Column; lines: readonly PdfLine[] }, line: PdfLine, column: Column): boolean {
  const { last } = before;
  const height = Math.max(last.fontSize, 1);
  if (last.softHyphen && !HEADING.test(line.text)) return false;
  const ratio = line.fontSize / height;
  if (ratio > 1.2 || ratio < 0.83) return true;
  if ((ratio > 1.08 || ratio < 0.92) && ENDS_SENTENCE.test(last.text)) return true;
  if (LIST_MARK.test(line.text) || HEADING.test(line.text)) return true;
  const indented = line.left > column.left + height * 0.9;
  if (before.column !== column) {
    // Text goes on at the top of the next column or page; what stands deeper is the foot or another part.
    if (last.bottom - line.top > height * DEEPER) return true;
    return indented || ENDS_SENTENCE.test(last.text) || isShort(last, before.column, height) || before.column.lines.length < 3;
  }
  const gap = last.bottom - line.top;
  if (gap > column.gap + height * 0.5 || gap > height * MAX_GAP_SIZES) return true;
  if (indented && Math.abs(line.left - last.left) > height * 0.5 && !LIST_MARK.test(before.lines[0]?.text ?? '')) return true;
  return isShort(last, column, height);
}

/** Chinese lines are set full; Latin ones end where a word ends. */
function isShort(line: PdfLine, column: Column, height: number): boolean {
  const edge = column.edges.find((shared) => shared >= line.right - 2) ?? column.right;
  const missing = edge - line.right;
  if (isMostlyWide(line.text)) return missing > height * (ENDS_SENTENCE.test(line.text) ? 1.5 : 3);
  const width = edge - column.left;
  return missing > width * 0.3 || (missing > height * 3 && ENDS_SENTENCE.test(line.text));
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 10) / 10;

/** @returns right edges on which at least three lines end, to the point, from left to right. */
function sharedEdges(lines: readonly PdfLine[]): number[] {
  if (lines.length < MIN_LINES_ON_EDGE) return [];
  const counts = new Map<number, number>();
  for (const line of lines) {
    const edge = Math.round(line.right);
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const near = (edge: number): number => (counts.get(edge - 1) ?? 0) + (counts.get(edge) ?? 0) + (counts.get(edge + 1) ?? 0);
  return [...counts.keys()].filter((edge) => near(edge) >= MIN_LINES_ON_EDGE).sort((a, b) => a - b);
}

/** @returns the most frequent value, to the point; the smaller of equals. */
function common(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) {
    const point = Math.round(value);
    counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  let found: number | undefined;
  let most = 0;
  for (const point of counts.keys()) {
    const count = counts.get(point) ?? 0;
    if (found !== undefined && (count < most || (count === most && point > found))) continue;
    found = point;
    most = count;
  }
  return found;
}
