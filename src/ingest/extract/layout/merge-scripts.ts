import { lineHeight, type PdfLine } from '../pdf/pdf-page.ts';

const MIN_OVERLAP = 0.4;
const MAX_GAP_HEIGHTS = 1.5;
const SPACE_GAP_HEIGHTS = 0.2;
/** Size and rise of raised marks, in shares of the letters beside them. */
const RAISED_SIZE = 0.85;
const RAISED_BY = 0.15;

/** Puts superscripts, subscripts and split pieces, which engines report as lines of their own, back into the line they stand in. */
export function mergeScripts(lines: readonly PdfLine[]): PdfLine[] {
  const merged: PdfLine[] = [];
  for (const line of lines) {
    const last = merged.at(-1);
    if (last !== undefined && continues(last, line)) merged[merged.length - 1] = join(last, line);
    else merged.push(line);
  }
  return merged;
}

function continues(before: PdfLine, after: PdfLine): boolean {
  const height = Math.max(lineHeight(before), lineHeight(after));
  const smaller = Math.min(lineHeight(before), lineHeight(after));
  if (smaller <= 0 || before.softHyphen) return false;
  const overlap = Math.min(before.top, after.top) - Math.max(before.bottom, after.bottom);
  const gap = after.left - before.right;
  return overlap >= smaller * MIN_OVERLAP && gap > -height * 0.3 && gap < height * MAX_GAP_HEIGHTS;
}

function join(before: PdfLine, after: PdfLine): PdfLine {
  const tall = lineHeight(before) >= lineHeight(after) ? before : after;
  const spaced = after.left - before.right > lineHeight(tall) * SPACE_GAP_HEIGHTS;
  return {
    text: before.text + (spaced ? ' ' : '') + after.text,
    left: before.left,
    right: Math.max(before.right, after.right),
    bottom: tall.bottom,
    top: tall.top,
    fontSize: tall.fontSize,
    softHyphen: after.softHyphen,
    ...raisedIn(before, after, before.text.length + (spaced ? 1 : 0)),
  };
}

/** @param from where the text of the second begins in that of both */
function raisedIn(before: PdfLine, after: PdfLine, from: number): { readonly raised?: readonly number[] } {
  const raised = [
    ...(stands(before, after) ? [0, before.text.length] : (before.raised ?? [])),
    ...(stands(after, before) ? [from, from + after.text.length] : (after.raised ?? []).map((at) => at + from)),
  ];
  return raised.length === 0 ? {} : { raised };
}

/** Smaller, and above the other's baseline. */
const stands = (small: PdfLine, large: PdfLine): boolean =>
  small.fontSize <= large.fontSize * RAISED_SIZE && small.bottom > large.bottom + lineHeight(large) * RAISED_BY;
