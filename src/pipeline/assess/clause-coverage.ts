import { batchChecks } from '../../checks/index.ts';
import type { CheckResult } from '../../domain/finding.ts';
import type { CheckId } from '../../domain/ids.ts';
import type { ResolvedClause, ResolvedPolicy } from '../../policy/types.ts';
import type { ClauseCoverage } from '../../report/input.ts';

/** Checks whose results stand in the batch report: here their clauses are only named. */
const BATCH_CHECKS: ReadonlySet<string> = new Set(batchChecks.map(({ id }) => id));

/** Holds the policy beside what was done: each clause ends as checked, asked for, or a person's. */
export function clauseCoverage(policy: ResolvedPolicy, results: readonly CheckResult[]): ClauseCoverage[] {
  const byCheck = new Map(results.map((result) => [result.check, result]));
  return policy.clauses.map((clause) => ({
    id: clause.id,
    title: clause.title,
    statement: clause.statement,
    obligation: clause.obligation,
    state: stateOf(clause, byCheck),
    checks: [...new Set(clause.servedBy.map((service) => service.check))],
    ...(clause.unserved === undefined ? {} : { note: clause.unserved }),
    parameters: Object.entries(clause.parameters).map(([name, { value, origin }]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      statedBy: origin.statedBy,
      layer: origin.layer,
      ...(origin.source === undefined ? {} : { source: origin.source }),
    })),
  }));
}

function stateOf(clause: ResolvedClause, byCheck: ReadonlyMap<CheckId, CheckResult>): ClauseCoverage['state'] {
  if (clause.inForce === 'no') return 'not-in-force';
  if (clause.servedBy.length === 0) return 'unserved';
  const own = clause.servedBy.filter(({ check }) => byCheck.has(check) || !BATCH_CHECKS.has(check));
  if (own.length === 0) return 'batch-level';
  const states = own.map(({ check }) => {
    const result = byCheck.get(check);
    return result === undefined ? 'failed' : stateOfResult(result, clause);
  });
  for (const state of ['failed', 'could-not-tell', 'checked'] as const) if (states.includes(state)) return state;
  return 'not-applicable';
}

function stateOfResult(result: CheckResult, clause: ResolvedClause): 'failed' | 'could-not-tell' | 'checked' | 'not-applicable' {
  if (result.status !== 'completed') return result.status;
  const covered = result.covered.filter((item) => item.clause === undefined || item.clause === clause.id);
  if (result.findings.some((finding) => finding.clause === clause.id)) {
    return covered.some((item) => item.state === 'could-not-tell') ? 'could-not-tell' : 'checked';
  }
  for (const state of ['could-not-tell', 'checked'] as const) if (covered.some((item) => item.state === state)) return state;
  return 'not-applicable';
}
