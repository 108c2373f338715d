/** One journal: what identifies it, now and before. */
export interface JournalRecord {
  readonly title: string;
  /** Titles in other languages, and forms under which lists write it. */
  readonly otherTitles: readonly string[];
  readonly formerTitles: readonly string[];
  /** Valid ISSNs, `NNNN-NNNC`. */
  readonly issn: readonly string[];
  /** Valid CN numbers, `RR-SSSS/C`. */
  readonly cn: readonly string[];
  /** `listed-only`: known from list rows alone, no journal table describes it. */
  /** As the journal table writes it: 月刊, 双月 … */
  readonly frequency?: string;
  /** Place of publication, as the journal table writes it. */
  readonly place?: string;
  readonly status: 'active' | 'ceased' | 'merged' | 'unknown' | 'listed-only';
}

export type MatchedBy = 'issn' | 'cn' | 'title' | 'former-title';
