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
  const bindings: [string, PolicyBinding][] = [];
  for (const clause of policy.clauses) {
    if (clause.inForce === 'no') continue;
    for (const service of clause.servedBy) {
      if (service.check !== check) continue;
      const handed = Object.entries(clause.parameters).filter(
        ([, parameter]) => parameter.role === undefined || parameter.role === service.role,
      );
      const options = Object.fromEntries(handed.map(([name, parameter]) => [name, parameter.value]));
      bindings.push([service.role, { id: clause.id, obligation: clause.obligation, inForce: clause.inForce, options }]);
    }
  }
  return Object.fromEntries(bindings);
}
