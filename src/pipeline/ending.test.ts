import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from '../domain/outcome.ts';
import type { BatchReport } from '../report/batch-model.ts';
import { endingOf } from './ending.ts';

const report = (
  counts: Partial<Record<Outcome, number>>,
  more: Partial<BatchReport['totals']> = {},
  problems: BatchReport['problems'] = [],
  whole: { readonly outcomes?: Partial<Record<Outcome, number>>; readonly couldNotTell?: number; readonly failed?: boolean } = {},
): BatchReport => {
  const of = (given: Partial<Record<Outcome, number>>): Record<Outcome, number> =>
    Object.fromEntries(OUTCOMES.map((outcome) => [outcome, given[outcome] ?? 0])) as Record<Outcome, number>;
  const wholeBatch = {
    checks: whole.failed === true ? [{ status: 'failed' }] : [],
    outcomes: of(whole.outcomes ?? {}),
    couldNotTell: Array.from({ length: whole.couldNotTell ?? 0 }),
  };
  const outcomes = of(counts);
  const totals = {
    applicants: 1,
    applicantsWithFindings: 0,
    applicantsIncomplete: 0,
    works: 1,
    files: 1,
    unreadFiles: 0,
    couldNotTell: 0,
    failedChecks: 0,
    outcomes,
    problems: problems.length,
    ...more,
  };
  return { totals, problems, wholeBatch } as unknown as BatchReport;
};
const problem = (code: string): { code: string; message: string; mend: string } => ({ code, message: 'm', mend: 'm' });

describe('endingOf', () => {
  it.each([
    ['nothing-to-review', report({ pass: 5 }), []],
    ['findings', report({ advisory: 1 }), []],
    ['findings', report({ unknown: 1 }), []],
    ['findings', report({ pass: 1 }, { couldNotTell: 1 }), []],
    ['findings', report({ pass: 1 }, {}, [], { outcomes: { 'needs-verification': 1 } }), []],
    ['findings', report({ pass: 1 }, {}, [], { couldNotTell: 1 }), []],
    ['nothing-to-review', report({ pass: 1 }, {}, [], { outcomes: { pass: 2 } }), []],
    ['incomplete', report({ pass: 1 }, {}, [], { failed: true }), []],
    ['incomplete', report({ veto: 1 }, { applicantsIncomplete: 1 }), []],
    ['incomplete', report({}, {}, [problem('applicant-id-duplicate')]), []],
    ['incomplete', report({}), [problem('manifest-field')]],
    ['nothing-to-review', report({}, {}, [problem('file-outside-applicant-folder')]), [problem('dates-out-of-order')]],
  ] as const)('%s', (expected, one, dossierProblems) => {
    expect(endingOf(one, dossierProblems)).toBe(expected);
  });
});
