import type { ApplicantId } from '../domain/ids.ts';
import type { ReviewAssignment, ReviewerConflict, ReviewItem, ReviewPlan } from '../domain/review.ts';
import { conflictFinder, type ReviewedApplicant } from './conflicts.ts';
import { expertise, type WorkTopic } from './expertise.ts';
import { assignAtLeastCost } from './min-cost-assignment.ts';
import type { Reviewer } from './reviewer.ts';
import { drawFor } from './seeded-order.ts';
import { shortfallReason } from './shortfall.ts';

interface AssignOptions {
  /** For reviewers whose pool row states none. */
  readonly defaultLoadCap: number;
  /** Expertise (0 to 1) that a further work must gain to go to a reviewer who holds one more already. */
  readonly balance: number;
  /** Reviewers below this are not asked. */
  readonly minimumExpertise: number;
}

/** Ours: six works are a fair share of one season; a tenth of a sub-discipline's worth keeps loads even. */
const DEFAULT_ASSIGN_OPTIONS: AssignOptions = { defaultLoadCap: 6, balance: 0.08, minimumExpertise: 0 };

export interface AssignRequest {
  /** Works of the whole batch that must or may be sent. */
  readonly items: readonly ReviewItem[];
  /** Every applicant of the batch; each gets a plan. */
  readonly applicants: readonly ReviewedApplicant[];
  /** Undefined: no pool was given. */
  readonly pool: readonly Reviewer[] | undefined;
  readonly seed: string;
  readonly options?: Partial<AssignOptions>;
}

/** Steps in which expertise is told apart; equal ones are drawn by the seed. */
const STEPS = 10_000;
/** A draw is finer than any step, even summed over 2,000 places. */
const STEP = 2 ** 22;
const DRAWS = 2 ** 11;

/**
 * Reviewers for the whole batch at once: as many places as possible, those that must be filled first, then the greatest
 * total expertise with balanced loads. The result does not hang on the order in which items, applicants or pool are given.
 */
export function assignReviewers(request: AssignRequest): Map<ApplicantId, ReviewPlan> {
  const { applicants, pool, seed } = request;
  const items = [...request.items].sort(compareItems);
  const assignments =
    pool === undefined || pool.length === 0 ? items.map(unassigned) : assign(items, applicants, pool, seed, options(request));
  return new Map(
    applicants.map(({ applicant }) => {
      const own = assignments.filter(({ item }) => item.applicant === applicant.id);
      return [applicant.id, planOf(own, seed, pool)];
    }),
  );
}

const options = ({ options: given }: AssignRequest): AssignOptions => ({ ...DEFAULT_ASSIGN_OPTIONS, ...given });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareItems = (a: ReviewItem, b: ReviewItem): number =>
  compare(a.obligation === 'must' ? '0' : '1', b.obligation === 'must' ? '0' : '1') ||
  compare(a.applicant, b.applicant) ||
  compare(a.work, b.work);

const unassigned = (item: ReviewItem): ReviewAssignment => ({
  item,
  reviewers: [],
  excluded: [],
  shortfall: { zh: `需要${item.demand}名；没有专家库可供分配。`, en: `${item.demand} needed; there is no reviewer pool to assign from.` },
});

function planOf(assignments: readonly ReviewAssignment[], seed: string, pool: readonly Reviewer[] | undefined): ReviewPlan {
  if (assignments.length === 0) return { state: 'nothing-to-send', seed, assignments };
  if (pool === undefined || pool.length === 0) {
    const note = {
      zh: '请在 batch.yaml 的 reviewerPool 中给出专家库（CSV 或 XLSX）。',
      en: 'Name a reviewer pool (CSV or XLSX) under reviewerPool in batch.yaml.',
    };
    return { state: 'no-pool', seed, assignments, note };
  }
  const far = assignments.flatMap(({ reviewers }) => reviewers).filter((reviewer) => reviewer.expertise === 0).length;
  const note = {
    zh: `有${far}人次的专家与作品没有共同的学科代码或关键词，请人工确认。`,
    en: `${far} of the reviewers assigned share no discipline code or keyword with the work; confirm them by hand.`,
  };
  const state = assignments.some(({ shortfall }) => shortfall !== undefined) ? 'short' : 'assigned';
  return { state, seed, assignments, ...(far === 0 ? {} : { note }) };
}

interface Candidate {
  readonly item: ReviewItem;
  readonly scores: readonly number[];
  readonly conflicts: readonly (ReviewerConflict | undefined)[];
}

function assign(
  items: readonly ReviewItem[],
  applicants: readonly ReviewedApplicant[],
  given: readonly Reviewer[],
  seed: string,
  chosen: AssignOptions,
): ReviewAssignment[] {
  const pool = [...given].sort((a, b) => compare(a.id, b.id));
  const finders = new Map(applicants.map((reviewed) => [reviewed.applicant.id, { reviewed, conflictOf: conflictFinder(reviewed) }]));
  const candidates = items.map((item): Candidate => {
    const owner = finders.get(item.applicant);
    if (owner === undefined) throw new Error(`review item ${item.work} is of an applicant not handed in: ${item.applicant}`);
    const topic = topicOf(item, owner.reviewed);
    return { item, scores: pool.map((reviewer) => expertise(reviewer, topic)), conflicts: pool.map(owner.conflictOf) };
  });
  const gains = candidates.map(({ conflicts, item, scores }) =>
    pool.map((reviewer, i) => {
      const score = scores[i] ?? 0;
      if (conflicts[i] !== undefined || score < chosen.minimumExpertise) return -1;
      return Math.round(score * STEPS) * STEP + drawFor(seed, [item.applicant, item.work, reviewer.id], DRAWS);
    }),
  );
  const assigned = assignAtLeastCost({
    demands: items.map(({ demand }) => demand),
    capacities: pool.map(({ loadCap }) => loadCap ?? chosen.defaultLoadCap),
    gains,
    loadPenalty: Math.round(chosen.balance * STEPS) * STEP,
    firstItems: items.filter(({ obligation }) => obligation === 'must').length,
  });
  return candidates.map((candidate, i) => assignmentOf(candidate, assigned[i] ?? [], pool, gains[i] ?? []));
}

function topicOf({ work: id }: ReviewItem, { applicant, works }: ReviewedApplicant): WorkTopic {
  const title = works.find((work) => work.id === id)?.title;
  return {
    ...(applicant.discipline === undefined ? {} : { discipline: applicant.discipline }),
    ...(title === undefined ? {} : { title }),
  };
}

function assignmentOf(
  { conflicts, item, scores }: Candidate,
  chosen: readonly number[],
  pool: readonly Reviewer[],
  gains: readonly number[],
): ReviewAssignment {
  const excluded = conflicts.filter((conflict) => conflict !== undefined);
  const reviewers = chosen
    .flatMap((i) => {
      const reviewer = pool[i];
      if (reviewer === undefined) return [];
      return [{ id: reviewer.id, name: reviewer.name, unit: reviewer.unit, expertise: Math.round((scores[i] ?? 0) * STEPS) / STEPS }];
    })
    .sort((a, b) => b.expertise - a.expertise || compare(a.id, b.id));
  const tooFar = gains.filter((gain, i) => gain < 0 && conflicts[i] === undefined).length;
  const shortage = { demand: item.demand, found: reviewers.length, poolSize: pool.length, excluded, tooFar };
  return { item, reviewers, excluded, ...(reviewers.length >= item.demand ? {} : { shortfall: shortfallReason(shortage) }) };
}
