import type { CodedError } from '../domain/errors.ts';
import type { Localised } from '../domain/localised.ts';
import type { ListRow } from './import/read-row.ts';
import type { JournalIndex, JournalPosition } from './journal-index.ts';
import type { MatchedBy } from './journal-record.ts';
import type { RetractionIndex } from './retractions/retraction-index.ts';

/** What a list says of a journal that stands on it: its standing, a warning, or that someone uses its name. */
export const LIST_KINDS = ['standing', 'warning', 'hijacked'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** One loaded file of an edition. */
export interface ListCopy {
  readonly rows: readonly ListRow[];
  readonly complete: boolean;
  readonly sha256: string;
  readonly source: string;
  readonly importedAt?: string;
  readonly importedBy?: string;
  /** Name and SHA-256 of the file an import read; `sha256` is of the loaded copy. */
  readonly importedFrom?: { readonly file: string; readonly sha256: string };
  /** Rows told to be a certain journal's. */
  readonly rowOf: ReadonlyMap<JournalPosition, { readonly row: ListRow; readonly matchedBy: MatchedBy }>;
  /** Journals some row may belong to, but it can't be told which: nothing is said of them. */
  readonly doubtful: ReadonlySet<JournalPosition>;
}

export interface ListEdition {
  readonly id: string;
  /** First and last month the edition is in force, `YYYY-MM`; the last is absent while it lasts. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Where the period is stated. */
  readonly source: string;
  /** SHA-256 of the registry file that declares the edition. */
  readonly declaredIn: string;
  /** Empty when the period is known and no copy is loaded. A complete copy stands alone. */
  readonly copies: readonly ListCopy[];
}

export interface JournalList {
  readonly id: string;
  readonly title: Localised;
  readonly kind: ListKind;
  /** In order of `validFrom`, then id. */
  readonly editions: readonly ListEdition[];
}

/** Every registry given, joined. Immutable once loaded. */
export interface Registry {
  readonly journals: JournalIndex;
  /** In order of id. */
  readonly lists: readonly JournalList[];
  /** The list of retractions loaded last. */
  readonly retractions?: RetractionIndex;
  /** Rows and values left out, which did not stop the loading. */
  readonly problems: readonly CodedError[];
}
