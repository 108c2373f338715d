import { z } from 'zod';
import { WORK_KINDS } from '../../domain/work.ts';

/** Kinds of work whose numbers are tested, and for which a number is expected. */
export const identifierOptions = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).default(['paper', 'book', 'translation', 'textbook', 'patent']),
});
export type IdentifierOptions = z.output<typeof identifierOptions>;
