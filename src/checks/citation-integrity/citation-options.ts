import { z } from 'zod';
import { WORK_KINDS } from '../../domain/work.ts';

export const citationOptions = z.object({
  textKinds: z.array(z.enum(WORK_KINDS)).min(1),
  /** With fewer entries no share is told. */
  fewestReferences: z.int().min(1),
  /** Strictly above is told. */
  mostSelfCitationPercent: z.number().min(0).max(100),
  /** Strictly above is told. */
  mostWithoutTypeMarkPercent: z.number().min(0).max(100),
  /** Entries without a mark in the text from which on they are told. */
  leastUncited: z.int().min(1),
  /** What a retraction announced before the work appeared, or on a day not known, implies; one announced later is advisory. */
  retractedReference: z.enum(['advisory', 'needs-verification']),
});
export type CitationOptions = z.output<typeof citationOptions>;
