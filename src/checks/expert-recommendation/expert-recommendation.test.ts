import { describe, expect, it } from 'vitest';
import { completed, type Given, run, states, told } from '../../../tests/support/check-artifacts.ts';
import { applicantId } from '../../domain/ids.ts';
import type { Recommendation } from '../../domain/procedure.ts';
import type { RecommendationEdge } from '../artifacts.ts';
import { circleThrough } from './circle-through.ts';
import { expertRecommendation } from './expert-recommendation.ts';

const ROLES = {
  application: { requiredParts: ['writtenApplication', 'unitConsent', 'form', 'proof'], forbiddenKinship: ['direct', 'close-collateral'] },
  expert: { requiredOfExpert: ['commitment', 'contact'], verifyCircles: true },
  publicity: { minimumDays: 5 },
  verification: { verifyWith: ['applicant', 'expert', 'unit'], reportToCommittee: true, askAtDefence: true },
};
const FORM = { path: 'recommendations/form.pdf', kind: 'recommendations' as const, bytes: 9, sha256: 'a'.repeat(64) };
const GOOD: Recommendation = {
  writtenApplication: true,
  unitConsent: true,
  form: FORM.path,
  proof: ['recommendations/proof.pdf'],
  experts: [{ name: '王望川', unit: '某大学', contact: '139', commitment: true, kinship: 'none' }],
  publicity: { from: '2019-08-01', to: '2019-08-05', objections: false },
  verifiedWith: ['applicant', 'expert', 'unit'],
  reportedToCommittee: true,
};
const on = (role: keyof typeof ROLES, fields: Partial<Recommendation> = {}, given: Given = {}) =>
  run(
    expertRecommendation,
    { [role]: ROLES[role] },
    { ...given, dossier: { recommendations: [{ ...GOOD, ...fields }], files: [FORM], ...given.dossier } },
  );
const codes = (...on_: Parameters<typeof on>) => told(expertRecommendation, on(...on_));
const expert = (fields: Partial<Recommendation['experts'][number]>) => ({ experts: [{ ...GOOD.experts[0], ...fields }] });
const edge = (recommender: string, to: string, sameUnit = true): RecommendationEdge => ({
  recommender: applicantId(recommender),
  recommenderName: recommender.toUpperCase(),
  applicant: applicantId(to),
  applicantName: to.toUpperCase(),
  sameUnit,
});

describe('expert-recommendation', () => {
  it('finds nothing in a recommendation made as the annex orders', () => {
    const defence = { defence: { askedAboutRecommendation: true } };
    for (const role of ['application', 'expert', 'publicity', 'verification'] as const) {
      const outcome = on(role, {}, { dossier: defence });
      expect(told(expertRecommendation, outcome), role).toEqual([]);
      expect(new Set(states(outcome)), role).toEqual(new Set(['checked']));
    }
  });

  it('is the applicant’s choice: none is no gap, but its files without a word are', () => {
    expect(run(expertRecommendation, ROLES, {}).status).toBe('not-applicable');
    expect(run(expertRecommendation, ROLES, { dossier: { recommendations: [], files: [FORM] } }).status).toBe('not-applicable');
    expect(states(run(expertRecommendation, { application: ROLES.application }, { dossier: { files: [FORM] } }))).toEqual([
      'could-not-tell',
    ]);
    const { covered } = completed(run(expertRecommendation, { application: ROLES.application }, { dossier: { files: [FORM] } }));
    expect(covered).toMatchObject([
      { reason: { zh: expect.stringContaining('举荐文件') as string }, mend: { en: expect.stringContaining('dossier.yaml') as string } },
    ]);
  });

  it('a part stated as lacking is found, a part not stated can’t be told', () => {
    expect(codes('application', { writtenApplication: false })).toEqual(['part-lacking: needs-verification']);
    expect(codes('application', { form: 'recommendations/other.pdf' })).toEqual(['form-not-in-dossier: needs-verification']);
    expect(states(on('application', { proof: [] }))).toContain('could-not-tell');
    expect(codes('expert', expert({ commitment: false }))).toEqual(['part-lacking: needs-verification']);
    expect(states(on('expert', expert({ contact: '' })))).toEqual(['checked', 'could-not-tell']);
    expect(states(on('expert', { experts: [] }))).toEqual(['could-not-tell']);
  });

  it('relatives: declared, or by name; a namesake is only put up for verification', () => {
    expect(codes('application', expert({ kinship: 'direct' }))).toEqual(['relative: needs-verification']);
    expect(codes('application', expert({ kinship: 'other' }))).toEqual([]);
    const namesake = on('application', {}, { applicant: { relatives: ['王望川'] } });
    expect(completed(namesake).findings).toMatchObject([
      { code: 'expert-recommendation/relative', outcome: 'needs-verification', params: { declared: false } },
    ]);
  });

  it('publicity: the days count both ends, exactly the minimum is enough', () => {
    expect(codes('publicity', { publicity: { from: '2019-08-01', to: '2019-08-04' } })).toEqual(['publicity-short: needs-verification']);
    expect(codes('publicity', { publicity: { from: '2019-08-01', to: '2019-08-05', objections: true } })).toEqual([
      'publicity-objections: needs-verification',
    ]);
    expect(states(on('publicity', { publicity: { from: '2019-08-01' } }))).toEqual(['could-not-tell']);
  });

  it('verification: with all three before the meeting; report and questions only after it', () => {
    expect(codes('verification', { verifiedWith: ['applicant'] }, { batch: { stage: 'before-meeting' } })).toEqual([
      'not-verified-with: needs-verification',
    ]);
    expect(states(on('verification', {}, { batch: { stage: 'before-meeting' } }))).toEqual(['checked']);
    expect(states(on('verification'))).toEqual(['checked', 'checked', 'could-not-tell']);
    expect(codes('verification', { reportedToCommittee: false }, { dossier: { defence: { askedAboutRecommendation: false } } })).toEqual([
      'not-reported: needs-verification',
      'defence-did-not-ask: needs-verification',
    ]);
  });

  it('asks about the defence once, however many recommend, and only where the pack does', () => {
    const given = { dossier: { recommendations: [GOOD, GOOD], defence: { askedAboutRecommendation: false } } };
    expect(codes('verification', {}, given)).toEqual(['defence-did-not-ask: needs-verification']);
    const unasked = { verification: { ...ROLES.verification, askAtDefence: false, reportToCommittee: false } };
    const outcome = run(expertRecommendation, unasked, { dossier: { ...given.dossier, recommendations: [GOOD], files: [FORM] } });
    expect(told(expertRecommendation, outcome)).toEqual([]);
    expect(states(outcome)).toEqual(['checked']);
  });

  it('circles among the batch are put up for verification, however long; a chain is none', () => {
    const circle = (edges: RecommendationEdge[]) => on('expert', {}, { artifacts: { recommendationCircle: edges } });
    expect(told(expertRecommendation, circle([edge('a01', 'b'), edge('b', 'a01')]))).toEqual(['circular: needs-verification']);
    const [finding] = completed(circle([edge('a01', 'b'), edge('b', 'c', false), edge('c', 'a01')])).findings;
    expect(finding!.params).toEqual({ names: ['A01', 'B', 'C', 'A01'], unitsAgree: false });
    expect(told(expertRecommendation, circle([edge('a01', 'b'), edge('b', 'c')]))).toEqual([]);
    expect(circleThrough(applicantId('a01'), [edge('a01', 'a01')])).toBeUndefined();
    const unasked = run(
      expertRecommendation,
      { expert: { ...ROLES.expert, verifyCircles: false } },
      { artifacts: { recommendationCircle: [edge('a01', 'b'), edge('b', 'a01')] } },
    );
    expect(unasked.status).toBe('not-applicable');
  });
});

it('takes any number of days of publicity, none too', () => {
  const days = (minimumDays: number): boolean => expertRecommendation.roles['publicity']!.safeParse({ minimumDays }).success;
  expect([days(0), days(1), days(-1), days(0.5)]).toEqual([true, true, false, false]);
});

describe('circleThrough', () => {
  const shown = (...edges: readonly RecommendationEdge[]) =>
    circleThrough(applicantId('a'), edges)?.map(({ applicant, recommender }) => `${recommender}>${applicant}`);
  it('among circles of one length is the first by applicant, in whatever order they are given', () => {
    const edges = [edge('a', 'c'), edge('c', 'a'), edge('a', 'b'), edge('b', 'a')];
    expect(shown(...edges)).toEqual(['a>b', 'b>a']);
    expect(shown(...edges.reverse())).toEqual(['a>b', 'b>a']);
  });

  it('comes to an end on a circle beside the start, and none is of one person', () => {
    expect(shown(edge('a', 'b'), edge('b', 'c'), edge('c', 'b'))).toBeUndefined();
    expect(shown(edge('a', 'a'))).toBeUndefined();
    expect(shown(edge('a', 'a'), edge('a', 'b'), edge('b', 'a'))).toEqual(['a>b', 'b>a']);
  });
});
