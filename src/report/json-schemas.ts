import { z } from 'zod';
import { batchReportSchema } from './batch-model.ts';
import { applicantReportSchema } from './model.ts';

/** The published JSON Schemas (draft 2020-12) by file name. A report of another shape gets another `schemaVersion`. */
export function reportJsonSchemas(): Readonly<Record<string, unknown>> {
  const published = (schema: z.ZodType): unknown =>
    z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      reused: 'inline',
      override: ({ jsonSchema }) => {
        delete jsonSchema.readOnly;
      },
    });
  return {
    'applicant-report.schema.json': published(applicantReportSchema),
    'batch-report.schema.json': published(batchReportSchema),
  };
}
