import { parse } from 'yaml';
import { z } from 'zod';
import { IntegrityError } from '../domain/errors.ts';
import { COLUMN_ROLES } from './import/columns.ts';
import { LIST_KINDS } from './registry.ts';

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u, 'a month as YYYY-MM');
const localised = z.union([
  z.string().transform((text) => ({ zh: text, en: text })),
  z.object({ zh: z.string(), en: z.string() }).readonly(),
]);
const id = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'letters, digits, dot, dash and underscore'));

const editionSchema = z
  .strictObject({
    id,
    /** CSV beside this file; left out when only the period is known. */
    file: z.string().min(1).optional(),
    complete: z.boolean().default(false),
    validFrom: month.optional(),
    validTo: month.optional(),
    source: z.string().default(''),
    /** Refuses a file that is not the one meant. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .optional(),
    importedAt: z.string().optional(),
    importedBy: z.string().optional(),
    /** Category of rows that state none. */
    category: z.string().optional(),
    columns: z.partialRecord(z.enum(COLUMN_ROLES), z.string()).optional(),
    /** Takes only the rows whose column of that header holds that value. */
    where: z.strictObject({ header: z.string().min(1), value: z.union([z.string(), z.number()]).transform(String) }).optional(),
    /** The file an import read, as its provenance. */
    importedFrom: z.strictObject({ file: z.string(), sha256: z.string() }).optional(),
  })
  .refine(
    ({ validFrom, validTo }) => validFrom === undefined || validTo === undefined || validFrom <= validTo,
    'validTo lies before validFrom',
  );

const registrySchema = z.strictObject({
  registry: z.string().min(1),
  source: z.string().default(''),
  /** CSV of journals beside this file. */
  journals: z.string().min(1).optional(),
  /** A list of retractions beside this file, as `registry import --list retractions` writes it. */
  retractions: z
    .strictObject({
      file: z.string().min(1),
      edition: z.string().default(''),
      source: z.string().default(''),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/u)
        .optional(),
      importedAt: z.string().optional(),
    })
    .optional(),
  lists: z
    .array(
      z.strictObject({
        id,
        title: localised.optional(),
        kind: z.enum(LIST_KINDS).optional(),
        editions: z.array(editionSchema).default([]),
      }),
    )
    .default([]),
});

export type RegistryFile = z.output<typeof registrySchema>;
export type RegistryFileEdition = RegistryFile['lists'][number]['editions'][number];

/** Parses `registry.yaml`. @throws IntegrityError `registry-manifest-invalid` */
export function parseRegistryFile(text: string, file: string): RegistryFile {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 20 });
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
  const result = registrySchema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalid(file, `${issue?.path.join('.') || '(root)'}: ${issue?.message ?? 'not valid'}`, result.error);
}

const invalid = (file: string, reason: string, cause: unknown): IntegrityError =>
  new IntegrityError('registry-manifest-invalid', `${file} is not a registry: ${reason}`, {
    mend: 'Correct the field; docs/registries.md shows the format.',
    file,
    cause,
  });
