import type { PicturePair, SharedPictures, WorkClaim } from '../../checks/artifacts.ts';
import { sameWork } from '../../checks/same-work.ts';
import type { DocumentStructure } from '../../domain/document.ts';
import type { ShownPicture } from '../../domain/evidence.ts';
import { personForm } from '../../domain/person-name.ts';
import type { Work } from '../../domain/work.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import { loadExtraction } from '../extracted.ts';
import type { ReadDossier } from '../scan-model.ts';
import { textDate } from './build-catalogue.ts';
import { claimsOf, titleKey } from './claims.ts';
import { bandsOf, bitsOf, distanceOf, LARGEST_DISTANCE } from './picture-bits.ts';
import { earlierOf } from './source-relation.ts';
import type { HeldPicture } from './telling-pictures.ts';

/** A picture in so many works is the journal's, a map everyone uses or a logo. */
const COMMON_FROM_WORKS = 4;
const COMMON_FROM_WORKS_OF_ONE_JOURNAL = 3;
/** Width by height of one picture stored at two sizes differs by rounding alone. */
export const RATIO_TOLERANCE = 0.02;
/** Shorter titles stand in references by chance. Characters of `titleKey`. */
const SHORTEST_CITED_TITLE = 6;

interface Held extends HeldPicture {
  readonly claim: WorkClaim;
  readonly facts: Work;
  readonly bits: Uint32Array;
  readonly bands: readonly number[];
  readonly dossier: number;
}

interface WorkPair {
  readonly own: readonly [Held, ...Held[]];
  readonly other: Held;
  readonly pairs: readonly [PicturePair, ...PicturePair[]];
}

/**
 * Finds pictures that works of the batch have in common, over an index of their hashes: the cost grows with the pictures, not with their pairs.
 * Copies of one work, what many works show and what two papers of one journal have on their first page are left out.
 * @returns one list a dossier, in order.
 */
export async function sharedPictures(dossiers: readonly ReadDossier[], store: ArtifactStore): Promise<SharedPictures[][]> {
  const held = dossiers.map((read, at) => heldBy(read, at));
  const alike = alikeIn(held.flat());
  const cites = citationsBetween(dossiers, store);
  return await Promise.all(held.map(async (own) => await Promise.all(workPairs(own, alike).map((pair) => asArtifact(pair, cites)))));
}

function heldBy({ dossier, pictures }: ReadDossier, at: number): Held[] {
  if (pictures.length === 0) return [];
  const claims = new Map(claimsOf(dossier).map((claim) => [claim.work, claim]));
  const works = new Map(dossier.works.map((work) => [work.id, work]));
  return pictures.flatMap((held) => {
    const [claim, facts] = [claims.get(held.work), works.get(held.work)];
    if (claim === undefined || facts === undefined) return [];
    const bits = bitsOf(held.picture.hash);
    return [{ ...held, claim, facts, bits, bands: bandsOf(bits), dossier: at }];
  });
}

/** @returns for a picture the pictures of other works that look like it; none for one that many works show. */
function alikeIn(all: readonly Held[]): (held: Held) => Held[] {
  const byBand = new Map<number, Held[]>();
  for (const held of all)
    for (const band of held.bands) {
      const bucket = byBand.get(band);
      if (bucket === undefined) byBand.set(band, [held]);
      else bucket.push(held);
    }
  return (held) => {
    const candidates = new Set(held.bands.flatMap((band) => byBand.get(band) ?? []));
    if (candidates.size === 1) return [];
    const near = [...candidates].filter((other) => looksAlike(held, other));
    const works = distinctWorks(near.map(({ claim }) => claim));
    if (works.length >= COMMON_FROM_WORKS) return [];
    const journals = new Set(near.map(({ facts }) => journalOf(facts)));
    if (works.length >= COMMON_FROM_WORKS_OF_ONE_JOURNAL && journals.size === 1 && !journals.has(undefined)) return [];
    return near.filter((other) => isOther(held, other) && !isMasthead(held, other));
  };
}

function looksAlike(a: Held, b: Held): boolean {
  const ratio = Math.log((a.picture.width * b.picture.height) / (a.picture.height * b.picture.width));
  return Math.abs(ratio) <= RATIO_TOLERANCE && distanceOf(a.bits, b.bits) <= LARGEST_DISTANCE;
}

const isSame = (a: WorkClaim, b: WorkClaim): boolean => (a.applicant === b.applicant && a.work === b.work) || sameWork(a, b) !== undefined;
const isOther = (a: Held, b: Held): boolean => !isSame(a.claim, b.claim);

function distinctWorks(claims: readonly WorkClaim[]): WorkClaim[] {
  const works: WorkClaim[] = [];
  for (const claim of claims) {
    if (works.length >= COMMON_FROM_WORKS) break;
    if (!works.some((known) => isSame(known, claim))) works.push(claim);
  }
  return works;
}

const journalOf = ({ cn, issn, journal }: Work): string | undefined => titleKey(journal) ?? issn ?? cn;
const isMasthead = (a: Held, b: Held): boolean =>
  a.picture.page === 1 && b.picture.page === 1 && journalOf(a.facts) !== undefined && journalOf(a.facts) === journalOf(b.facts);

function workPairs(own: readonly Held[], alike: (held: Held) => Held[]): WorkPair[] {
  const groups = new Map<string, { own: Held; other: Held }[]>();
  for (const held of own)
    for (const other of alike(held)) {
      // A pair of the applicant's own works is told of the later one.
      if (other.dossier === held.dossier && !comesAfter(held, other)) continue;
      const key = JSON.stringify([held.work, other.dossier === held.dossier ? '' : other.claim.applicant, other.work]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [{ own: held, other }]);
      else group.push({ own: held, other });
    }
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] = oneToOne(group);
    return first === undefined
      ? []
      : [{ own: [first.own, ...rest.map((pair) => pair.own)], other: first.other, pairs: [pairOf(first), ...rest.map(pairOf)] }];
  });
}

function comesAfter(a: Held, b: Held): boolean {
  const earlier = earlierOf(textDate(a.facts), textDate(b.facts));
  return earlier === 'source' || (earlier !== 'suspicious' && a.work > b.work);
}

/** Each picture once on either side, the nearest first: a work's PDF and DOCX both hold it. */
function oneToOne(group: readonly { readonly own: Held; readonly other: Held }[]): { own: Held; other: Held }[] {
  const taken: Held[] = [];
  const isTaken = (held: Held): boolean =>
    taken.some((known) => known.work === held.work && known.dossier === held.dossier && looksAlike(known, held));
  const kept = new Set<{ readonly own: Held; readonly other: Held }>();
  const near = [...group].sort((a, b) => distanceOf(a.own.bits, a.other.bits) - distanceOf(b.own.bits, b.other.bits));
  for (const pair of near) {
    if (isTaken(pair.own) || isTaken(pair.other)) continue;
    taken.push(pair.own, pair.other);
    kept.add(pair);
  }
  return group.filter((pair) => kept.has(pair));
}

const pairOf = ({ other, own }: { readonly own: Held; readonly other: Held }): PicturePair => ({
  own: own.picture,
  other: other.dossier === own.dossier ? other.picture : elsewhere(other),
  distance: distanceOf(own.bits, other.bits),
  distinctive: own.distinctive && other.distinctive,
});
const elsewhere = ({ claim, picture }: Held): ShownPicture => ({ ...picture, label: `${claim.applicant}/${picture.label}` });

type Cites = (from: Held, to: Held) => Promise<boolean>;

async function asArtifact({ other, own: [own], pairs }: WorkPair, cites: Cites): Promise<SharedPictures> {
  const authors = new Set(own.claim.authors.map(personForm));
  return {
    work: own.work,
    other: {
      applicant: other.claim.applicant,
      ...(other.claim.applicantName === undefined ? {} : { applicantName: other.claim.applicantName }),
      work: other.work,
      ...(other.claim.title === undefined ? {} : { workTitle: other.claim.title }),
    },
    pairs,
    cited: (await cites(own, other)) || (await cites(other, own)),
    commonAuthor: other.claim.authors.some((author) => authors.has(personForm(author))),
    earlier: earlierOf(textDate(own.facts), textDate(other.facts)),
  };
}

/** Texts are looked at again for the few works that share pictures, each once. */
function citationsBetween(dossiers: readonly ReadDossier[], store: ArtifactStore): Cites {
  const known = new Map<string, Promise<DocumentStructure | undefined>>();
  const structureOf = (held: Held): Promise<DocumentStructure | undefined> => {
    const read = dossiers[held.dossier];
    const file = read?.dossier.files.find(({ path }) => path === held.picture.label);
    const key = file === undefined ? undefined : read?.extractionOf(file)?.key;
    if (key === undefined) return Promise.resolve(undefined);
    const structure =
      known.get(key) ?? loadExtraction(store, key).then((result) => (result?.status === 'read' ? result.document.structure : undefined));
    known.set(key, structure);
    return structure;
  };
  return async (from, to) => {
    const title = titleKey(to.claim.title);
    const doi = to.claim.doi?.toLowerCase();
    return ((await structureOf(from))?.references ?? []).some(
      ({ doi: stated, raw }) =>
        (doi !== undefined && stated?.toLowerCase() === doi) ||
        (title !== undefined && title.length >= SHORTEST_CITED_TITLE && titleKey(raw)?.includes(title) === true),
    );
  };
}
