import type { CheckId, ClauseId } from '../domain/ids.ts';
import type { InForce, ParameterValue, ResolvedPolicy } from './types.ts';

/** A clause in the role it gives a check. `options` are plain values, to be parsed by the check's own schema. */
export interface PolicyBinding {
  readonly id: ClauseId;
  readonly obligation: 'must' | 'may';
  readonly inForce: InForce;
  readonly options: Readonly<Record<string, ParameterValue>>;
}

/** @returns role → binding for every clause the check serves that is in force, or may be because the application year is unknown. */
export function bindingsFor(policy: ResolvedPolicy, check: CheckId): Readonly<Record<string, PolicyBinding>> {
  let byCheck = known.get(policy);
  if (byCheck === undefined) {
    byCheck = bindingsOf(policy);
    known.set(policy, byCheck);
  }
  return byCheck.get(check) ?? NONE;
}

/** A resolved policy never changes: its clauses are gone through once for all checks. */
const known = new WeakMap<ResolvedPolicy, ReadonlyMap<string, Readonly<Record<string, PolicyBinding>>>>();
const NONE: Readonly<Record<string, PolicyBinding>> = {};

function bindingsOf(policy: ResolvedPolicy): ReadonlyMap<string, Readonly<Record<string, PolicyBinding>>> {
  const bindings = new Map<string, Record<string, PolicyBinding>>();
  for (const clause of policy.clauses) {
    if (clause.inForce === 'no') continue;
    for (const service of clause.servedBy) {
      const handed = Object.entries(clause.parameters).filter(
        ([, parameter]) => parameter.role === undefined || parameter.role === service.role,
      );
      const options = Object.fromEntries(handed.map(([name, parameter]) => [name, parameter.value]));
      const binding = { id: clause.id, obligation: clause.obligation, inForce: clause.inForce, options };
      bindings.set(service.check, { ...bindings.get(service.check), [service.role]: binding });
    }
  }
  return bindings;
}
