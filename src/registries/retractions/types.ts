import type { WorkId } from '../../domain/ids.ts';

/** What a notice does. A correction or concern is no retraction. */
export const NATURES = ['retraction', 'expression-of-concern', 'correction', 'reinstatement'] as const;
export type Nature = (typeof NATURES)[number];

/** Classes of reasons, as data give them (registries/retraction-reasons.yaml). */
export const REASON_CLASSES = [
  'conduct',
  'authorship',
  'process',
  'ethics',
  'content',
  'data-deposit',
  'legal',
  'honest-error',
  'publisher-error',
  'administrative',
  'context',
] as const;
export type ReasonClass = (typeof REASON_CLASSES)[number];

/** One notice on record. */
export interface RetractionRecord {
  /** DOI of the paper, lower case. */
  readonly doi?: string;
  readonly pmid?: string;
  readonly natures: readonly Nature[];
  /** Date of the notice, `YYYY-MM-DD`. */
  readonly date?: string;
  /** DOI of the notice. */
  readonly noticeDoi?: string;
  readonly reasons: readonly string[];
  readonly classes: readonly ReasonClass[];
  readonly title?: string;
  readonly authors: readonly string[];
  readonly journal?: string;
  /** 1-based data row of the loaded file. */
  readonly row: number;
}

/** What the list has of one work. `by` DOI or PMID is firm; by title it is possible only, and only where an author is the same. */
export interface RetractionAnswer {
  readonly work: WorkId;
  readonly asked: { readonly doi?: string; readonly pmid?: string; readonly title?: string };
  readonly list: { readonly source: string; readonly rows: number; readonly sha256: string; readonly importedAt?: string };
  readonly hits: readonly { readonly by: 'doi' | 'pmid' | 'title'; readonly record: RetractionRecord }[];
}
