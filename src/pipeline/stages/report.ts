import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CodedError } from '../../domain/errors.ts';
import type { ApplicantId } from '../../domain/ids.ts';
import type { ReviewPlan } from '../../domain/review.ts';
import { maskDeep } from '../../registries/identifiers/resident-id.ts';
import type { BatchReport } from '../../report/batch-model.ts';
import { type ApplicantSummary, buildBatchReport } from '../../report/build-batch-report.ts';
import { renderBatchHtml } from '../../report/html/render-batch-html.ts';
import type { ScanContext, WholeBatchInput } from '../../report/input.ts';
import { reportJson } from '../../report/report-json.ts';
import { applicantReportPaths } from '../../report/report-path.ts';
import { artifactKey } from '../artifact-store.ts';
import { fileCoverage } from '../file-coverage.ts';
import type { ReadDossier } from '../scan-model.ts';
import { runStage, type StageTools } from '../stage.ts';
import { REPORT_VERSION, type ReportInput, sha256 } from '../tasks/report.ts';
import type { Workspace } from '../workspace.ts';
import { writeWholeFile } from '../write-file.ts';
import type { Assessed } from './assess.ts';
import type { ApplicantMatches } from './compare.ts';

export interface ReportStageInput {
  readonly context: ScanContext;
  readonly dossiers: readonly ReadDossier[];
  readonly matches: readonly ApplicantMatches[];
  readonly assessed: readonly Assessed[];
  readonly plans: ReadonlyMap<ApplicantId, ReviewPlan>;
  readonly wholeBatch: WholeBatchInput;
  readonly problems: readonly CodedError[];
  readonly out: string;
  readonly workspace: Workspace;
  readonly tools: StageTools;
}

interface StoredReport {
  readonly summary: ApplicantSummary;
  readonly json: string;
  readonly html: string;
}

/** Writes each applicant's report and the batch's. A report whose bytes stand in the output folder already is left alone. */
export async function reportStage(input: ReportStageInput): Promise<BatchReport> {
  const { dossiers, workspace, out } = input;
  const store = workspace.artifacts;
  const items = await Promise.all(
    dossiers.map(async (read, at) => {
      const reportInput = reportInputOf(input, read, at);
      const inputKey = artifactKey('report-input', reportInput);
      const key = artifactKey('report', REPORT_VERSION, inputKey);
      await store.put('report-input', inputKey, reportInput);
      const known = (await store.get('report', key)) as StoredReport | undefined;
      const stands = known !== undefined && (await standsIn(out, read.dossier.applicant.id, known));
      const payload = { artifacts: store.folder, inputKey, key, out };
      return { key, label: read.dossier.applicant.id, task: { name: 'report', payload }, ...(stands ? { reuse: key } : {}) };
    }),
  );
  const outcomes = await runStage('report', items, () => '', input.tools);
  const summaries: ApplicantSummary[] = [];
  const problems = [...input.problems];
  for (const [at, outcome] of outcomes.entries()) {
    const item = items[at];
    if (item === undefined) continue;
    if (outcome.state === 'failed') {
      problems.push({ ...outcome.result.error, file: item.label });
      continue;
    }
    summaries.push(((await store.get('report', item.key)) as StoredReport).summary);
  }
  const report = maskDeep(buildBatchReport(input.context, summaries, problems, input.wholeBatch));
  await writeWholeFile(path.join(out, 'batch.json'), reportJson(report));
  await writeWholeFile(path.join(out, 'batch.html'), renderBatchHtml(report));
  return report;
}

function reportInputOf({ context, matches, assessed, plans }: ReportStageInput, read: ReadDossier, at: number): ReportInput {
  const ending = assessed[at];
  const review = plans.get(read.dossier.applicant.id) ?? { state: 'nothing-to-send', seed: context.batch.seed, assignments: [] };
  return {
    context,
    dossier: { ...read.dossier, problems: [...read.dossier.problems, ...(matches[at]?.errors ?? [])] },
    files: fileCoverage(read.dossier, (file) => {
      const place = read.extractionOf(file);
      return place?.extracted;
    }),
    review,
    texts: matches[at]?.texts ?? {},
    ...(ending === undefined || 'error' in ending
      ? { failure: ending?.error ?? { code: 'task-crashed', message: 'The checks gave no result', mend: 'Scan again.' } }
      : { assessedKey: ending.key }),
  };
}

async function standsIn(out: string, applicant: string, known: StoredReport): Promise<boolean> {
  const place = applicantReportPaths(applicant);
  const hashOf = async (name: string): Promise<string | undefined> => readFile(path.join(out, name), 'utf8').then(sha256, () => undefined);
  return (await hashOf(place.json)) === known.json && (await hashOf(place.html)) === known.html;
}
