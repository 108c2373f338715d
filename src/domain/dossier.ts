import type { Applicant, TitleLevel } from './applicant.ts';
import type { IsoDate } from './dates.ts';
import type { CodedError } from './errors.ts';
import type { Moment } from './moment.ts';
import type {
  ApplicationRecord,
  CertificateRecord,
  CommitteeAuthority,
  Defence,
  FilingRecord,
  Recommendation,
  ReviewResult,
  SealRecord,
} from './procedure.ts';
import type { Verification, Work } from './work.ts';

/** Kinds of folder in a dossier; a file's folder tells what it is. */
export const FILE_KINDS = [
  'papers',
  'books',
  'translations',
  'textbooks',
  'patents',
  'awards',
  'projects',
  'recommendations',
  'check-reports',
  'raw-data',
  'certificates',
  'seals',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface DossierFile {
  /** Relative to the applicant's folder, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** SHA-256 hex; absent when the file could not be read at all. */
  readonly sha256?: string;
  /** An archive: its files are listed under `path!/…` and read instead of it. */
  readonly container?: true;
  /** Why the file was left out before reading (symlink outside, too large …). */
  readonly refused?: CodedError;
}

/** Where a value came from when the manifest did not state it. */
export interface Inference {
  /** Field path, for example `works[paper-1].title`. */
  readonly field: string;
  /** File the value was read from, relative to the applicant's folder; `folder` for the folder's or file's own name. */
  readonly source: string;
  readonly page?: number;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Dossier {
  readonly applicant: Applicant;
  readonly works: readonly Work[];
  readonly files: readonly DossierFile[];
  readonly verification?: Verification;
  readonly application?: ApplicationRecord;
  /** Recommendations by peers; empty when the manifest says there are none, absent when it says nothing. */
  readonly recommendations?: readonly Recommendation[];
  readonly defence?: Defence;
  readonly review?: ReviewResult;
  readonly certificates?: readonly CertificateRecord[];
  readonly seals?: readonly SealRecord[];
  /** `none`: everything below was inferred from the files. */
  readonly manifest: { readonly kind: 'yaml' | 'json' | 'roster' | 'none'; readonly path?: string; readonly sha256?: string };
  readonly inferred: readonly Inference[];
  /** Errors that cost a part of the dossier but not all of it. */
  readonly problems: readonly CodedError[];
}

/** What the committee office says of the whole batch; every field but the pack may be unknown. */
export interface BatchInfo {
  readonly name: string;
  readonly committee?: string;
  readonly series?: string;
  readonly level?: TitleLevel;
  readonly applicationYear?: number;
  readonly closingDate?: IsoDate;
  readonly policyPack: string;
  /** File of past batches' dated works, relative to the batch folder. */
  readonly outputHistory?: string;
  /** Reviewer pool file, relative to the batch folder. */
  readonly reviewerPool?: string;
  /** Province-wide titles, or the separate review below county level. */
  readonly reviewKind?: 'province-wide' | 'grassroots';
  /** Whether the committee has met: what only a meeting makes is asked for afterwards. */
  readonly stage?: 'before-meeting' | 'after-meeting';
  readonly authority?: CommitteeAuthority;
  /** Whether the series has village and township units. */
  readonly hasTownshipUnits?: boolean;
  readonly reviewClosedAt?: Moment;
  readonly summaryReportedAt?: IsoDate;
  readonly filings?: readonly FilingRecord[];
  /** Filing items (clause numbers) that do not concern this office. */
  readonly filingsNotConcerned?: readonly string[];
  /** Years in a row in which a self-reviewing unit filed nothing. */
  readonly unfiledYears?: number;
  /** The unit reviews its own staff (自主评审). */
  readonly selfReviewing?: boolean;
  readonly seed: string;
}
