import { z } from 'zod';
import { WORK_KINDS } from '../../domain/work.ts';

export const authenticityOptions = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).default(['paper']),
  /** More pages than this in one paper are worth a look. */
  mostPages: z.number().int().positive().default(60),
  /** What a difference between the record and the pages implies. */
  outcome: z.enum(['needs-verification', 'advisory']).default('needs-verification'),
});
export type AuthenticityOptions = z.output<typeof authenticityOptions>;
