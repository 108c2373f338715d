import { z } from 'zod';
import { EMPLOYMENT_KINDS, TITLE_LEVELS } from '../domain/applicant.ts';
import { AUTHOR_ROLES, CLAIMED_LEVELS, WORK_KINDS } from '../domain/work.ts';
import { EXCLUSION_REASONS } from '../similarity/types.ts';
import { evidenceSchema } from './evidence-schema.ts';
import {
  clauseCountsSchema,
  codedErrorSchema,
  countSchema,
  list,
  localisedSchema,
  outcomeCountsSchema,
  outcomeSchema,
  scanFacts,
  subjectSchema,
} from './schema-parts.ts';

const text = z.string();
const optionalText = text.optional();

const applicantSchema = z
  .object({
    id: text,
    name: optionalText,
    formerNames: list(text),
    nameVariants: list(text),
    unit: optionalText,
    formerUnits: list(text),
    employment: z.enum(EMPLOYMENT_KINDS).optional(),
    series: optionalText,
    levelAppliedFor: z.enum(TITLE_LEVELS).optional(),
    discipline: optionalText,
    relatives: list(text),
    advisers: list(text),
    systemNumber: optionalText,
  })
  .meta({ id: 'applicant' });

const inferenceSchema = z
  .object({ field: text, source: text, page: z.number().int().optional(), confidence: z.number() })
  .meta({ id: 'inference', description: 'A value no manifest states: where it was read from, and how surely (0 to 1).' });

const verificationSchema = z
  .object({ state: z.enum(['pending', 'passed', 'failed', 'missing']), by: optionalText, date: optionalText, note: optionalText })
  .meta({ id: 'verification' });

export const clauseSchema = z
  .object({
    id: text,
    title: localisedSchema,
    statement: localisedSchema,
    obligation: z.enum(['must', 'may']),
    state: z.enum(['checked', 'could-not-tell', 'not-applicable', 'failed', 'unserved', 'not-in-force', 'batch-level']),
    checks: list(text),
    note: localisedSchema.optional(),
    parameters: list(z.object({ name: text, value: text, statedBy: text, layer: text, source: optionalText })),
  })
  .meta({ id: 'clause', description: 'A clause of the pack, how it was served here, and who stated each of its parameters.' });

export const findingSchema = z
  .object({
    fingerprint: text.meta({ description: 'Made of content: the same finding keeps it over rescans.' }),
    code: text,
    check: text,
    checkVersion: countSchema,
    outcome: outcomeSchema,
    strength: z.number().meta({ description: '0 to 1: order within an outcome, not a score.' }),
    clause: text,
    subject: subjectSchema,
    title: localisedSchema,
    statement: localisedSchema,
    action: localisedSchema,
    params: z.record(text, z.union([text, z.number(), z.boolean(), list(text)])),
    evidence: list(evidenceSchema),
  })
  .meta({ id: 'finding' });

export const couldNotTellSchema = z
  .object({
    origin: z.enum(['check', 'clause', 'file', 'dossier']),
    check: optionalText,
    clause: optionalText,
    subjects: list(subjectSchema),
    reason: localisedSchema,
    mend: localisedSchema,
    error: codedErrorSchema.optional(),
  })
  .meta({ id: 'couldNotTell', description: 'What could not be determined, why, and what would let it be. Never a pass.' });

export const checkSchema = z
  .object({
    id: text,
    version: countSchema,
    title: localisedSchema,
    status: z.enum(['completed', 'not-applicable', 'could-not-tell', 'failed']),
    findings: countSchema,
    covered: list(
      z.object({
        subject: subjectSchema,
        clause: optionalText,
        state: z.enum(['checked', 'not-applicable', 'could-not-tell']),
        reason: localisedSchema.optional(),
        mend: localisedSchema.optional(),
      }),
    ),
    reason: localisedSchema.optional(),
    mend: localisedSchema.optional(),
    error: codedErrorSchema.optional(),
    innocentExplanations: list(localisedSchema),
    limits: list(localisedSchema),
  })
  .meta({ id: 'check', description: 'One check and how it ended for this applicant.' });

const exclusionSchema = z
  .object({ reason: z.enum(EXCLUSION_REASONS), characters: countSchema, matchedCharacters: countSchema, points: z.number() })
  .meta({
    id: 'exclusion',
    description:
      'Text that does not count as shared: characters it covers, those of them that were matched, percentage points they would add.',
  });

const partsSchema = z
  .object({
    frontCharacters: countSchema,
    backCharacters: countSchema,
    sections: countSchema,
    suspectedSections: countSchema,
    mostInSection: countSchema,
    leastInSection: countSchema,
  })
  .meta({
    id: 'rateParts',
    description:
      'Where the shared characters stand: in the first fifth of the text and in the rest; most and fewest in a section that has any.',
  });

const ratesSchema = z
  .object({
    characters: countSchema,
    totalPercent: z.number(),
    lessCitationsPercent: z.number(),
    lessOwnWorkPercent: z.number(),
    largestSingleSourcePercent: z.number(),
    largestSingleSource: optionalText,
    exclusions: list(exclusionSchema).optional(),
    parts: partsSchema.optional(),
  })
  .meta({ id: 'rates', description: 'The four duplication rates, 0 to 100; absent where there was no text to compare.' });

const workSchema = z
  .object({
    id: text,
    kind: z.enum(WORK_KINDS),
    title: optionalText,
    authors: list(text),
    correspondingAuthors: list(text),
    affiliation: optionalText,
    journal: optionalText,
    issn: optionalText,
    cn: optionalText,
    issueDate: optionalText,
    volume: optionalText,
    issue: optionalText,
    pages: optionalText,
    receivedDate: optionalText,
    acceptedDate: optionalText,
    onlineDate: optionalText,
    doi: optionalText,
    isbn: optionalText,
    publisher: optionalText,
    patentNumber: optionalText,
    levelClaimed: z.enum(CLAIMED_LEVELS).optional(),
    roleClaimed: z.enum(AUTHOR_ROLES).optional().meta({ description: "The applicant's place among the authors, as claimed." }),
    representative: z.boolean(),
    rawData: z
      .discriminatedUnion('state', [
        z.object({ state: z.literal('deposited'), date: optionalText, receipt: optionalText, files: list(text) }),
        z.object({ state: z.literal('not-deposited') }),
        z.object({ state: z.literal('no-raw-data'), reason: text }),
      ])
      .optional(),
    files: list(text),
    rates: ratesSchema.optional(),
    listing: localisedSchema.optional(),
    outcomes: list(outcomeSchema).meta({ description: 'Outcomes of the findings about this work, worst first, each once.' }),
  })
  .meta({ id: 'work' });

const fileSchema = z
  .object({
    path: text,
    kind: text,
    sha256: optionalText,
    bytes: countSchema,
    work: optionalText,
    state: z.enum(['read', 'partly-read', 'unreadable', 'refused', 'not-read']),
    format: optionalText,
    pages: countSchema.optional(),
    characters: countSchema.optional(),
    unreadPages: list(z.number().int()).optional(),
    extractor: optionalText,
    error: codedErrorSchema.optional(),
  })
  .meta({ id: 'file' });

const timelineSchema = z
  .object({
    range: z
      .object({ from: text, to: text })
      .optional()
      .meta({ description: 'First and last month of the axis; absent with nothing dated.' }),
    marks: list(z.object({ month: text, work: text, kind: z.enum(WORK_KINDS) })),
    undated: list(text).meta({ description: 'Works of which no month is known.' }),
    outOfRange: list(text).meta({ description: 'Works dated more than 40 years from the middle of the others.' }),
    windows: list(
      z.object({
        from: text,
        to: text,
        months: countSchema,
        count: countSchema,
        kinds: list(z.enum(WORK_KINDS)).optional().meta({ description: 'Kinds of work counted; all of them when absent.' }),
        expected: z.number(),
        probability: z.number(),
        finding: text,
      }),
    ),
  })
  .meta({ id: 'timeline' });

const reviewSchema = z
  .object({
    state: z.enum(['assigned', 'short', 'no-pool', 'nothing-to-send']),
    seed: text,
    note: localisedSchema.optional(),
    assignments: list(
      z.object({
        work: text,
        obligation: z.enum(['must', 'may']),
        demand: countSchema,
        reviewers: list(z.object({ id: text, name: text, unit: text, expertise: z.number() })),
        excluded: list(
          z.object({
            reviewer: text,
            kind: z.enum(['same-person', 'same-unit', 'co-author', 'relative', 'adviser', 'declared']),
            note: localisedSchema,
          }),
        ),
        shortfall: localisedSchema.optional(),
      }),
    ),
  })
  .meta({ id: 'review', description: 'What has to be, or may be, sent to experts, and to whom.' });

const summarySchema = z
  .object({
    outcomes: outcomeCountsSchema,
    worst: outcomeSchema.optional().meta({ description: 'Gravest outcome among the findings; absent with none.' }),
    couldNotTell: countSchema,
    works: countSchema,
    files: z.object({
      read: countSchema,
      'partly-read': countSchema,
      unreadable: countSchema,
      refused: countSchema,
      'not-read': countSchema,
    }),
    checks: z.object({ completed: countSchema, 'not-applicable': countSchema, 'could-not-tell': countSchema, failed: countSchema }),
    clauses: clauseCountsSchema,
  })
  .meta({ id: 'summary' });

export const applicantReportSchema = z
  .object({
    kind: z.literal('applicant-report'),
    ...scanFacts,
    applicant: applicantSchema,
    manifest: z.object({ kind: z.enum(['yaml', 'json', 'roster', 'none']), path: optionalText, sha256: optionalText }),
    inferred: list(inferenceSchema),
    verification: verificationSchema.optional(),
    summary: summarySchema,
    findings: list(findingSchema).meta({ description: 'By outcome, then strength, then code, subject and fingerprint.' }),
    couldNotTell: list(couldNotTellSchema),
    works: list(workSchema),
    timeline: timelineSchema,
    review: reviewSchema,
    files: list(fileSchema),
    checks: list(checkSchema),
    clauses: list(clauseSchema),
  })
  .meta({ title: 'ApplicantReport', description: 'What one scan found for one applicant, with the evidence and the coverage.' });

export type ApplicantReport = z.infer<typeof applicantReportSchema>;
export type ReportFinding = ApplicantReport['findings'][number];
export type ReportWork = ApplicantReport['works'][number];
export type ReportCheck = ApplicantReport['checks'][number];
export type ReportClause = ApplicantReport['clauses'][number];
export type ReportFile = ApplicantReport['files'][number];
export type ReportSubject = z.infer<typeof subjectSchema>;
export type CouldNotTell = ApplicantReport['couldNotTell'][number];
