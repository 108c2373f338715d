import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allChecks, batchChecks } from '../../src/checks/index.ts';
import { listPolicies, loadPolicy } from '../../src/policy/load-policy.ts';

const CLAUSES = fileURLToPath(new URL('../../../shared/policy/CLAUSES.md', import.meta.url));
const present = existsSync(CLAUSES);
if (!present) console.warn(`skipped: the notice's clauses are not at ${CLAUSES}`);

const packs = (await listPolicies()).map(({ pack }) => pack);

describe.each(packs)('every clause of %s', (pack) => {
  it('has a check that exists and plays the role, or says why a person must look', async () => {
    const { clauses } = await loadPolicy({ pack });
    for (const { id, servedBy, unserved } of clauses) {
      for (const { check, role } of servedBy) {
        const found = [...allChecks, ...batchChecks].find((candidate) => candidate.id === check);
        expect(Object.keys(found?.roles ?? {}), `${id}: ${check}`).toContain(role);
      }
      if (servedBy.length > 0) continue;
      // Who looks and at what takes more than a word.
      expect(unserved?.zh.length ?? 0, id).toBeGreaterThan(10);
      expect(unserved?.en.length ?? 0, id).toBeGreaterThan(20);
    }
  });

  it('names the source of every value that the notice does not give', async () => {
    const { clauses } = await loadPolicy({ pack });
    const ours = clauses.flatMap(({ id, parameters }) =>
      Object.entries(parameters).map(([name, { origin }]) => ({ name: `${id}.${name}`, origin })),
    );
    for (const { name, origin } of ours) if (origin.statedBy !== 'notice') expect(origin.source, name).toBeTruthy();
  });
});

it('the national pack names the article of every number', async () => {
  const { clauses } = await loadPolicy({ pack: 'national-2019-40' });
  const numbers = clauses.flatMap(({ id, parameters }) =>
    Object.values(parameters).flatMap(({ origin }) => (origin.statedBy === 'notice' ? [{ id, origin }] : [])),
  );
  expect(numbers.length).toBeGreaterThan(8);
  for (const { id, origin } of numbers) expect(origin.source).toMatch(new RegExp(`^${id}[。；].*Article \\d+`, 'u'));
});

describe.skipIf(!present)('the clauses as handed in beside the project', () => {
  /** First cells of the tables that speak of clauses, in the pack's numbering: `二(五)2(2) b. duplication rate` is 二(五)2(2)b. */
  const numbering = (): string[] => {
    const text = readFileSync(CLAUSES, 'utf8');
    const cells = [...text.matchAll(/^\| ([二三附][^|]*?) \|/gmu)].map(([, cell = '']) => cell.trim());
    const ids = cells
      .map((cell) => /^(\S+(?:\s+[一二三四](?:\([一二三四五]\))?(?=\s|$))?)(?:\s+([a-c])\.)?/u.exec(cell))
      .map((found) => `${(found?.[1] ?? '').replace(/\s/gu, '')}${found?.[2] ?? ''}`);
    const annex = [...text.slice(text.indexOf('## Annex 3')).matchAll(/(?:^|\s)([1-7])\. /gmu)].map(([, number]) => `附3(${number})`);
    return [...ids, ...annex];
  };

  it('are all in the Gansu pack, each with a check or a reason', async () => {
    const ids = numbering();
    expect(ids.length).toBeGreaterThanOrEqual(35);
    const { clauses } = await loadPolicy({ pack: 'gansu-2019-90' });
    for (const id of ids) {
      const clause = clauses.find((candidate) => candidate.id === id);
      expect(clause, `clause ${id} of the notice`).toBeDefined();
      expect((clause?.servedBy.length ?? 0) > 0 || clause?.unserved !== undefined, id).toBe(true);
    }
  });
});
