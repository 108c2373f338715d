/** What a rule implies on the evidence, worst first. The product proposes; an officer decides. */
export const OUTCOMES = ['veto', 'not-counted', 'downgraded', 'needs-verification', 'advisory', 'unknown', 'pass'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Order of reading: negative when `a` is graver than `b`. */
export const compareOutcomes = (a: Outcome, b: Outcome): number => OUTCOMES.indexOf(a) - OUTCOMES.indexOf(b);

/** Outcomes an officer has to look at; `pass` states evidence in the applicant's favour. */
export const needsReview = (outcome: Outcome): boolean => outcome !== 'pass';
