import type { ApplicantId, WorkId } from './ids.ts';
import type { Localised } from './localised.ts';

/** A work that has to be, or may be, sent to experts. */
export interface ReviewItem {
  readonly applicant: ApplicantId;
  readonly work: WorkId;
  readonly obligation: 'must' | 'may';
  /** Least number of experts. */
  readonly demand: number;
}

export interface ReviewerConflict {
  readonly reviewer: string;
  readonly kind: 'same-person' | 'same-unit' | 'co-author' | 'relative' | 'adviser' | 'declared';
  readonly note: Localised;
}

export interface ReviewAssignment {
  readonly item: ReviewItem;
  readonly reviewers: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly expertise: number }[];
  /** Reviewers ruled out for this item, with the ground. */
  readonly excluded: readonly ReviewerConflict[];
  /** Why fewer than `demand` could be found; absent when the demand is met. */
  readonly shortfall?: Localised;
}

/** One applicant's part of the batch's assignment. */
export interface ReviewPlan {
  /** `no-pool`: nothing to assign from; the items are listed all the same. */
  readonly state: 'assigned' | 'short' | 'no-pool' | 'nothing-to-send';
  readonly seed: string;
  readonly assignments: readonly ReviewAssignment[];
  readonly note?: Localised;
}

/** Text of a compared source, for checking quotes. */
export interface MatchedSource {
  readonly text: string;
}
