import type { BatchReport } from './batch-model.ts';
import { reportCheck, reportClauses, reportFinding } from './build-applicant-report.ts';
import { couldNotTellOf } from './could-not-tell.ts';
import type { WholeBatchInput } from './input.ts';
import { compareFindings, compareText } from './order.ts';
import { countOutcomes } from './scan-facts.ts';

export const NOTHING_WHOLE: WholeBatchInput = { checks: [], findings: [], clauses: [] };

/** The part of the batch report that is about the batch and no single applicant. Its evidence quotes no texts. */
export function buildWholeBatch(input: WholeBatchInput): BatchReport['wholeBatch'] {
  const { checks, clauses, findings } = input;
  return {
    outcomes: countOutcomes(findings.map(({ finding }) => finding.outcome)).counts,
    findings: findings.map((finding) => reportFinding(finding, new Map())).sort(compareFindings),
    couldNotTell: couldNotTellOf({ checks, clauses, files: [], dossier: { problems: [] } }),
    checks: checks.map(reportCheck).sort((a, b) => compareText(a.id, b.id)),
    clauses: reportClauses(clauses),
  };
}
