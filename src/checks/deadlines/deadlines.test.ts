import { describe, expect, it } from 'vitest';
import { completed, run, states } from '../../../tests/support/check-artifacts.ts';
import type { ApplicationRecord } from '../../domain/procedure.ts';
import { deadlines } from './deadlines.ts';

const ROLE = { applications: { applicationsCloseAt: '2019-09-30T24:00+08:00' } };
const on = (application: ApplicationRecord, role: object = ROLE) => run(deadlines, role as typeof ROLE, { dossier: { application } });
const late = (application: ApplicationRecord) => completed(on(application)).findings.map(({ params }) => params['step']);
const both = (at: string): ApplicationRecord => ({ submittedAt: at, auditedAt: at });

describe('deadlines', () => {
  it('24:00 of 30 September is in time, a second later is not', () => {
    expect(late(both('2019-09-30T23:59:59+08:00'))).toEqual([]);
    expect(late(both('2019-09-30T24:00+08:00'))).toEqual([]);
    expect(late(both('2019-10-01T00:00+08:00'))).toEqual([]);
    expect(late(both('2019-10-01T00:00:01+08:00'))).toEqual(['submittedAt', 'auditedAt']);
  });

  it('a day alone stands for all of it', () => {
    expect(late(both('2019-09-30'))).toEqual([]);
    expect(late(both('2019-10-01'))).toEqual(['submittedAt', 'auditedAt']);
    const midday = { applications: { applicationsCloseAt: '2019-09-30T12:00+08:00' } };
    expect(states(on(both('2019-09-30'), midday))).toEqual(['could-not-tell', 'could-not-tell']);
  });

  it('submitted in time and audited late are told apart; what is not stated can’t be told', () => {
    expect(late({ submittedAt: '2019-09-30', auditedAt: '2019-10-08' })).toEqual(['auditedAt']);
    expect(states(on({ submittedAt: '2019-09-30' }))).toEqual(['checked', 'could-not-tell']);
    expect(states(run(deadlines, ROLE, {}))).toEqual(['could-not-tell', 'could-not-tell']);
    expect(() => run(deadlines, { applications: { applicationsCloseAt: '30 September' } }, {})).toThrow();
  });
});
