import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffPolicies } from './diff-policies.ts';
import { loadPolicy, parsePack } from './load-policy.ts';
import { resolvePolicy } from './resolve-policy.ts';
import type { ResolvedPolicy } from './types.ts';

const GANSU = path.join(import.meta.dirname, '../../policies/gansu-2019-90.yaml');
async function changed(edit: (text: string) => string): Promise<ResolvedPolicy> {
  const text = edit(await readFile(GANSU, 'utf8'));
  return resolvePolicy(parsePack(new TextEncoder().encode(text), 'x.yaml'), [], undefined);
}

describe('diffPolicies', () => {
  it('finds nothing between a pack and itself', async () => {
    const gansu = await loadPolicy({ pack: 'gansu-2019-90' });
    expect(diffPolicies(gansu, gansu)).toEqual([]);
  });

  it('tells a check, a threshold, an obligation and a date that a pack switches', async () => {
    const gansu = await loadPolicy({ pack: 'gansu-2019-90' });
    const other = await changed((text) =>
      text
        .replace('coreLimitPercent: { value: 10,', 'coreLimitPercent: { value: 8,')
        .replace(/(id: 二\(五\)2\(2\)c[\s\S]*?)obligation: may/u, '$1obligation: must')
        .replace('effective: { from: "2020-01-01" }', 'effective: { from: "2021-01-01" }')
        .replace('- { check: raw-data-deposit, role: deposit }', '[]\n    unserved: { zh: 由人核对, en: A person looks. }')
        .replace('servedBy:\n      []', 'servedBy: []'),
    );
    expect(diffPolicies(gansu, other)).toEqual([
      { clause: '二(五)1', field: 'effective', before: '{"from":"2020-01-01"}', after: '{"from":"2021-01-01"}' },
      { clause: '二(五)1', field: 'servedBy', before: '[{"check":"raw-data-deposit","role":"deposit"}]', after: '[]' },
      { clause: '二(五)1', field: 'unserved', after: '{"en":"A person looks.","zh":"由人核对"}' },
      {
        clause: '二(五)2(2)b',
        field: 'parameters.coreLimitPercent',
        before: '{"statedBy":"notice","value":10}',
        after: '{"statedBy":"notice","value":8}',
      },
      { clause: '二(五)2(2)c', field: 'obligation', before: '"may"', after: '"must"' },
    ]);
  });

  it('names clauses that only one pack has', async () => {
    const changes = diffPolicies(await loadPolicy({ pack: 'gansu-2019-90' }), await loadPolicy({ pack: 'national-2019-40' }));
    expect(changes.every(({ field }) => field === 'clause')).toBe(true);
    expect(changes.find(({ clause }) => clause === '第二十一条')).toEqual({ clause: '第二十一条', field: 'clause', after: '表决' });
    expect(changes.find(({ clause }) => clause === '二(五)2(1)')).toEqual({
      clause: '二(五)2(1)',
      field: 'clause',
      before: '突击型高产量',
    });
  });
});
