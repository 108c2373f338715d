import { z } from 'zod';
import { CLAIMED_LEVELS, WORK_KINDS } from '../../domain/work.ts';
import type { Bindings } from '../check.ts';

const rule = {
  minimumExperts: z.int().min(1),
  majority: z.literal('more-than-half-of-valid'),
  tie: z.enum(['not-below', 'below']),
  abstentions: z.enum(['not-valid', 'valid']),
  kinds: z.array(z.enum(WORK_KINDS)).min(1),
};

export const booksOptions = z.object(rule);
export const papersOptions = z.object({
  ...rule,
  /** `rate-passes`: only papers whose duplication rate was found within the limit. */
  sendWhen: z.enum(['rate-passes', 'always']),
  levels: z.array(z.enum(CLAIMED_LEVELS)),
});

export type BlindReviewRoles = { readonly papers: z.infer<typeof papersOptions>; readonly books: z.infer<typeof booksOptions> };
export type BlindReviewBindings = Bindings<BlindReviewRoles>;
