import { z } from 'zod';
import { type ExtractionLimits, extractionLimitsSchema } from '../limits.ts';
import { OCR_MODES, type OcrOptions } from '../ocr/ocr-options.ts';

/** What the pool asks of a child. */
export interface ChildRequest {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly displayPath: string;
  /** SHA-256 the bytes had when they were found: others are another file. */
  readonly sha256?: string;
  /** Whether it is also looked at as a picture. */
  readonly pictureFacts?: boolean;
  /** Absolute folder to unpack the file to, instead of reading it. */
  readonly unpackTo?: string;
  readonly limits: ExtractionLimits;
  readonly ocr: OcrOptions;
  /** Tried on what is protected. */
  readonly passwords: readonly string[];
  /** For the file's own text, and again for every page that is recognised. */
  readonly timeoutMs: number;
}

export const childRequestSchema: z.ZodType<ChildRequest> = z.object({
  id: z.number(),
  path: z.string(),
  displayPath: z.string(),
  sha256: z.string().exactOptional(),
  pictureFacts: z.boolean().exactOptional(),
  unpackTo: z.string().exactOptional(),
  limits: extractionLimitsSchema,
  ocr: z.object({ mode: z.enum(OCR_MODES), maxPages: z.number() }),
  passwords: z.array(z.string()),
  timeoutMs: z.number(),
});
