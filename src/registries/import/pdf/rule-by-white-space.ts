import type { Glyph, GlyphPage, Ruling } from './glyph-page.ts';
import { type PageLine, pageLines, textOf, withoutRunningLines } from './page-lines.ts';
import { rowsByKeys } from './rows-by-keys.ts';

/** Grain in points at which white strips are looked for. */
const GRAIN = 0.5;
/** A strip between columns is at least this wide, in letter heights; between words it is narrower. */
const NARROWEST = 0.52;
/** A column that this share of the fullest one's lines fills, or fewer, holds cells merged over several rows, and tells of no row. */
const SPARSE = 0.3;
/** Headings run across columns: this share of the lines may. */
const CROSSING = 0.05;
/** Heights above and below the baseline that a line inks, in letter heights. */
const [ABOVE, BELOW] = [0.8, 0.15];
/** White between rows is this many times that between the lines of one cell at least, where cells have several lines. */
const WIDER = 1.6;

const topOf = ({ baseline, size }: PageLine): number => baseline + ABOVE * size;
const bottomOf = ({ baseline, size }: PageLine): number => baseline - BELOW * size;
/** White between two lines of a broken label, in letter heights, at most. */
const HEADER_GAP = 0.35;

/** Letters reach this far, in points, into the white beside them. */
const EDGE = 1;
/** Wider pages are no pages. */
const WIDEST_PAGE = 10_000;
const NOWHERE = { from: 0, to: 0 };

/** A space at the end of a broken line hangs out of its cell. */
const inkOf = ({ segments }: PageLine): Glyph[] => segments.flatMap(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== ''));

interface Band {
  top: number;
  bottom: number;
  readonly lines: PageLine[];
}

/**
 * Draws the rules that a table without rules leaves to the eye: columns part where hardly any line has ink; rows where a white strip runs
 * across, or, with `keys`, around the numbers of a column that numbers them. For tables whose labels and cells are broken over several
 * lines, which line by line can't be read.
 * @returns the pages with those rules; undefined where no such table is seen
 */
export function ruleByWhiteSpace(pages: readonly GlyphPage[], rowsBy: 'white' | 'keys'): GlyphPage[] | undefined {
  const kept = withoutRunningLines(
    pages.map((page) => ({ height: page.height, lines: pageLines(page) })),
    () => false,
  );
  const lines = kept.flat();
  const strips = whiteStrips(lines.flatMap(inkOf), lines.length);
  if (strips.length < 3) return undefined;
  const rows = rowsBy === 'white' ? rowsByWhite(kept, strips) : rowsByNumbers(kept, strips);
  return rows === undefined
    ? undefined
    : pages.map((page, i) => ({ ...page, glyphs: (kept[i] ?? []).flatMap(inkOf), ...rulesOf(rows[i] ?? [], strips) }));
}

function rowsByWhite(pages: readonly (readonly PageLine[])[], strips: readonly Strip[]): Band[][] {
  const tells = tellingLines(pages.flat(), strips);
  const banded = pages.map((page) => bandsOf(page.filter((line) => tells.has(line))));
  const least = rowGap(banded.flatMap(gapsOf));
  return banded.map((bands) => joinNear(bands, least));
}

/** A column's cells are numbers when this share of them is. */
const NUMBERS = 0.8;
const NUMBER = /^\d{1,5}[.．、]?$/u;

function rowsByNumbers(pages: readonly (readonly PageLine[])[], strips: readonly Strip[]): Band[][] | undefined {
  const lines = pages.flat();
  const texts = strips.slice(1).map((_, column) => lines.map((line) => textOf(inkIn(line, strips, column)).normalize('NFKC')));
  const most = Math.max(...texts.map((cells) => cells.filter((text) => text !== '').length));
  const column = texts.findIndex((cells) => {
    const filled = cells.filter((text) => text !== '');
    return filled.length > SPARSE * most && filled.filter((text) => NUMBER.test(text)).length >= NUMBERS * filled.length;
  });
  if (column < 0) return undefined;
  return pages.map((page) => {
    const rows = rowsByKeys(
      page,
      page.map((line) => NUMBER.test(textOf(inkIn(line, strips, column)).normalize('NFKC'))),
    );
    const head = page.slice(0, rows[0]?.from ?? page.length);
    const foot = page.slice(rows.at(-1)?.to ?? page.length);
    const bands = rows.map(({ from, to }) => bandOf(page.slice(from, to)));
    return [...joinNear(bandsOf(head), HEADER_GAP * (head[0]?.size ?? 0)), ...bands, ...bandsOf(foot)];
  });
}

interface Strip {
  readonly from: number;
  readonly to: number;
}

/** @returns from left to right the strips that part columns; the first and the last are the table's own sides. */
function whiteStrips(glyphs: readonly Glyph[], lines: number): Strip[] {
  const size = glyphs.map((glyph) => glyph.size).sort((a, b) => a - b)[Math.floor(glyphs.length / 2)] ?? 0;
  const left = glyphs.reduce((least, glyph) => Math.min(least, glyph.left), Number.POSITIVE_INFINITY);
  const right = glyphs.reduce((most, glyph) => Math.max(most, glyph.right), 0);
  if (!(right - left < WIDEST_PAGE)) return [];
  const cover = new Uint32Array(Math.ceil((right - left) / GRAIN) + 1);
  for (const glyph of glyphs)
    for (let at = Math.floor((glyph.left - left) / GRAIN); at <= (glyph.right - left) / GRAIN && at < cover.length; at++)
      cover[at] = (cover[at] ?? 0) + 1;
  const strips = quietRuns(cover, lines * CROSSING).map(({ from, to }) => ({ from: left + from * GRAIN, to: left + to * GRAIN }));
  return [
    { from: left - 3, to: left - 1 },
    ...strips.filter(({ from, to }) => to - from >= NARROWEST * size),
    { from: right + 1, to: right + 3 },
  ];
}

/** @returns of each run of at most so many lines, the longest part that the fewest lines cross: long titles reach into the run's beginning. */
function quietRuns(cover: Uint32Array, most: number): Strip[] {
  const runs: { from: number; to: number; least: number }[] = [];
  let least = Number.POSITIVE_INFINITY;
  let open = -1;
  const parts: { from: number; to: number; least: number }[] = [];
  cover.forEach((count, at) => {
    if (count > most) {
      const quietest = parts.filter((part) => part.least === least).sort((a, b) => b.to - b.from - (a.to - a.from))[0];
      if (quietest !== undefined) runs.push(quietest);
      parts.length = 0;
      [least, open] = [Number.POSITIVE_INFINITY, -1];
      return;
    }
    const last = parts.at(-1);
    if (open < 0 || last === undefined || last.least !== count) parts.push({ from: at, to: at + 1, least: count });
    else last.to = at + 1;
    open = at;
    least = Math.min(least, count);
  });
  return runs;
}

const inkIn = (line: PageLine, strips: readonly Strip[], column: number): Glyph[] => {
  const [from, to] = [strips[column]?.to ?? 0, strips[column + 1]?.from ?? 0];
  return inkOf(line).filter(({ left, right }) => (left + right) / 2 > from - EDGE && (left + right) / 2 < to + EDGE);
};

/** @returns the lines with ink in a column that most rows fill. */
function tellingLines(lines: readonly PageLine[], strips: readonly Strip[]): ReadonlySet<PageLine> {
  const columns = strips.slice(1).map((_, column) => lines.filter((line) => inkIn(line, strips, column).length > 0));
  const most = Math.max(...columns.map(({ length }) => length));
  return new Set(columns.filter(({ length }) => length > SPARSE * most).flat());
}

const bandOf = (lines: readonly PageLine[]): Band => ({
  top: Math.max(...lines.map(topOf)),
  bottom: Math.min(...lines.map(bottomOf)),
  lines: [...lines],
});

function bandsOf(lines: readonly PageLine[]): Band[] {
  const bands: Band[] = [];
  for (const line of lines) {
    const [top, bottom] = [topOf(line), bottomOf(line)];
    const open = bands.at(-1);
    if (open === undefined || open.bottom > top) bands.push({ top, bottom, lines: [line] });
    else {
      open.bottom = Math.min(open.bottom, bottom);
      open.lines.push(line);
    }
  }
  return bands;
}

const gapsOf = (bands: readonly Band[]): number[] => bands.slice(1).map((band, i) => (bands[i]?.bottom ?? band.top) - band.top);

/** @returns the least white between two rows, in points: 0 where all white strips are alike, so that each parts two rows. */
function rowGap(gaps: readonly number[]): number {
  const sorted = [...gaps].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  let best = { ratio: WIDER, at: 0 };
  sorted.forEach((gap, i) => {
    const before = sorted[i - 1];
    if (before === undefined || gap > 2 * middle) return;
    const ratio = gap / Math.max(0.5, before);
    if (ratio >= best.ratio) best = { ratio, at: (gap + before) / 2 };
  });
  return best.at;
}

function joinNear(bands: readonly Band[], least: number): Band[] {
  const rows: Band[] = [];
  for (const band of bands) {
    const open = rows.at(-1);
    if (open === undefined || open.bottom - band.top >= least) rows.push({ ...band, lines: [...band.lines] });
    else {
      open.bottom = band.bottom;
      open.lines.push(...band.lines);
    }
  }
  return rows;
}

const middle = ({ from, to }: Strip): number => (from + to) / 2;
/** A heading's letters stand in the strip; a full cell's end at its edge. */
const runsAcross = (row: Band, { from, to }: Strip): boolean =>
  row.lines.some((line) => inkOf(line).some(({ left, right }) => left < to - EDGE && right > from + EDGE));

function rulesOf(rows: readonly Band[], strips: readonly Strip[]): { readonly rulings: Ruling[]; readonly verticals: Ruling[] } {
  const [left, right] = [middle(strips[0] ?? NOWHERE), middle(strips.at(-1) ?? NOWHERE)];
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return { rulings: [], verticals: [] };
  const ys = [first.top + 4, ...rows.slice(1).map((row, i) => ((rows[i]?.bottom ?? row.top) + row.top) / 2), last.bottom - 4];
  return {
    rulings: ys.map((y) => ({ y, left, right })),
    verticals: rows.flatMap((row, i) =>
      strips.flatMap((strip) => (runsAcross(row, strip) ? [] : [{ y: middle(strip), left: ys[i + 1] ?? 0, right: ys[i] ?? 0 }])),
    ),
  };
}
