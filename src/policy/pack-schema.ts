import { z } from 'zod';
import { isIsoDate } from '../domain/dates.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import type { ParameterValue } from './types.ts';

const text = z.string().trim().min(1, { error: 'text that is not empty' });
const year = z.number().int().min(1980, { error: 'a year from 1980 to 2200' }).max(2200, { error: 'a year from 1980 to 2200' });
const day = z.string().refine(isIsoDate, { error: 'a date YYYY-MM-DD that exists' }).meta({ format: 'date' });

const localisedSchema = z.strictObject({ zh: text, en: text });

const parameterValueSchema: z.ZodType<ParameterValue> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(parameterValueSchema), z.record(z.string(), parameterValueSchema)]),
);

const parameterSchema = z
  .strictObject({
    value: parameterValueSchema,
    statedBy: z
      .enum(['notice', 'pack'])
      .meta({ description: 'notice: the clause gives the value. pack: the clause is silent and the value is ours.' }),
    source: text.optional().meta({ description: 'Where the value comes from; required when statedBy is pack.' }),
    role: text.optional().meta({ description: 'The one role the parameter is handed to; without it, every role of the clause.' }),
  })
  .refine((parameter) => parameter.statedBy === 'notice' || parameter.source !== undefined, {
    error: 'a source for a value the notice does not state',
    path: ['source'],
  });

const clauseSchema = z
  .strictObject({
    id: text.refine((id) => !/\s/u.test(id), { error: 'a clause number without spaces' }),
    title: localisedSchema,
    statement: localisedSchema.meta({ description: "The rule in the project's own words." }),
    obligation: z.enum(['must', 'may']),
    effective: z
      .strictObject({ fromApplicationYear: year.optional(), toApplicationYear: year.optional(), from: day.optional() })
      .optional()
      .meta({ description: 'Application years the clause binds; `from` binds the years from its own on.' }),
    outcomes: z.array(z.enum(OUTCOMES)).min(1, { error: 'at least one outcome' }),
    parameters: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: 'a parameter name in camelCase' }), parameterSchema),
    servedBy: z.array(z.strictObject({ check: text, role: text })),
    unserved: localisedSchema.optional().meta({ description: 'Said in coverage when no check serves the clause.' }),
  })
  .refine((clause) => clause.servedBy.length > 0 || clause.unserved !== undefined, {
    error: 'a text saying who must look, since no check serves the clause',
    path: ['unserved'],
  });

/** The shape of a pack file under policies/. */
export const packSchema = z
  .strictObject({
    pack: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'a name of small letters, digits and hyphens' }),
    version: text,
    title: localisedSchema,
    issuedBy: localisedSchema.optional(),
    reference: text.optional(),
    issued: day.optional(),
    clauses: z.array(clauseSchema).min(1, { error: 'at least one clause' }),
  })
  .superRefine((pack, context) => {
    const places = new Map<string, string>();
    const ids = new Set<string>();
    for (const [index, clause] of pack.clauses.entries()) {
      if (ids.has(clause.id))
        context.addIssue({ code: 'custom', path: ['clauses', index, 'id'], message: 'a clause number used once only' });
      ids.add(clause.id);
      for (const [place, { check, role }] of clause.servedBy.entries()) {
        const other = places.get(`${check}/${role}`);
        if (other !== undefined)
          context.addIssue({
            code: 'custom',
            path: ['clauses', index, 'servedBy', place],
            message: `a role that clause ${other} does not already fill`,
          });
        places.set(`${check}/${role}`, clause.id);
      }
      for (const [name, parameter] of Object.entries(clause.parameters)) {
        if (parameter.role !== undefined && !clause.servedBy.some(({ role }) => role === parameter.role))
          context.addIssue({
            code: 'custom',
            path: ['clauses', index, 'parameters', name, 'role'],
            message: 'a role named in servedBy of the clause',
          });
      }
    }
  });

export type PolicyPack = z.infer<typeof packSchema>;
export type PackClause = PolicyPack['clauses'][number];

/** Overrides as batch.yaml and the command line give them: clause id, parameter name, value. */
export const overridesSchema = z.record(z.string(), z.record(z.string(), parameterValueSchema));
export type PolicyOverrides = Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
