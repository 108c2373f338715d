import { z } from 'zod';
import { type ExtractionLimits, extractionLimitsSchema } from '../limits.ts';

/** What the pool asks of a child. */
export interface ChildRequest {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly displayPath: string;
  readonly limits: ExtractionLimits;
  readonly timeoutMs: number;
}

export const childRequestSchema: z.ZodType<ChildRequest> = z.object({
  id: z.number(),
  path: z.string(),
  displayPath: z.string(),
  limits: extractionLimitsSchema,
  timeoutMs: z.number(),
});
