import type { ExtractedDocument } from '../domain/document.ts';
import type { BatchInfo, Dossier } from '../domain/dossier.ts';
import type { CodedError } from '../domain/errors.ts';
import type { CheckResult, Finding } from '../domain/finding.ts';
import type { CheckId, ClauseId, DocumentId, WorkId } from '../domain/ids.ts';
import type { Localised } from '../domain/localised.ts';
import type { MatchedSource, ReviewPlan } from '../domain/review.ts';
import type { Exclusion, RateParts } from '../similarity/types.ts';

/** A finding with its sentences, so that a rendering computes nothing. */
export interface DescribedFinding {
  readonly finding: Finding;
  readonly title: Localised;
  readonly statement: Localised;
  readonly action: Localised;
}

/** How one check ended for this applicant. */
export interface CheckRun {
  readonly id: CheckId;
  readonly version: number;
  readonly title: Localised;
  readonly innocentExplanations: readonly Localised[];
  readonly limits: readonly Localised[];
  readonly result: CheckResult;
}

/** How one file ended. */
export interface FileCoverage {
  readonly path: string;
  readonly kind: string;
  readonly sha256?: string;
  readonly bytes: number;
  readonly work?: WorkId;
  readonly state: 'read' | 'partly-read' | 'unreadable' | 'refused' | 'not-read';
  readonly format?: string;
  readonly pages?: number;
  readonly characters?: number;
  readonly unreadPages?: readonly number[];
  readonly extractor?: string;
  readonly error?: CodedError;
}

export interface ClauseCoverage {
  readonly id: ClauseId;
  readonly title: Localised;
  readonly statement: Localised;
  readonly obligation: 'must' | 'may';
  /**
   * `unserved`: no check yet, a person must look. `not-in-force`: the clause does not bind this batch. `batch-level`: it is judged over the
   * whole batch, in the batch report.
   */
  readonly state: 'checked' | 'could-not-tell' | 'not-applicable' | 'failed' | 'unserved' | 'not-in-force' | 'batch-level';
  readonly checks: readonly CheckId[];
  readonly note?: Localised;
  readonly parameters: readonly {
    readonly name: string;
    readonly value: string;
    readonly statedBy: string;
    readonly layer: string;
    readonly source?: string;
  }[];
}

/** The four rates of a work, as the works table shows them; `undefined` where there was no text to compare. */
export interface WorkSummary {
  readonly work: WorkId;
  readonly rates?: {
    readonly characters: number;
    readonly totalPercent: number;
    readonly lessCitationsPercent: number;
    readonly lessOwnWorkPercent: number;
    readonly largestSingleSourcePercent: number;
    readonly largestSingleSource?: string;
    /** What was left out of the matched characters, ground by ground. */
    readonly exclusions?: readonly Exclusion[];
    readonly parts?: RateParts;
  };
  /** Best standing found, for example `PKU core 2020: in (row 12)`. */
  readonly listing?: Localised;
}

/** What every report of one scan shares. */
export interface ScanContext {
  readonly batch: BatchInfo;
  readonly tool: { readonly name: string; readonly version: string };
  /** Day or instant (ISO 8601 in UTC) to print; absent unless the user gave one, so that equal inputs give equal bytes. */
  readonly scannedAt?: string;
  readonly policy: { readonly pack: string; readonly version: string; readonly hash: string; readonly title: Localised };
  readonly lists: readonly {
    readonly list: string;
    readonly edition: string;
    readonly rows: number;
    readonly complete: boolean;
    readonly hash: string;
    readonly source: string;
  }[];
  /** Hash of what the texts were compared with. */
  readonly index: {
    readonly snapshot: string;
    readonly batchDocuments: number;
    readonly corpusDocuments: number;
    readonly corpus: readonly string[];
    /** Version of the list of wording that no rate counts. */
    readonly boilerplate: string;
  };
}

export interface ApplicantReportInput {
  readonly context: ScanContext;
  readonly dossier: Dossier;
  readonly checks: readonly CheckRun[];
  readonly findings: readonly DescribedFinding[];
  readonly clauses: readonly ClauseCoverage[];
  readonly files: readonly FileCoverage[];
  readonly works: readonly WorkSummary[];
  readonly review: ReviewPlan;
  /** Texts of the documents quoted in evidence, and of corpus sources: every quote is checked against them. */
  readonly texts: ReadonlyMap<DocumentId, Pick<ExtractedDocument, 'text'> | MatchedSource>;
}

/** What was judged over the whole batch: its findings, how its checks ended and the clauses they serve. */
export interface WholeBatchInput {
  readonly checks: readonly CheckRun[];
  readonly findings: readonly DescribedFinding[];
  readonly clauses: readonly ClauseCoverage[];
}
