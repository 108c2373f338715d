import type { CodedError } from '../../domain/errors.ts';
import type { ApplicantId } from '../../domain/ids.ts';
import type { ReviewPlan } from '../../domain/review.ts';
import { assignReviewers } from '../../reviewers/assign-reviewers.ts';
import type { ReadDossier, ScanSettings } from '../scan-model.ts';
import type { StageTools } from '../stage.ts';
import type { Assessed } from './assess.ts';

export interface ReviewStageInput {
  readonly dossiers: readonly ReadDossier[];
  readonly assessed: readonly Assessed[];
  readonly settings: ScanSettings;
  readonly tools: Pick<StageTools, 'onEvent'>;
}

export interface ReviewStageResult {
  readonly byApplicant: ReadonlyMap<ApplicantId, ReviewPlan>;
  readonly problems: readonly CodedError[];
}

/** Assigns reviewers for the whole batch at once: loads and conflicts hang on all of it. */
export function reviewStage({ dossiers, assessed, settings, tools }: ReviewStageInput): ReviewStageResult {
  const began = performance.now();
  const items = assessed.flatMap((ending) => ('assessment' in ending ? ending.assessment.reviewItems : []));
  tools.onEvent({ type: 'stage-begin', stage: 'review', total: items.length });
  const byApplicant = assignReviewers({
    items,
    applicants: dossiers.map(({ dossier }) => dossier),
    pool: settings.pool?.reviewers,
    seed: settings.seed,
  });
  for (const { applicant, work } of items) tools.onEvent({ type: 'item', stage: 'review', label: `${applicant}/${work}`, state: 'done' });
  tools.onEvent({ type: 'stage-end', stage: 'review', tookMs: performance.now() - began });
  return { byApplicant, problems: settings.pool?.problems ?? [] };
}
