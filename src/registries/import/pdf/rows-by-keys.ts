import type { PageLine } from './page-lines.ts';

/** Lines whose middles differ by less than this, in points, are on one height. */
const LEVEL = 1.5;

/**
 * Shares a page's lines out among its numbered rows, where no white parts the rows. A number stands beside the middle of its row, or beside
 * its first line: as many lines belong to a row below its number as above it, or all those below. Where two numbers follow each other
 * with no line between, it is plain which; from there it is counted on.
 * @param numbers for each line from the top, whether it bears a number
 * @returns for each row the lines from and to (exclusive), from the top
 */
export function rowsByKeys(lines: readonly PageLine[], numbers: readonly boolean[]): { readonly from: number; readonly to: number }[] {
  const keys = numbers.flatMap((is, at) => (is ? [at] : []));
  if (keys.length < 2) return [];
  const between = keys.slice(1).map((key, i) => key - (keys[i] ?? 0) - 1);
  const below = centred(between) ?? between;
  return keys.map((key, i) => {
    const from = i === 0 ? firstLine(lines, key, below[0] ?? 0, between) : key - ((between[i - 1] ?? 0) - (below[i - 1] ?? 0));
    const last = i === keys.length - 1;
    const to = last ? Math.min(lines.length, key + 1 + (below === between ? lines.length : key - from)) : key + 1 + (below[i] ?? 0);
    return { from, to };
  });
}

/** @returns how many of the lines between two numbers belong to the upper one, if numbers stand in the middle of their rows. */
function centred(between: readonly number[]): number[] | undefined {
  const anchor = between.indexOf(0);
  const below = between.map((count) => count / 2);
  if (anchor >= 0) {
    below[anchor] = 0;
    // What stands above a number stands below it as well.
    for (let i = anchor + 1; i < between.length; i++) below[i] = (between[i - 1] ?? 0) - (below[i - 1] ?? 0);
    for (let i = anchor - 1; i >= 0; i--) below[i] = (between[i] ?? 0) - (below[i + 1] ?? 0);
  }
  const broken = below.filter((count, i) => !Number.isInteger(count) || count < 0 || count > (between[i] ?? 0)).length;
  return broken * 20 > between.length ? undefined : below.map((count, i) => Math.max(0, Math.min(between[i] ?? 0, Math.floor(count))));
}

/** Above the first number stand the lines of its row, at the heights that mirror those below it, and then the header. */
function firstLine(lines: readonly PageLine[], key: number, below: number, between: readonly number[]): number {
  const height = (at: number): number => lines[at]?.baseline ?? 0;
  let from = key;
  for (let i = 1; i <= below && between[0] !== undefined; i++) {
    const mirror = 2 * height(key) - height(key + i);
    if (key - i >= 0 && Math.abs(height(key - i) - mirror) < LEVEL + 1) from = key - i;
  }
  return from;
}
