import type { PdfLine } from '../pdf-page.ts';
import type { RunTable } from './run-table.ts';

const SAME_DIRECTION = 0.999;
/** Shares of the letter size. */
const MAX_SHIFT = 0.15;
const MIN_GAP = -0.6;
const PIECE_GAP = 1.5;
const WORD_GAP = 0.15;
const WIDE_GAP = 0.8;
/** A space between ideographs is a quarter of a letter where it is set in a Latin font; letters of one word stand closer. */
const HAN_GAP = 0.2;
const CLOSE_GAP = 0.1;
const ASCENT = 0.88;
const DESCENT = 0.22;
const TWIN_SHIFT = 0.12;
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const HAN = /[\u3400-\u9fff]/;
const SPECIAL = /[\u00ad\ufb00-\ufb06]/;
const LIGATURES = /[\ufb00-\ufb06]/g;

interface Draft {
  text: string;
  readonly first: number;
  last: number;
  longest: number;
  size: number;
  /** Letters that stand close to the one before, and places in the text before which there is white between ideographs. */
  close: number;
  gaps: number[] | undefined;
}

/** Joins runs, in the order the page draws them, into pieces of lines. Text drawn twice to look bold counts once. */
export function linesOfRuns(runs: RunTable, isSeen: (run: number) => boolean): PdfLine[] {
  const lines: PdfLine[] = [];
  const twins = new Twins(runs);
  let draft: Draft | undefined;
  for (let run = 0; run < runs.count; run++) {
    if (!isSeen(run)) continue;
    const text = runs.text(run);
    const isBlank = text.trim() === '';
    if (!isBlank && twins.has(run)) continue;
    if (draft !== undefined && !continues(runs, draft, run)) {
      addLine(lines, runs, draft);
      draft = undefined;
    }
    if (draft !== undefined) append(runs, draft, run);
    else if (!isBlank) draft = { text, first: run, last: run, longest: run, size: runs.size(run), close: text.length - 1, gaps: undefined };
  }
  if (draft !== undefined) addLine(lines, runs, draft);
  return lines;
}

function addLine(lines: PdfLine[], runs: RunTable, draft: Draft): void {
  const line = finished(runs, draft);
  if (line !== undefined) lines.push(line);
}

function continues(runs: RunTable, { last, size }: Draft, run: number): boolean {
  const alongX = runs.alongX(last);
  const alongY = runs.alongY(last);
  if (alongX * runs.alongX(run) + alongY * runs.alongY(run) < SAME_DIRECTION) return false;
  const dx = runs.startX(run) - runs.endX(last);
  const dy = runs.startY(run) - runs.endY(last);
  const along = dx * alongX + dy * alongY;
  const across = Math.abs(dy * alongX - dx * alongY);
  const tall = Math.max(size, runs.size(run));
  return across <= tall * MAX_SHIFT && along >= tall * MIN_GAP && along <= tall * PIECE_GAP;
}

function append(runs: RunTable, draft: Draft, run: number): void {
  const { last } = draft;
  const gap = (runs.startX(run) - runs.endX(last)) * runs.alongX(run) + (runs.startY(run) - runs.endY(last)) * runs.alongY(run);
  const text = runs.text(run);
  const tall = Math.max(runs.size(last), runs.size(run));
  if (gap > tall * WORD_GAP && !draft.text.endsWith(' ') && !text.startsWith(' ')) {
    const wide = IDEOGRAPH.test(draft.text.slice(-1)) || IDEOGRAPH.test(text.slice(0, 1));
    if (!wide || gap > tall * WIDE_GAP) draft.text += ' ';
    else if (gap > tall * HAN_GAP && HAN.test(draft.text.slice(-1)) && HAN.test(text.slice(0, 1)))
      (draft.gaps ??= []).push(draft.text.length);
  } else if (gap < tall * CLOSE_GAP) draft.close++;
  draft.close += text.length - 1;
  draft.text += text;
  draft.last = run;
  if (text.length > runs.text(draft.longest).length) draft.longest = run;
  draft.size = Math.max(draft.size, runs.size(run));
}

/** White between some of a line's ideographs parts words; between all of them it is how the line is set. */
function parted({ text, gaps, close }: Draft): string {
  if (gaps === undefined || close < gaps.length) return text;
  return [0, ...gaps].map((from, index) => text.slice(from, gaps[index])).join(' ');
}

function finished(runs: RunTable, draft: Draft): PdfLine | undefined {
  const { first, last, longest } = draft;
  const drawn = parted(draft);
  const softHyphen = drawn.trimEnd().endsWith('\u00ad');
  const text = (
    SPECIAL.test(drawn) ? drawn.replaceAll('\u00ad', '').replace(LIGATURES, (ligature) => ligature.normalize('NFKC')) : drawn
  ).trim();
  if (text === '') return undefined;
  const size = runs.size(longest);
  // The box stands on the baseline's two ends, widened across it.
  const upX = -runs.alongY(longest) * size;
  const upY = runs.alongX(longest) * size;
  const level = Math.abs(runs.alongX(longest)) > SAME_DIRECTION;
  const startX = runs.startX(first);
  const endX = runs.endX(last);
  const startY = level ? runs.startY(longest) : runs.startY(first);
  const endY = level ? runs.startY(longest) : runs.endY(last);
  return {
    text,
    left: Math.min(startX - upX * DESCENT, startX + upX * ASCENT, endX - upX * DESCENT, endX + upX * ASCENT),
    right: Math.max(startX - upX * DESCENT, startX + upX * ASCENT, endX - upX * DESCENT, endX + upX * ASCENT),
    bottom: Math.min(startY - upY * DESCENT, startY + upY * ASCENT, endY - upY * DESCENT, endY + upY * ASCENT),
    top: Math.max(startY - upY * DESCENT, startY + upY * ASCENT, endY - upY * DESCENT, endY + upY * ASCENT),
    fontSize: size,
    softHyphen,
    ...(Math.abs(runs.alongY(longest)) > SAME_DIRECTION ? { turn: runs.alongY(longest) < 0 ? 'down' : 'up' } : {}),
  };
}

const NONE = -1;
/** Points of a square of the page; letters are looked for in those around their own place. */
const SQUARE = 8;
/** Letters of more than 250 points are looked for no farther. */
const MAX_NEAR = 30;

/** Tells runs that say what stands at their place already: a hash table of runs by text and square, since a page may draw every letter alone. */
class Twins {
  private readonly runs: RunTable;
  private readonly texts = new Map<string, number>();
  private readonly textOf: Int32Array;
  private readonly before: Int32Array;
  private readonly heads: Int32Array;

  constructor(runs: RunTable) {
    this.runs = runs;
    this.textOf = new Int32Array(runs.count);
    this.before = new Int32Array(runs.count);
    let size = 64;
    while (size < runs.count) size *= 2;
    this.heads = new Int32Array(size).fill(NONE);
  }

  has(run: number): boolean {
    const { runs } = this;
    const text = this.numberOf(runs.text(run));
    const near = Math.min(runs.size(run) * TWIN_SHIFT, MAX_NEAR);
    const x = runs.startX(run);
    const y = runs.startY(run);
    const right = Math.floor((x + near) / SQUARE);
    const top = Math.floor((y + near) / SQUARE);
    for (let column = Math.floor((x - near) / SQUARE); column <= right; column++) {
      for (let row = Math.floor((y - near) / SQUARE); row <= top; row++) {
        if (this.standsIn(this.placeOf(text, column, row), text, x, y, near)) return true;
      }
    }
    const place = this.placeOf(text, Math.floor(x / SQUARE), Math.floor(y / SQUARE));
    this.textOf[run] = text;
    this.before[run] = this.heads[place] ?? NONE;
    this.heads[place] = run;
    return false;
  }

  private standsIn(place: number, text: number, x: number, y: number, near: number): boolean {
    const { runs } = this;
    for (let other = this.heads[place] ?? NONE; other !== NONE; other = this.before[other] ?? NONE) {
      if (this.textOf[other] === text && Math.abs(runs.startX(other) - x) < near && Math.abs(runs.startY(other) - y) < near) return true;
    }
    return false;
  }

  private placeOf(text: number, column: number, row: number): number {
    return (Math.imul(text, 0x45d9f3b) ^ Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1)) & (this.heads.length - 1);
  }

  private numberOf(text: string): number {
    const key = text.length === 1 ? text : text.trim();
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    this.texts.set(key, this.texts.size);
    return this.texts.size - 1;
  }
}
