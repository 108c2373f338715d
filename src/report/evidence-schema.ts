import { z } from 'zod';
import { WORK_KINDS } from '../domain/work.ts';
import { countSchema, list, localisedSchema } from './schema-parts.ts';

const quotedSchema = z
  .object({
    document: z.string(),
    label: z.string(),
    page: z.number().int().optional(),
    start: countSchema,
    end: countSchema,
    quote: z.string(),
    before: z.string().meta({ description: 'The text just before the quote, for reading.' }),
    after: z.string().meta({ description: 'The text just after the quote, for reading.' }),
  })
  .meta({ id: 'quotedSpan', description: 'A quote, checked against the text it is taken from; [start, end) in UTF-16 code units.' });

const rangesSchema = list(z.tuple([countSchema, countSchema]).readonly());

const textMatchSchema = z.object({
  type: z.literal('text-match'),
  kind: z.string(),
  strength: z.number(),
  suspicious: quotedSchema,
  source: quotedSchema,
  common: z
    .object({ suspicious: rangesSchema, source: rangesSchema })
    .optional()
    .meta({ description: 'Ranges inside each quote that read the same on both sides; absent where the two were not aligned.' }),
});

const listEntrySchema = z.object({
  type: z.literal('list-entry'),
  list: z.string(),
  edition: z.string(),
  category: z.string().optional(),
  row: z.number().int().optional(),
  title: z.string().optional(),
  matchedBy: z.enum(['issn', 'cn', 'isbn', 'title', 'former-title', 'none']),
  complete: z.boolean(),
  listHash: z.string(),
});

const countSeriesSchema = z.object({
  type: z.literal('count-series'),
  from: z.string(),
  counts: list(z.number()),
  kinds: list(z.enum(WORK_KINDS)).optional().meta({ description: 'Kinds of work counted; all that the finding looks at when absent.' }),
  window: z.object({ from: z.string(), to: z.string(), months: countSchema, count: countSchema }),
  expected: z.number(),
  probability: z.number(),
  exact: z.string().optional(),
  method: localisedSchema,
});

const recordSchema = z.object({
  type: z.literal('record'),
  source: z.string(),
  field: z.string(),
  value: z.string(),
  inferred: z.boolean().optional(),
  page: z.number().int().optional(),
});

const documentSchema = z.object({
  type: z.literal('document'),
  file: z.string(),
  document: z.string().optional(),
  page: z.number().int().optional(),
});

const pictureSchema = z
  .object({
    document: z.string(),
    label: z.string(),
    page: z.number().int().optional(),
    captions: list(z.string()).meta({ description: 'Figure captions of that page; which of several is the picture’s is not told.' }),
    width: countSchema,
    height: countSchema,
    hash: z.string().meta({ description: '128-bit difference hash, across and down, 32 hex digits.' }),
  })
  .meta({ id: 'shownPicture', description: 'A picture of a file, told by what it shows; width and height in pixels as stored.' });

const pictureMatchSchema = z.object({
  type: z.literal('picture-match'),
  suspicious: pictureSchema,
  source: pictureSchema,
  distance: countSchema.meta({ description: 'Bits in which the two hashes differ, of 128.' }),
});

export const evidenceSchema = z
  .discriminatedUnion('type', [textMatchSchema, listEntrySchema, countSeriesSchema, recordSchema, documentSchema, pictureMatchSchema])
  .meta({ id: 'evidence' });

export type ReportEvidence = z.infer<typeof evidenceSchema>;
export type ReportPictureMatch = z.infer<typeof pictureMatchSchema>;
export type ReportTextMatch = z.infer<typeof textMatchSchema>;
export type ReportQuote = z.infer<typeof quotedSchema>;
export type ReportListEntry = z.infer<typeof listEntrySchema>;
export type ReportCountSeries = z.infer<typeof countSeriesSchema>;
