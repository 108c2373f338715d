import { describe, expect, it } from 'vitest';
import { completed, run, states, told, work } from '../../../tests/support/check-artifacts.ts';
import type { Organiser } from '../../domain/work.ts';
import { competitionOrganiser } from './competition-organiser.ts';

const ROLE = {
  organiser: {
    kinds: ['competition'],
    recognisedOrganisers: ['administrative-department', 'delegated-by-administrative-department'],
    needsDelegation: ['delegated-by-administrative-department'],
    administrativeNameEndings: ['教育厅', '人民政府'],
  },
};
const on = (organiser?: Organiser) =>
  run(competitionOrganiser, ROLE, { works: [work('c1', { kind: 'competition', ...(organiser === undefined ? {} : { organiser }) })] });
const toldOf = (organiser?: Organiser) => told(competitionOrganiser, on(organiser));

describe('competition-organiser', () => {
  it('counts what a department organised, by kind or by name', () => {
    expect(toldOf({ name: '甘肃省教育厅', kind: 'administrative-department' })).toEqual(['recognised: pass']);
    expect(toldOf({ name: '甘肃省教育厅' })).toEqual(['recognised: pass']);
    // The word inside a company's name makes no department of it.
    expect(states(on({ name: '教育厅堂文化有限公司' }))).toEqual(['could-not-tell']);
  });

  it('an association on a department’s behalf counts with the document, and is to be verified without', () => {
    const delegated = { name: '某某学会', kind: 'association', delegatedBy: '甘肃省教育厅' } as const;
    expect(toldOf({ ...delegated, delegation: '甘教函〔2019〕3号' })).toEqual(['recognised: pass']);
    expect(toldOf(delegated)).toEqual(['delegation-unproven: needs-verification']);
    expect(toldOf({ kind: 'delegated-by-administrative-department', delegation: '函' })).toEqual([
      'delegation-unproven: needs-verification',
    ]);
  });

  it('an association of its own accord does not count; nothing stated is no judgement', () => {
    expect(toldOf({ name: '某某协会', kind: 'association' })).toEqual(['not-administrative: not-counted']);
    const { findings } = completed(on({ name: '某某协会', kind: 'association' }));
    expect(competitionOrganiser.describe(findings[0]!).statement.zh).toContain('学会、协会');
    expect(states(on())).toEqual(['could-not-tell']);
    expect(states(on({ name: '某某协会' }))).toEqual(['could-not-tell']);
  });

  it('looks at competitions only', () => {
    expect(run(competitionOrganiser, ROLE, { works: [work('p1')] }).status).toBe('not-applicable');
  });
});

it('takes an ending of one character', () => {
  const organiser = { ...ROLE.organiser, administrativeNameEndings: ['厅'] };
  const works = [work('c1', { kind: 'competition', organiser: { name: '甘肃省教育厅' } })];
  expect(told(competitionOrganiser, run(competitionOrganiser, { organiser }, { works }))).toEqual(['recognised: pass']);
});
