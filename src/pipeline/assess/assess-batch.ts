import { batchChecks } from '../../checks/index.ts';
import { runBatchChecks } from '../../checks/run-checks.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import type { WholeBatchInput } from '../../report/input.ts';
import type { ReadDossier, ScanSettings } from '../scan-model.ts';
import { clauseCoverage } from './clause-coverage.ts';

/** Runs the checks of the whole batch and puts what they found into words. Clauses no batch check serves are left to the applicants' reports. */
export function assessBatch(
  batch: BatchInfo,
  dossiers: readonly Pick<ReadDossier, 'dossier'>[],
  { policy, tables }: Pick<ScanSettings, 'policy' | 'tables'>,
): WholeBatchInput {
  const applicants = dossiers
    .map(({ dossier: { applicant, review } }) => ({ applicant, ...(review === undefined ? {} : { review }) }))
    .sort((a, b) => (a.applicant.id < b.applicant.id ? -1 : 1));
  const results = runBatchChecks({ batch, applicants, calendar: tables.calendar }, policy);
  const ids = new Set<string>(batchChecks.map(({ id }) => id));
  const served = policy.clauses
    .map((clause) => ({ ...clause, servedBy: clause.servedBy.filter(({ check }) => ids.has(check)) }))
    .filter(({ servedBy }) => servedBy.length > 0);
  return {
    checks: batchChecks.flatMap(({ id, version, title, innocentExplanations, limits }) => {
      const result = results.find(({ check }) => check === id);
      return result === undefined ? [] : [{ id, version, title, innocentExplanations, limits, result }];
    }),
    findings: results.flatMap((result) => {
      const check = batchChecks.find(({ id }) => id === result.check);
      if (result.status !== 'completed' || check === undefined) return [];
      return result.findings.map((finding) => ({ finding, ...check.describe(finding) }));
    }),
    clauses: clauseCoverage({ ...policy, clauses: served }, results),
  };
}
