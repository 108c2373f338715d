import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IntegrityError } from '../domain/errors.ts';
import { checkId } from '../domain/ids.ts';
import { bindingsFor } from './bindings-for.ts';
import { listPolicies, loadPolicy, parsePack } from './load-policy.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'integrity-policy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The numbering of the notice's clauses, in its order. */
const NUMBERING = [
  [
    '二(五)1',
    '二(五)2',
    '二(五)2(1)',
    '二(五)2(2)a',
    '二(五)2(2)b',
    '二(五)2(2)c',
    '二(五)2(3)a',
    '二(五)2(3)b',
    '二(五)2(4)a',
    '二(五)2(4)b',
  ],
  ['二(一)', '二(三)', '二(五)3(1)', '二(五)3(2)', '二(五)3(3)', '二(五)3(4)', '二(七)'],
  ['三(一)', '三(二)', '三(三)'],
  ['附1一(一)', '附1一(二)', '附1一(三)', '附1一(四)', '附1二', '附1三', '附1四'],
  ['附2一', '附2三'],
  ['附3(1)', '附3(2)', '附3(3)', '附3(4)', '附3(5)', '附3(6)', '附3(7)'],
].flat();

describe('the shipped pack gansu-2019-90', () => {
  it('holds every clause by its number, and each is served or says who must look', async () => {
    const policy = await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2020 });
    expect(policy.clauses.map((clause) => clause.id)).toEqual(NUMBERING);
    for (const clause of policy.clauses) expect(clause.servedBy.length > 0).toBe(clause.unserved === undefined);
  });

  it('only papers may be sent out; books must', async () => {
    const roles = bindingsFor(await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2020 }), checkId('blind-review'));
    expect(roles['papers']).toMatchObject({ id: '二(五)2(2)c', obligation: 'may', options: { minimumExperts: 3 } });
    expect(roles['books']).toMatchObject({ id: '二(五)2(3)a', obligation: 'must', options: { kinds: ['book', 'translation'] } });
  });

  it('states a source for every value the notice does not give', async () => {
    const policy = await loadPolicy({ pack: 'gansu-2019-90' });
    const ours = policy.clauses.flatMap((clause) => Object.values(clause.parameters)).filter(({ origin }) => origin.statedBy === 'pack');
    expect(ours.length).toBeGreaterThan(10);
    for (const { origin } of ours) expect(origin.source).toBeTruthy();
  });

  it('uses neutral words', async () => {
    expect(JSON.stringify(await loadPolicy({ pack: 'gansu-2019-90' }))).not.toMatch(/fraud|cheat|plagiar|抄袭|造假|剽窃/i);
  });

  it.each([
    [2019, 'no', 'no', 'yes'],
    [2020, 'yes', 'yes', 'no'],
    [2024, 'yes', 'yes', 'no'],
    [undefined, 'unknown', 'unknown', 'unknown'],
  ])('in application year %s the stricter audit is %s, the deposit %s, the 2019 deadlines %s', async (year, audit, deposit, deadlines) => {
    const policy = await loadPolicy({ pack: 'gansu-2019-90', ...(year === undefined ? {} : { applicationYear: year }) });
    const state = (id: string) => policy.clauses.find((clause) => clause.id === id)?.inForce;
    expect([state('二(五)2(2)b'), state('二(五)1'), state('附2一')]).toEqual([audit, deposit, deadlines]);
  });

  it('binds no check to a clause that is not in force, and binds it while the year is unknown', async () => {
    const rate = checkId('similarity-rate');
    expect(bindingsFor(await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2019 }), rate)).toEqual({});
    expect(bindingsFor(await loadPolicy({ pack: 'gansu-2019-90' }), rate)['rate']).toMatchObject({
      inForce: 'unknown',
      options: { coreLimitPercent: 10, provincialLimitPercent: 20 },
    });
  });

  it('hands a parameter with a role to that role alone', async () => {
    const policy = await loadPolicy({ pack: 'gansu-2019-90' });
    expect(Object.keys(bindingsFor(policy, checkId('identifiers'))['identity']?.options ?? {})).toEqual(['kinds']);
    expect(Object.keys(bindingsFor(policy, checkId('journal-listing'))['listing']?.options ?? {})).toEqual(['levels', 'editionRule']);
  });

  it('is listed with what is served', async () => {
    expect((await listPolicies()).find((pack) => pack.pack === 'gansu-2019-90')).toMatchObject({ clauses: 36, served: 36 });
  });
});

describe('layers', () => {
  const limits = (batch: number, line?: number) => [
    { layer: 'batch', file: 'batch.yaml', overrides: { '二(五)2(2)b': { coreLimitPercent: batch, provincialLimitPercent: 15 } } },
    ...(line === undefined ? [] : [{ layer: 'command-line', overrides: { '二(五)2(2)b': { coreLimitPercent: line } } }]),
  ];

  it('the last layer wins and every value remembers its own', async () => {
    const policy = await loadPolicy({ pack: 'gansu-2019-90', overrides: limits(8, 6) });
    const clause = policy.clauses.find(({ id }) => id === '二(五)2(2)b');
    expect(clause?.parameters).toMatchObject({
      coreLimitPercent: { value: 6, origin: { layer: 'command-line', statedBy: 'office' } },
      provincialLimitPercent: { value: 15, origin: { layer: 'batch', statedBy: 'office', source: 'batch.yaml' } },
      rateKind: { value: 'total', origin: { layer: 'pack', statedBy: 'pack' } },
    });
  });

  it('the hash follows the values and nothing else', async () => {
    const hash = async (batch: number) => (await loadPolicy({ pack: 'gansu-2019-90', overrides: limits(batch) })).hash;
    expect(await hash(8)).toBe(await hash(8));
    expect(await hash(8)).not.toBe(await hash(9));
  });

  it.each([
    [{ '二(五)2(2)z': { coreLimitPercent: 5 } }, 'policy-override-unknown', '二(五)2(2)'],
    [{ '二(五)2(2)b': { coreLimitPercnt: 5 } }, 'policy-override-unknown', 'coreLimitPercent'],
    [{ '二(五)2(2)b': { constructor: 5 } }, 'policy-override-unknown', 'coreLimitPercent'],
    [{ '二(五)2(2)b': { coreLimitPercent: 'ten' } }, 'policy-override-type', 'number'],
    [{ '二(五)2(1)': { windowMonths: 3 } }, 'policy-override-type', 'list'],
  ])('refuses %j with %s', async (values, code, mend) => {
    await expect(
      loadPolicy({ pack: 'gansu-2019-90', overrides: [{ layer: 'batch', file: 'batch.yaml', overrides: values }] }),
    ).rejects.toSatisfy((error: IntegrityError) => error.code === code && error.file === 'batch.yaml' && error.mend.includes(mend));
  });
});

describe('packs as files', () => {
  const minimal = `pack: other-province
version: "1"
title: { zh: 甲, en: A }
clauses:
  - id: 一1
    title: { zh: 甲, en: A }
    statement: { zh: 甲, en: A }
    obligation: must
    outcomes: [advisory]
    parameters: { days: { value: 3, statedBy: notice } }
    servedBy: []
    unserved: { zh: 甲, en: A }
`;

  it('reads a pack by path, relative to a folder', async () => {
    await writeFile(path.join(folder, 'other.yaml'), minimal);
    const policy = await loadPolicy({ pack: './other.yaml', baseFolder: folder });
    expect(policy.clauses[0]).toMatchObject({ id: '一1', inForce: 'yes', parameters: { days: { value: 3 } } });
  });

  it.each([
    ['no-such-pack', 'policy-pack-unknown'],
    ['gansu-2019-9', 'policy-pack-unknown'],
    ['./absent.yaml', 'policy-pack-unreadable'],
  ])('refuses %s with %s', async (pack, code) => {
    await expect(loadPolicy({ pack, baseFolder: folder })).rejects.toMatchObject({ code });
  });

  it.each([
    [
      minimal.replace('obligation: must', 'obligation: shall'),
      /line 8, column 17, clauses\[0\]\.obligation: found 'shall', expected one of: must, may/,
    ],
    [minimal.replace('obligation: must', 'obligaton: must'), /line 8, column 5, clauses\[0\]\.obligaton: unknown field/],
    [minimal.replace('statedBy: notice', 'statedBy: pack'), /parameters\.days\.source: the field is missing; expected a source/],
    [minimal.replace('    unserved: { zh: 甲, en: A }\n', ''), /unserved: the field is missing/],
    [
      minimal.replace('servedBy: []', 'servedBy: [{ check: a, role: r }, { check: a, role: r }]'),
      /a role that clause 一1 does not already fill/,
    ],
    ['- just\n- a list\n', /found \["just","a list"\], expected fields/],
    ['pack: [', /line 1, column/],
    ['', /found null, expected fields/],
  ])('names line and field of a fault (%#)', (text, message) => {
    expect(() => parsePack(bytes(text), 'pack.yaml')).toThrow(message);
  });
});
