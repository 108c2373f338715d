import type { Glyph, GlyphPage } from './glyph-page.ts';

/** Letters of one height that stand close together. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly glyphs: readonly Glyph[];
}

export interface PageLine {
  readonly page: number;
  readonly baseline: number;
  readonly size: number;
  /** From left to right. */
  readonly segments: readonly Segment[];
}

/** Letters further apart than this, in letter heights, do not belong to one word or phrase. */
const SEGMENT_GAP = 0.55;
/** Letters on lines nearer than this, in letter heights, are on one line. */
const LEVEL = 0.3;

export const textOf = (glyphs: readonly Glyph[]): string => {
  let text = '';
  let before: Glyph | undefined;
  for (const glyph of glyphs) {
    const gap = before === undefined ? 0 : glyph.left - before.right;
    const narrow = /^[\p{Script=Latin}\p{N}\p{P}]/u;
    const spaced = before !== undefined && gap > 0.15 * glyph.size && narrow.test(glyph.text) && narrow.test(before.text);
    text += spaced ? ` ${glyph.text}` : glyph.text;
    before = glyph;
  }
  return text;
};

/** @returns a page's lines from the top, without letters drawn twice to look bold. */
export function pageLines(page: GlyphPage): PageLine[] {
  const rows: { glyphs: Glyph[]; baseline: number }[] = [];
  for (const glyph of [...page.glyphs].sort((a, b) => b.baseline - a.baseline)) {
    const row = rows.at(-1);
    if (row !== undefined && row.baseline - glyph.baseline <= LEVEL * glyph.size) row.glyphs.push(glyph);
    else rows.push({ glyphs: [glyph], baseline: glyph.baseline });
  }
  return rows.map(({ glyphs, baseline }) => {
    const inOrder = undoubled(glyphs.sort((a, b) => a.left - b.left));
    const sizes = inOrder.map(({ size }) => size).sort((a, b) => a - b);
    const size = sizes[Math.floor(sizes.length / 2)] ?? 10;
    return { page: page.number, baseline, size, segments: segmentsOf(inOrder, size) };
  });
}

function undoubled(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of glyphs) {
    const twin = kept.slice(-3).some((other) => other.text === glyph.text && Math.abs(other.left - glyph.left) < 0.2 * glyph.size);
    if (!twin) kept.push(glyph);
  }
  return kept;
}

function segmentsOf(glyphs: readonly Glyph[], size: number): Segment[] {
  const groups: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of glyphs) {
    const last = groups.at(-1);
    if (last !== undefined && glyph.left - right <= SEGMENT_GAP * size) last.push(glyph);
    else groups.push([glyph]);
    right = Math.max(right, glyph.right);
  }
  return groups.map((group) => segmentOf(group));
}

export const segmentOf = (glyphs: readonly Glyph[]): Segment => ({
  text: textOf(glyphs),
  left: glyphs[0]?.left ?? 0,
  right: Math.max(...glyphs.map(({ right }) => right)),
  glyphs,
});

const lineText = (line: PageLine): string => line.segments.map(({ text }) => text).join(' ');
const shapeOf = (line: PageLine): string => lineText(line).replace(/\d+/gu, '#').replace(/\s+/gu, '');

/** A piece of a broken title (`社会科学版)`) may chance to stand at one height on several pages. */
const isPiece = (line: PageLine): boolean => /^[（(].*版[)）]$|^[^（(]*[)）]$/u.test(lineText(line));

/**
 * @returns the pages' lines without running heads and feet: the outermost lines that stand on most pages at the same height and differ in
 * numbers at most. A table's own header is kept, since it tells the columns; of a running head, the first, since it may name the list.
 */
export function withoutRunningLines(
  pages: readonly { readonly height: number; readonly lines: readonly PageLine[] }[],
  isHeader: (line: PageLine) => boolean,
): PageLine[][] {
  const placeOf = (line: PageLine): string => `${Math.round(line.baseline / 6)} ${shapeOf(line)}`;
  const outer = ({ baseline }: PageLine, height: number): boolean => baseline < height / 8 || baseline > (height * 7) / 8;
  const seen = new Map<string, number>();
  for (const { height, lines } of pages)
    for (const line of lines) if (outer(line, height)) seen.set(placeOf(line), (seen.get(placeOf(line)) ?? 0) + 1);
  const often = Math.max(2, pages.length * 0.6);
  const runs = (line: PageLine | undefined, height: number): boolean =>
    line !== undefined && outer(line, height) && (seen.get(placeOf(line)) ?? 0) >= often && !isHeader(line) && !isPiece(line);
  return pages.map(({ height, lines }, page) => {
    let [from, to] = [0, lines.length];
    while (page > 0 && from < to && runs(lines[from], height)) from++;
    while (to > from && runs(lines[to - 1], height)) to--;
    return lines.slice(from, to);
  });
}
