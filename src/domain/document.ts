import type { IsoDate, YearMonth } from './dates.ts';
import type { CodedError } from './errors.ts';
import type { DocumentId } from './ids.ts';
import type { Span } from './span.ts';

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'txt', 'markdown', 'html', 'image', 'unknown'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Where a page's text comes from: a PDF's own text, recognised from its picture, or any other file's own text. */
export const PAGE_SOURCES = ['text-layer', 'ocr', 'file'] as const;
export type PageSource = (typeof PAGE_SOURCES)[number];

/** One page's part of the document's text. Formats without pages have one page. */
export interface PageText extends Span {
  /** 1-based. */
  readonly number: number;
  /** Share of the page's characters that are readable, 0 to 1; a page without text has 0. */
  readonly quality: number;
  readonly source?: PageSource;
  /** Of text that was recognised: the mean over its characters, 0 to 1. */
  readonly confidence?: number;
  readonly signals?: PageSignals;
}

/** What a page's text looks like; shares of its characters other than white space, 0 to 1. */
export interface PageSignals {
  /** Characters that print: no control characters, no unassigned code points. */
  readonly printable: number;
  /** Common Chinese characters among the Chinese ones and common English words among the Latin ones, each weighed by its length. */
  readonly dictionary: number;
  readonly privateUse: number;
  /** Replacement characters: letters drawn that nothing tells the meaning of. */
  readonly replacement: number;
  /** Share of character pairs two engines read differently, where two read the page. */
  readonly disagreement?: number;
}

/** Text a reader of the printed page would not see; it is no part of the document's text. */
export interface HiddenText {
  readonly kind: 'invisible' | 'white' | 'microscopic' | 'outside-page';
  /** 1-based. */
  readonly page: number;
  /** White space aside. */
  readonly characters: number;
  /** Its beginning. */
  readonly sample: string;
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
  /** Recognised lines of which the reader is unsure: what rests on them is for a person to check. */
  readonly lowConfidence?: readonly Span[];
  /** Absent where nothing is hidden, and for formats in which it is not looked for. */
  readonly hiddenText?: readonly HiddenText[];
  /** Things worth saying that did not stop the reading. */
  readonly warnings: readonly CodedError[];
}

/** How reading one file ended. */
export type ExtractionResult =
  | { readonly status: 'read'; readonly document: ExtractedDocument }
  | { readonly status: 'unreadable'; readonly format: DocumentFormat; readonly error: CodedError };
