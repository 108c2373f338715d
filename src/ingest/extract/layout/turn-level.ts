import type { PdfLine, PdfPage } from '../pdf/pdf-page.ts';

/** Share of a page's letters from which the way they run is that of the page. */
const MOST = 0.6;
/** Letters one below the other, in letter sizes: how far aside and below the next may stand. */
const MAX_ASIDE = 0.2;
const MIN_STEP = 0.7;
const MAX_STEP = 1.6;
const ONE_WIDE = /^[\u2e80-\u9fff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef“”‘’…—]{1,2}$/u;

/**
 * A page whose text runs down (vertical Chinese, its lines from right to left) or is set sideways, turned so that its text runs level:
 * what lays out pages then needs to know nothing of it. Producers draw vertical text with a font for it, or letter by letter.
 */
export function turnLevel(page: PdfPage): PdfPage {
  const { letters, up, down, alone } = lettersOf(page.lines);
  if (letters === 0) return page;
  if (up > letters * MOST) return turned(page, page.lines, 'up');
  if (alone <= letters * MOST) return down > letters * MOST ? turned(page, page.lines, 'down') : page;
  const lines = stacked(page.lines);
  return lettersOf(lines).down > letters * MOST ? turned(page, lines, 'down') : page;
}

/** How many letters there are, how many run up or down the page, and how many are wide and stand alone. */
function lettersOf(lines: readonly PdfLine[]): { letters: number; up: number; down: number; alone: number } {
  const sum = { letters: 0, up: 0, down: 0, alone: 0 };
  for (const { text, turn } of lines) {
    const letters = countLetters(text);
    sum.letters += letters;
    if (turn !== undefined) sum[turn] += letters;
    if (text.length <= 2 && ONE_WIDE.test(text)) sum.alone += letters;
  }
  return sum;
}

function countLetters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && (code < 0x7f || !/\s/.test(text.charAt(at)))) count++;
  }
  return count;
}

/** Joins letters drawn one below the other. */
function stacked(lines: readonly PdfLine[]): PdfLine[] {
  const joined: PdfLine[] = [];
  let last: PdfLine | undefined;
  for (const line of lines) {
    const before = joined.at(-1);
    if (last !== undefined && before !== undefined && follows(last, line)) {
      joined[joined.length - 1] = {
        ...before,
        text: before.text + line.text,
        left: Math.min(before.left, line.left),
        right: Math.max(before.right, line.right),
        bottom: line.bottom,
        turn: 'down',
      };
    } else joined.push(line);
    last = line;
  }
  return joined;
}

function follows(last: PdfLine, line: PdfLine): boolean {
  const size = Math.max(last.fontSize, line.fontSize);
  const aside = Math.abs((line.left + line.right - last.left - last.right) / 2);
  const step = last.top - line.top;
  return (
    ONE_WIDE.test(last.text) && ONE_WIDE.test(line.text) && aside <= size * MAX_ASIDE && step >= size * MIN_STEP && step <= size * MAX_STEP
  );
}

function turned(page: PdfPage, lines: readonly PdfLine[], turn: 'down' | 'up'): PdfPage {
  const { width, height } = page;
  const levelled = (line: PdfLine): PdfLine =>
    turn === 'down'
      ? { ...line, left: height - line.top, right: height - line.bottom, bottom: line.left, top: line.right }
      : { ...line, left: line.bottom, right: line.top, bottom: width - line.right, top: width - line.left };
  const level = lines.map(levelled);
  return {
    ...page,
    width: height,
    height: width,
    lines: drawnBackwards(level) ? [...level].sort((a, b) => b.bottom - a.bottom) : level,
    ...(page.filledIn === undefined ? {} : { filledIn: page.filledIn.map(levelled) }),
  };
}

/** Most lines stand above the one drawn before. */
function drawnBackwards(lines: readonly PdfLine[]): boolean {
  const steps = lines.slice(1).map((line, index) => line.bottom - (lines[index]?.bottom ?? 0));
  return steps.filter((step) => step > 0).length > steps.length * MOST;
}
