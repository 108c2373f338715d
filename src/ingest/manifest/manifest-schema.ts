import { z } from 'zod';
import { EMPLOYMENT_KINDS, TITLE_LEVELS } from '../../domain/applicant.ts';
import { isIsoDate, isYearMonth } from '../../domain/dates.ts';
import { CLAIMED_LEVELS, WORK_KINDS } from '../../domain/work.ts';
import { overridesSchema } from '../../policy/pack-schema.ts';
import { batchLimitsSchema } from './batch-limits.ts';
import { splitNames, tidyDay, tidyMonth } from './date-text.ts';
import {
  CLAIMED_LEVEL_ALIASES,
  DEPOSIT_ALIASES,
  EMPLOYMENT_ALIASES,
  LEVEL_ALIASES,
  VERIFICATION_ALIASES,
  WORK_KIND_ALIASES,
} from './value-aliases.ts';

const MAX_TEXT = 2000;
const MAX_ITEMS = 1000;

/** Applies `tidy` to text before the schema looks at it; anything else goes through as it is. */
const tidied = <S extends z.ZodType>(tidy: (text: string) => unknown, schema: S) =>
  z.preprocess((value) => (typeof value === 'string' ? tidy(value) : value), schema);

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
const text = tidied(oneLine, z.string().max(MAX_TEXT, { error: `text of at most ${MAX_TEXT} characters` }));
const choice = <const T extends readonly [string, ...string[]]>(values: T, aliases: Readonly<Record<string, T[number]>>) =>
  tidied((value) => {
    const key = value.trim().toLowerCase();
    return Object.hasOwn(aliases, key) ? aliases[key] : key;
  }, z.enum(values));

const month = tidied(
  (value) => tidyMonth(value.trim()),
  z.string().meta({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }).refine(isYearMonth, { error: 'a month YYYY-MM' }),
);
const day = tidied(
  (value) => tidyDay(value.trim()),
  z.string().meta({ format: 'date' }).refine(isIsoDate, { error: 'a date YYYY-MM-DD that exists' }),
);
const list = <S extends z.ZodType>(item: S) => z.array(item.optional()).max(MAX_ITEMS, { error: `a list of at most ${MAX_ITEMS}` });
/** A list of names; a single line of names apart by ; or 、 is split. */
const names = tidied(splitNames, list(text));
const paths = tidied((value) => [value], list(z.string().max(MAX_TEXT, { error: 'a path' })));
const truth = tidied(
  (value) => ({ true: true, yes: true, 是: true, false: false, no: false, 否: false })[value.trim().toLowerCase()] ?? value,
  z.boolean(),
);
const year = tidied(
  (value) => (/^\d{4}$/.test(value.trim()) ? Number(value) : value),
  z.number().int().min(1980, { error: 'a year from 1980 to 2200' }).max(2200, { error: 'a year from 1980 to 2200' }),
);

const applicantSchema = z.strictObject({
  name: text.optional(),
  formerNames: names.optional(),
  nameVariants: names.optional().meta({ description: 'Romanised or foreign-language forms under which the applicant publishes.' }),
  unit: text.optional().meta({ description: 'The employer.' }),
  formerUnits: names.optional(),
  employment: choice(EMPLOYMENT_KINDS, EMPLOYMENT_ALIASES).optional(),
  series: text.optional(),
  levelAppliedFor: choice(TITLE_LEVELS, LEVEL_ALIASES).optional(),
  discipline: tidied(
    (value) => value.trim(),
    z.string().regex(/^\d{3}(\.\d{2}(\d{2})?)?$/, { error: 'a GB/T 13745 code such as 520.10' }),
  ).optional(),
  relatives: names.optional().meta({ description: 'Names of declared relatives.' }),
  advisers: names.optional().meta({ description: 'Names of advisers and supervised students.' }),
  systemNumber: text.optional().meta({ description: 'Number of the application in the title information system.' }),
});

const verificationSchema = z
  .strictObject({
    state: choice(['pending', 'passed', 'failed', 'missing'], VERIFICATION_ALIASES).optional(),
    by: text.optional(),
    date: day.optional(),
    note: text.optional(),
  })
  .meta({ description: 'Record of the on-the-facts verification.' });

const rawDataSchema = z.strictObject({
  state: choice(['deposited', 'not-deposited', 'no-raw-data'], DEPOSIT_ALIASES).optional(),
  date: day.optional(),
  receipt: text.optional(),
  files: paths.optional(),
  reason: text.optional().meta({ description: 'Why the work has no raw data; required with no-raw-data.' }),
});

const workSchema = z.strictObject({
  id: text.optional().meta({ description: 'Unique in the dossier; work-1, work-2 … when absent.' }),
  kind: choice(WORK_KINDS, WORK_KIND_ALIASES).optional().meta({ description: "When absent, the kind of the files' folder." }),
  title: text.optional(),
  authors: names.optional().meta({ description: 'In the order printed.' }),
  correspondingAuthors: names.optional(),
  affiliation: text.optional().meta({ description: "The applicant's unit as printed on the work." }),
  journal: text.optional(),
  issn: text.optional(),
  cn: text.optional(),
  issueDate: month.optional(),
  volume: text.optional(),
  issue: text.optional(),
  pages: text.optional(),
  receivedDate: day.optional(),
  acceptedDate: day.optional(),
  doi: text.optional(),
  isbn: text.optional(),
  publisher: text.optional(),
  patentNumber: text.optional(),
  levelClaimed: choice(CLAIMED_LEVELS, CLAIMED_LEVEL_ALIASES).optional(),
  representative: truth.optional(),
  rawData: rawDataSchema.optional(),
  files: paths.optional().meta({ description: "Paths relative to the applicant's folder." }),
});

/** dossier.yaml, dossier.json, and one applicant's rows of a roster. */
export const dossierSchema = z.strictObject({
  applicant: applicantSchema.optional(),
  verification: verificationSchema.optional(),
  works: list(workSchema).optional(),
});
export type DossierManifest = z.infer<typeof dossierSchema>;
export type WorkManifest = z.infer<typeof workSchema>;

/** batch.yaml. */
export const batchSchema = z.strictObject({
  name: text.optional(),
  committee: text.optional(),
  series: text.optional(),
  level: choice(TITLE_LEVELS, LEVEL_ALIASES).optional(),
  applicationYear: year.optional(),
  closingDate: day.optional(),
  policyPack: text.optional().meta({ description: 'Name of a shipped pack or path of a pack file; gansu-2019-90 when absent.' }),
  reviewerPool: text.optional().meta({ description: 'CSV or XLSX file, relative to the batch folder.' }),
  corpus: paths.optional().meta({ description: 'Files or folders to compare the texts with.' }),
  registries: paths.optional().meta({ description: 'Folders with journal lists and other registries.' }),
  seed: text.optional().meta({ description: 'Seed of the reviewer assignment; integrity when absent.' }),
  limits: batchLimitsSchema.optional(),
  overrides: overridesSchema.optional().meta({ description: "Clause id, parameter name, the office's own value." }),
});
export type BatchManifest = z.infer<typeof batchSchema>;
