import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';

/** @returns a value with its place: `length` characters from `at` inside a block. */
export const found = <T>(value: T, block: PlacedBlock, at: number, length: number, confidence: number): Extracted<T> => ({
  value,
  page: block.page,
  span: { start: block.start + at, end: block.start + at + length },
  confidence,
});

/** The pattern made to be run on from match to match; made once each, since there are many blocks to a pattern. */
const running = new WeakMap<RegExp, RegExp>();
function runningFormOf(pattern: RegExp): RegExp {
  const known = running.get(pattern);
  if (known !== undefined) return known;
  const form = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  running.set(pattern, form);
  return form;
}

/**
 * @param hint found in every text in which the pattern is, and looked for quickly: most blocks end there
 * @returns the first match a reader accepts, block by block in reading order.
 */
export function firstMatch<T>(
  blocks: readonly PlacedBlock[],
  pattern: RegExp,
  read: (match: RegExpExecArray) => { value: T; confidence: number } | undefined,
  hint?: RegExp,
): Extracted<T> | undefined {
  const form = runningFormOf(pattern);
  for (const block of blocks) {
    if (hint !== undefined && !hint.test(block.text)) continue;
    form.lastIndex = 0;
    for (let match = form.exec(block.text); match !== null; match = form.exec(block.text)) {
      const accepted = read(match);
      if (accepted !== undefined) return found(accepted.value, block, match.index, match[0].length, accepted.confidence);
      if (match[0] === '') form.lastIndex++;
    }
  }
  return undefined;
}

/** As `matchAll`, which makes a pattern anew for every text. @param pattern with the `g` flag */
export function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return matches;
}
