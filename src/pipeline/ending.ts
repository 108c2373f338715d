import type { CodedError } from '../domain/errors.ts';
import { needsReview, OUTCOMES } from '../domain/outcome.ts';
import type { BatchReport } from '../report/batch-model.ts';

/** How a scan ended; `incomplete` wins: something could not be read or checked. */
export type Ending = 'nothing-to-review' | 'findings' | 'incomplete';

/** Problems that cost nothing: they are said, and the scan is complete all the same. */
const REMARKS: ReadonlySet<string> = new Set([
  'manifest-unknown-field',
  'batch-manifest-unknown-field',
  'dates-out-of-order',
  'roster-conflict',
  'file-outside-applicant-folder',
]);

export const costsSomething = (problem: Pick<CodedError, 'code'>): boolean => !REMARKS.has(problem.code);

/** @param dossierProblems problems of single applicants, which stand in their own reports */
export function endingOf(report: BatchReport, dossierProblems: readonly CodedError[]): Ending {
  const { totals, wholeBatch } = report;
  const left = [...report.problems, ...dossierProblems].some(costsSomething);
  if (left || totals.applicantsIncomplete > 0 || wholeBatch.checks.some(({ status }) => status === 'failed')) return 'incomplete';
  const toReview = OUTCOMES.some((outcome) => needsReview(outcome) && totals.outcomes[outcome] + wholeBatch.outcomes[outcome] > 0);
  return toReview || totals.couldNotTell + wholeBatch.couldNotTell.length > 0 ? 'findings' : 'nothing-to-review';
}
