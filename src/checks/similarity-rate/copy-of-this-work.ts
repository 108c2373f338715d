import type { DocumentId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import type { Artifacts, MatchedPassage } from '../artifacts.ts';
import { sameWork } from '../same-work.ts';

/**
 * A co-author's copy of the same paper, or the paper itself as the corpus holds it, is no source it was taken from.
 * @returns whether a passage's other side is this very work.
 */
export function copyOfThisWork(work: Work, { claims }: Pick<Artifacts, 'claims'>): (passage: MatchedPassage) => boolean {
  let self: (Work & { readonly documents: readonly DocumentId[] }) | undefined;
  const asClaimed = () => {
    self ??= { ...work, documents: claims.own.filter((claim) => claim.work === work.id).flatMap((claim) => claim.documents) };
    return self;
  };
  return ({ origin }) => {
    if (origin.type === 'corpus') return sameWork(work, { title: origin.title, authors: origin.authors }) !== undefined;
    const others = claims.others.filter((claim) => claim.applicant === origin.applicant && claim.work === origin.work);
    return others.some((claim) => sameWork(asClaimed(), claim) !== undefined);
  };
}
