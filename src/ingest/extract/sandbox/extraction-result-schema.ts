import { z } from 'zod';
import { ASIDE_KINDS, DOCUMENT_FORMATS, type ExtractionResult, SECTION_KINDS } from '../../../domain/document.ts';
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
const extracted = <T extends z.ZodType>(value: T) => z.object({ value, page: z.int(), span, confidence: share }).exactOptional();
const text = extracted(z.string());
const texts = extracted(z.array(z.string()));

const stated = z.string().exactOptional();

const document = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform(documentId),
  format: z.enum(DOCUMENT_FORMATS),
  extractor: z.object({ id: z.string(), version: z.string() }),
  text: z.string(),
  pages: z.array(span.extend({ number: z.int(), quality: share })),
  sections: z.array(span.extend({ kind: z.enum(SECTION_KINDS), heading: z.string().exactOptional() })),
  metadata: z.object({
    title: text,
    authors: texts,
    affiliations: texts,
    journal: text,
    issn: text,
    cn: text,
    doi: text,
    isbn: text,
    issueDate: text,
    receivedDate: text,
    acceptedDate: text,
  }),
  quality: z.enum(['good', 'poor', 'none']),
  unreadPages: z.array(z.int()),
  warnings: z.array(coded),
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
  z.object({ status: z.literal('unreadable'), format: z.enum(DOCUMENT_FORMATS), error: coded }),
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

export const childAnswerSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), result: extractionResultSchema }),
  z.object({ id: z.number(), unpacked: unpackedSchema }),
]);
