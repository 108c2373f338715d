import type { ApplicantId } from './ids.ts';

/** How the applicant is employed; freelancers are exempt from the raw-data clause, civil servants may not apply. */
export const EMPLOYMENT_KINDS = [
  'public-institution',
  'enterprise',
  'non-public',
  'freelance',
  'civil-servant',
  'managed-as-civil-servant',
  'organ-staff',
  'other',
] as const;
export type EmploymentKind = (typeof EMPLOYMENT_KINDS)[number];

export const TITLE_LEVELS = ['full-senior', 'deputy-senior', 'mid-level', 'assistant', 'junior'] as const;
export type TitleLevel = (typeof TITLE_LEVELS)[number];

export interface Applicant {
  readonly id: ApplicantId;
  /** Absent when no manifest states it and none could be inferred. */
  readonly name?: string;
  readonly formerNames: readonly string[];
  /** Romanised or foreign-language forms under which the applicant publishes. */
  readonly nameVariants: readonly string[];
  readonly unit?: string;
  readonly formerUnits: readonly string[];
  readonly employment?: EmploymentKind;
  readonly series?: string;
  readonly levelAppliedFor?: TitleLevel;
  /** GB/T 13745-2009 code, for example `520.10`. */
  readonly discipline?: string;
  /** Names of declared relatives. */
  readonly relatives: readonly string[];
  /** Names of advisers and supervised students. */
  readonly advisers: readonly string[];
  readonly systemNumber?: string;
}
