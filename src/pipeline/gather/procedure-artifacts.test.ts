import { describe, expect, it } from 'vitest';
import { applicant, artifacts, claim, work } from '../../../tests/support/check-artifacts.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { applicantId } from '../../domain/ids.ts';
import { createPlanIndex } from '../../registries/office-tables/textbook-plan.ts';
import { circleIndex, createUsedIndex, planAnswers, recommendationEdges } from './procedure-artifacts.ts';

const person = (id: string, name: string, by: readonly { name: string; unit?: string }[], unit = '某校'): Dossier => ({
  ...artifacts().dossier,
  applicant: applicant({ id: applicantId(id), name, unit }),
  recommendations: [{ proof: [], experts: by }],
});

describe('recommendations between applicants', () => {
  const batch = [
    person('a', '甲子', [{ name: '乙丑', unit: '某校' }]),
    person('b', '乙丑', [{ name: '甲子' }]),
    person('c', '丙寅', [{ name: '甲子' }]),
    person('d', '丁卯', [{ name: '丙寅', unit: '另一所学校' }]),
  ];

  it('are told by name, and never where the stated units differ', () => {
    const edges = recommendationEdges(batch).map((edge) => [edge.recommender, edge.applicant, edge.sameUnit]);
    expect(edges).toEqual([
      ['b', 'a', true],
      ['a', 'b', false],
      ['a', 'c', false],
    ]);
    expect(recommendationEdges([person('a', '甲子', [{ name: '甲子' }])])).toEqual([]);
  });

  it('an applicant is handed the circles they stand in, and no others', () => {
    const circleOf = circleIndex(recommendationEdges(batch));
    expect(circleOf(applicantId('a')).map(({ applicant: to }) => to)).toEqual(['a', 'b']);
    expect(circleOf(applicantId('c'))).toEqual([]);
    expect(circleOf(applicantId('nobody'))).toEqual([]);
  });
});

describe('tables asked for one dossier', () => {
  it('register rows that may be one of its works', () => {
    const row = { register: 'u.csv', authors: [] };
    const usedBy = createUsedIndex({
      registers: [{ file: 'u.csv', rows: 2, hash: 'h' }],
      rows: [
        { ...row, row: 2, doi: '10.1/X' },
        { ...row, row: 3, title: '另一篇文章' },
      ],
    });
    expect(usedBy([claim('a', 'p', { doi: '10.1/x' })]).rows.map((one) => one.row)).toEqual([2]);
    expect(usedBy([])).toMatchObject({ registers: [{ file: 'u.csv' }], rows: [] });
  });

  it('every plan list answers for every textbook, also that it has none', () => {
    const plan = {
      level: 'national',
      edition: 'e',
      complete: true,
      source: 's',
      hash: 'h',
      find: createPlanIndex([{ row: 2, title: '土力学' }]),
    } as const;
    const dossier = {
      ...artifacts().dossier,
      works: [work('t', { kind: 'textbook', title: '土力学' }), work('u', { kind: 'textbook', title: '水力学' }), work('p')],
    };
    expect(planAnswers(dossier, [plan]).map(({ work: id, answers }) => [id, answers.map(({ rows }) => rows.length)])).toEqual([
      ['t', [1]],
      ['u', [0]],
    ]);
  });
});
