import type { ApplicantId, WorkId } from '../../domain/ids.ts';

/** Who hands a document in, as far as comparing needs to know. */
export interface CatalogueClaim {
  readonly applicant: ApplicantId;
  readonly applicantName?: string;
  readonly work: WorkId;
  readonly workTitle?: string;
  readonly authors: readonly string[];
  /** Earliest date the manifest gives for the text: received, accepted, else issue. */
  readonly date?: string;
  readonly identity: readonly string[];
  readonly file: string;
}

export interface CorpusEntry {
  readonly title: string;
  readonly authors: readonly string[];
  readonly date?: string;
  readonly doi?: string;
}

/** Every document that can be compared, by content: one entry may be claimed several times, or be corpus text too. */
export type Catalogue = Readonly<Record<string, { readonly claims: readonly CatalogueClaim[]; readonly corpus?: CorpusEntry }>>;
