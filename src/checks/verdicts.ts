import type { Finding, Subject, SubjectCoverage } from '../domain/finding.ts';
import type { Localised } from '../domain/localised.ts';
import type { CheckOutcome, ClauseBinding } from './check.ts';

/** How one subject fared under one clause. */
export type Verdict = { readonly subject?: Subject } & (
  | { readonly state: 'checked'; readonly findings: readonly Finding[] }
  | { readonly state: 'not-applicable'; readonly reason: Localised }
  | { readonly state: 'could-not-tell'; readonly reason: Localised; readonly mend: Localised; readonly findings?: readonly Finding[] }
);

export const told = (...findings: readonly Finding[]): Verdict => ({ state: 'checked', findings });
export const outside = (zh: string, en: string): Verdict => ({ state: 'not-applicable', reason: { zh, en } });
/** What is missing, and what would mend it. */
export const untold = (reason: Localised, mend: Localised): Verdict & { readonly state: 'could-not-tell' } => ({
  state: 'could-not-tell',
  reason,
  mend,
});
export const about = (subject: Subject, verdict: Verdict): Verdict => ({ ...verdict, subject });

/** A clause with what was judged under it; undefined when the policy in use does not have it. */
export type ClauseVerdicts = { readonly clause: ClauseBinding<unknown>; readonly verdicts: readonly Verdict[] } | undefined;

/** Judges under a clause where the policy has it. */
export const under = <Options>(
  clause: ClauseBinding<Options> | undefined,
  judge: (clause: ClauseBinding<Options>) => Verdict | readonly Verdict[],
): ClauseVerdicts => {
  if (clause === undefined) return undefined;
  const verdicts = judge(clause);
  return { clause, verdicts: 'state' in verdicts ? [verdicts] : verdicts };
};

const NO_CLAUSE: Localised = { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' };

/** Puts the clauses of a check together; where nothing at all applies, the check does not. */
export function outcomeOf(parts: readonly ClauseVerdicts[]): CheckOutcome {
  const given = parts.filter((part) => part !== undefined);
  const all = given.flatMap(({ verdicts }) => verdicts);
  const [first] = all;
  if (first === undefined) return { status: 'not-applicable', reason: NO_CLAUSE };
  if (first.state === 'not-applicable' && all.every(({ state }) => state === 'not-applicable'))
    return { status: 'not-applicable', reason: first.reason };
  return {
    status: 'completed',
    findings: all.flatMap((verdict) => ('findings' in verdict ? verdict.findings : [])),
    covered: given.flatMap(({ clause, verdicts }) =>
      verdicts.map((verdict): SubjectCoverage => {
        const { state, subject = {} } = verdict;
        if (state === 'checked') return { subject, clause: clause.id, state };
        const { reason } = verdict;
        return state === 'not-applicable'
          ? { subject, clause: clause.id, state, reason }
          : { subject, clause: clause.id, state, reason, mend: verdict.mend };
      }),
    ),
  };
}
