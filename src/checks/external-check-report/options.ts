import { z } from 'zod';

/** How closely a report is held beside the dossier. */
export const reportOptions = z.object({
  /** Our own count of the text may differ from the report's by so much of ours. */
  characterTolerancePercent: z.number().min(0).max(1000),
});
export type ReportOptions = z.infer<typeof reportOptions>;

const limit = z.number().min(0).max(100).nullable();

/** How a report's rate is held against the limits; what the office has not settled is `null` or `not-stated`, and nothing is picked then. */
export const readingOptions = z.object({
  coreLimitPercent: limit,
  provincialLimitPercent: limit,
  rateKind: z.enum(['total', 'lessCitations', 'lessOwnWork', 'largestSingleSource', 'not-stated']),
});
export type ReadingOptions = z.infer<typeof readingOptions>;
