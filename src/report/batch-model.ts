import { z } from 'zod';
import { TITLE_LEVELS } from '../domain/applicant.ts';
import { checkSchema, clauseSchema, couldNotTellSchema, findingSchema } from './model.ts';
import { codedErrorSchema, countSchema, list, outcomeCountsSchema, outcomeSchema, scanFacts } from './schema-parts.ts';

const text = z.string();

const rowSchema = z
  .object({
    id: text,
    name: text.optional(),
    unit: text.optional(),
    levelAppliedFor: z.enum(TITLE_LEVELS).optional(),
    works: countSchema,
    outcomes: outcomeCountsSchema,
    worst: outcomeSchema.optional(),
    couldNotTell: countSchema,
    filesRead: countSchema,
    unreadFiles: list(text).meta({ description: 'Files that were not, or not wholly, read.' }),
    failedChecks: list(text),
    review: z.enum(['assigned', 'short', 'no-pool', 'nothing-to-send']),
    report: z
      .object({ json: text, html: text })
      .meta({ description: 'Paths of the applicant’s own report, relative to the batch report.' }),
  })
  .meta({ id: 'applicantRow' });

const linkSchema = z
  .object({
    applicants: z.tuple([text, text]).readonly(),
    passages: countSchema.meta({ description: 'Distinct shared passages quoted in findings of either.' }),
    characters: countSchema,
    sameFiles: countSchema.meta({ description: 'Files with equal bytes in both dossiers.' }),
  })
  .meta({ id: 'link', description: 'Files, or text of at least 40 characters in all, that two applicants share.' });

const wholeBatchSchema = z
  .object({
    outcomes: outcomeCountsSchema,
    findings: list(findingSchema).meta({ description: 'By outcome, then strength, then code and fingerprint.' }),
    couldNotTell: list(couldNotTellSchema),
    checks: list(checkSchema),
    clauses: list(clauseSchema).meta({ description: 'The clauses that are judged over the whole batch.' }),
  })
  .meta({ id: 'wholeBatch', description: 'What was judged over the whole batch rather than for one applicant.' });

export const batchReportSchema = z
  .object({
    kind: z.literal('batch-report'),
    ...scanFacts,
    totals: z.object({
      applicants: countSchema,
      applicantsWithFindings: countSchema,
      applicantsIncomplete: countSchema.meta({ description: 'Applicants with a file not wholly read or a check that failed.' }),
      works: countSchema,
      files: countSchema,
      unreadFiles: countSchema,
      couldNotTell: countSchema,
      failedChecks: countSchema,
      outcomes: outcomeCountsSchema,
      problems: countSchema,
    }),
    wholeBatch: wholeBatchSchema,
    applicants: list(rowSchema).meta({ description: 'By gravest outcome, then number of findings there, then id.' }),
    links: list(linkSchema),
    commonFiles: list(z.object({ document: text, applicants: countSchema })).meta({
      description: 'Files with equal bytes in so many dossiers that they are a form, not a link.',
    }),
    problems: list(codedErrorSchema),
  })
  .meta({ title: 'BatchReport', description: 'One row for each applicant of a scan; the evidence stands in the applicants’ own reports.' });

export type BatchReport = z.infer<typeof batchReportSchema>;
export type BatchRow = BatchReport['applicants'][number];
export type BatchLink = BatchReport['links'][number];
