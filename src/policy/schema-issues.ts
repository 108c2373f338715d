import type { z } from 'zod';
import { nearestName } from './nearest-name.ts';
import { type FieldPath, formatField, type LocatedProblem, type YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** What one schema issue says of one field, ready for the user. */
export interface FieldIssue {
  readonly kind: 'unknown-field' | 'invalid-value' | 'missing-field';
  readonly path: FieldPath;
  readonly message: string;
  readonly mend: string;
}

/** Suggestions for one object: a file with a thousand unknown fields is not a file of slips. */
const MAX_SUGGESTIONS = 20;

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `'${value}'` : value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

const names = (values: readonly unknown[]): string => values.map(String).join(', ');

/** @returns the value at `path`, undefined when a part is missing. */
function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return (value as readonly unknown[])[Number(part)];
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Readonly<Record<string, unknown>>)[String(part)];
  }, root);
}

/** Turns zod issues into sentences with the offending value, what was expected, and the nearest known name. */
export function describeIssues(issues: readonly Issue[], root: unknown, knownFields: (path: FieldPath) => readonly string[]): FieldIssue[] {
  const described = issues.flatMap((issue): FieldIssue[] => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    const found = valueAt(root, path);
    if (issue.code === 'unrecognized_keys') {
      const known = knownFields(path);
      return issue.keys.map((key, index) => {
        const near = index < MAX_SUGGESTIONS ? nearestName(key, known) : undefined;
        const mend =
          near === undefined
            ? `Take it out, or use one of: ${names(known)}.`
            : `Write '${near}' if that is what is meant, else take it out.`;
        return { kind: 'unknown-field', path: [...path, key], message: `unknown field '${key}'`, mend };
      });
    }
    if (issue.code === 'invalid_value') {
      const near = typeof found === 'string' ? nearestName(found, issue.values.map(String)) : undefined;
      const allowed = `one of: ${names(issue.values)}`;
      return [
        invalid(
          path,
          found,
          allowed,
          near === undefined ? `Write ${allowed}.` : `Write '${near}' if that is what is meant, or ${allowed}.`,
        ),
      ];
    }
    if (issue.code === 'invalid_type')
      return [invalid(path, found, expectedType(issue.expected), `Write ${expectedType(issue.expected)}.`)];
    return [invalid(path, found, issue.message, `Write ${issue.message}.`)];
  });
  // A misspelt field explains the missing one: it comes first.
  return [...described.filter(({ kind }) => kind === 'unknown-field'), ...described.filter(({ kind }) => kind !== 'unknown-field')];
}

const invalid = (path: FieldPath, found: unknown, expected: string, mend: string): FieldIssue =>
  found === undefined
    ? { kind: 'missing-field', path, message: `the field is missing; expected ${expected}`, mend }
    : { kind: 'invalid-value', path, message: `found ${shown(found)}, expected ${expected}`, mend };

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'fields (name: value)',
  record: 'fields (name: value)',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};
const expectedType = (type: string): string => TYPE_NAMES[type] ?? type;

/** Gives a field issue its file, line and column. */
export function locate(issue: FieldIssue, source: YamlSource, code: string): LocatedProblem {
  const at = source.place(issue.path, issue.kind === 'unknown-field' ? 'key' : 'value');
  const field = formatField(issue.path);
  const message = `${source.file}, line ${at.line}, column ${at.column}${field === '' ? '' : `, ${field}`}: ${issue.message}`;
  return { code, message, mend: issue.mend, file: source.file, ...at, ...(field === '' ? {} : { field }) };
}

/** @returns the names an object schema knows at `path`, going through lists, options and preprocessing; empty when it has none. */
export function fieldsOfSchema(schema: z.core.$ZodType, path: FieldPath): readonly string[] {
  let current: z.core.$ZodType | undefined = unwrap(schema);
  for (const part of path) {
    const definition: z.core.$ZodTypeDef | undefined = current?._zod.def;
    if (definition === undefined) return [];
    if (definition.type === 'array') current = unwrap((definition as z.core.$ZodArrayDef).element);
    else if (definition.type === 'record') current = unwrap((definition as z.core.$ZodRecordDef).valueType);
    else if (definition.type === 'object') {
      const next: z.core.$ZodType | undefined = (definition as z.core.$ZodObjectDef).shape[String(part)];
      current = next === undefined ? undefined : unwrap(next);
    } else return [];
  }
  const definition = current?._zod.def;
  return definition?.type === 'object' ? Object.keys((definition as z.core.$ZodObjectDef).shape) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const definition = schema._zod.def;
  if (definition.type === 'optional') return unwrap((definition as z.core.$ZodOptionalDef).innerType);
  if (definition.type === 'pipe') return unwrap((definition as z.core.$ZodPipeDef).out);
  return schema;
}
