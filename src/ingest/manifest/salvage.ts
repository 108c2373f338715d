import type { z } from 'zod';
import { describeIssues, fieldsOfSchema, locate } from '../../policy/schema-issues.ts';
import type { FieldPath, LocatedProblem, YamlSource } from '../../policy/yaml-source.ts';

export interface Salvaged<T> {
  /** Undefined when nothing of the file has the expected shape. */
  readonly value: T | undefined;
  readonly problems: readonly LocatedProblem[];
}

const BLANK = new Set(['', '~', 'null']);
const MAX_ROUNDS = 20;
/** Problems told one by one; what follows in a file made to be wrong is counted. */
const MAX_PROBLEMS = 100;

/** Leaves blank fields out and turns blank list items to undefined, so that places keep their index. */
function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return BLANK.has(value.trim()) ? undefined : value;
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
    const tidy = withoutBlanks(field);
    return tidy === undefined ? [] : [[key, tidy]];
  });
  return Object.fromEntries(kept);
}

/** Parses a hand-written file so that a fault costs the field it stands in: the field is left out, and a problem names it with its line. */
export function salvage<T>(schema: z.ZodType<T>, source: YamlSource, code: string): Salvaged<T> {
  const root = withoutBlanks(source.value) ?? {};
  const problems: LocatedProblem[] = [];
  let untold = 0;
  const ending = (value: T | undefined): Salvaged<T> => ({
    value,
    problems: untold === 0 ? problems : [...problems, andMore(untold, code, source)],
  });
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const parsed = schema.safeParse(root);
    if (parsed.success) return ending(parsed.data);
    for (const issue of describeIssues(parsed.error.issues, root, (at) => fieldsOfSchema(schema, at))) {
      if (problems.length >= MAX_PROBLEMS) untold++;
      else problems.push(locate(issue, source, issue.kind === 'unknown-field' ? `${code}-unknown-field` : `${code}-field`));
      if (!leaveOut(root, issue.path)) return ending(undefined);
    }
  }
  return ending(undefined);
}

const andMore = (count: number, code: string, { file }: YamlSource): LocatedProblem => ({
  code: `${code}-field`,
  message: `${file}: ${count} more fields are left out`,
  mend: 'Mend those named above and scan again.',
  file,
});

/** @returns whether there was a field to leave out; the whole file is never one. */
function leaveOut(root: unknown, path: FieldPath): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  const parent = path.slice(0, -1).reduce<unknown>((value, part) => (isContainer(value) ? Reflect.get(value, part) : undefined), root);
  if (!isContainer(parent)) return true;
  if (Array.isArray(parent)) Reflect.set(parent, last, undefined);
  else Reflect.deleteProperty(parent, last);
  return true;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
