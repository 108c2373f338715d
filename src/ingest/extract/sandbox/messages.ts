import { z } from 'zod';
import type { ExtractionLimits } from '../limits.ts';

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
  limits: z.object({ maxFileBytes: z.number(), maxInflatedBytes: z.number(), maxPages: z.number(), maxCharacters: z.number() }),
  timeoutMs: z.number(),
});
