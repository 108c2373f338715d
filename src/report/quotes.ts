import { IntegrityError } from '../domain/errors.ts';
import type { QuotedSpan } from '../domain/evidence.ts';
import type { ReportQuote } from './evidence-schema.ts';

/** Characters of context given on either side of a quote. */
const CONTEXT = 40;

export type Texts = ReadonlyMap<string, { readonly text: string }>;

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function contextBefore(text: string, start: number): string {
  let from = Math.max(0, start - CONTEXT);
  if (from > 0 && isLowSurrogate(text, from)) from += 1;
  return text.slice(from, start);
}

function contextAfter(text: string, end: number): string {
  let to = Math.min(text.length, end + CONTEXT);
  if (to < text.length && isLowSurrogate(text, to)) to -= 1;
  return text.slice(end, Math.max(end, to));
}

/**
 * Holds a quote against the text it says it is from, and adds a little of what stands around it.
 * @throws IntegrityError `evidence-quote-mismatch` when the text is not at hand or does not read so at the span.
 */
export function verifyQuote(span: QuotedSpan, texts: Texts): ReportQuote {
  const source = texts.get(span.document);
  const mend = 'Scan again without the artifact cache; if it happens again, report it to the maintainers with the file.';
  if (source === undefined) {
    const message = `the evidence quotes ${span.label}, but no text of document ${span.document} was handed to the report`;
    throw new IntegrityError('evidence-quote-mismatch', message, { mend, file: span.label });
  }
  if (source.text.slice(span.start, span.end) !== span.quote || span.end - span.start !== span.quote.length) {
    const message = `the evidence quotes ${span.label} at ${span.start} to ${span.end}, but its text reads otherwise there`;
    throw new IntegrityError('evidence-quote-mismatch', message, { mend, file: span.label });
  }
  return {
    document: span.document,
    label: span.label,
    ...(span.page === undefined ? {} : { page: span.page }),
    start: span.start,
    end: span.end,
    quote: span.quote,
    before: contextBefore(source.text, span.start),
    after: contextAfter(source.text, span.end),
  };
}
