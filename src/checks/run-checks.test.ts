import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { artifacts, work } from '../../tests/support/check-artifacts.ts';
import { IntegrityError } from '../domain/errors.ts';
import { checkId, clauseId } from '../domain/ids.ts';
import { WORK_KINDS } from '../domain/work.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import type { InForce, ResolvedPolicy } from '../policy/types.ts';
import { type CheckOutcome, defineCheck } from './check.ts';
import { allChecks, batchChecks } from './index.ts';
import { runBatchChecks, runChecks } from './run-checks.ts';

const text = { zh: '甲', en: 'a' };
const sample = (id: string, run: (limit: number) => CheckOutcome, code = 'found') =>
  defineCheck<'dossier', { readonly main: { limit: number } }, Record<string, Record<string, never>>>({
    id,
    version: 3,
    title: text,
    innocentExplanations: [],
    limits: [],
    needs: ['dossier'],
    roles: { main: z.object({ limit: z.number() }) },
    texts: { [code]: { title: text, statement: () => text, action: () => text } },
    run: (_, { main }) => run(main?.options.limit ?? -1),
  });
const done: CheckOutcome = { status: 'completed', findings: [], covered: [{ subject: {}, state: 'checked' }] };
const policy = (check: string, limit: unknown, inForce: InForce = 'yes', role = 'main'): ResolvedPolicy => ({
  pack: 'p',
  version: '1',
  title: text,
  hash: 'h',
  clauses: [
    {
      id: clauseId('c1'),
      title: text,
      statement: text,
      obligation: 'must',
      inForce,
      parameters: { limit: { value: limit as number, origin: { layer: 'pack', statedBy: 'notice' } } },
      servedBy: [{ check: checkId(check), role }],
    },
  ],
});

describe('runChecks', () => {
  it('hands each check its clause’s parameters, parsed', () => {
    const seen: number[] = [];
    const [result] = runChecks(artifacts(), policy('one', 7), [sample('one', (limit) => (seen.push(limit), done))]);
    expect(seen).toEqual([7]);
    expect(result).toMatchObject({ check: 'one', version: 3, status: 'completed' });
  });

  it('turns a throw into failed for that check alone', () => {
    const checks = [
      sample('one', () => {
        throw new IntegrityError('coded', 'message', { mend: 'mend' });
      }),
      sample('two', () => {
        throw new TypeError('bug');
      }),
      sample('three', () => done),
    ];
    const all: ResolvedPolicy = { ...policy('one', 1), clauses: ['one', 'two', 'three'].flatMap((id) => policy(id, 1).clauses) };
    expect(runChecks(artifacts(), all, checks)).toMatchObject([
      { status: 'failed', error: { code: 'coded' } },
      { status: 'failed', error: { code: 'internal-error', message: 'bug' } },
      { status: 'completed' },
    ]);
  });

  it('fails on parameters that do not fit and on a role the check lacks, naming clause and parameter', () => {
    const check = sample('one', () => done);
    expect(runChecks(artifacts(), policy('one', 'ten'), [check])).toMatchObject([
      { status: 'failed', error: { code: 'policy-parameters-invalid' } },
    ]);
    const [result] = runChecks(artifacts(), policy('one', 'ten'), [check]);
    expect(result!.status === 'failed' ? result!.error.message : '').toMatch(/c1.*limit/);
    expect(runChecks(artifacts(), policy('one', 1, 'yes', 'other'), [check])).toMatchObject([
      { status: 'failed', error: { code: 'policy-role-unknown' } },
    ]);
  });

  it('does not apply without a clause in force, and says so where that is unknown', () => {
    const check = sample('one', () => done);
    expect(runChecks(artifacts(), policy('one', 1, 'no'), [check])).toMatchObject([{ status: 'not-applicable' }]);
    expect(runChecks(artifacts(), policy('two', 1), [check])).toMatchObject([{ status: 'not-applicable' }]);
    expect(runChecks(artifacts(), policy('one', 1, 'unknown'), [check])).toMatchObject([
      { status: 'completed', covered: [{ state: 'checked' }, { subject: {}, state: 'could-not-tell' }] },
    ]);
  });

  it('refuses two checks of one name', () => {
    expect(() => runChecks(artifacts(), policy('one', 1), [sample('one', () => done), sample('one', () => done)])).toThrow(/one/);
  });
});

describe('allChecks', () => {
  it('have names, codes and both languages of their own', () => {
    const every = [...allChecks, ...batchChecks];
    const codes = every.flatMap(({ codes }) => codes);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
    for (const { id, innocentExplanations, limits, title } of every) {
      expect(
        [...innocentExplanations, ...limits, title].every(({ en, zh }) => /\p{Script=Han}/u.test(zh) && /[a-z]/.test(en)),
        id,
      ).toBe(true);
      expect(innocentExplanations.length, id).toBeGreaterThan(0);
      expect(limits.length, id).toBeGreaterThan(0);
    }
  });

  it('accept the shipped pack’s parameters, and answer for a dossier that states next to nothing', async () => {
    const shipped = await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2024 });
    const bare = artifacts({
      works: WORK_KINDS.map((kind) => ({ ...work(`w-${kind}`, { kind, authors: [] }), title: undefined }) as never),
    });
    for (const result of [...runChecks(artifacts(), shipped), ...runChecks(bare, shipped)]) {
      expect(result.status === 'failed' ? result.error : undefined, result.check).toBeUndefined();
      if (result.status !== 'completed') continue;
      for (const finding of result.findings) expect(['veto', 'not-counted', 'downgraded'], finding.code).not.toContain(finding.outcome);
    }
    const whole = { batch: artifacts().batch, applicants: [], calendar: { holidays: [], workdays: [], years: [], tables: [] } };
    for (const result of runBatchChecks(whole, await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2019 }))) {
      expect(result.status === 'failed' ? result.error : undefined, result.check).toBeUndefined();
      expect(result.status === 'completed' ? result.findings : [], result.check).toEqual([]);
    }
    const served = new Set(shipped.clauses.flatMap(({ servedBy }) => servedBy.map(({ check }): string => check)));
    expect([...served].sort()).toEqual([...allChecks, ...batchChecks].map(({ id }): string => id).sort());
  });
});
