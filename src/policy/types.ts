import type { CheckId, ClauseId } from '../domain/ids.ts';
import type { Localised } from '../domain/localised.ts';
import type { Outcome } from '../domain/outcome.ts';

export type ParameterValue = string | number | boolean | null | readonly ParameterValue[] | { readonly [name: string]: ParameterValue };

/** Where a parameter's value came from. */
export interface ParameterOrigin {
  /** `pack`, or the layer that overrode it (`batch`, `command-line`). */
  readonly layer: string;
  /** `notice`: the clause's own words give the value. `pack`: the clause is silent and the value is ours, with its source. */
  readonly statedBy: 'notice' | 'pack' | 'office';
  readonly source?: string;
}

export interface ResolvedParameter {
  readonly value: ParameterValue;
  readonly origin: ParameterOrigin;
  /** The one role of the clause it is handed to; every role when absent. */
  readonly role?: string;
}

/** Whether the clause binds this batch: `unknown` when the application year it hangs on is not stated. */
export type InForce = 'yes' | 'no' | 'unknown';

export interface ResolvedClause {
  readonly id: ClauseId;
  readonly title: Localised;
  /** The rule in the project's own words. */
  readonly statement: Localised;
  readonly obligation: 'must' | 'may';
  readonly inForce: InForce;
  readonly effective?: { readonly fromApplicationYear?: number; readonly toApplicationYear?: number; readonly from?: string };
  /** Outcomes the clause can lead to, worst first. */
  readonly outcomes?: readonly Outcome[];
  readonly parameters: Readonly<Record<string, ResolvedParameter>>;
  /** The check that serves this clause and the role it plays there; empty when a person or a later check must. */
  readonly servedBy: readonly { readonly check: CheckId; readonly role: string }[];
  /** Said in coverage when `servedBy` is empty. */
  readonly unserved?: Localised;
}

/** A pack with every layer applied; embedded whole in each report. */
export interface ResolvedPolicy {
  readonly pack: string;
  readonly version: string;
  readonly title: Localised;
  /** SHA-256 of the canonical JSON of the pack file and its overrides. */
  readonly hash: string;
  readonly clauses: readonly ResolvedClause[];
}
