import type { NormalisedText } from '../normalise/normalise.ts';

/** What stands between two tokens, from nothing to the end of a paragraph. */
export const NO_GAP = 0;
/** A line end without punctuation in a text whose lines are wrapped. */
export const LINE_GAP = 1;
export const CLAUSE_GAP = 2;
/** A line end without punctuation in a text that is not wrapped: a heading or an item of a list. */
export const ITEM_GAP = 3;
export const SENTENCE_GAP = 4;
export const PARAGRAPH_GAP = 5;

const FULL_STOP = 46;
const CLAUSE_MARKS = new Set(Array.from(',:()[]"“”‘’（），、：《》—–|', (mark) => mark.charCodeAt(0)));
const SENTENCE_MARKS = new Set(Array.from('!?;。！？；…．', (mark) => mark.charCodeAt(0)));

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isLower = (unit: number): boolean => unit >= 97 && unit <= 122;
const isSpace = (unit: number): boolean => unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 0xa0 || unit === 0x3000;

/** A full stop ends a sentence unless it stands inside a number, a name or an abbreviation. */
function endsSentence(text: string, at: number, nextToken: number): boolean {
  const after = text.charCodeAt(at + 1);
  const next = text.charCodeAt(nextToken);
  if (!isSpace(after)) return next > 0x2e80 || (text.charCodeAt(at - 1) > 0x2e80 && !isDigit(next));
  return !isLower(next);
}

/** Strength of the gap before each token; entry `length` stands for the end of the text. */
export function findGaps(text: string, tokens: NormalisedText): Uint8Array {
  const gaps = new Uint8Array(tokens.length + 1);
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    const to = tokens.starts[i] ?? 0;
    if (to > from + 1 || (to > from && text.charCodeAt(from) !== 32)) gaps[i] = readGap(text, from, to);
    from = tokens.ends[i] ?? 0;
  }
  markListLines(gaps);
  gaps[0] = PARAGRAPH_GAP;
  gaps[tokens.length] = PARAGRAPH_GAP;
  return gaps;
}

function readGap(text: string, from: number, to: number): number {
  let gap = NO_GAP;
  let lineEnds = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 32) continue;
    if (unit === 10) lineEnds++;
    else if (unit === FULL_STOP) {
      if (gap < SENTENCE_GAP && endsSentence(text, at, to)) gap = SENTENCE_GAP;
    } else if (SENTENCE_MARKS.has(unit)) gap = SENTENCE_GAP;
    else if (gap < CLAUSE_GAP && CLAUSE_MARKS.has(unit)) gap = CLAUSE_GAP;
  }
  if (lineEnds > 1 || (lineEnds === 1 && gap === SENTENCE_GAP)) return PARAGRAPH_GAP;
  return lineEnds === 1 && gap === NO_GAP ? LINE_GAP : gap;
}

/** Share of line ends inside sentences above which a text counts as wrapped. */
const WRAPPED_SHARE = 0.4;

function markListLines(gaps: Uint8Array): void {
  let lines = 0;
  let others = 0;
  for (const gap of gaps) {
    if (gap === LINE_GAP) lines++;
    else if (gap >= SENTENCE_GAP) others++;
  }
  if (lines > WRAPPED_SHARE * (lines + others)) return;
  for (let i = 0; i < gaps.length; i++) if (gaps[i] === LINE_GAP) gaps[i] = ITEM_GAP;
}
