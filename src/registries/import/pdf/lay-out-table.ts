import { type ColumnNames, columnGroups, roleOf, sameHeader } from '../columns.ts';
import { joinPieces, type Table, type TableRow, tidy } from '../table.ts';
import { columnBounds } from './column-bounds.ts';
import type { GlyphPage, Ruling } from './glyph-page.ts';
import { headerLabels } from './header-line.ts';
import { type PageLine, pageLines, type Segment, textOf, withoutRunningLines } from './page-lines.ts';
import { type CellLine, keyColumn, rowPitch, splitRows, type TableShape } from './split-rows.ts';

/** A table's lines from one header to the next that names other columns, whatever pages they stand on. */
interface Section {
  readonly labels: readonly Segment[];
  readonly pages: { readonly number: number; readonly lines: PageLine[] }[];
}

/** Columns are taken to stand where they stood while labels move less than this, in points. */
const SHIFT = 12;

/** Lays a PDF's letters out as rows of cells: columns by the header's labels, rows by rules, by numbers, or line by line. */
export function layOutTable(pages: readonly GlyphPage[], name: string, names: ColumnNames = {}): Table {
  const lined = pages.map((page) => ({ height: page.height, lines: pageLines(page) }));
  const kept = withoutRunningLines(lined, (line) => headerLabels(line, names) !== undefined);
  const rows: Omit<TableRow, 'line'>[] = [];
  let section: Section | undefined;
  const finish = (): void => {
    if (section !== undefined) rows.push(...sectionRows(section, pages, names));
  };
  kept.forEach((lines, i) => {
    const number = pages[i]?.number ?? i + 1;
    section?.pages.push({ number, lines: [] });
    for (const line of lines) {
      const labels = headerLabels(line, names);
      if (labels !== undefined && !(section !== undefined && sameLabels(section.labels, labels))) {
        finish();
        section = { labels, pages: [{ number, lines: [] }] };
        rows.push(
          ...columnGroups(
            labels.map(({ text }) => text),
            names,
          )
            .slice(0, 1)
            .map((group) => ({ page: number, cells: group.map((at) => tidy(labels[at]?.text ?? '')) })),
        );
      } else if (section === undefined) rows.push({ page: number, cells: line.segments.map(({ text }) => tidy(text)) });
      else if (labels === undefined) section.pages.at(-1)?.lines.push(line);
    }
  });
  finish();
  return { name, rows: rows.map((row, i) => ({ line: i + 1, ...row })) };
}

const sameLabels = (a: readonly Segment[], b: readonly Segment[]): boolean =>
  a.length === b.length &&
  a.every((label, i) => {
    const other = b[i];
    return other !== undefined && sameHeader(label.text, other.text) && Math.abs(label.left - other.left) < SHIFT;
  });

function sectionRows({ labels, pages }: Section, sources: readonly GlyphPage[], names: ColumnNames): Omit<TableRow, 'line'>[] {
  const bounds = columnBounds(
    labels,
    pages.flatMap(({ lines }) => lines),
  );
  const groups = columnGroups(
    labels.map(({ text }) => text),
    names,
  );
  const shapes = groups.map((group) => groupShape(group, labels, bounds, pages, names));
  return pages.flatMap(({ number, lines }, at) => {
    const rulings = sources.find((page) => page.number === number)?.rulings ?? [];
    return cutAtHeadings(lines, bounds, shapes[0]?.numberAt).flatMap((part): Omit<TableRow, 'line'>[] => {
      if (part.heading !== undefined) return [{ page: number, cells: [part.heading] }];
      const mayContinue = at > 0 && part.first;
      return groups.flatMap((group, g) => {
        const shape = shapes[g];
        const rows = shape === undefined ? [] : groupRows(part.lines, group, bounds, shape, rulings);
        return rows.map(({ cells, continues }) => ({ page: number, cells, ...(mayContinue && continues === true ? { continues } : {}) }));
      });
    });
  });
}

interface GroupShape extends TableShape {
  readonly titleLeft: number;
  /** Column of the whole table that numbers the rows. */
  readonly numberAt: number | undefined;
}

function groupShape(
  group: readonly number[],
  labels: readonly Segment[],
  bounds: readonly number[],
  pages: Section['pages'],
  names: ColumnNames,
): GroupShape {
  const roles = group.map((at) => roleOf(labels[at]?.text ?? '', names));
  const title = Math.max(0, roles.indexOf('title'));
  const number = roles.indexOf('number');
  const titleAt = group[title] ?? 0;
  const titles = pages.flatMap(({ lines }) => lines.flatMap((line) => glyphsIn(line, titleAt, bounds)));
  const lines = pages.map((page) => page.lines.map((line) => cellLine(line, group, bounds, title)));
  const key = keyColumn(lines.flat(), title, number < 0 ? undefined : number);
  return {
    title,
    key,
    pitch: rowPitch(lines, key),
    titleRight: titles.reduce((most, { right }) => Math.max(most, right), 0),
    titleLeft: titles.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    numberAt: number < 0 ? undefined : group[number],
  };
}

const glyphsIn = (line: PageLine, column: number, bounds: readonly number[]) => {
  const [from, to] = [column === 0 ? Number.NEGATIVE_INFINITY : (bounds[column - 1] ?? 0), bounds[column] ?? 0];
  return line.segments.flatMap(({ glyphs }) => glyphs.filter(({ left, right }) => (left + right) / 2 > from && (left + right) / 2 <= to));
};

function cellLine(line: PageLine, group: readonly number[], bounds: readonly number[], title: number): CellLine {
  const glyphs = group.map((column) => glyphsIn(line, column, bounds));
  return {
    baseline: line.baseline,
    size: line.size,
    cells: glyphs.map((each) => tidy(textOf(each))),
    titleRight: (glyphs[title] ?? []).reduce((most, { right }) => Math.max(most, right), 0),
  };
}

interface Part {
  readonly lines: PageLine[];
  readonly heading?: string;
  /** Nothing stood above it on its page. */
  readonly first: boolean;
}

/** Headings between rows run across columns, where rows never do. */
function cutAtHeadings(lines: readonly PageLine[], bounds: readonly number[], numberAt: number | undefined): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const crosses = line.segments.some(({ left, right }) => bounds.some((bound) => left < bound - 2 && right > bound + 2));
    const number = numberAt === undefined ? '' : textOf(glyphsIn(line, numberAt, bounds));
    // `1、经济学（25 种）` in one piece is a heading with a number of its own.
    const numbered = line.segments.length === 1 ? /^\d{1,5}[.．、]?$/u.test(number) : /^\d/u.test(number);
    const open = parts.at(-1);
    if (crosses && !numbered && (line.segments.length === 1 || numberAt !== undefined)) {
      parts.push({ lines: [], heading: tidy(line.segments.map(({ text }) => text).join(' ')), first: parts.length === 0 });
    } else if (open === undefined || open.heading !== undefined) parts.push({ lines: [line], first: parts.length === 0 });
    else open.lines.push(line);
  }
  return parts;
}

interface RowCells {
  readonly cells: readonly string[];
  readonly continues?: boolean;
}

function groupRows(
  lines: readonly PageLine[],
  group: readonly number[],
  bounds: readonly number[],
  shape: GroupShape,
  rulings: readonly Ruling[],
): RowCells[] {
  const body = lines.map((line) => cellLine(line, group, bounds, shape.title)).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const bands = ruledBands(body, shape, rulings);
  const pieces =
    bands === undefined ? splitRows(body, shape) : bands.flatMap((band) => (keyed(band, shape) > 1 ? splitRows(band, shape) : [band]));
  const rows = pieces.map(
    (piece): RowCells => ({ cells: group.map((_, column) => piece.map(({ cells }) => cells[column] ?? '').reduce(joinPieces, '')) }),
  );
  const [first] = rows;
  const goesOn = first !== undefined && shape.key !== undefined && first.cells[shape.key] === '' && first.cells[shape.title] !== '';
  const told = goesOn ? [{ ...first, continues: true }, ...rows.slice(1)] : rows;
  return bands === undefined
    ? told
    : told.map((row, i) => ({ ...row, cells: withMerged(row.cells, told, i, pieces, group, bounds, shape, rulings) }));
}

const keyed = (band: readonly CellLine[], { key }: TableShape): number =>
  key === undefined ? 1 : band.filter(({ cells }) => cells[key] !== '').length;

const covers = (ruling: Ruling, left: number, right: number): boolean =>
  Math.min(ruling.right, right) - Math.max(ruling.left, left) >= 0.6 * (right - left);

/** Lines between two rules that cross the title column are one row, if the page is ruled row by row. */
function ruledBands(body: readonly CellLine[], shape: GroupShape, rulings: readonly Ruling[]): CellLine[][] | undefined {
  const rules = rulings.filter((ruling) => covers(ruling, shape.titleLeft, shape.titleRight)).map(({ y }) => y);
  if (rules.length < 3) return undefined;
  const bands = new Map<number, CellLine[]>();
  for (const line of body) {
    // The middle of a letter stands a third of its height above the baseline.
    const band = rules.filter((y) => y > line.baseline + line.size / 3).length;
    const at = bands.get(band);
    if (at === undefined) bands.set(band, [line]);
    else at.push(line);
  }
  const sizes = [...bands.values()].map((band) => band.length).sort((a, b) => a - b);
  const ruled = (sizes[Math.floor(sizes.length / 2)] ?? 0) <= 3;
  return ruled ? [...bands.values()] : undefined;
}

/** A cell merged over several rows holds its text once, in the middle: where no rule parts the rows in its column, they share it. */
function withMerged(
  cells: readonly string[],
  rows: readonly RowCells[],
  at: number,
  pieces: readonly (readonly CellLine[])[],
  group: readonly number[],
  bounds: readonly number[],
  shape: GroupShape,
  rulings: readonly Ruling[],
): readonly string[] {
  return cells.map((cell, column) => {
    if (cell !== '' || column === shape.title || column === shape.key) return cell;
    const [from, to] = [
      column === 0 ? (bounds[group[0] ?? 0] ?? 0) - 30 : (bounds[(group[column] ?? 0) - 1] ?? 0),
      bounds[group[column] ?? 0] ?? 0,
    ];
    const right = Number.isFinite(to) ? to : from + 20;
    const parted = (upper: number): boolean => {
      const [above, below] = [pieces[upper]?.at(-1), pieces[upper + 1]?.[0]];
      if (above === undefined || below === undefined) return true;
      return rulings.some((ruling) => ruling.y < above.baseline && ruling.y > below.baseline && covers(ruling, from, right));
    };
    for (let up = at; up > 0 && !parted(up - 1); up--) if (rows[up - 1]?.cells[column] !== '') return rows[up - 1]?.cells[column] ?? '';
    for (let down = at; down + 1 < rows.length && !parted(down); down++)
      if (rows[down + 1]?.cells[column] !== '') return rows[down + 1]?.cells[column] ?? '';
    return cell;
  });
}
