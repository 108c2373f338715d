import { z } from 'zod';
import { WORK_KINDS } from '../../domain/work.ts';
import { DATE_FIELDS } from './dated-works.ts';

const kinds = z.array(z.enum(WORK_KINDS)).min(1);

/** Parameters of the clause on burst output; docs in the check's README. */
export const burstOptions = z.object({
  windowMonths: z.array(z.int().min(1).max(120)).min(1),
  significance: z.number().gt(0).lt(1),
  falseDiscoveryRate: z.number().gt(0).lt(1),
  minimumWorks: z.int().min(2),
  minimumWindowCount: z.int().min(2),
  observationMonths: z.int().min(2).max(600),
  closingMonths: z.int().min(1).max(120),
  monteCarloDraws: z.int().min(99).max(1_000_000),
  kinds,
  streams: z.array(kinds),
  dateLadder: z.array(z.enum(DATE_FIELDS)).min(1),
  baselineApplicants: z.int().min(2),
  baselineSeasonWorks: z.number().positive(),
});
export type BurstOptions = z.infer<typeof burstOptions>;
