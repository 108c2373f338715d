import type { ListEntryEvidence } from '../domain/evidence.ts';
import type { WorkId } from '../domain/ids.ts';

/** Standing of one journal on one list's edition. `not-in` is said only from a complete copy. */
export interface ListAnswer {
  readonly list: string;
  readonly edition: string;
  readonly answer: 'in' | 'not-in' | 'unknown';
  /** Category on the list when `in`: `core`, `extended`, `source`, `collection` … */
  readonly category?: string;
  /** Months in force, where the registry states them. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** What the list says of its journals; `standing` when absent. */
  readonly kind?: 'standing' | 'warning' | 'hijacked';
  readonly evidence: ListEntryEvidence;
}

/** What the registries say of the journal a work names, at its issue month. */
export interface JournalAnswer {
  readonly work: WorkId;
  /** What was asked for. */
  readonly asked: { readonly title?: string; readonly issn?: string; readonly cn?: string; readonly issueDate?: string };
  readonly identified:
    | {
        readonly state: 'found';
        readonly title: string;
        readonly issn: readonly string[];
        readonly cn: readonly string[];
        readonly matchedBy: 'issn' | 'cn' | 'title' | 'former-title';
        readonly confidence: number;
        /** Other forms and former titles on record; absent when there are none. */
        readonly otherTitles?: readonly string[];
        readonly formerTitles?: readonly string[];
        /** What a journal table says; absent where none does. */
        readonly frequency?: string;
        readonly place?: string;
        readonly status?: 'ceased' | 'merged';
      }
    | {
        readonly state: 'ambiguous';
        readonly candidates: readonly { readonly title: string; readonly issn: readonly string[]; readonly cn: readonly string[] }[];
      }
    | { readonly state: 'conflict'; readonly byTitle: string; readonly byIdentifier: string }
    | { readonly state: 'unknown' };
  /** One answer for each list's edition in force at the issue month; empty when the month is unknown. */
  readonly listings: readonly ListAnswer[];
  /** Answers of other editions, so that a reader sees when a journal joined or left. */
  readonly otherEditions: readonly ListAnswer[];
  /** The journal or its ISSN stands on a loaded warning or hijacked list. */
  readonly warnings: readonly ListAnswer[];
  /** Editions of warning and hijacked lists that are loaded, whether or not they have the journal. */
  readonly warningEditions?: readonly WarningEdition[];
}

export interface WarningEdition {
  readonly list: string;
  readonly edition: string;
  readonly kind: 'warning' | 'hijacked';
  readonly validFrom?: string;
  readonly complete: boolean;
}

/** A loaded list edition, as reports name it. */
export interface EditionInfo {
  readonly list: string;
  readonly edition: string;
  readonly rows: number;
  readonly complete: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly hash: string;
  readonly source: string;
}
