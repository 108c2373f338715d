import { canonicalJson } from '../domain/canonical.ts';
import type { ResolvedClause, ResolvedPolicy } from './types.ts';

/** One difference between two packs; `before` or `after` is absent where one of them has no such thing. Values are JSON. */
export interface PolicyChange {
  readonly clause: string;
  /** `clause`, or the field that differs: `obligation`, `effective`, `outcomes`, `servedBy`, `parameters.<name>` … */
  readonly field: string;
  readonly before?: string;
  readonly after?: string;
}

const FIELDS = ['title', 'statement', 'obligation', 'effective', 'outcomes', 'servedBy', 'unserved'] as const;

/** @returns what changes from one pack to the other, in the order of the first, then of what only the second has. */
export function diffPolicies(from: ResolvedPolicy, to: ResolvedPolicy): PolicyChange[] {
  const ids = [...new Set([...from.clauses, ...to.clauses].map(({ id }) => id))];
  return ids.flatMap((id): PolicyChange[] => {
    const [before, after] = [from, to].map(({ clauses }) => clauses.find((clause) => clause.id === id));
    if (before === undefined) return [{ clause: id, field: 'clause', after: after?.title.zh ?? '' }];
    if (after === undefined) return [{ clause: id, field: 'clause', before: before.title.zh }];
    return clauseChanges(before, after);
  });
}

function clauseChanges(before: ResolvedClause, after: ResolvedClause): PolicyChange[] {
  const names = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])].sort();
  return [
    ...FIELDS.flatMap((field) => change(before.id, field, before[field], after[field])),
    ...names.flatMap((name) => change(before.id, `parameters.${name}`, valueOf(before, name), valueOf(after, name))),
  ];
}

/** Who states a value is part of it; the words of its source are not. */
function valueOf({ parameters }: ResolvedClause, name: string): unknown {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  return parameter === undefined ? undefined : { value: parameter.value, statedBy: parameter.origin.statedBy, role: parameter.role };
}

function change(clause: string, field: string, before: unknown, after: unknown): PolicyChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  return [
    {
      clause,
      field,
      ...(before === undefined ? {} : { before: canonicalJson(before) }),
      ...(after === undefined ? {} : { after: canonicalJson(after) }),
    },
  ];
}
