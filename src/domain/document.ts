import type { IsoDate, YearMonth } from './dates.ts';
import type { CodedError } from './errors.ts';
import type { DocumentId } from './ids.ts';
import type { ImageFacts } from './image-facts.ts';
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

export const REFERENCE_TYPES = [
  'article',
  'book',
  'chapter',
  'thesis',
  'proceedings',
  'patent',
  'standard',
  'report',
  'newspaper',
  'web',
  'dataset',
  'software',
  'other',
] as const;
export type ReferenceType = (typeof REFERENCE_TYPES)[number];

/** One entry of the reference list. What could not be told from `raw` is absent. */
export interface Reference {
  /** The entry's own number, where it has one. */
  readonly index?: number;
  readonly raw: string;
  readonly span: Span;
  readonly authors?: readonly string[];
  readonly title?: string;
  /** Journal, book or proceedings it stands in; the publisher of a book. */
  readonly container?: string;
  readonly year?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly doi?: string;
  readonly type?: ReferenceType;
}

export const CITATION_KINDS = ['numbered', 'superscript', 'author-year'] as const;

/** A mark in the text that points to entries of the reference list. */
export interface Citation {
  readonly span: Span;
  readonly kind: (typeof CITATION_KINDS)[number];
  /** 0-based places in `references`; empty when the list has no such entry. */
  readonly references: readonly number[];
}

export interface Quotation {
  readonly span: Span;
  readonly kind: 'quotation' | 'block-quote';
}

export interface Caption {
  readonly kind: 'figure' | 'table';
  /** As printed: `图 2`, `Table 1`. */
  readonly label: string;
  readonly caption: string;
  readonly page: number;
  readonly span: Span;
}

/** A picture in the file, told by what it shows and not by its bytes. */
export interface ImageHash {
  /** 64-bit difference hash (dHash), 16 hex digits; pictures of few differing bits look alike. */
  readonly hash: string;
  /** The same of the picture turned on its side: its changes from top to bottom. Absent where they are too few. */
  readonly downHash?: string;
  /** Pixels as stored. */
  readonly width: number;
  readonly height: number;
  /** Where the format tells it. */
  readonly page?: number;
}

export interface DocumentStructure {
  readonly references: readonly Reference[];
  readonly citations: readonly Citation[];
  readonly quotations: readonly Quotation[];
  readonly captions: readonly Caption[];
  /** Pictures whose decoding is cheap; those that are small, plain or very large are left out. */
  readonly images: readonly ImageHash[];
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
  /** Absent in documents whose reader tells none. */
  readonly structure?: DocumentStructure;
  readonly quality: TextQuality;
  /** 1-based numbers of pages that gave no usable text. */
  readonly unreadPages: readonly number[];
  /** Recognised lines of which the reader is unsure: what rests on them is for a person to check. */
  readonly lowConfidence?: readonly Span[];
  /** Absent where nothing is hidden, and for formats in which it is not looked for. */
  readonly hiddenText?: readonly HiddenText[];
  /** Things worth saying that did not stop the reading. */
  readonly warnings: readonly CodedError[];
  /** Of pictures, and of PDFs that may be a certificate or a scanned seal. */
  readonly image?: ImageFacts;
  readonly asides?: readonly Aside[];
  readonly properties?: DocumentProperties;
}

/** How reading one file ended. */
export type ExtractionResult =
  | { readonly status: 'read'; readonly document: ExtractedDocument }
  | { readonly status: 'unreadable'; readonly format: DocumentFormat; readonly error: CodedError; readonly image?: ImageFacts };
