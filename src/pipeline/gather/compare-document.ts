import type { MatchedPassage, WorkMatches } from '../../checks/artifacts.ts';
import type { ExtractedDocument } from '../../domain/document.ts';
import type { QuotedSpan } from '../../domain/evidence.ts';
import { documentId, type WorkId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';
import { intersectSpans, isCited } from '../../similarity/index.ts';
import type { Catalogue } from './catalogue.ts';
import type { SimilarityEngine } from './similarity-engine.ts';
import { type ComparedWork, foreignTwinOf, relationOf } from './source-relation.ts';
import { liesMostlyIn, uncountedParts } from './uncounted-parts.ts';

export interface CompareRequest {
  readonly work: ComparedWork & { readonly workId: WorkId };
  readonly file: string;
  readonly document: ExtractedDocument;
  readonly catalogue: Catalogue;
  readonly comparedWith: WorkMatches['comparedWith'];
}

/** A text that a passage quotes, with its pages where they are known. */
interface QuotableText {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly pages: readonly (Span & { readonly number: number })[];
}

/** From here on two texts are one work in two versions, as near-duplicate detection commonly sets it (Broder 1997 clusters at such levels). Containment is never less. */
const NEAR_DUPLICATE = 0.8;
/** Compares one work's text with every candidate of the index; passages come in order of their place. */
export async function compareDocument(
  engine: SimilarityEngine,
  request: CompareRequest,
): Promise<{ matches: WorkMatches; sources: string[] }> {
  const { document, catalogue, work } = request;
  const suspicious: QuotableText = { id: document.id, label: request.file, text: document.text, pages: document.pages };
  const cited = engine.citedSpans(document.text, document.sections);
  const found: MatchedPassage[] = [];
  const nearDuplicates: { label: string; document: MatchedPassage['source']['document']; resemblance: number }[] = [];
  for (const candidate of engine.candidates(document.text)) {
    const entry = catalogue[candidate.id];
    if (entry === undefined) continue;
    const relation = candidate.id === document.id ? foreignTwinOf(work, entry) : relationOf(work, entry);
    if (relation === undefined || relation.type === 'same-work') continue;
    const text = await engine.source(candidate.id);
    if (text === undefined) continue;
    const source: QuotableText = { id: candidate.id, label: labelOf(relation.origin), ...text };
    // The applicant's own later text is held against that later work, not against this one.
    if (relation.ownWork && relation.earlier === 'suspicious') continue;
    if (candidate.containment >= NEAR_DUPLICATE) {
      const resemblance = engine.resemblance(document.text, source.text);
      if (resemblance >= NEAR_DUPLICATE) nearDuplicates.push({ label: source.label, document: documentId(source.id), resemblance });
    }
    for (const passage of engine.align(document.text, source)) {
      found.push({
        suspicious: quote(suspicious, passage.suspicious),
        source: quote(source, passage.source),
        kind: passage.kind,
        strength: passage.strength,
        characters: engine.countCharacters(document.text, passage.suspicious),
        cited: isCited(passage.suspicious, cited),
        ownWork: relation.ownWork,
        origin: relation.origin,
        earlier: relation.earlier,
        ...(isUnsure(passage, document.lowConfidence, text.lowConfidence) ? { uncertainText: true } : {}),
      });
    }
  }
  const excluded = [
    ...uncountedParts(document),
    ...engine.exclusions(document.text, document.sections),
    ...engine.commonWording(found.filter((one) => !one.ownWork).map((one) => ({ span: one.suspicious, owner: ownerOf(one.origin) }))),
  ];
  const passages = found.filter((passage) => !liesMostlyIn(passage.suspicious, excluded));
  // A passage that is not shown counts nowhere else either: of it only what lies in the exclusions is handed on, to be told.
  const leftOut = found
    .filter((passage) => liesMostlyIn(passage.suspicious, excluded))
    .flatMap((passage) =>
      intersectSpans([passage.suspicious], excluded).map((span) => ({ ...passage, suspicious: { ...passage.suspicious, ...span } })),
    );
  const rated = engine.rates({
    text: document.text,
    passages: [...passages, ...leftOut],
    cited,
    excluded,
    sections: document.sections,
  });
  passages.sort(
    (a, b) =>
      a.suspicious.start - b.suspicious.start ||
      a.suspicious.end - b.suspicious.end ||
      compare(a.source.document, b.source.document) ||
      a.source.start - b.source.start,
  );
  return {
    matches: {
      work: work.workId,
      file: request.file,
      document: document.id,
      rates: rated.rates,
      exclusions: rated.exclusions,
      parts: rated.parts,
      passages,
      ...(nearDuplicates.length === 0
        ? {}
        : { nearDuplicates: nearDuplicates.sort((a, b) => b.resemblance - a.resemblance || compare(a.document, b.document)) }),
      tampering: engine.tampering(document.text),
      comparedWith: request.comparedWith,
    },
    sources: [...new Set(passages.map((passage) => passage.source.document))].sort(compare),
  };
}

/** On either side the passage lies mostly in lines that text recognition was unsure of. */
const isUnsure = (passage: { suspicious: Span; source: Span }, own: readonly Span[] = [], other: readonly Span[] = []): boolean =>
  liesMostlyIn(passage.suspicious, own) || liesMostlyIn(passage.source, other);

function quote(text: QuotableText, span: Span): QuotedSpan {
  const page = text.pages.find((candidate) => span.start >= candidate.start && span.start < candidate.end);
  return {
    document: documentId(text.id),
    label: text.label,
    start: span.start,
    end: span.end,
    quote: text.text.slice(span.start, span.end),
    ...(page === undefined ? {} : { page: page.number }),
  };
}

function ownerOf(origin: MatchedPassage['origin']): string {
  if (origin.type === 'dossier') return `applicant ${origin.applicant}`;
  return origin.authors.length === 0 ? `title ${origin.title}` : `authors ${[...origin.authors].sort().join('; ')}`;
}

function labelOf(origin: MatchedPassage['origin']): string {
  if (origin.type === 'corpus') return origin.title;
  return [origin.applicantName ?? origin.applicant, origin.workTitle ?? origin.work].filter((part) => part !== undefined).join(' · ');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
