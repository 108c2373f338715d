import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BatchReport } from '../../src/report/batch-model.ts';
import type { ApplicantReport } from '../../src/report/model.ts';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Trusts the shape: a test of its own holds the reports to their schemas. */
export const readApplicantReport = (out: string, id: string): ApplicantReport =>
  readJson(path.join(out, 'applicants', `${id}.json`)) as ApplicantReport;

export const readBatchReport = (out: string): BatchReport => readJson(path.join(out, 'batch.json')) as BatchReport;
