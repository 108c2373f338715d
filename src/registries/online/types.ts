import type { WorkId } from '../../domain/ids.ts';

export const ONLINE_SOURCES = ['crossref', 'openalex', 'doaj', 'datacite'] as const;
export type OnlineSource = (typeof ONLINE_SOURCES)[number];

export const SOURCE_NAMES: Readonly<Record<OnlineSource, string>> = {
  crossref: 'Crossref',
  openalex: 'OpenAlex',
  doaj: 'DOAJ',
  datacite: 'DataCite',
};

/** A later notice about a work, as Crossref's `updated-by` (or a notice's own `update-to`) gives it. */
export interface OnlineUpdate {
  /** `retraction`, `withdrawal`, `removal`, `correction`, `erratum`, `expression_of_concern` … as the source writes it. */
  readonly type: string;
  /** DOI of the notice. */
  readonly doi?: string;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly date?: string;
  /** Who recorded it: `publisher`, `retraction-watch`. */
  readonly recordedBy?: string;
  /** `updated-by`: this work was updated; `update-to`: this work is itself the notice. */
  readonly direction: 'updated-by' | 'update-to';
}

/** What a public source has of a work, or of a journal when asked by ISSN; in one shape for all sources. */
export interface OnlineRecord {
  readonly doi?: string;
  readonly pmid?: string;
  /** Titles in every language given. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly journals: readonly string[];
  readonly issns: readonly string[];
  /** Every year the source gives: online and print may differ. */
  readonly years: readonly number[];
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  /** OpenAlex's mark; absent where the source has none. */
  readonly retracted?: boolean;
  readonly updates: readonly OnlineUpdate[];
}

export interface OnlineQuestion {
  readonly by: 'doi' | 'issn';
  readonly value: string;
}

/** One question to one source. `failed` says nothing of the work. */
export type OnlineAnswer = { readonly source: OnlineSource; readonly asked: OnlineQuestion } & (
  | { readonly state: 'found'; readonly fetchedOn: string; readonly record: OnlineRecord }
  | { readonly state: 'not-found'; readonly fetchedOn: string }
  | { readonly state: 'failed'; readonly code: string; readonly message: string }
);

export interface WorkOnline {
  readonly work: WorkId;
  readonly answers: readonly OnlineAnswer[];
}
