import type { WorkClaim } from '../../checks/artifacts.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { documentId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';

/** @returns the works a dossier claims, with the files that carry each. */
export function claimsOf(dossier: Dossier): WorkClaim[] {
  const hashOf = new Map(dossier.files.flatMap((file) => (file.sha256 === undefined ? [] : [[file.path, file.sha256] as const])));
  return dossier.works.map((work) => ({
    applicant: dossier.applicant.id,
    ...(dossier.applicant.name === undefined ? {} : { applicantName: dossier.applicant.name }),
    work: work.id,
    kind: work.kind,
    ...(work.title === undefined ? {} : { title: work.title }),
    authors: work.authors,
    ...(work.doi === undefined ? {} : { doi: work.doi }),
    ...(work.isbn === undefined ? {} : { isbn: work.isbn }),
    ...(work.patentNumber === undefined ? {} : { patentNumber: work.patentNumber }),
    documents: work.files.flatMap((file) => {
      const sha256 = hashOf.get(file);
      return sha256 === undefined ? [] : [documentId(sha256)];
    }),
  }));
}

type Identified = Pick<Work, 'doi' | 'isbn' | 'patentNumber' | 'title'> & { readonly documents?: readonly string[] };

/** @returns the keys under which the same work may be claimed elsewhere: numbers, title in a form without punctuation, file bytes. */
export function identityKeys(work: Identified): string[] {
  const keys: string[] = [];
  if (work.doi !== undefined) keys.push(`doi:${work.doi.toLowerCase().replace(/^https?:\/\/(dx\.)?doi\.org\//, '')}`);
  if (work.isbn !== undefined) keys.push(`isbn:${work.isbn.replace(/[^0-9Xx]/g, '').toUpperCase()}`);
  if (work.patentNumber !== undefined) keys.push(`patent:${work.patentNumber.replace(/[^0-9Xx]/g, '').toUpperCase()}`);
  const title = titleKey(work.title);
  if (title !== undefined) keys.push(`title:${title}`);
  for (const document of work.documents ?? []) keys.push(`file:${document}`);
  return keys;
}

/** @returns letters and digits of a title in one form; `undefined` when too little is left to identify anything. */
export function titleKey(title: string | undefined): string | undefined {
  const key = title
    ?.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return key === undefined || key.length < 4 ? undefined : key;
}

/** Finds, for each dossier, the claims of others that share a key with one of its own. Linear in the number of claims. */
export function createClaimIndex(claims: readonly WorkClaim[]): { othersLike(own: readonly WorkClaim[]): WorkClaim[] } {
  const byKey = new Map<string, WorkClaim[]>();
  for (const claim of claims) {
    for (const key of identityKeys(claim)) {
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [claim]);
      else same.push(claim);
    }
  }
  return {
    othersLike: (own) => {
      const found = new Set(own.flatMap((claim) => identityKeys(claim)).flatMap((key) => byKey.get(key) ?? []));
      const applicants = new Set(own.map((claim) => claim.applicant));
      return [...found]
        .filter((claim) => !applicants.has(claim.applicant))
        .sort((a, b) => compare(a.applicant, b.applicant) || compare(a.work, b.work));
    },
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
