import { z } from 'zod';
import { EMPLOYMENT_KINDS, TITLE_LEVELS } from '../../domain/applicant.ts';
import { AUTHOR_ROLES, CLAIMED_LEVELS, MEDIA, PATENT_KINDS, WORK_KINDS } from '../../domain/work.ts';
import { overridesSchema } from '../../policy/pack-schema.ts';
import { batchLimitsSchema } from './batch-limits.ts';
import { choice, day, list, month, names, paths, text, tidied, truth, year } from './manifest-values.ts';
import { applicantFacts, batchFacts, dossierFacts, workFacts } from './procedure-schema.ts';
import {
  AUTHOR_ROLE_ALIASES,
  CLAIMED_LEVEL_ALIASES,
  DEPOSIT_ALIASES,
  EMPLOYMENT_ALIASES,
  LEVEL_ALIASES,
  MEDIUM_ALIASES,
  PATENT_KIND_ALIASES,
  VERIFICATION_ALIASES,
  WORK_KIND_ALIASES,
} from './value-aliases.ts';

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
  ...applicantFacts,
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
  sha256: paths.optional().meta({ description: 'SHA-256 of the deposited files as the receipt states them.' }),
  reason: text.optional().meta({ description: 'Why the work has no raw data; required with no-raw-data.' }),
});

const workSchema = z.strictObject({
  id: text.optional().meta({ description: 'Unique in the dossier; work-1, work-2 … when absent.' }),
  kind: choice(WORK_KINDS, WORK_KIND_ALIASES).optional().meta({ description: "When absent, the kind of the files' folder." }),
  title: text.optional(),
  authors: names.optional().meta({ description: 'In the order printed.' }),
  correspondingAuthors: names.optional(),
  roleClaimed: choice(AUTHOR_ROLES, AUTHOR_ROLE_ALIASES)
    .optional()
    .meta({ description: 'What the applicant claims to be among the authors.' }),
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
  onlineDate: day.optional().meta({ description: 'First day on line, where that is before the issue.' }),
  doi: text.optional(),
  pmid: text.optional().meta({ description: "PubMed's number of the paper." }),
  medium: choice(MEDIA, MEDIUM_ALIASES).optional().meta({ description: 'Whether the issue is said to be printed or online only.' }),
  isbn: text.optional(),
  cip: text.optional().meta({ description: 'Cataloguing-in-publication number, as on the imprint page.' }),
  publisher: text.optional(),
  patentNumber: text.optional(),
  patentKind: choice(PATENT_KINDS, PATENT_KIND_ALIASES).optional(),
  levelClaimed: choice(CLAIMED_LEVELS, CLAIMED_LEVEL_ALIASES).optional(),
  representative: truth.optional(),
  rawData: rawDataSchema.optional(),
  ...workFacts,
  files: paths.optional().meta({ description: "Paths relative to the applicant's folder." }),
});

/** dossier.yaml, dossier.json, and one applicant's rows of a roster. */
export const dossierSchema = z.strictObject({
  applicant: applicantSchema.optional(),
  verification: verificationSchema.optional(),
  ...dossierFacts,
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
  outputHistory: text
    .optional()
    .meta({ description: "CSV file of past batches' dated works, relative to the batch folder: the baseline of burst output." }),
  reviewerPool: text.optional().meta({ description: 'CSV or XLSX file, relative to the batch folder.' }),
  corpus: paths.optional().meta({ description: 'Files or folders to compare the texts with.' }),
  registries: paths.optional().meta({ description: 'Folders with journal lists and other registries.' }),
  mailto: text
    .optional()
    .meta({ description: 'Whom the public sources may write to; used with --online alone, which a file can not switch on.' }),
  ...batchFacts,
  seed: text.optional().meta({ description: 'Seed of the reviewer assignment; integrity when absent.' }),
  passwords: text
    .optional()
    .meta({ description: 'Text file, relative to the batch folder, with one password a line: tried on protected PDF and Office files.' }),
  limits: batchLimitsSchema.optional(),
  overrides: overridesSchema.optional().meta({ description: "Clause id, parameter name, the office's own value." }),
});
export type BatchManifest = z.infer<typeof batchSchema>;
