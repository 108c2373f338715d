import type { ApplicantId } from './ids.ts';

/** How the applicant is employed; freelancers are exempt from the raw-data clause, civil servants may not apply. `off-staff`: engaged by a public institution outside its staffing (编外聘用). */
export const EMPLOYMENT_KINDS = [
  'public-institution',
  'enterprise',
  'non-public',
  'freelance',
  'civil-servant',
  'managed-as-civil-servant',
  'organ-staff',
  'off-staff',
  'other',
] as const;
export type EmploymentKind = (typeof EMPLOYMENT_KINDS)[number];

export const TITLE_LEVELS = ['full-senior', 'deputy-senior', 'mid-level', 'assistant', 'junior'] as const;
export type TitleLevel = (typeof TITLE_LEVELS)[number];

/** Whom the applicant's unit answers to: what a committee's authority is measured by. */
export const ADMINISTRATIONS = ['central', 'provincial', 'city', 'county', 'township', 'village'] as const;
export type Administration = (typeof ADMINISTRATIONS)[number];

export interface UnitAdministration {
  readonly level?: Administration;
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
}

/** Where the unit works: village and township units have a share of the grassroots titles. */
export const WORKPLACES = ['village', 'township', 'county-seat', 'city', 'provincial'] as const;
export type Workplace = (typeof WORKPLACES)[number];

/** Kinds of unit that a series may leave outside. */
export const UNIT_KINDS = [
  'primary-or-secondary-school',
  'vocational-school',
  'university',
  'hospital',
  'research-institute',
  'enterprise',
  'other',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A professional or vocational qualification the applicant holds. */
export interface Qualification {
  readonly name?: string;
  readonly level?: TitleLevel;
  readonly number?: string;
}

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
  /** Specialty inside the series, as qualification exams name it. */
  readonly profession?: string;
  /** Whether the post is under the post management of public institutions; decides for institution posts inside an administrative organ. */
  readonly postManagement?: boolean;
  readonly unitKind?: UnitKind;
  readonly administration?: UnitAdministration;
  readonly workplace?: Workplace;
  /** Where the personnel file is kept; `none` is no ground for turning a non-public applicant away. */
  readonly personnelFile?: 'unit' | 'entrusted' | 'none';
  readonly qualifications?: readonly Qualification[];
}
