import { z } from 'zod';
import { WORK_KINDS } from '../../domain/work.ts';

/** Signs a pack can weigh; `none` leaves a sign out. */
export const SIGNS = [
  'issn-without-cn',
  'foreign-cn',
  'hijacked-title',
  'warning-list-then',
  'warning-list-other-year',
  'supplement',
  'issue-beyond-frequency',
  'edition-not-on-file',
  'network-serial-as-print',
  'journal-ceased',
] as const;
export type Sign = (typeof SIGNS)[number];

const weight = z.enum(['needs-verification', 'advisory', 'none']);

export const signsOptions = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).default(['paper']),
  /** What each sign implies; a sign that is not named needs verification. */
  signs: z.partialRecord(z.enum(SIGNS), weight).default({}),
});
export type SignsOptions = z.output<typeof signsOptions>;
