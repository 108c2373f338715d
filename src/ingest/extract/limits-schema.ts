import { z } from 'zod';
import type { ExtractionLimits } from './limits.ts';

const positive = z.int().positive();

/** Apart from the limits themselves: the processes that read are started often, and loading the parser takes them a tenth of a second. */
export const extractionLimitsSchema = z.object({
  maxFileBytes: positive,
  maxInflatedBytes: positive,
  maxPages: positive,
  maxObjects: positive,
  maxNesting: positive,
  maxArchiveDepth: positive,
  maxArchiveEntries: positive,
  maxArchiveBytes: positive,
  maxArchiveRatio: positive,
  maxCharacters: positive,
  maxParagraphs: positive,
} satisfies Record<keyof ExtractionLimits, z.ZodNumber>);
