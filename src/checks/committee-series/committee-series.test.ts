import { describe, expect, it } from 'vitest';
import { applicant, batchInfo, runBatch, states, told } from '../../../tests/support/check-artifacts.ts';
import type { Applicant } from '../../domain/applicant.ts';
import type { BatchInfo } from '../../domain/dossier.ts';
import { committeeSeries } from './committee-series.ts';

const ROLE = { series: { singleSeriesCommittees: ['city'], singleSeriesLevels: ['mid-level'] } };
const on = (members: readonly Partial<Applicant>[], batch: Partial<BatchInfo> = {}) =>
  runBatch(committeeSeries, ROLE, {
    applicants: members.map((fields) => ({ applicant: applicant(fields) })),
    batch: batchInfo({ level: 'mid-level', authority: { level: 'city', series: [], levels: [], authorisations: [] }, ...batch }),
  });

describe('committee-series', () => {
  it('finds a mid-level city committee over several series', () => {
    expect(told(committeeSeries, on([{ series: '卫生技术' }, { series: '中小学教师' }]))).toEqual(['mixed-series: needs-verification']);
    expect(told(committeeSeries, on([{ series: '中小学教师' }, { series: '中小学教师系列' }]))).toEqual([]);
  });

  it('counts the series a committee is approved for, but not where its approval reaches other levels', () => {
    const authority = { level: 'city', series: ['卫生技术', '中小学教师'], authorisations: [] } as const;
    const one = [{ series: '卫生技术' }];
    expect(told(committeeSeries, on(one, { authority: { ...authority, levels: ['mid-level'] } }))).toEqual([
      'mixed-series: needs-verification',
    ]);
    expect(told(committeeSeries, on(one, { authority: { ...authority, levels: ['deputy-senior', 'mid-level'] } }))).toEqual([]);
  });

  it('does not speak of provincial committees, nor of senior titles', () => {
    const two = [{ series: '卫生技术' }, { series: '中小学教师' }];
    expect(on(two, { authority: { level: 'provincial', series: [], levels: [], authorisations: [] } }).status).toBe('not-applicable');
    expect(on(two, { level: 'deputy-senior' }).status).toBe('not-applicable');
    const seniors = two.map((one) => ({ ...one, levelAppliedFor: 'deputy-senior' as const }));
    expect(on(seniors).status).toBe('not-applicable');
  });

  it('says which facts are missing', () => {
    expect(states(runBatch(committeeSeries, ROLE))).toEqual(['could-not-tell']);
    expect(states(on([{ series: '卫生技术' }, {}]))).toEqual(['could-not-tell']);
    expect(states(on([{}], { series: '卫生技术' }))).toEqual(['checked']);
  });
});
