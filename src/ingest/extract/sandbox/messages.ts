import { z } from 'zod';
import type { ExtractionLimits } from '../limits.ts';
import { OCR_MODES, type OcrOptions } from '../ocr/ocr-options.ts';

/** What the pool asks of a child. */
export interface ChildRequest {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly displayPath: string;
  readonly limits: ExtractionLimits;
  readonly ocr: OcrOptions;
  /** For the file's own text, and again for every page that is recognised. */
  readonly timeoutMs: number;
}

export const childRequestSchema: z.ZodType<ChildRequest> = z.object({
  id: z.number(),
  path: z.string(),
  displayPath: z.string(),
  limits: z.object({ maxFileBytes: z.number(), maxInflatedBytes: z.number(), maxPages: z.number(), maxCharacters: z.number() }),
  ocr: z.object({ mode: z.enum(OCR_MODES), maxPages: z.number() }),
  timeoutMs: z.number(),
});
