import { checkId } from '../../domain/ids.ts';
import { bindingsFor } from '../../policy/bindings-for.ts';
import type { ResolvedPolicy } from '../../policy/types.ts';
import { type BurstOptions, burstOptions } from './options.ts';

/** What the policy in use asks of burst output; undefined when it asks nothing, or what it asks does not fit: the check's own run says so. */
export function burstOptionsOf(policy: ResolvedPolicy): BurstOptions | undefined {
  const parsed = burstOptions.safeParse(bindingsFor(policy, checkId('burst-output'))['burst']?.options);
  return parsed.success ? parsed.data : undefined;
}
