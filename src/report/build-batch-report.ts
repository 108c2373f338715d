import { type CodedError } from '../domain/errors.ts';
import { compareOutcomes, needsReview, OUTCOMES } from '../domain/outcome.ts';
import { batchLinks, type SharedDocument, type SharedPassage } from './batch-links.ts';
import { type BatchReport, type BatchRow, batchReportSchema } from './batch-model.ts';
import { buildWholeBatch, NOTHING_WHOLE } from './build-whole-batch.ts';
import type { ScanContext, WholeBatchInput } from './input.ts';
import type { ApplicantReport } from './model.ts';
import { compareText, firstOf } from './order.ts';
import { applicantReportPaths } from './report-path.ts';
import { countOutcomes, scanFactsOf } from './scan-facts.ts';

/** What the batch report keeps of one applicant: small enough to hold tens of thousands. */
export interface ApplicantSummary {
  readonly row: BatchRow;
  readonly files: number;
  readonly documents: readonly SharedDocument[];
  readonly passages: readonly SharedPassage[];
}

/** @returns the row of one applicant, with what is needed to find links to others. */
export function summariseApplicant(report: ApplicantReport): ApplicantSummary {
  const { applicant, summary } = report;
  const own = new Set(report.files.map((file) => file.sha256));
  const passages = report.findings.flatMap((finding) =>
    finding.evidence.flatMap((evidence) =>
      evidence.type === 'text-match' && !own.has(evidence.source.document)
        ? [
            {
              own: evidence.suspicious.document,
              other: evidence.source.document,
              start: evidence.suspicious.start,
              end: evidence.suspicious.end,
            },
          ]
        : [],
    ),
  );
  return {
    row: {
      id: applicant.id,
      ...(applicant.name === undefined ? {} : { name: applicant.name }),
      ...(applicant.unit === undefined ? {} : { unit: applicant.unit }),
      ...(applicant.levelAppliedFor === undefined ? {} : { levelAppliedFor: applicant.levelAppliedFor }),
      works: summary.works,
      outcomes: summary.outcomes,
      ...(summary.worst === undefined ? {} : { worst: summary.worst }),
      couldNotTell: summary.couldNotTell,
      filesRead: summary.files.read,
      unreadFiles: report.files.filter((f) => f.state !== 'read' && f.state !== 'not-read').map((f) => f.path),
      failedChecks: report.checks.filter((check) => check.status === 'failed').map((check) => check.id),
      review: report.review.state,
      report: applicantReportPaths(applicant.id),
    },
    files: report.files.length,
    documents: report.files.flatMap((file) => (file.sha256 === undefined ? [] : [{ document: file.sha256, applicant: applicant.id }])),
    passages,
  };
}

/** Gravest outcome first, then how many of it, then the next graver, at last the id. */
function compareRows(a: BatchRow, b: BatchRow): number {
  return firstOf(
    compareOutcomes(a.worst ?? 'pass', b.worst ?? 'pass'),
    ...OUTCOMES.filter(needsReview).map((outcome) => b.outcomes[outcome] - a.outcomes[outcome]),
    b.couldNotTell - a.couldNotTell,
    compareText(a.id, b.id),
  );
}

const sum = <T>(items: readonly T[], amount: (item: T) => number): number => items.reduce((total, item) => total + amount(item), 0);

const isIncomplete = (row: BatchRow): boolean => row.unreadFiles.length > 0 || row.failedChecks.length > 0;

/** The report of a whole batch, from its applicants' summaries in any order. Pure. */
export function buildBatchReport(
  context: ScanContext,
  summaries: readonly ApplicantSummary[],
  problems: readonly CodedError[],
  wholeBatch: WholeBatchInput = NOTHING_WHOLE,
): BatchReport {
  const rows = summaries.map((summary) => summary.row).sort(compareRows);
  const outcomes = countOutcomes([]).counts;
  for (const row of rows) for (const outcome of OUTCOMES) outcomes[outcome] += row.outcomes[outcome];
  const report: BatchReport = {
    kind: 'batch-report',
    ...scanFactsOf(context),
    totals: {
      applicants: rows.length,
      applicantsWithFindings: rows.filter((row) => OUTCOMES.some((outcome) => needsReview(outcome) && row.outcomes[outcome] > 0)).length,
      applicantsIncomplete: rows.filter(isIncomplete).length,
      works: sum(rows, (row) => row.works),
      files: sum(summaries, (summary) => summary.files),
      unreadFiles: sum(rows, (row) => row.unreadFiles.length),
      couldNotTell: sum(rows, (row) => row.couldNotTell),
      failedChecks: sum(rows, (row) => row.failedChecks.length),
      outcomes,
      problems: problems.length,
    },
    wholeBatch: buildWholeBatch(wholeBatch),
    applicants: rows,
    ...batchLinks(summaries),
    problems: [...problems].sort((a, b) =>
      firstOf(compareText(a.file ?? '', b.file ?? ''), compareText(a.code, b.code), compareText(a.message, b.message)),
    ),
  };
  return batchReportSchema.parse(report);
}
