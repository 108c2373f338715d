import type { Check } from '../checks/check.ts';
import { allChecks, batchChecks } from '../checks/index.ts';
import { type InspectedPack, inspectPack } from '../policy/load-policy.ts';
import { nearestName } from '../policy/nearest-name.ts';
import type { PackClause } from '../policy/pack-schema.ts';
import { type FieldPath, formatField, type LocatedProblem, type YamlSource } from '../policy/yaml-source.ts';

/** What a pack's clause may name: checks of an applicant and checks of the batch. */
type NamedCheck = Pick<Check, 'id' | 'roles'>;
const everyCheck: readonly NamedCheck[] = [...allChecks, ...batchChecks];

/**
 * Finds every fault of a pack: those of its form, and what only the checks can tell: a check or role that does not exist, and parameters that a
 * check can’t use or does not find.
 * @throws IntegrityError when there is no such pack or its file can't be read.
 */
export async function validatePolicy(name: string, checks: readonly NamedCheck[] = everyCheck): Promise<LocatedProblem[]> {
  return problemsOf(await inspectPack(name), checks);
}

export function problemsOf({ pack, problems, source }: InspectedPack, checks: readonly NamedCheck[] = everyCheck): LocatedProblem[] {
  if (pack === undefined || source === undefined) return [...problems];
  return pack.clauses.flatMap((clause, index) =>
    clause.servedBy.flatMap((service, at) => serviceProblems(clause, service, { clause: index, service: at }, source, checks)),
  );
}

function serviceProblems(
  clause: PackClause,
  { check: id, role }: PackClause['servedBy'][number],
  at: { readonly clause: number; readonly service: number },
  source: YamlSource,
  checks: readonly NamedCheck[],
): LocatedProblem[] {
  const path = ['clauses', at.clause, 'servedBy', at.service];
  const check = checks.find((candidate) => candidate.id === id);
  if (check === undefined) {
    const names = checks.map((candidate): string => candidate.id);
    return [located(source, [...path, 'check'], 'policy-check-unknown', `there is no check '${id}'`, suggestion(id, names))];
  }
  const schema = Object.hasOwn(check.roles, role) ? check.roles[role] : undefined;
  if (schema === undefined) {
    return [
      located(
        source,
        [...path, 'role'],
        'policy-role-unknown',
        `check ${id} has no role '${role}'`,
        suggestion(role, Object.keys(check.roles)),
      ),
    ];
  }
  const handed = Object.entries(clause.parameters).filter(([, parameter]) => parameter.role === undefined || parameter.role === role);
  const parsed = schema.safeParse(Object.fromEntries(handed.map(([name, { value }]) => [name, value])));
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const [name = '', ...rest] = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const known = Object.hasOwn(clause.parameters, name);
    const where: FieldPath = ['clauses', at.clause, 'parameters', ...(name === '' ? [] : [name]), ...(known ? ['value', ...rest] : [])];
    const message = known
      ? `check ${id} can't use the value: ${issue.message}`
      : `check ${id} (role ${role}) needs the parameter '${name}'`;
    const mend = known
      ? 'Correct the value; the README of the check says what it means.'
      : `Add ${name}, with its value, who states it and the source.`;
    return located(source, where, 'policy-parameters-invalid', message, mend);
  });
}

function located(source: YamlSource, path: FieldPath, code: string, message: string, mend: string): LocatedProblem {
  const { column, line } = source.place(path);
  const field = formatField(path);
  return {
    code,
    message: `${source.file}, line ${line}, column ${column}, ${field}: ${message}`,
    mend,
    file: source.file,
    line,
    column,
    field,
  };
}

function suggestion(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  return near === undefined
    ? `Use one of: ${known.join(', ')}.`
    : `Write '${near}' if that is what is meant, or one of: ${known.join(', ')}.`;
}
