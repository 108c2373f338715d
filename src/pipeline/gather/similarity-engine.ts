import type { MatchedPassage } from '../../checks/artifacts.ts';
import type { Section } from '../../domain/document.ts';
import type { Span } from '../../domain/span.ts';
import type { ExcludedSpan, LikelySource, Passage, RatesResult, Tampering } from '../../similarity/index.ts';

/** A compared text with its pages, where it has any. */
export interface SourceText {
  readonly text: string;
  readonly pages: readonly (Span & { readonly number: number })[];
  /** Recognised from a picture, and unsure. */
  readonly lowConfidence?: readonly Span[];
}

export interface RatesRequest {
  readonly text: string;
  /** Passages with their places; only what lies outside `excluded` counts. */
  readonly passages: readonly Pick<MatchedPassage, 'suspicious' | 'source' | 'ownWork'>[];
  readonly cited: readonly Span[];
  readonly excluded: readonly ExcludedSpan[];
  readonly sections: readonly Section[];
}

/** What comparing one document asks of the similarity room, with index and texts bound. */
export interface SimilarityEngine {
  /** Ids of documents worth aligning, the weightiest first. */
  candidates(text: string): readonly Pick<LikelySource, 'id' | 'containment'>[];
  /** How alike two whole texts are, 0 to 1. */
  resemblance(text: string, source: string): number;
  source(id: string): Promise<SourceText | undefined>;
  align(suspicious: string, source: { readonly id: string; readonly text: string }): readonly Passage[];
  countCharacters(text: string, span: Span): number;
  citedSpans(text: string, sections: readonly Section[]): readonly Span[];
  /** Statutes, standards, boilerplate and templates: text that never counts as matched. */
  exclusions(text: string, sections: readonly Section[]): readonly ExcludedSpan[];
  /** Wording that the sources of many owners share with the text. */
  commonWording(passages: readonly { readonly span: Span; readonly owner: string }[]): readonly ExcludedSpan[];
  rates(request: RatesRequest): RatesResult;
  tampering(text: string): readonly Tampering[];
}
