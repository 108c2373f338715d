import { simplify } from '../similarity/normalise/simplify.ts';

/** Ranges [start, end) inside a quote. */
export type Ranges = readonly (readonly [number, number])[];

interface Token {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** Largest table of the alignment, in cells; above it two quotes stand side by side unmarked. */
const MAX_CELLS = 4_000_000;
/** A run this short inside different text is chance: single characters of Chinese recur everywhere. */
const MIN_RUN_CHARACTERS = 2;

/** Words of letters and digits, and every other visible character alone; marks and spaces are passed over. */
function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(/[\p{Script=Latin}\p{Nd}]+|[^\s\p{Cf}\p{Mn}]/gu)) {
    const key = simplify(match[0].normalize('NFKC').toLowerCase());
    found.push({ start: match.index, end: match.index + match[0].length, key });
  }
  return found;
}

/** Index pairs of a longest common subsequence, by the classic table (Wagner & Fischer 1974). */
function commonSubsequence(a: readonly Token[], b: readonly Token[]): [number, number][] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const cell = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i]?.key === b[j]?.key ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]?.key === b[j]?.key) pairs.push([i++, j++]);
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

function commonPrefix(a: readonly Token[], b: readonly Token[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n]?.key === b[n]?.key) n++;
  return n;
}

/** Joins pairs that are neighbours on both sides, and drops runs too short to mean anything. */
function runs(
  pairs: readonly [number, number][],
  a: readonly Token[],
  b: readonly Token[],
): { left: [number, number][]; right: [number, number][] } {
  const left: [number, number][] = [];
  const right: [number, number][] = [];
  for (let k = 0; k < pairs.length; ) {
    const [i, j] = pairs[k] ?? [0, 0];
    let length = 1;
    while (pairs[k + length]?.[0] === i + length && pairs[k + length]?.[1] === j + length) length++;
    const [first, last] = [a[i], a[i + length - 1]];
    const [otherFirst, otherLast] = [b[j], b[j + length - 1]];
    if (first && last && otherFirst && otherLast && last.end - first.start >= MIN_RUN_CHARACTERS) {
      left.push([first.start, last.end]);
      right.push([otherFirst.start, otherLast.end]);
    }
    k += length;
  }
  return { left, right };
}

/**
 * Where two quotes read the same, in order, apart from width, case, traditional forms, spaces and invisible marks.
 * @returns ranges inside each quote, or undefined when the quotes are too long to align.
 */
export function commonText(suspicious: string, source: string): { suspicious: Ranges; source: Ranges } | undefined {
  const [a, b] = [tokens(suspicious), tokens(source)];
  const prefix = commonPrefix(a, b);
  const [restA, restB] = [a.slice(prefix), b.slice(prefix)];
  const suffix = commonPrefix([...restA].reverse(), [...restB].reverse());
  const [middleA, middleB] = [restA.slice(0, restA.length - suffix), restB.slice(0, restB.length - suffix)];
  if (middleA.length * middleB.length > MAX_CELLS || Math.min(middleA.length, middleB.length) > 0xffff) return undefined;
  const pairs: [number, number][] = Array.from({ length: prefix }, (_, k) => [k, k]);
  for (const [i, j] of commonSubsequence(middleA, middleB)) pairs.push([i + prefix, j + prefix]);
  for (let k = suffix; k > 0; k--) pairs.push([a.length - k, b.length - k]);
  const { left, right } = runs(pairs, a, b);
  return { suspicious: left, source: right };
}
