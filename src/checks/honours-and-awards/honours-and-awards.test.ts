import { describe, expect, it } from 'vitest';
import { completed, run, states, work } from '../../../tests/support/check-artifacts.ts';
import type { Credential } from '../../domain/work.ts';
import { honoursAndAwards } from './honours-and-awards.ts';

const ROWS = [{ kind: 'award', category: '科技进步奖', levels: ['一等奖', '二等奖'], issuers: ['甘肃省人民政府'] }];
const on = (credential: Credential | undefined, recognisedKinds: readonly object[] = ROWS) =>
  run(
    honoursAndAwards,
    { credentials: { kinds: ['award', 'honour'], basis: '某号文', recognisedKinds } },
    { works: [work('a1', { kind: 'award', ...(credential === undefined ? {} : { credential }) }), work('p1')] },
  );
const params = (credential: Credential) => completed(on(credential)).findings.map(({ outcome, params }) => [outcome, params['differs']]);

describe('honours-and-awards', () => {
  it('with the slot empty says that it can’t tell, and names the document', () => {
    const outcome = on({ category: '科技进步奖' }, []);
    expect(states(outcome)).toEqual(['could-not-tell']);
    expect(completed(outcome)).toMatchObject({ findings: [], covered: [{ reason: { zh: expect.stringContaining('某号文') as string } }] });
  });

  it('with the slot filled compares category, level and issuer, in that order', () => {
    const full = { category: '科技进步奖', level: '二等奖', issuer: '甘肃省人民政府' };
    expect(params(full)).toEqual([['pass', undefined]]);
    expect(params({ ...full, category: '优秀论文奖' })).toEqual([['needs-verification', 'category']]);
    expect(params({ ...full, level: '三等奖' })).toEqual([['needs-verification', 'level']]);
    expect(params({ ...full, issuer: '某学会' })).toEqual([['needs-verification', 'issuer']]);
  });

  it('asks for the category where the certificate is not described; papers have none', () => {
    expect(states(on(undefined))).toEqual(['could-not-tell']);
    const role = { credentials: { kinds: ['award'], basis: '某号文', recognisedKinds: ROWS } };
    expect(run(honoursAndAwards, role, { works: [work('p1')] }).status).toBe('not-applicable');
  });
});

it('takes categories, levels and issuers of one character, and none of no character', () => {
  const schema = honoursAndAwards.roles['credentials']!;
  const accepts = (row: object): boolean =>
    schema.safeParse({ kinds: ['award'], basis: '文', recognisedKinds: [{ kind: 'award', ...row }] }).success;
  expect(accepts({ category: '奖', levels: ['一'], issuers: ['省'] })).toBe(true);
  for (const row of [{ category: '' }, { category: '奖', levels: [''] }, { category: '奖', issuers: [''] }])
    expect(accepts(row)).toBe(false);
});
