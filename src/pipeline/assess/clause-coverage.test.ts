import { describe, expect, it } from 'vitest';
import type { CheckResult, SubjectCoverage } from '../../domain/finding.ts';
import { checkId, clauseId } from '../../domain/ids.ts';
import type { ResolvedClause, ResolvedPolicy } from '../../policy/types.ts';
import { clauseCoverage } from './clause-coverage.ts';

const text = { zh: '文', en: 'text' };
const clause = (more: Partial<ResolvedClause>): ResolvedClause => ({
  id: clauseId('一'),
  title: text,
  statement: text,
  obligation: 'must',
  inForce: 'yes',
  parameters: { limit: { value: 10, origin: { layer: 'batch', statedBy: 'office' } } },
  servedBy: [{ check: checkId('rate'), role: 'rate' }],
  ...more,
});
const policy = (one: ResolvedClause): ResolvedPolicy => ({ pack: 'p', version: '1', title: text, hash: '0', clauses: [one] });
const completed = (state: SubjectCoverage['state']): CheckResult => ({
  check: checkId('rate'),
  version: 1,
  status: 'completed',
  findings: [],
  covered: [{ subject: {}, state }],
});
const stateOf = (one: ResolvedClause, results: readonly CheckResult[]): string | undefined =>
  clauseCoverage(policy(one), results)[0]?.state;

describe('clauseCoverage', () => {
  it.each<[string, ResolvedClause, readonly CheckResult[]]>([
    ['checked', clause({}), [completed('checked')]],
    ['could-not-tell', clause({}), [completed('could-not-tell')]],
    ['not-applicable', clause({}), [completed('not-applicable')]],
    ['not-applicable', clause({}), [{ check: checkId('rate'), version: 1, status: 'not-applicable', reason: text }]],
    ['failed', clause({}), [{ check: checkId('rate'), version: 1, status: 'failed', error: { code: 'x', message: 'x', mend: 'x' } }]],
    ['failed', clause({}), []],
    ['unserved', clause({ servedBy: [] }), []],
    ['not-in-force', clause({ inForce: 'no' }), [completed('checked')]],
  ])('%s', (expected, one, results) => {
    expect(stateOf(one, results)).toBe(expected);
  });

  it('is as sure as the least sure of the checks that serve the clause', () => {
    const two = clause({
      servedBy: [
        { check: checkId('rate'), role: 'rate' },
        { check: checkId('other'), role: 'other' },
      ],
    });
    const other: CheckResult = { check: checkId('other'), version: 1, status: 'could-not-tell', reason: text, mend: text };
    expect(stateOf(two, [completed('checked'), other])).toBe('could-not-tell');
  });

  it('shows each parameter with who stated it', () => {
    expect(clauseCoverage(policy(clause({})), [completed('checked')])[0]?.parameters).toEqual([
      { name: 'limit', value: '10', statedBy: 'office', layer: 'batch' },
    ]);
  });
});
