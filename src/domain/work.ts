import type { IsoDate, YearMonth } from './dates.ts';
import type { WorkId } from './ids.ts';

export const WORK_KINDS = [
  'paper',
  'book',
  'translation',
  'textbook',
  'patent',
  'software-copyright',
  'award',
  'honour',
  'project',
  'standard',
  'competition',
  'other',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Kinds whose text can be copied from and into. Certificates and forms share their printed wording with all others of their kind. */
export const TEXT_WORK_KINDS: ReadonlySet<WorkKind> = new Set<WorkKind>(['paper', 'book', 'translation', 'textbook']);

/** Level claimed for a work; the duplication limits hang on it. */
export const CLAIMED_LEVELS = ['core', 'provincial', 'other'] as const;
export type ClaimedLevel = (typeof CLAIMED_LEVELS)[number];

/** What an applicant claims to be among a work's authors. */
export const AUTHOR_ROLES = ['first', 'co-first', 'corresponding', 'other'] as const;
export type AuthorRole = (typeof AUTHOR_ROLES)[number];

export const PATENT_KINDS = ['invention', 'utility-model', 'design'] as const;
export type PatentKind = (typeof PATENT_KINDS)[number];

/** How a journal's issue is said to have appeared. */
export const MEDIA = ['print', 'network'] as const;
export type Medium = (typeof MEDIA)[number];

/** State of the raw-data deposit as the manifest declares it. */
export type RawDataDeposit =
  | {
      readonly state: 'deposited';
      readonly date?: IsoDate;
      readonly receipt?: string;
      readonly files: readonly string[];
      /** SHA-256 (lower-case hex) of the deposited files as the receipt states them. */
      readonly sha256?: readonly string[];
    }
  | { readonly state: 'not-deposited' }
  | { readonly state: 'no-raw-data'; readonly reason: string };

/** Record of an on-the-facts verification (实证核验). */
export interface Verification {
  readonly state: 'pending' | 'passed' | 'failed' | 'missing';
  readonly by?: string;
  readonly date?: IsoDate;
  readonly note?: string;
}

/** Who organised a competition. */
export const ORGANISER_KINDS = [
  'administrative-department',
  'delegated-by-administrative-department',
  'association',
  'public-institution',
  'enterprise',
  'other',
] as const;
export type OrganiserKind = (typeof ORGANISER_KINDS)[number];

export interface Organiser {
  readonly name?: string;
  readonly kind?: OrganiserKind;
  /** The administrative department on whose behalf it was organised. */
  readonly delegatedBy?: string;
  /** Number or file of the document that delegates it. */
  readonly delegation?: string;
}

/** What the certificate of an honour, award, project or standard says. */
export interface Credential {
  readonly issuer?: string;
  readonly category?: string;
  readonly level?: string;
  readonly number?: string;
  readonly date?: IsoDate;
}

export interface Work {
  readonly id: WorkId;
  readonly kind: WorkKind;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly correspondingAuthors: readonly string[];
  readonly roleClaimed?: AuthorRole;
  /** Unit as printed on the work. */
  readonly affiliation?: string;
  readonly journal?: string;
  readonly issn?: string;
  readonly cn?: string;
  readonly issueDate?: YearMonth;
  readonly volume?: string;
  readonly issue?: string;
  readonly pages?: string;
  readonly receivedDate?: IsoDate;
  readonly acceptedDate?: IsoDate;
  /** First day on line (网络首发), where that is before the issue. */
  readonly onlineDate?: IsoDate;
  readonly doi?: string;
  /** PubMed's number of the paper. */
  readonly pmid?: string;
  readonly medium?: Medium;
  readonly isbn?: string;
  /** Cataloguing-in-publication number (CIP 数据核字). */
  readonly cip?: string;
  readonly publisher?: string;
  readonly patentNumber?: string;
  readonly patentKind?: PatentKind;
  readonly levelClaimed?: ClaimedLevel;
  readonly representative: boolean;
  readonly rawData?: RawDataDeposit;
  /** Exact day of publication, where it can be shown; otherwise only the issue month is known. */
  readonly publishedDate?: IsoDate;
  readonly edition?: string;
  readonly organiser?: Organiser;
  readonly credential?: Credential;
  /** File paths relative to the applicant's folder, with `/`. */
  readonly files: readonly string[];
}
