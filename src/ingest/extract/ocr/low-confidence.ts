import type { Span } from '../../../domain/span.ts';
import type { OcrReading } from '../read-document.ts';

/** A judgement of ours, not fitted to counted errors: a line below this mean probability is marked as unsure. */
export const LOW_CONFIDENCE = 0.85;

/**
 * Finds the unsure lines in the text made of them: paragraphs keep each line's letters in one piece, and running heads are gone.
 * @param offset of `text` in the document.
 */
export function lowConfidenceSpans(text: string, lines: OcrReading['lines'], offset: number): Span[] {
  const taken: Span[] = [];
  const spans: Span[] = [];
  for (const { confidence, text: line } of lines) {
    // A hyphen at the end of a line may have gone when the word was joined.
    const whole = line.replace(/[-\u2010]$/u, '');
    const start = nextFree(text, whole, taken);
    if (start === undefined) continue;
    const span = { start, end: start + whole.length };
    taken.push(span);
    if (confidence < LOW_CONFIDENCE) spans.push({ start: span.start + offset, end: span.end + offset });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The same words may stand on a page twice: each line has a place of its own. */
function nextFree(text: string, line: string, taken: readonly Span[]): number | undefined {
  if (line === '') return undefined;
  for (let at = text.indexOf(line); at >= 0; at = text.indexOf(line, at + 1)) {
    if (!taken.some((span) => span.start < at + line.length && span.end > at)) return at;
  }
  return undefined;
}
