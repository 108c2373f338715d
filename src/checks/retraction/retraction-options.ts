import { z } from 'zod';
import { WORK_KINDS } from '../../domain/work.ts';
import { REASON_CLASSES } from '../../registries/retractions/types.ts';

const outcome = z.enum(['not-counted', 'needs-verification', 'advisory']);

export const retractionOptions = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).default(['paper']),
  /** Of several classes of reasons the first in this order decides; classes left out never decide. */
  decidingOrder: z
    .array(z.enum(REASON_CLASSES))
    .nonempty()
    .default([
      'conduct',
      'authorship',
      'process',
      'ethics',
      'publisher-error',
      'honest-error',
      'data-deposit',
      'content',
      'legal',
      'administrative',
      'context',
    ]),
  /** What a retraction of the deciding class implies; a class that is not named, or none, needs verification. */
  outcomes: z
    .partialRecord(z.enum(REASON_CLASSES), outcome)
    .default({ 'publisher-error': 'advisory', 'honest-error': 'advisory', administrative: 'advisory' }),
  concern: outcome.default('needs-verification'),
  /** A retraction found by title and author alone. */
  possible: z.enum(['needs-verification', 'advisory']).default('needs-verification'),
});
export type RetractionOptions = z.output<typeof retractionOptions>;
