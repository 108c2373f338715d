import type { DocumentId } from './ids.ts';
import type { Localised } from './localised.ts';
import type { Span } from './span.ts';
import type { WorkKind } from './work.ts';

/** One side of a text match: where it stands and what it says there, word for word. */
export interface QuotedSpan extends Span {
  /** Document the quote is checked against. */
  readonly document: DocumentId;
  /** What the reader calls it: a path in the dossier, or a corpus title. */
  readonly label: string;
  readonly page?: number;
  /** The document's text over this span, exactly. */
  readonly quote: string;
}

export interface TextMatchEvidence {
  readonly type: 'text-match';
  readonly suspicious: QuotedSpan;
  readonly source: QuotedSpan;
  readonly kind: string;
  /** 0 to 1. */
  readonly strength: number;
}

export interface ListEntryEvidence {
  readonly type: 'list-entry';
  readonly list: string;
  readonly edition: string;
  /** Category on the list, for example `core`; absent for a row's absence. */
  readonly category?: string;
  /** 1-based data row of the loaded copy; absent when the evidence is that no row exists. */
  readonly row?: number;
  readonly title?: string;
  /** How the journal was matched to the row. */
  readonly matchedBy: 'issn' | 'cn' | 'isbn' | 'title' | 'former-title' | 'none';
  /** Whether the loaded copy is complete, so that absence proves something. */
  readonly complete: boolean;
  /** SHA-256 of the loaded list. */
  readonly listHash: string;
}

export interface CountSeriesEvidence {
  readonly type: 'count-series';
  /** First month of the series, `YYYY-MM`; `counts[i]` belongs to that month plus i. */
  readonly from: string;
  readonly counts: readonly number[];
  /** Kinds of work counted; absent when the series is of all that its finding looks at. */
  readonly kinds?: readonly WorkKind[];
  readonly window: { readonly from: string; readonly to: string; readonly months: number; readonly count: number };
  readonly expected: number;
  readonly probability: number;
  /** Exact rational of the probability when it was computed exactly, for example `7/8`. */
  readonly exact?: string;
  readonly method: Localised;
}

export interface RecordEvidence {
  readonly type: 'record';
  /** File (relative to the applicant's folder), `manifest`, or a registry's name. */
  readonly source: string;
  readonly field: string;
  /** The value as found; empty string when the field is absent. */
  readonly value: string;
  /** True when the value was inferred rather than stated. */
  readonly inferred?: boolean;
  readonly page?: number;
}

export interface DocumentEvidence {
  readonly type: 'document';
  readonly file: string;
  readonly document?: DocumentId;
  readonly page?: number;
}

/** One side of a pair of pictures. */
export interface ShownPicture {
  readonly document: DocumentId;
  /** What the reader calls it: a path in the dossier, or the applicant's id and the path in that dossier. */
  readonly label: string;
  /** Absent where the format tells no pages. */
  readonly page?: number;
  /** Figure captions of that page, as printed; which of several is this picture's is for the reader to see. */
  readonly captions: readonly string[];
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** 128-bit difference hash, across and down, 32 hex digits. */
  readonly hash: string;
}

export interface PictureMatchEvidence {
  readonly type: 'picture-match';
  readonly suspicious: ShownPicture;
  readonly source: ShownPicture;
  /** Bits in which the two hashes differ, of 128. */
  readonly distance: number;
}

export type Evidence =
  | TextMatchEvidence
  | ListEntryEvidence
  | CountSeriesEvidence
  | RecordEvidence
  | DocumentEvidence
  | PictureMatchEvidence;
