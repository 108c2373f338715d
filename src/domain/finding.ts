import type { CodedError } from './errors.ts';
import type { Evidence } from './evidence.ts';
import type { CheckId, ClauseId, WorkId } from './ids.ts';
import type { Localised } from './localised.ts';
import type { Outcome } from './outcome.ts';

/** What a statement is about: the whole dossier, one work, or one file. */
export interface Subject {
  readonly work?: WorkId;
  readonly file?: string;
}

/** Facts a finding's sentence is made of: plain values, never sentences. */
export type Params = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface Finding {
  readonly check: CheckId;
  readonly version: number;
  /** Unique over all checks: `<check>/<name>`. */
  readonly code: string;
  readonly clause: ClauseId;
  readonly outcome: Outcome;
  readonly subject: Subject;
  readonly params: Params;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** Order within an outcome, 0 to 1: larger is stronger. */
  readonly strength: number;
  /** Stable over rescans: made of content (code, subject, identity parts), not of offsets or dates of scanning. */
  readonly fingerprint: string;
}

/** How one subject fared under one check. */
export interface SubjectCoverage {
  readonly subject: Subject;
  /** The one clause it speaks of, where the check serves several; every clause of the check when absent. */
  readonly clause?: ClauseId;
  readonly state: 'checked' | 'not-applicable' | 'could-not-tell';
  /** Required unless `checked`; said to the reader in both languages. */
  readonly reason?: Localised;
  /** What to do so that it can be told. */
  readonly mend?: Localised;
}

export type CheckResult = {
  readonly check: CheckId;
  readonly version: number;
} & (
  | { readonly status: 'completed'; readonly findings: readonly Finding[]; readonly covered: readonly SubjectCoverage[] }
  | { readonly status: 'not-applicable'; readonly reason: Localised }
  | { readonly status: 'could-not-tell'; readonly reason: Localised; readonly mend: Localised }
  | { readonly status: 'failed'; readonly error: CodedError }
);
