/** Half-open range [start, end) of UTF-16 code units in a document's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spanLength = (span: Span): number => span.end - span.start;

/** @returns disjoint spans in order covering the same characters; touching spans join. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (span.end <= span.start) continue;
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

export const totalLength = (spans: readonly Span[]): number => mergeSpans(spans).reduce((sum, span) => sum + spanLength(span), 0);
