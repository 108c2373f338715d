import { describe, expect, it } from 'vitest';
import { run, states, told } from '../../../tests/support/check-artifacts.ts';
import type { Applicant } from '../../domain/applicant.ts';
import type { CommitteeAuthority } from '../../domain/procedure.ts';
import { committeeScope } from './committee-scope.ts';
import { relationOf } from './relation.ts';

const ROLE = {
  needsAuthorisation: {
    city: ['central-unit', 'provincial-unit', 'other-city', 'other-province'],
    county: ['central-unit', 'provincial-unit', 'other-city', 'other-county', 'other-province'],
    provincial: ['central-unit', 'other-province'],
    unit: ['other-unit'],
    central: [],
  },
};
const CITY: CommitteeAuthority = { level: 'city', province: '甘肃', city: '定西市', series: [], levels: [], authorisations: [] };
const on = (fields: Partial<Applicant>, authority: Partial<CommitteeAuthority> = {}, level?: 'mid-level') =>
  run(
    committeeScope,
    { authority: ROLE },
    { applicant: { unit: '某校', ...fields }, batch: { authority: { ...CITY, ...authority }, ...(level && { level }) } },
  );
const county = { level: 'county', province: '甘肃', city: '定西市' } as const;

describe('committee-scope', () => {
  it('a city committee takes its own city, and no provincial, central, foreign unit without authorisation', () => {
    expect(told(committeeScope, on({ administration: county }))).toEqual([]);
    for (const administration of [
      { level: 'provincial' },
      { level: 'central' },
      { level: 'city', province: '甘肃', city: '天水市' },
      { level: 'county', province: '陕西', city: '定西市' },
    ] as const)
      expect(told(committeeScope, on({ administration })), administration.level).toEqual(['unit-outside-authority: needs-verification']);
  });

  it('an authorisation counts with its document, by unit, city or province', () => {
    const administration = { level: 'city', province: '甘肃', city: '天水市' } as const;
    const named = (authorisations: CommitteeAuthority['authorisations']) =>
      told(committeeScope, on({ administration }, { authorisations }));
    expect(named([{ for: '天水市', document: '甘人社函〔2019〕1号' }])).toEqual(['authorised: pass']);
    expect(named([{ for: '某校', document: '函' }])).toEqual(['authorised: pass']);
    expect(named([{ for: '天水市' }])).toEqual(['authorisation-unproven: needs-verification']);
    expect(named([{ for: '平凉市', document: '函' }])).toEqual(['unit-outside-authority: needs-verification']);
  });

  it('says what is missing: the authority, the unit’s place', () => {
    expect(states(run(committeeScope, { authority: ROLE }, {}))).toEqual(['could-not-tell']);
    expect(states(on({}))).toEqual(['could-not-tell']);
    expect(states(on({ administration: { level: 'county' } }))).toEqual(['could-not-tell']);
  });

  it('holds series and level against the approval, also where the place is not stated', () => {
    const approved = { series: ['中小学教师系列'], levels: ['mid-level'] as const };
    expect(told(committeeScope, on({ administration: county, series: '中小学教师', levelAppliedFor: 'mid-level' }, approved))).toEqual([]);
    const outside = on({ series: '卫生技术', levelAppliedFor: 'deputy-senior' }, approved);
    expect(told(committeeScope, outside)).toEqual([
      'series-outside-authority: needs-verification',
      'level-outside-authority: needs-verification',
    ]);
    expect(states(outside)).toEqual(['could-not-tell']);
  });

  it('tells counties apart for a county committee, takes all of the province for a provincial one, names units for a self-reviewing one', () => {
    const committee = { ...CITY, level: 'county', county: '通渭县' } as const;
    expect(relationOf({ ...county, county: '通渭县' }, committee)).toBe('own');
    expect(relationOf({ ...county, county: '陇西县' }, committee)).toBe('other-county');
    expect(relationOf(county, committee)).toBeUndefined();
    expect(relationOf(county, { ...CITY, level: 'provincial' })).toBe('own');
    expect(relationOf({ level: 'provincial', province: '甘肃' }, { ...CITY, level: 'provincial' })).toBe('own');
    expect(relationOf({ city: '天水' }, CITY)).toBe('other-city');
    expect(relationOf(county, { ...CITY, level: 'central' })).toBe('own');
    expect(told(committeeScope, on({}, { level: 'unit', authorisations: [{ for: '某校', document: '核准文' }] }))).toEqual([
      'authorised: pass',
    ]);
    const unnamed = run(committeeScope, { authority: ROLE }, { applicant: {}, batch: { authority: { ...CITY, level: 'unit' } } });
    expect(states(unnamed)).toEqual(['could-not-tell']);
  });
});
