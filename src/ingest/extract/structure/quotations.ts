import type { Quotation } from '../../../domain/document.ts';

/** Marks that open and close; a straight one closes itself and must hold a phrase. */
const QUOTE = /“[^“”]{2,2000}”|「[^「」]{2,2000}」|『[^『』]{2,2000}』|«[^«»]{2,2000}»|"[^"\n]{10,1000}"/gu;
const BLOCK_QUOTE = /(?:^|\n)((?:[ \t]*>[^\n]*(?:\n|$))+)/gu;
const MAX_QUOTATIONS = 5000;

/** Quotations by their marks, and lines set apart as quoted, in order of place. */
export function quotationsOf(text: string): Quotation[] {
  const quotes = Array.from(
    text.matchAll(QUOTE),
    (match): Quotation => ({ kind: 'quotation', span: { start: match.index, end: match.index + match[0].length } }),
  );
  const blocks = Array.from(text.matchAll(BLOCK_QUOTE), (match): Quotation => {
    const lines = match[1] ?? '';
    const start = match.index + match[0].length - lines.length;
    return { kind: 'block-quote', span: { start, end: start + lines.trimEnd().length } };
  });
  return [...quotes, ...blocks].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end).slice(0, MAX_QUOTATIONS);
}
