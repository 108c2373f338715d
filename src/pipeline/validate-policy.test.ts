import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectPackBytes, listPolicies, policyTemplate } from '../policy/load-policy.ts';
import { problemsOf, validatePolicy } from './validate-policy.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const GANSU = path.join(import.meta.dirname, '../../policies/gansu-2019-90.yaml');
/** Faults of the Gansu pack with one place changed. */
async function faultsOf(search: string | RegExp, replacement: string) {
  const text = await readFile(GANSU, 'utf8');
  const changed = text.replace(search, replacement);
  expect(changed).not.toBe(text);
  return problemsOf(inspectPackBytes(bytes(changed), 'our-pack.yaml'));
}

describe('validatePolicy', () => {
  it('finds nothing in the shipped packs and the template', async () => {
    const packs = (await listPolicies()).map(({ pack }) => pack);
    expect(packs).toEqual(['gansu-2019-90', 'national-2019-40']);
    for (const pack of packs) expect(await validatePolicy(pack), pack).toEqual([]);
    expect(problemsOf(inspectPackBytes(bytes(await policyTemplate()), 'template'))).toEqual([]);
  });

  it.each<[string, string | RegExp, string, RegExp, RegExp, RegExp]>([
    [
      'a check that is not there',
      'check: burst-output',
      'check: burst-ouput',
      /servedBy\[0\]\.check/,
      /there is no check 'burst-ouput'/,
      /Write 'burst-output'/,
    ],
    ['a role the check does not have', 'role: deposit', 'role: deposits', /servedBy\[0\]\.role/, /no role 'deposits'/, /Write 'deposit'/],
    [
      'a value the check cannot use',
      /significance:\n {8}value: 0\.01/,
      'significance:\n        value: 1.5',
      /parameters\.significance\.value/,
      /can't use the value/,
      /Correct the value/,
    ],
    ['a parameter that is missing', /minimumWorks:/, 'leastWorks:', /parameters/, /needs the parameter 'minimumWorks'/, /Add minimumWorks/],
    ['a slip in a field', 'obligation: must', 'obligaton: must', /clauses\[0\]\.obligaton/, /unknown field/, /Write 'obligation'/],
    ['an obligation that is none', 'obligation: may', 'obligation: shall', /obligation/, /found 'shall'/, /must, may/],
  ])('%s is told with file, line, field and mend', async (_, search, replacement, field, message, mend) => {
    const [fault] = await faultsOf(search, replacement);
    expect(fault).toMatchObject({
      file: 'our-pack.yaml',
      field: expect.stringMatching(field) as string,
      mend: expect.stringMatching(mend) as string,
    });
    expect(fault!.message).toMatch(message);
    const changed = (await readFile(GANSU, 'utf8')).replace(search, replacement).split('\n');
    expect(fault!.line).toBeGreaterThan(1);
    expect(fault!.line).toBeLessThanOrEqual(changed.length);
    expect(fault!.message).toContain(`line ${fault!.line}`);
  });

  it('lists every fault, not the first alone, and a file that is no YAML', async () => {
    const text = (await readFile(GANSU, 'utf8')).replace('check: burst-output', 'check: a').replace('role: deposit', 'role: b');
    expect(problemsOf(inspectPackBytes(bytes(text), 'x.yaml'))).toHaveLength(2);
    const unsourced = text.replaceAll('obligation: must', 'obligation: shall');
    expect(problemsOf(inspectPackBytes(bytes(unsourced), 'x.yaml')).length).toBeGreaterThan(20);
    expect(problemsOf(inspectPackBytes(bytes('a:\n\tb: 1'), 'x.yaml'))[0]).toMatchObject({
      code: 'policy-pack-invalid',
      file: 'x.yaml',
      line: 2,
    });
  });
});
