import type { Applicant } from '../domain/applicant.ts';
import type { BatchInfo } from '../domain/dossier.ts';
import type { ReviewResult } from '../domain/procedure.ts';

/** What the whole batch is judged on of one applicant. */
export interface BatchApplicant {
  readonly applicant: Applicant;
  readonly review?: ReviewResult;
}

/** Official days off and days of work instead, as the office's tables state them. */
export interface HolidayCalendar {
  /** Days, YYYY-MM-DD, in order. */
  readonly holidays: readonly string[];
  /** Weekend days that are worked instead. */
  readonly workdays: readonly string[];
  /** Years some loaded table speaks of; others have weekends only. */
  readonly years: readonly number[];
  readonly tables: readonly { readonly file: string; readonly hash: string }[];
}

/** Everything a check of the whole batch can ask for. */
export interface BatchArtifacts {
  readonly batch: BatchInfo;
  /** In order of applicant id. */
  readonly applicants: readonly BatchApplicant[];
  readonly calendar: HolidayCalendar;
}
export type BatchArtifactName = keyof BatchArtifacts;
