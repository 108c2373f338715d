import { describe, expect, it } from 'vitest';
import { applicant, completed, lacking, run, states, told } from '../../../tests/support/check-artifacts.ts';
import type { Applicant } from '../../domain/applicant.ts';
import { eligibility } from './eligibility.ts';

const ROLES = {
  criteria: { suspendedSeries: ['工艺美术'], seriesWithNewCriteria: ['高等学校教师'] },
  employment: { excludedEmployment: ['civil-servant', 'managed-as-civil-servant'], excludedUnlessPostManaged: ['organ-staff'] },
  level: { excludedLevels: ['assistant', 'junior'] },
  examination: {
    qualificationMap: [
      { profession: '会计', levels: ['mid-level'], qualification: '会计专业技术资格' },
      { profession: '护理', levels: ['mid-level'], qualification: '护师资格', series: ['卫生技术'] },
    ],
    seriesWithoutExam: ['高等学校教师'],
  },
  school: { excludedUnits: [{ series: ['中小学教师'], unitKinds: ['vocational-school'] }] },
  'non-public': { admittedEmployment: ['non-public', 'freelance', 'off-staff'] },
};
const on = (role: keyof typeof ROLES, fields: Partial<Applicant> = {}, options: object = {}) =>
  run(eligibility, { [role]: { ...ROLES[role], ...options } }, { applicant: fields });
const without = (role: keyof typeof ROLES, field: 'employment') =>
  run(eligibility, { [role]: ROLES[role] }, { dossier: { applicant: lacking(applicant(), field) } });

describe('eligibility', () => {
  it('series: suspended, known to have new criteria, or on neither list', () => {
    expect(told(eligibility, on('criteria', { series: '工艺美术系列' }))).toEqual(['series-suspended: needs-verification']);
    expect(states(on('criteria', { series: '高等学校教师（系列）' }))).toEqual(['checked']);
    expect(states(on('criteria', { series: '群众文化' }))).toEqual(['could-not-tell']);
    expect(states(on('criteria'))).toEqual(['could-not-tell']);
  });

  it('civil servants and 参公 are outside; an institution post inside an organ is, unless it is under post management', () => {
    for (const employment of ['civil-servant', 'managed-as-civil-servant'] as const)
      expect(told(eligibility, on('employment', { employment }))).toEqual(['employment-excluded: needs-verification']);
    expect(told(eligibility, on('employment', { employment: 'organ-staff', postManagement: false }))).toHaveLength(1);
    expect(told(eligibility, on('employment', { employment: 'organ-staff', postManagement: true }))).toEqual([]);
    expect(states(on('employment', { employment: 'organ-staff' }))).toEqual(['could-not-tell']);
    expect(told(eligibility, on('employment', { employment: 'enterprise' }))).toEqual([]);
    expect(states(without('employment', 'employment'))).toEqual(['could-not-tell']);
    const [finding] = completed(on('employment', { employment: 'civil-servant' })).findings;
    expect(eligibility.describe(finding!).statement).toMatchObject({ zh: expect.stringContaining('公务员') as string });
  });

  it('junior titles are not reviewed; the batch’s level counts where the dossier states none', () => {
    expect(told(eligibility, on('level', { levelAppliedFor: 'assistant' }))).toEqual(['level-not-reviewed: needs-verification']);
    expect(told(eligibility, on('level', { levelAppliedFor: 'mid-level' }))).toEqual([]);
    expect(told(eligibility, run(eligibility, { level: ROLES.level }, { batch: { level: 'junior' } }))).toHaveLength(1);
    expect(
      told(
        eligibility,
        run(eligibility, { level: ROLES.level }, { batch: { level: 'junior' }, applicant: { levelAppliedFor: 'mid-level' } }),
      ),
    ).toEqual([]);
    expect(states(on('level'))).toEqual(['could-not-tell']);
  });

  it('exam professions: at that level only, in that series only, and never on an empty table', () => {
    const accountant = { profession: '会计专业', levelAppliedFor: 'mid-level' as const, series: '会计' };
    const held = [{ name: '会计专业技术资格' }];
    expect(completed(on('examination', { ...accountant, qualifications: held })).findings).toMatchObject([
      { code: 'eligibility/exam-profession', params: { held: true } },
    ]);
    expect(completed(on('examination', accountant)).findings).toMatchObject([{ params: { held: false } }]);
    const senior = on('examination', { ...accountant, levelAppliedFor: 'deputy-senior', qualifications: held });
    expect(told(eligibility, senior)).toEqual(['qualification-maps: advisory']);
    expect(told(eligibility, on('examination', { ...accountant, profession: '护理' }))).toEqual([]);
    expect(told(eligibility, on('examination', { ...accountant, profession: '护理', series: '卫生技术' }))).toHaveLength(1);
    expect(states(on('examination', { ...accountant, profession: undefined } as never))).toEqual(['could-not-tell']);
    expect(states(on('examination', accountant, { qualificationMap: [] }))).toEqual(['could-not-tell']);
    expect(on('examination', { series: '高等学校教师' }, { qualificationMap: [] }).status).toBe('not-applicable');
  });

  it('vocational schools are outside the school teachers’ series, and in no other', () => {
    const teacher = { series: '中小学教师', unitKind: 'vocational-school' as const };
    expect(told(eligibility, on('school', teacher))).toEqual(['unit-outside-series: needs-verification']);
    expect(told(eligibility, on('school', { ...teacher, unitKind: 'primary-or-secondary-school' }))).toEqual([]);
    expect(states(on('school', { series: '中小学教师' }))).toEqual(['could-not-tell']);
    expect(on('school', { ...teacher, series: '技工院校教师' }).status).toBe('not-applicable');
  });

  it('a missing personnel file is never held against non-public applicants', () => {
    expect(told(eligibility, on('non-public', { employment: 'freelance', personnelFile: 'none' }))).toEqual([
      'file-not-required: advisory',
    ]);
    expect(told(eligibility, on('non-public', { employment: 'off-staff' }))).toEqual([]);
    expect(on('non-public', { personnelFile: 'none' }).status).toBe('not-applicable');
    expect(states(without('non-public', 'employment'))).toEqual(['could-not-tell']);
  });

  it('tells each clause apart and does not apply without any', () => {
    expect(run(eligibility, {}).status).toBe('not-applicable');
    const both = run(eligibility, { level: ROLES.level, employment: ROLES.employment }, { applicant: { levelAppliedFor: 'junior' } });
    expect(states(both)).toEqual(['checked', 'checked']);
    expect(completed(both).covered.every(({ clause }) => clause !== undefined)).toBe(true);
  });
});

it('shows the dossier’s own field that was read, else the batch’s', () => {
  const source = (outcome: ReturnType<typeof on>) => completed(outcome).findings[0]!.evidence[0];
  expect(source(on('criteria', { series: '工艺美术' }))).toMatchObject({
    source: 'manifest',
    field: 'applicant.series',
    value: '工艺美术',
  });
  expect(source(on('level', { levelAppliedFor: 'junior' }))).toMatchObject({ source: 'manifest', field: 'applicant.levelAppliedFor' });
  const batch = run(eligibility, { level: ROLES.level }, { batch: { level: 'junior' } });
  expect(source(batch)).toMatchObject({ source: 'batch.yaml', field: 'level', value: 'junior' });
});
