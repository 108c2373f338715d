import type { ApplicantId } from '../../domain/ids.ts';
import type { RecommendationEdge } from '../artifacts.ts';

/**
 * @returns a shortest circle of recommendations that leaves `start` and comes back to it, in the order of recommending; undefined where
 *   there is none. Among circles of one length the first by applicant id, so that equal batches give equal reports.
 */
export function circleThrough(start: ApplicantId, edges: readonly RecommendationEdge[]): readonly RecommendationEdge[] | undefined {
  const from = new Map<ApplicantId, RecommendationEdge[]>();
  for (const edge of [...edges].sort((a, b) => (a.applicant < b.applicant ? -1 : 1)))
    from.set(edge.recommender, [...(from.get(edge.recommender) ?? []), edge]);
  const reached = new Set<ApplicantId>();
  let ways: RecommendationEdge[][] = (from.get(start) ?? []).map((edge) => [edge]);
  while (ways.length > 0) {
    const next: RecommendationEdge[][] = [];
    for (const way of ways) {
      const at = way.at(-1)?.applicant;
      if (at === undefined || reached.has(at)) continue;
      // A person who recommends themself is no circle among applicants, and the manifest's own slip.
      if (at === start) {
        if (way.length > 1) return way;
        continue;
      }
      reached.add(at);
      for (const edge of from.get(at) ?? []) next.push([...way, edge]);
    }
    ways = next;
  }
  return undefined;
}
