import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { batchReportSchema } from '../../src/report/batch-model.ts';
import { buildApplicantReport } from '../../src/report/build-applicant-report.ts';
import { buildBatchReport, summariseApplicant } from '../../src/report/build-batch-report.ts';
import { renderApplicantHtml } from '../../src/report/html/render-applicant-html.ts';
import { renderBatchHtml } from '../../src/report/html/render-batch-html.ts';
import { reportJsonSchemas } from '../../src/report/json-schemas.ts';
import { applicantReportSchema } from '../../src/report/model.ts';
import { reportJson } from '../../src/report/report-json.ts';
import { sampleContext, sampleInput } from './sample-input.ts';

const folder = new URL('../golden/report-sample/', import.meta.url);
const applicant = buildApplicantReport(sampleInput);
const batch = buildBatchReport(sampleContext, [summariseApplicant(applicant)], []);
const files = {
  'applicant.json': reportJson(applicant),
  'applicant.html': renderApplicantHtml(applicant),
  'batch.json': reportJson(batch),
  'batch.html': renderBatchHtml(batch),
};

// UPDATE_GOLDEN=1 writes them anew; in CI they can only be compared.
if (process.env['UPDATE_GOLDEN'] === '1' && process.env['CI'] === undefined) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, folder), content);
}

describe('the sample report', () => {
  it.each(Object.entries(files))('%s is what the golden file says', (name, content) => {
    expect(content).toBe(readFileSync(new URL(name, folder), 'utf8'));
  });

  it('can be rendered from its JSON alone, with the same bytes', () => {
    const parsed = applicantReportSchema.parse(JSON.parse(files['applicant.json']));
    expect(reportJson(parsed)).toBe(files['applicant.json']);
    expect(renderApplicantHtml(parsed)).toBe(files['applicant.html']);
    expect(renderBatchHtml(batchReportSchema.parse(JSON.parse(files['batch.json'])))).toBe(files['batch.html']);
  });
});

describe('the published schemas', () => {
  const published = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../docs/schema/${name}`, import.meta.url), 'utf8'));

  it.each(Object.entries(reportJsonSchemas()))('docs/schema/%s is up to date', (name, schema) => {
    expect(published(name)).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('take the sample and refuse another version', () => {
    const schema = z.fromJSONSchema(published('applicant-report.schema.json') as Parameters<typeof z.fromJSONSchema>[0]);
    const value = JSON.parse(files['applicant.json']) as Record<string, unknown>;
    expect(schema.safeParse(value).success).toBe(true);
    expect(schema.safeParse({ ...value, schemaVersion: 2 }).success).toBe(false);
  });
});
