import type { Applicant } from '../../domain/applicant.ts';
import { personForm } from '../../domain/person-name.ts';
import type { WorkClaim } from '../artifacts.ts';
import { type IdentityGround, sameWork } from '../same-work.ts';

/** A work that another applicant claims too, and what the two claims say of its authors. */
export interface SharedClaim {
  readonly own: WorkClaim;
  readonly other: WorkClaim;
  readonly ground: IdentityGround;
  readonly authorship: 'both-authors' | 'own-not-author' | 'other-not-author' | 'lists-differ' | 'not-stated';
}

export function sharedClaims(
  claims: { readonly own: readonly WorkClaim[]; readonly others: readonly WorkClaim[] },
  applicant: Applicant,
): SharedClaim[] {
  return claims.own.flatMap((own) =>
    claims.others
      .filter((other) => other.applicant !== own.applicant)
      .flatMap((other) => {
        const ground = sameWork(own, other);
        return ground === undefined ? [] : [{ own, other, ground, authorship: authorshipOf(own, other, applicant) }];
      }),
  );
}

function authorshipOf(own: WorkClaim, other: WorkClaim, applicant: Applicant): SharedClaim['authorship'] {
  const [ownList, otherList] = [own.authors.map(personForm), other.authors.map(personForm)];
  const names = [applicant.name, ...applicant.formerNames, ...applicant.nameVariants].flatMap((name) =>
    name === undefined ? [] : [personForm(name)],
  );
  const otherName = other.applicantName === undefined ? undefined : personForm(other.applicantName);
  if (names.length === 0 || otherName === undefined || ownList.length === 0 || otherList.length === 0) return 'not-stated';
  if (!names.some((name) => ownList.includes(name))) return 'own-not-author';
  const sameList = ownList.length === otherList.length && ownList.every((name, i) => name === otherList[i]);
  if (!sameList) return 'lists-differ';
  // Only the name on the other claim is known here: a variant under which the other publishes is not.
  return ownList.includes(otherName) ? 'both-authors' : 'other-not-author';
}
