import type { Work } from '../../domain/work.ts';

/**
 * Whether two works were under review at the same time, by the dates they print: each received before the other was accepted or,
 * where no acceptance is known, published. `unknown` when a date is missing that decides.
 */
export function submissionOverlap(a: Work, b: Work): 'yes' | 'no' | 'unknown' {
  const before = (received: string | undefined, settled: string | undefined): boolean | undefined => {
    if (received === undefined || settled === undefined) return undefined;
    // A month stands for all its days: only a day before the month is surely before it.
    return settled.length === 7 ? (received.slice(0, 7) === settled ? undefined : received < settled) : received < settled;
  };
  const answers = [before(a.receivedDate, b.acceptedDate ?? b.issueDate), before(b.receivedDate, a.acceptedDate ?? a.issueDate)];
  if (answers.includes(false)) return 'no';
  return answers.includes(undefined) ? 'unknown' : 'yes';
}
