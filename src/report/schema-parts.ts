import { z } from 'zod';
import { TITLE_LEVELS } from '../domain/applicant.ts';
import { OUTCOMES } from '../domain/outcome.ts';

/** Arrays in a report are read-only; the published schema leaves that word out. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const count = z.number().int().nonnegative();
export const countSchema = count;

export const localisedSchema = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'localised' });

export const codedErrorSchema = z
  .object({ code: z.string(), message: z.string(), mend: z.string(), file: z.string().optional() })
  .meta({ id: 'codedError', description: 'Something that could not be done: a code to look up, what happened, what to do about it.' });

export const subjectSchema = z
  .object({ work: z.string().optional(), file: z.string().optional() })
  .meta({ id: 'subject', description: 'What a statement is about: the whole dossier when empty, one work, or one file.' });

export const outcomeSchema = z
  .enum(OUTCOMES)
  .meta({ id: 'outcome', description: 'What a rule implies on the evidence, worst first. A person decides.' });

export const outcomeCountsSchema = z
  .object({
    veto: count,
    'not-counted': count,
    downgraded: count,
    'needs-verification': count,
    advisory: count,
    unknown: count,
    pass: count,
  } satisfies Record<(typeof OUTCOMES)[number], z.ZodType>)
  .meta({ id: 'outcomeCounts', description: 'Number of findings of each outcome. There is no overall score.' });

export const clauseCountsSchema = z
  .object({
    checked: count,
    'could-not-tell': count,
    'not-applicable': count,
    failed: count,
    unserved: count,
    'not-in-force': count,
    'batch-level': count,
  })
  .meta({ id: 'clauseCounts' });

const batchSchema = z
  .object({
    name: z.string(),
    committee: z.string().optional(),
    series: z.string().optional(),
    level: z.enum(TITLE_LEVELS).optional(),
    applicationYear: z.number().optional(),
    closingDate: z.string().optional(),
    policyPack: z.string(),
    outputHistory: z.string().optional(),
    reviewerPool: z.string().optional(),
    seed: z.string(),
  })
  .meta({ id: 'batch' });

const toolSchema = z.object({ name: z.string(), version: z.string() }).meta({ id: 'tool' });

const policySchema = z
  .object({ pack: z.string(), version: z.string(), hash: z.string(), title: localisedSchema })
  .meta({ id: 'policy', description: 'The rule pack with every override applied; `hash` covers both.' });

const listEditionSchema = z
  .object({
    list: z.string(),
    edition: z.string(),
    rows: count,
    complete: z.boolean(),
    hash: z.string(),
    source: z.string(),
  })
  .meta({ id: 'listEdition', description: 'A loaded edition of a list. Absence proves something only where `complete` is true.' });

const indexSchema = z
  .object({ snapshot: z.string(), batchDocuments: count, corpusDocuments: count, corpus: list(z.string()), boilerplate: z.string() })
  .meta({
    id: 'index',
    description: 'What the texts were compared with; `boilerplate` is the version of the list of wording that no rate counts.',
  });

/** What every report of one scan states of the scan. */
export const scanFacts = {
  schemaVersion: z.literal(1),
  tool: toolSchema,
  scannedAt: z.string().exactOptional().meta({ description: 'Day or instant (ISO 8601 in UTC) that the user gave to print.' }),
  batch: batchSchema,
  seed: z.string(),
  policy: policySchema,
  lists: list(listEditionSchema),
  index: indexSchema,
};
