import type { CtcLetter } from './ctc-decode.ts';

const NARROW = /[\p{Script=Latin}\p{Nd}]/u;
const HAN = /\p{Script=Han}/u;
/** Letters read again on either side, by which the piece is fitted in. */
const CONTEXT = 2;
/** Chinese letters below this are worth a second look: with 0.75 no more of a blurred, shaded page was mended, for a tenth more work (bench/ocr.ts). */
const DOUBTFUL = 0.6;
/** Of a line that is to be read again for the greater part all is read again. */
const MOST_SHARE = 0.6;

/** A stretch of a line that is no Chinese and holds narrow letters: first and last of its letters. */
interface Stretch {
  readonly first: number;
  last: number;
  /** It holds narrow letters; else Chinese ones the network is unsure of. */
  narrow: boolean;
}

/**
 * Reads again, in full width, the stretches of a squeezed line that hold Latin letters or digits, and fits them in between the Chinese letters beside them;
 * and those about a doubtful Chinese letter, which are kept where they are surer then.
 * @param steps columns of the whole line.
 * @param readPiece letters of the line between two columns, which may lie between whole ones.
 * @returns undefined where all of the line had better be read again: most of it is narrow, or a piece does not fit.
 */
export async function rereadNarrow(
  letters: readonly CtcLetter[],
  steps: number,
  readPiece: (from: number, to: number) => Promise<readonly CtcLetter[]>,
): Promise<CtcLetter[] | undefined> {
  const pieces = stretchesOf(letters).map((stretch) => ({ ...stretch, ...boundsOf(stretch, letters, steps) }));
  if (pieces.reduce((sum, { from, to }) => sum + to - from, 0) > MOST_SHARE * steps) return undefined;
  const mended: CtcLetter[] = [];
  let next = 0;
  for (const { first, last, from, narrow, to } of pieces) {
    const inner = between(await readPiece(from, to), letters[first - 1], letters[last + 1]);
    if (!narrow && (inner === undefined || !isBetter(inner, letters.slice(first, last + 1)))) continue;
    if (inner === undefined) return undefined;
    mended.push(...letters.slice(next, first), ...inner);
    next = last + 1;
  }
  return [...mended, ...letters.slice(next)];
}

function stretchesOf(letters: readonly CtcLetter[]): Stretch[] {
  const isHan = (at: number): boolean => HAN.test(letters[at]?.text ?? '');
  const found: Stretch[] = [];
  for (let at = 0; at < letters.length; at++) {
    const narrow = NARROW.test(letters[at]?.text ?? '');
    if (!narrow && !(isHan(at) && isDoubtful(letters[at]))) continue;
    let [first, last] = [at, at];
    while (first > 0 && !isHan(first - 1)) first--;
    while (last + 1 < letters.length && !isHan(last + 1)) last++;
    const before = found.at(-1);
    if (before !== undefined && first - before.last <= 2 * CONTEXT) {
      before.last = last;
      before.narrow ||= narrow;
    } else found.push({ first, last, narrow });
    at = last;
  }
  return found;
}

export const isDoubtful = (letter: CtcLetter | undefined): boolean => letter !== undefined && letter.probability < DOUBTFUL;

/** Surer, and no letter lost: what is drawn there was seen once. */
const isBetter = (again: readonly CtcLetter[], before: readonly CtcLetter[]): boolean =>
  again.length >= before.length && sureness(again) > sureness(before);

/** Of the least sure letter. */
const sureness = (letters: readonly CtcLetter[]): number => Math.min(1, ...letters.map(({ probability }) => probability));

/** Cut half-way between letters. */
function boundsOf({ first, last }: Stretch, letters: readonly CtcLetter[], steps: number): { from: number; to: number } {
  const middle = (left: number): number => ((letters[left]?.step ?? 0) + (letters[left + 1]?.step ?? steps)) / 2 + 0.5;
  const [begin, end] = [first - CONTEXT, last + CONTEXT];
  return { from: begin <= 0 ? 0 : middle(begin - 1), to: end >= letters.length - 1 ? steps : middle(end) };
}

/** What stands in a piece between the two letters that must be in it; a line's end needs none. */
function between(piece: readonly CtcLetter[], left: CtcLetter | undefined, right: CtcLetter | undefined): readonly CtcLetter[] | undefined {
  const from = left === undefined ? 0 : piece.findIndex(({ text }, at) => at <= CONTEXT && text === left.text) + 1;
  const to =
    right === undefined ? piece.length : piece.findLastIndex(({ text }, at) => at >= piece.length - 1 - CONTEXT && text === right.text);
  return (left !== undefined && from === 0) || to < from ? undefined : piece.slice(from, to);
}
