import type { CheckResult } from '../../domain/finding.ts';
import type { ReviewItem } from '../../domain/review.ts';
import type { Work } from '../../domain/work.ts';
import type { Artifacts } from '../artifacts.ts';
import type { BlindReviewBindings } from './options.ts';

/**
 * The works that must or may be sent to experts, in the dossier's order.
 * @param rateResult how `similarity-rate` ended for this applicant; without it no paper's rate is known to pass.
 */
export function reviewItems(
  { dossier }: Pick<Artifacts, 'dossier'>,
  { books, papers }: BlindReviewBindings,
  rateResult?: CheckResult,
): ReviewItem[] {
  const { id: applicant } = dossier.applicant;
  return dossier.works.flatMap(({ id: work, ...rest }): ReviewItem[] => {
    if (books?.options.kinds.includes(rest.kind) === true) {
      return [{ applicant, work, obligation: books.obligation, demand: books.options.minimumExperts }];
    }
    if (papers === undefined || !maySend(rest, papers.options)) return [];
    if (papers.options.sendWhen === 'rate-passes' && !ratePasses(work, rateResult)) return [];
    return [{ applicant, work, obligation: papers.obligation, demand: papers.options.minimumExperts }];
  });
}

/** Whether the papers' clause speaks of a work of this kind and level. */
export const maySend = (
  { kind, levelClaimed }: Pick<Work, 'kind' | 'levelClaimed'>,
  { kinds, levels }: NonNullable<BlindReviewBindings['papers']>['options'],
): boolean => kinds.includes(kind) && levelClaimed !== undefined && levels.includes(levelClaimed);

const ratePasses = (work: string, result: CheckResult | undefined): boolean =>
  result?.status === 'completed' && result.findings.some(({ outcome, subject }) => subject.work === work && outcome === 'pass');
