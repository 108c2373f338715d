import type { Artifacts, RecommendationEdge, UsedAchievements, WorkClaim } from '../../checks/artifacts.ts';
import { plainName } from '../../checks/plain-name.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { ApplicantId } from '../../domain/ids.ts';
import { personForm } from '../../domain/person-name.ts';
import type { LoadedPlan } from '../office-tables.ts';
import { identityKeys } from './claims.ts';

/** @returns what every loaded plan list says of each textbook. */
export const planAnswers = (dossier: Dossier, plans: readonly LoadedPlan[]): Artifacts['plans'] =>
  dossier.works
    .filter(({ kind }) => kind === 'textbook')
    .map((work) => ({
      work: work.id,
      answers: plans.map(({ find, ...plan }) => ({
        ...plan,
        rows: find({ ...(work.isbn === undefined ? {} : { isbn: work.isbn }), ...(work.title === undefined ? {} : { title: work.title }) }),
      })),
    }));

/** Finds, for each dossier, the register rows that share an identity key with one of its works. Linear in the registers' rows. */
export function createUsedIndex({ registers, rows }: UsedAchievements): (own: readonly WorkClaim[]) => UsedAchievements {
  const byKey = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const key of identityKeys(row)) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  });
  return (own) => {
    const found = new Set(own.flatMap(identityKeys).flatMap((key) => byKey.get(key) ?? []));
    return { registers, rows: rows.filter((_, at) => found.has(at)) };
  };
}

/** All recommendations of one applicant by another of the batch: by name, and never where both state a unit and the units differ. */
export function recommendationEdges(dossiers: readonly Dossier[]): RecommendationEdge[] {
  const byName = new Map<string, Dossier[]>();
  for (const dossier of dossiers) {
    const { name } = dossier.applicant;
    if (name !== undefined) byName.set(personForm(name), [...(byName.get(personForm(name)) ?? []), dossier]);
  }
  return dossiers.flatMap(({ applicant, recommendations = [] }) =>
    recommendations
      .flatMap(({ experts }) => experts)
      .flatMap((expert) =>
        (expert.name === undefined ? [] : (byName.get(personForm(expert.name)) ?? [])).flatMap(
          ({ applicant: other }): RecommendationEdge[] => {
            if (other.id === applicant.id) return [];
            const units = expert.unit === undefined || other.unit === undefined ? undefined : [expert.unit, other.unit].map(plainName);
            if (units !== undefined && units[0] !== units[1]) return [];
            return [
              {
                recommender: other.id,
                recommenderName: other.name ?? other.id,
                applicant: applicant.id,
                applicantName: applicant.name ?? applicant.id,
                sameUnit: units !== undefined,
              },
            ];
          },
        ),
      ),
  );
}

/** @returns for each applicant the edges of the circles they stand in: those between applicants that reach each other. */
export function circleIndex(edges: readonly RecommendationEdge[]): (applicant: ApplicantId) => RecommendationEdge[] {
  const [onward, back] = [adjacency(edges, false), adjacency(edges, true)];
  return (applicant) => {
    if (!onward.has(applicant) || !back.has(applicant)) return [];
    const [after, before] = [reach(applicant, onward), reach(applicant, back)];
    const inCircle = (id: ApplicantId): boolean => after.has(id) && before.has(id);
    return edges.filter((edge) => inCircle(edge.recommender) && inCircle(edge.applicant));
  };
}

function adjacency(edges: readonly RecommendationEdge[], reversed: boolean): Map<ApplicantId, ApplicantId[]> {
  const map = new Map<ApplicantId, ApplicantId[]>();
  for (const { applicant, recommender } of edges) {
    const [from, to] = reversed ? [applicant, recommender] : [recommender, applicant];
    map.set(from, [...(map.get(from) ?? []), to]);
  }
  return map;
}

function reach(start: ApplicantId, onward: ReadonlyMap<ApplicantId, readonly ApplicantId[]>): Set<ApplicantId> {
  const found = new Set<ApplicantId>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of onward.get(at) ?? [])
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
  return found;
}
