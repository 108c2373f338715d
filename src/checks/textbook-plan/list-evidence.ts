import type { ListEntryEvidence } from '../../domain/evidence.ts';
import type { PlanAnswer } from '../artifacts.ts';

/** @returns the row of a plan list, or that the list has none. */
export function listEvidence(answer: PlanAnswer, row?: PlanAnswer['rows'][number], byIsbn = false): ListEntryEvidence {
  const base = {
    type: 'list-entry',
    list: `textbook-plan-${answer.level}`,
    edition: answer.edition,
    complete: answer.complete,
    listHash: answer.hash,
  } as const;
  if (row === undefined) return { ...base, matchedBy: 'none' };
  return { ...base, row: row.row, title: row.title, matchedBy: byIsbn ? 'isbn' : 'title' };
}
