/** One expert of the pool. */
export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly formerUnits: readonly string[];
  /** GB/T 13745-2009 codes, for example `520.10`. */
  readonly disciplines: readonly string[];
  readonly keywords: readonly string[];
  readonly coAuthors: readonly string[];
  readonly relatives: readonly string[];
  /** Advisers and supervised students. */
  readonly advisers: readonly string[];
  /** Names, units or applicant ids the reviewer has declared a conflict with. */
  readonly conflicts: readonly string[];
  /** Most works in one batch; absent where the pool does not say. */
  readonly loadCap?: number;
  /** For the office alone: no report carries it. */
  readonly contact?: string;
}
