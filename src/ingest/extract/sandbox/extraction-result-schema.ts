import { z } from 'zod';
import {
  ASIDE_KINDS,
  CITATION_KINDS,
  DOCUMENT_FORMATS,
  type ExtractionResult,
  PAGE_SOURCES,
  REFERENCE_TYPES,
  SECTION_KINDS,
} from '../../../domain/document.ts';
import type { CodedError } from '../../../domain/errors.ts';
import { documentId } from '../../../domain/ids.ts';
import type { UnpackResult } from '../containers/unpacked-file.ts';

const coded: z.ZodType<CodedError> = z.object({
  code: z.string(),
  message: z.string(),
  mend: z.string(),
  file: z.string().exactOptional(),
});
const offset = z.int().nonnegative();
const span = z.object({ start: offset, end: offset });
const share = z.number().min(0).max(1);
const place = <T extends z.ZodType>(value: T) => z.object({ value, page: z.int(), span, confidence: share });
const extracted = <T extends z.ZodType>(value: T) => place(value).exactOptional();
const printedAuthor = z.object({
  name: z.string(),
  marks: z.array(z.string()),
  units: z.array(z.int().nonnegative()),
  corresponding: z.boolean(),
});
const text = extracted(z.string());
const texts = extracted(z.array(z.string()));

const string = z.string().exactOptional();
const structure = z.object({
  references: z.array(
    z.object({
      index: z.int().exactOptional(),
      raw: z.string(),
      span,
      authors: z.array(z.string()).exactOptional(),
      title: string,
      container: string,
      year: string,
      volume: string,
      issue: string,
      pages: string,
      doi: string,
      type: z.enum(REFERENCE_TYPES).exactOptional(),
    }),
  ),
  citations: z.array(z.object({ span, kind: z.enum(CITATION_KINDS), references: z.array(z.int().nonnegative()) })),
  quotations: z.array(z.object({ span, kind: z.enum(['quotation', 'block-quote']) })),
  captions: z.array(z.object({ kind: z.enum(['figure', 'table']), label: z.string(), caption: z.string(), page: z.int(), span })),
  images: z.array(
    z.object({
      hash: z.string().regex(/^[0-9a-f]{16}$/),
      downHash: z
        .string()
        .regex(/^[0-9a-f]{16}$/)
        .exactOptional(),
      width: z.int().positive(),
      height: z.int().positive(),
      page: z.int().exactOptional(),
    }),
  ),
});
const signals = z.object({
  printable: share,
  dictionary: share,
  privateUse: share,
  replacement: share,
  disagreement: share.exactOptional(),
});
const hiddenText = z.object({
  kind: z.enum(['invisible', 'white', 'microscopic', 'outside-page']),
  page: z.int(),
  characters: offset,
  sample: z.string(),
});
const image = z
  .object({
    format: z.enum(['jpeg', 'png', 'gif', 'tiff', 'bmp', 'webp', 'pdf']),
    widthPx: z.int().positive().exactOptional(),
    heightPx: z.int().positive().exactOptional(),
    resolution: z
      .object({
        x: z.number().positive(),
        y: z.number().positive(),
        unit: z.enum(['inch', 'cm', 'metre']),
        source: z.enum(['jfif', 'exif', 'png-phys', 'pdf']),
      })
      .exactOptional(),
    orientation: z.int().min(1).max(8).exactOptional(),
    codes: z.array(z.string()).exactOptional(),
    ink: z.object({ share, touchesEdge: z.boolean(), contrast: share }).exactOptional(),
  })
  .exactOptional();
const stated = z.string().exactOptional();

const document = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform(documentId),
  format: z.enum(DOCUMENT_FORMATS),
  extractor: z.object({ id: z.string(), version: z.string() }),
  text: z.string(),
  pages: z.array(
    span.extend({
      number: z.int(),
      quality: share,
      source: z.enum(PAGE_SOURCES).exactOptional(),
      confidence: share.exactOptional(),
      signals: signals.exactOptional(),
    }),
  ),
  sections: z.array(span.extend({ kind: z.enum(SECTION_KINDS), heading: z.string().exactOptional() })),
  metadata: z.object({
    title: text,
    englishTitle: text,
    authors: texts,
    authorDetails: extracted(z.array(printedAuthor)),
    englishAuthors: texts,
    correspondingAuthors: texts,
    affiliations: texts,
    abstract: text,
    englishAbstract: text,
    keywords: texts,
    englishKeywords: texts,
    journal: text,
    year: text,
    volume: text,
    issue: text,
    pages: text,
    issn: text,
    cn: text,
    doi: text,
    articleNumber: text,
    classification: text,
    isbn: text,
    issueDate: text,
    receivedDate: text,
    revisedDate: text,
    acceptedDate: text,
    funds: texts,
    authorBiography: text,
    publisher: text,
    edition: text,
    wordCount: extracted(z.number()),
    cip: text,
    certificateNumber: text,
    issuer: text,
    certificateDate: text,
    runningHeads: z.array(place(z.string())).exactOptional(),
  }),
  structure: structure.exactOptional(),
  quality: z.enum(['good', 'poor', 'none']),
  unreadPages: z.array(z.int()),
  lowConfidence: z.array(span).exactOptional(),
  hiddenText: z.array(hiddenText).exactOptional(),
  warnings: z.array(coded),
  image,
  asides: z.array(z.object({ kind: z.enum(ASIDE_KINDS), text: z.string() })).exactOptional(),
  properties: z
    .object({
      title: stated,
      author: stated,
      lastModifiedBy: stated,
      company: stated,
      application: stated,
      created: stated,
      modified: stated,
    })
    .exactOptional(),
});

/** A child that read a hostile file is itself not trusted: its answer is parsed like any other input. */
const extractionResultSchema: z.ZodType<ExtractionResult> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('read'), document }),
  z.object({ status: z.literal('unreadable'), format: z.enum(DOCUMENT_FORMATS), error: coded, image }),
]);

const unpackedSchema: z.ZodType<UnpackResult> = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('unpacked'),
    files: z.array(
      z.object({
        path: z.string().min(1),
        bytes: z.number().nonnegative(),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .exactOptional(),
        // A number and nothing else: the parent opens a file of this name.
        blob: z
          .string()
          .regex(/^\d{1,9}$/)
          .exactOptional(),
        refused: coded.exactOptional(),
      }),
    ),
  }),
  z.object({ status: z.literal('not-container') }),
  z.object({ status: z.literal('unreadable'), error: coded }),
]);

/** What a child answers to a request. */
export const childAnswerSchema = z.union([
  z.object({ id: z.number(), result: extractionResultSchema }),
  z.object({ id: z.number(), unpacked: unpackedSchema }),
]);
