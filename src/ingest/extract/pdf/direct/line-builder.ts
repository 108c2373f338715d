import type { PdfLine } from '../pdf-page.ts';
import type { TextRun } from './text-run.ts';

const SAME_DIRECTION = 0.999;
/** Shares of the letter size. */
const MAX_SHIFT = 0.15;
const MIN_GAP = -0.6;
const PIECE_GAP = 1.5;
const WORD_GAP = 0.15;
const ASCENT = 0.88;
const DESCENT = 0.22;
const TWIN_SHIFT = 0.12;
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const SPECIAL = /[\u00ad\ufb00-\ufb06]/;
const LIGATURES = /[\ufb00-\ufb06]/g;

interface Draft {
  text: string;
  readonly first: TextRun;
  last: TextRun;
  longest: TextRun;
  size: number;
}

/** Joins runs, in the order the page draws them, into pieces of lines. Text drawn twice to look bold counts once. */
export function linesOfRuns(runs: readonly TextRun[]): PdfLine[] {
  const lines: PdfLine[] = [];
  const twins = new Map<string, TextRun[]>();
  let draft: Draft | undefined;
  const end = (): void => {
    const line = draft === undefined ? undefined : finished(draft);
    if (line !== undefined) lines.push(line);
    draft = undefined;
  };
  for (const run of runs) {
    if (isTwin(run, twins)) continue;
    if (draft !== undefined && !continues(draft, run)) end();
    if (draft === undefined) {
      if (run.text.trim() !== '') draft = { text: run.text, first: run, last: run, longest: run, size: run.size };
    } else append(draft, run);
  }
  end();
  return lines;
}

function continues({ last, size }: Draft, run: TextRun): boolean {
  if (last.alongX * run.alongX + last.alongY * run.alongY < SAME_DIRECTION) return false;
  const [dx, dy] = [run.startX - last.endX, run.startY - last.endY];
  const along = dx * last.alongX + dy * last.alongY;
  const across = Math.abs(dy * last.alongX - dx * last.alongY);
  const tall = Math.max(size, run.size);
  return across <= tall * MAX_SHIFT && along >= tall * MIN_GAP && along <= tall * PIECE_GAP;
}

function append(draft: Draft, run: TextRun): void {
  const gap = (run.startX - draft.last.endX) * run.alongX + (run.startY - draft.last.endY) * run.alongY;
  const wide = IDEOGRAPH.test(draft.text.slice(-1)) || IDEOGRAPH.test(run.text.slice(0, 1));
  const spaced = gap > Math.max(draft.last.size, run.size) * (wide ? 0.8 : WORD_GAP);
  if (spaced && !draft.text.endsWith(' ') && !run.text.startsWith(' ')) draft.text += ' ';
  draft.text += run.text;
  draft.last = run;
  if (run.text.length > draft.longest.text.length) draft.longest = run;
  draft.size = Math.max(draft.size, run.size);
}

function finished({ text: drawn, first, last, longest }: Draft): PdfLine | undefined {
  const softHyphen = drawn.trimEnd().endsWith('\u00ad');
  const text = (
    SPECIAL.test(drawn) ? drawn.replaceAll('\u00ad', '').replace(LIGATURES, (ligature) => ligature.normalize('NFKC')) : drawn
  ).trim();
  if (text === '') return undefined;
  const { size } = longest;
  // The box stands on the baseline's two ends, widened across it.
  const [upX, upY] = [-longest.alongY * size, longest.alongX * size];
  const level = Math.abs(longest.alongX) > SAME_DIRECTION;
  const [startY, endY] = level ? [longest.startY, longest.startY] : [first.startY, last.endY];
  return {
    text,
    left: Math.min(first.startX - upX * DESCENT, first.startX + upX * ASCENT, last.endX - upX * DESCENT, last.endX + upX * ASCENT),
    right: Math.max(first.startX - upX * DESCENT, first.startX + upX * ASCENT, last.endX - upX * DESCENT, last.endX + upX * ASCENT),
    bottom: Math.min(startY - upY * DESCENT, startY + upY * ASCENT, endY - upY * DESCENT, endY + upY * ASCENT),
    top: Math.max(startY - upY * DESCENT, startY + upY * ASCENT, endY - upY * DESCENT, endY + upY * ASCENT),
    fontSize: size,
    softHyphen,
  };
}

function isTwin(run: TextRun, seen: Map<string, TextRun[]>): boolean {
  const key = run.text.trim();
  if (key === '') return false;
  const others = seen.get(key);
  if (others === undefined) {
    seen.set(key, [run]);
    return false;
  }
  const near = run.size * TWIN_SHIFT;
  if (others.some((other) => Math.abs(other.startX - run.startX) < near && Math.abs(other.startY - run.startY) < near)) return true;
  if (others.length < 200) others.push(run);
  return false;
}
