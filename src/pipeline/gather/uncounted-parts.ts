import type { ExtractedDocument } from '../../domain/document.ts';
import { mergeSpans, type Span, totalLength } from '../../domain/span.ts';
import { type ExcludedSpan, intersectSpans } from '../../similarity/index.ts';

/** Longer than this it is no title block but text that no heading set apart. */
const LONGEST_FRONT_MATTER = 1_200;

/** Journal head, title, authors and units name a work and are no part of its text: two papers of one author share them. */
function frontMatter({ sections }: ExtractedDocument): Span[] {
  if (sections.length < 2) return [];
  return sections
    .filter((section) => section.kind === 'front' && section.end - section.start <= LONGEST_FRONT_MATTER)
    .map(({ start, end }) => ({ start, end }));
}

/** A larger share is no list of references, whatever its heading says: it stays in the comparison. */
const LARGEST_REFERENCE_SHARE = 0.4;

/** Two papers on one subject cite the same works in the same form: that is citing, and duplicate checks leave it out. */
function referenceLists({ sections, text }: ExtractedDocument): Span[] {
  const lists = sections.filter((section) => section.kind === 'references').map(({ start, end }) => ({ start, end }));
  return totalLength(lists) <= LARGEST_REFERENCE_SHARE * text.length ? lists : [];
}

/** Parts of a document that count as text but never as matched, whatever they say. */
export const uncountedParts = (document: ExtractedDocument): ExcludedSpan[] => [
  ...mergeSpans(frontMatter(document)).map((span): ExcludedSpan => ({ ...span, reason: 'front-matter' })),
  ...mergeSpans(referenceLists(document)).map((span): ExcludedSpan => ({ ...span, reason: 'reference-list' })),
];

/** @returns whether more than half of the span lies in the parts */
export const liesMostlyIn = (span: Span, parts: readonly Span[]): boolean =>
  2 * totalLength(intersectSpans([span], parts)) > span.end - span.start;
