import type { MatchedPassage } from '../../checks/artifacts.ts';
import { sameAuthor } from '../../similarity/index.ts';
import type { Catalogue, CatalogueClaim, CorpusEntry } from './catalogue.ts';
import { titleKey } from './claims.ts';

/** The work whose text is compared, as far as its sources must be told apart from it. */
export interface ComparedWork {
  readonly applicant: string;
  readonly work: string;
  /** Every name the applicant publishes under. */
  readonly names: readonly string[];
  readonly title?: string;
  readonly authors: readonly string[];
  readonly identity: readonly string[];
  readonly date?: string;
}

export type SourceRelation =
  /** The same work again: another file of it, a co-author's dossier, its published form. It says nothing about copying. */
  | { readonly type: 'same-work' }
  | {
      readonly type: 'other';
      readonly ownWork: boolean;
      readonly origin: MatchedPassage['origin'];
      readonly earlier: MatchedPassage['earlier'];
    };

/** How a source stands to the work: itself again, the applicant's own other work, or someone else's. */
export function relationOf(work: ComparedWork, entry: Catalogue[string]): SourceRelation {
  const claim = entry.claims.find((candidate) => isSameWork(work, candidate));
  if (claim !== undefined) return { type: 'same-work' };
  const { corpus } = entry;
  if (corpus !== undefined && sameTitleAndAuthor(work, corpus.title, corpus.authors)) return { type: 'same-work' };
  const own = entry.claims.find((candidate) => candidate.applicant === work.applicant);
  const other = own ?? entry.claims[0];
  if (other !== undefined) {
    return {
      type: 'other',
      ownWork: own !== undefined || namesMeet(work.names, other.authors),
      origin: {
        type: 'dossier',
        applicant: other.applicant,
        work: other.work,
        ...(other.applicantName === undefined ? {} : { applicantName: other.applicantName }),
        ...(other.workTitle === undefined ? {} : { workTitle: other.workTitle }),
      },
      earlier: earlierOf(work.date, other.date),
    };
  }
  if (corpus === undefined) throw new Error('a catalogue entry has neither a claim nor a corpus text');
  return relationToCorpus(work, corpus);
}

/**
 * The work's own file, byte for byte, may stand in the corpus: as the applicant's published paper, or as a paper of others handed in as
 * the applicant's. @returns the relation in the second case, when the corpus names authors and none of them is one of the work.
 */
export function foreignTwinOf(work: ComparedWork, { corpus }: Catalogue[string]): SourceRelation | undefined {
  if (corpus === undefined || corpus.authors.length === 0) return undefined;
  return namesMeet([...work.authors, ...work.names], corpus.authors) ? undefined : relationToCorpus(work, corpus);
}

const relationToCorpus = (work: ComparedWork, corpus: CorpusEntry): SourceRelation => ({
  type: 'other',
  ownWork: namesMeet(work.names, corpus.authors),
  origin: { type: 'corpus', title: corpus.title, authors: corpus.authors, ...(corpus.date === undefined ? {} : { date: corpus.date }) },
  earlier: earlierOf(work.date, corpus.date),
});

function isSameWork(work: ComparedWork, claim: CatalogueClaim): boolean {
  if (claim.applicant === work.applicant && claim.work === work.work) return true;
  if (claim.identity.some((key) => !key.startsWith('title:') && work.identity.includes(key))) return true;
  return sameTitleAndAuthor(work, claim.workTitle, claim.authors);
}

function sameTitleAndAuthor(work: ComparedWork, title: string | undefined, authors: readonly string[]): boolean {
  const key = titleKey(title);
  return key !== undefined && key === titleKey(work.title) && namesMeet([...work.authors, ...work.names], authors);
}

const namesMeet = (names: readonly string[], authors: readonly string[]): boolean =>
  names.some((name) => authors.some((author) => sameAuthor(name, author)));

/** Compares two dates to the precision of the coarser; equal at that precision is `same`. */
export function earlierOf(suspicious: string | undefined, source: string | undefined): MatchedPassage['earlier'] {
  if (suspicious === undefined || source === undefined) return 'unknown';
  const length = Math.min(suspicious.length, source.length);
  const [a, b] = [suspicious.slice(0, length), source.slice(0, length)];
  return a < b ? 'suspicious' : a > b ? 'source' : 'same';
}
