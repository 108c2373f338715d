import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import type { CodedError } from '../../domain/errors.ts';
import type { ReviewPlan } from '../../domain/review.ts';
import { maskDeep } from '../../registries/identifiers/resident-id.ts';
import { buildApplicantReport } from '../../report/build-applicant-report.ts';
import { summariseApplicant } from '../../report/build-batch-report.ts';
import { renderApplicantHtml } from '../../report/html/render-applicant-html.ts';
import type { FileCoverage, ScanContext } from '../../report/input.ts';
import { reportJson } from '../../report/report-json.ts';
import { applicantReportPaths } from '../../report/report-path.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { type Assessment, assessmentOfFailure } from '../assess/assess.ts';
import { loadTexts, type TextPlace } from '../matches.ts';
import { writeWholeFile } from '../write-file.ts';
import { defineTask } from './task.ts';

/** Raised whenever the same input can give other bytes. */
export const REPORT_VERSION = 7;

/** What a report is made of, kept as one artifact. */
export interface ReportInput {
  readonly context: ScanContext;
  readonly dossier: Dossier;
  readonly files: readonly FileCoverage[];
  readonly review: ReviewPlan;
  /** Artifact of the assessment; absent when it failed, and then `failure` says why. */
  readonly assessedKey?: string;
  readonly failure?: CodedError;
  readonly texts: Readonly<Record<string, TextPlace>>;
}

const payload = z.object({ artifacts: z.string(), inputKey: z.string(), key: z.string(), out: z.string() });

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Builds one applicant's report, checks its quotes, writes JSON and HTML, and keeps the summary the batch report is made of. */
export const reportTask = defineTask('report', payload, async ({ artifacts, inputKey, key, out }) => {
  const store = openArtifactStore(artifacts);
  const input = (await store.get('report-input', inputKey)) as ReportInput;
  const assessment =
    input.assessedKey === undefined ? assessmentOfFailure(input.failure) : ((await store.get('assessed', input.assessedKey)) as Assessment);
  const report = buildApplicantReport({
    context: input.context,
    dossier: input.dossier,
    files: input.files,
    review: input.review,
    checks: assessment.checks,
    findings: assessment.findings,
    clauses: assessment.clauses,
    works: assessment.works,
    texts: await loadTexts(store, input.texts),
  });
  const shown = maskDeep(report);
  const written = { json: reportJson(shown), html: renderApplicantHtml(shown) };
  const place = applicantReportPaths(input.dossier.applicant.id);
  await writeWholeFile(path.join(out, place.json), written.json);
  await writeWholeFile(path.join(out, place.html), written.html);
  await store.put('report', key, { summary: summariseApplicant(report), json: sha256(written.json), html: sha256(written.html) });
  return { key };
});
