/** One line of a table, its letters told apart by column. */
export interface CellLine {
  readonly baseline: number;
  readonly size: number;
  readonly cells: readonly string[];
  /** Where the title on this line ends. */
  readonly titleRight: number;
}

export interface TableShape {
  readonly title: number;
  /** Column that every row fills once, and continued lines leave empty. */
  readonly key: number | undefined;
  /** Where the longest title of the table ends. */
  readonly titleRight: number;
  /** Usual distance of one row from the next, in points. */
  readonly pitch: number;
}

/** A line nearer to a row's line than this share of the rows' distance is part of it. */
const NEAR = 0.85;

const filled = (line: CellLine, column: number | undefined): boolean => column !== undefined && (line.cells[column] ?? '') !== '';
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const unclosed = (text: string): boolean => count(text, /[(（]/gu) > count(text, /[)）]/gu);
const closing = (text: string): boolean => count(text, /[)）]/gu) > count(text, /[(（]/gu);

/** @returns the column rows are counted by: the numbers, else the one next to the title that most rows fill. */
export function keyColumn(lines: readonly CellLine[], title: number, number: number | undefined): number | undefined {
  const titled = lines.filter((line) => filled(line, title));
  const share = (column: number): number => titled.filter((line) => filled(line, column)).length / Math.max(1, titled.length);
  if (number !== undefined && share(number) >= 0.4) return number;
  const columns = (lines[0]?.cells ?? []).map((_, column) => column).filter((column) => column !== title);
  const [best] = columns.map((column) => ({ column, share: share(column) })).sort((a, b) => b.share - a.share || a.column - b.column);
  return best !== undefined && best.share >= 0.6 ? best.column : undefined;
}

/** Tells which lines make a row, where no rules part the rows. Lines come from the top; so do the rows. */
export function splitRows(lines: readonly CellLine[], shape: TableShape): CellLine[][] {
  const rows: CellLine[][] = [];
  let waiting: CellLine[] = [];
  for (const line of lines) {
    if (shape.key !== undefined && !filled(line, shape.key)) {
      waiting.push(line);
      continue;
    }
    const { above, alone, below } = share(rows.at(-1), waiting, line, shape);
    rows.at(-1)?.push(...above);
    rows.push(...alone.map((one) => [one]));
    waiting = [];
    const before = rows.at(-1);
    if (shape.key === undefined && before !== undefined && goesOn(before, line, shape)) before.push(line);
    else rows.push([...below, line]);
  }
  const { above, alone } = share(rows.at(-1), waiting, undefined, shape);
  rows.at(-1)?.push(...above);
  rows.push(...alone.map((one) => [one]));
  return rows;
}

/** @returns the usual distance of one row from the next on a table's pages, in points. */
export function rowPitch(pages: readonly (readonly CellLine[])[], key: number | undefined): number {
  const steps = pages.flatMap((lines) =>
    lines.flatMap((line, i) => {
      const before = lines[i - 1];
      return before !== undefined && filled(before, key) && filled(line, key) ? [before.baseline - line.baseline] : [];
    }),
  );
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? (pages[0]?.[0]?.size ?? 10) * 2;
}

/** Parts the lines between two rows at their widest gap; a line as far away as a row is a row of its own unless the title runs on into it. */
function share(
  row: readonly CellLine[] | undefined,
  waiting: readonly CellLine[],
  next: CellLine | undefined,
  shape: TableShape,
): { above: CellLine[]; alone: CellLine[]; below: CellLine[] } {
  if (waiting.length === 0) return { above: [], alone: [], below: [] };
  const chain = [row?.at(-1), ...waiting, next];
  const gaps = chain.slice(1).map((line, i) => {
    const before = chain[i];
    return before === undefined || line === undefined ? Number.POSITIVE_INFINITY : before.baseline - line.baseline;
  });
  const widest = gaps.indexOf(Math.max(...gaps));
  const near = (gap: number | undefined): boolean => gap !== undefined && gap < NEAR * shape.pitch;
  const above: CellLine[] = [];
  for (let i = 0; i < waiting.length; i++) {
    const line = waiting[i];
    const joins = row !== undefined && line !== undefined && ((i < widest && near(gaps[i])) || goesOn([...row, ...above], line, shape));
    if (!joins) break;
    above.push(line);
  }
  const rest = waiting.slice(above.length);
  // On top of a page, the end of a bracket ends the last row of the page before.
  const ends = row === undefined && closing(rest[0]?.cells[shape.title] ?? '');
  let from = rest.length;
  while (from > (ends ? 1 : 0) && above.length + from > widest && near(gaps[above.length + from])) from--;
  return { above, alone: rest.slice(0, from), below: rest.slice(from) };
}

/** A title runs on when a bracket is open, or when its line is full and the next begins in the same column with nothing else. */
function goesOn(row: readonly CellLine[], line: CellLine, { title, titleRight, key }: TableShape): boolean {
  const last = row.at(-1);
  if (last === undefined || !filled(line, title)) return false;
  const text = line.cells[title] ?? '';
  // Without a key column a bracket that a list forgot to close would swallow the next journal: the rest must close it.
  if (unclosed(row.map(({ cells }) => cells[title] ?? '').join('')) && (key !== undefined || closing(text))) return true;
  if (/^[)）版]/u.test(text)) return true;
  // Where nothing numbers the rows, a full line says nothing: titles of one length are all full.
  if (key === undefined) return false;
  const word = /^[\p{Script=Latin}\p{N}-]+/u.exec(text)?.[0].length ?? 2;
  const others = line.cells.filter((cell, column) => column !== title && cell !== '').length;
  return (
    others === 0 &&
    filled(last, title) &&
    last.titleRight + word * last.size * 0.6 > titleRight &&
    titleRight - last.titleRight < 4 * last.size &&
    text.length > 0 &&
    last.titleRight > titleRight * 0.8
  );
}
