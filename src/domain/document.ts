import type { IsoDate, YearMonth } from './dates.ts';
import type { CodedError } from './errors.ts';
import type { DocumentId } from './ids.ts';
import type { Span } from './span.ts';

export const DOCUMENT_FORMATS = [
  'pdf',
  'docx',
  'doc',
  'rtf',
  'odt',
  'ofd',
  'caj',
  'epub',
  'txt',
  'markdown',
  'html',
  /** A picture of pages (JPEG, PNG, TIFF): its text is what recognition finds in it. */
  'image',
  /** ZIP, 7z or RAR: its files are read each for itself. */
  'archive',
  'unknown',
] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** One page's part of the document's text. Formats without pages have one page. */
export interface PageText extends Span {
  /** 1-based. */
  readonly number: number;
  /** Share of the page's characters that are readable, 0 to 1; a page without text has 0. */
  readonly quality: number;
}

export const SECTION_KINDS = ['front', 'abstract', 'body', 'references', 'acknowledgements', 'appendix'] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

export interface Section extends Span {
  readonly kind: SectionKind;
  readonly heading?: string;
}

/** A value read off the pages, with its place. */
export interface Extracted<T> {
  readonly value: T;
  readonly page: number;
  readonly span: Span;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface DocumentMetadata {
  readonly title?: Extracted<string>;
  readonly authors?: Extracted<readonly string[]>;
  readonly affiliations?: Extracted<readonly string[]>;
  readonly journal?: Extracted<string>;
  readonly issn?: Extracted<string>;
  readonly cn?: Extracted<string>;
  readonly doi?: Extracted<string>;
  readonly isbn?: Extracted<string>;
  readonly issueDate?: Extracted<YearMonth>;
  readonly receivedDate?: Extracted<IsoDate>;
  readonly acceptedDate?: Extracted<IsoDate>;
}

/** Text a file carries beside the text a reader of its pages reads. Never part of `text`, so never compared. */
export const ASIDE_KINDS = ['header', 'footer', 'comment', 'deleted', 'hidden'] as const;
export interface Aside {
  readonly kind: (typeof ASIDE_KINDS)[number];
  readonly text: string;
}

/** What a file's own properties state, as they stand: often left over from a template, so a claim and no fact. */
export interface DocumentProperties {
  readonly title?: string;
  readonly author?: string;
  readonly lastModifiedBy?: string;
  readonly company?: string;
  readonly application?: string;
  /** Dates as the file writes them, ISO 8601 where its format says so. */
  readonly created?: string;
  readonly modified?: string;
}

export type TextQuality = 'good' | 'poor' | 'none';

export interface ExtractedDocument {
  readonly id: DocumentId;
  readonly format: DocumentFormat;
  readonly extractor: { readonly id: string; readonly version: string };
  /** The reading-order text; pages and sections point into it. */
  readonly text: string;
  readonly pages: readonly PageText[];
  readonly sections: readonly Section[];
  readonly metadata: DocumentMetadata;
  readonly quality: TextQuality;
  /** 1-based numbers of pages that gave no usable text. */
  readonly unreadPages: readonly number[];
  /** Things worth saying that did not stop the reading. */
  readonly warnings: readonly CodedError[];
  readonly asides?: readonly Aside[];
  readonly properties?: DocumentProperties;
}

/** How reading one file ended. */
export type ExtractionResult =
  | { readonly status: 'read'; readonly document: ExtractedDocument }
  | { readonly status: 'unreadable'; readonly format: DocumentFormat; readonly error: CodedError };
