import type { ZodType } from 'zod';
import { checkId } from '../../domain/ids.ts';
import { bindingsFor, type PolicyBinding } from '../../policy/bindings-for.ts';
import type { ResolvedPolicy } from '../../policy/types.ts';
import type { ClauseBinding } from '../check.ts';
import { type BlindReviewBindings, booksOptions, papersOptions } from './options.ts';

/** The clauses on sending out, as the policy in use has them. One whose parameters do not fit is left out: the check's own run says so. */
export function blindReviewBindings(policy: ResolvedPolicy): BlindReviewBindings {
  const handed = bindingsFor(policy, checkId('blind-review'));
  const books = bound(handed['books'], booksOptions);
  const papers = bound(handed['papers'], papersOptions);
  return { ...(books === undefined ? {} : { books }), ...(papers === undefined ? {} : { papers }) };
}

function bound<Options>(binding: PolicyBinding | undefined, schema: ZodType<Options>): ClauseBinding<Options> | undefined {
  const parsed = schema.safeParse(binding?.options);
  return binding === undefined || !parsed.success ? undefined : { id: binding.id, obligation: binding.obligation, options: parsed.data };
}
