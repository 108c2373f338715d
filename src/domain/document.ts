import type { IsoDate, YearMonth } from './dates.ts';
import type { CodedError } from './errors.ts';
import type { DocumentId } from './ids.ts';
import type { Span } from './span.ts';

export const DOCUMENT_FORMATS = ['pdf', 'docx', 'txt', 'markdown', 'html', 'unknown'] as const;
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

/** An author as the first page prints them. */
export interface PrintedAuthor {
  readonly name: string;
  /** Raised marks behind the name, as printed: `1`, `2`, `*`, `✉`, `a`. */
  readonly marks: readonly string[];
  /** 0-based places in `affiliations` the marks point to; empty when the page does not tell. */
  readonly units: readonly number[];
  readonly corresponding: boolean;
}

/** What the pages themselves say of the work. A field that is not printed, or not found, is absent. */
export interface DocumentMetadata {
  /** In the language of the text; `englishTitle` stands beside it. */
  readonly title?: Extracted<string>;
  readonly englishTitle?: Extracted<string>;
  readonly authors?: Extracted<readonly string[]>;
  /** The same people in the same order, with marks and units. */
  readonly authorDetails?: Extracted<readonly PrintedAuthor[]>;
  readonly englishAuthors?: Extracted<readonly string[]>;
  readonly correspondingAuthors?: Extracted<readonly string[]>;
  readonly affiliations?: Extracted<readonly string[]>;
  readonly abstract?: Extracted<string>;
  readonly englishAbstract?: Extracted<string>;
  readonly keywords?: Extracted<readonly string[]>;
  readonly englishKeywords?: Extracted<readonly string[]>;
  readonly journal?: Extracted<string>;
  /** Four digits. */
  readonly year?: Extracted<string>;
  readonly volume?: Extracted<string>;
  /** As counted within the year: `2`, `1-2`, `S1`; never the running number (总第…期). */
  readonly issue?: Extracted<string>;
  /** `45-52`, or the first page alone. */
  readonly pages?: Extracted<string>;
  readonly issn?: Extracted<string>;
  readonly cn?: Extracted<string>;
  readonly doi?: Extracted<string>;
  /** 文章编号. */
  readonly articleNumber?: Extracted<string>;
  /** 中图分类号. */
  readonly classification?: Extracted<string>;
  readonly isbn?: Extracted<string>;
  readonly issueDate?: Extracted<YearMonth>;
  readonly receivedDate?: Extracted<IsoDate>;
  readonly revisedDate?: Extracted<IsoDate>;
  readonly acceptedDate?: Extracted<IsoDate>;
  readonly funds?: Extracted<readonly string[]>;
  readonly authorBiography?: Extracted<string>;
  /** Of a book, from its copyright page. */
  readonly publisher?: Extracted<string>;
  readonly edition?: Extracted<string>;
  /** 字数, in characters. */
  readonly wordCount?: Extracted<number>;
  /** Number of the CIP record (图书在版编目). */
  readonly cip?: Extracted<string>;
  /** Of a certificate. */
  readonly certificateNumber?: Extracted<string>;
  readonly issuer?: Extracted<string>;
  readonly certificateDate?: Extracted<IsoDate>;
  /** Heads and feet of pages. Those taken out of the text have an empty span at the page's start. */
  readonly runningHeads?: readonly Extracted<string>[];
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
}

/** How reading one file ended. */
export type ExtractionResult =
  | { readonly status: 'read'; readonly document: ExtractedDocument }
  | { readonly status: 'unreadable'; readonly format: DocumentFormat; readonly error: CodedError };
