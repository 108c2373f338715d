import { describe, expect, it } from 'vitest';
import { applicant, work } from '../../tests/support/check-artifacts.ts';
import { conflictFinder } from './conflicts.ts';
import { expertise } from './expertise.ts';
import type { Reviewer } from './reviewer.ts';
import { sameUnit } from './same-unit.ts';

const reviewer = (fields: Partial<Reviewer> = {}): Reviewer => ({
  id: 'E1',
  name: '周海',
  unit: '河湟师范大学',
  formerUnits: [],
  disciplines: [],
  keywords: [],
  coAuthors: [],
  relatives: [],
  advisers: [],
  conflicts: [],
  ...fields,
});
const find = conflictFinder({
  applicant: applicant({
    name: '陈知行',
    formerNames: ['陈行'],
    nameVariants: ['Zhixing Chen'],
    unit: '甘肃 农业大学',
    formerUnits: ['陇原学院'],
    relatives: ['陈父'],
    advisers: ['林导师'],
  }),
  works: [work('p', { title: '某文', authors: ['陈知行', 'Li, Wei'], correspondingAuthors: ['马通讯'] })],
});

describe('conflictFinder', () => {
  it.each([
    ['same-person', { name: '陈 行' }],
    ['same-person', { name: 'CHEN Zhixing' }],
    ['relative', { name: '陈父' }],
    ['relative', { relatives: ['陈知行'] }],
    ['adviser', { name: '林导师' }],
    ['adviser', { advisers: ['陈行'] }],
    ['co-author', { name: 'Wei Li' }],
    ['co-author', { name: '马通讯' }],
    ['co-author', { coAuthors: ['Chen Zhixing'] }],
    ['same-unit', { unit: '甘肃农业大学' }],
    ['same-unit', { unit: '甘肃农业大学草业学院' }],
    ['same-unit', { formerUnits: ['陇原学院'] }],
    ['declared', { conflicts: ['陈知行'] }],
    ['declared', { conflicts: ['a01'] }],
    ['declared', { conflicts: ['甘肃农业大学'] }],
  ] as const)('%s: %j', (kind, fields) => {
    expect(find(reviewer(fields))).toMatchObject({ reviewer: 'E1', kind });
  });

  it('finds none for a stranger, even one whose cells are empty', () => {
    expect(find(reviewer())).toBeUndefined();
    const bare = conflictFinder({ applicant: { ...applicant(), unit: '' }, works: [work('p', { authors: [] })] });
    expect(bare(reviewer({ unit: '甲', conflicts: [''] }))).toBeUndefined();
  });
});

it('sameUnit joins a unit and its parts, not names that only begin alike', () => {
  expect(sameUnit('兰州大学', '兰州大学第二医院')).toBe(true);
  expect(sameUnit('一中', '一中心医院')).toBe(false);
  expect(sameUnit('兰州大学', '兰州交通大学')).toBe(false);
  expect(sameUnit('Lanzhou University', 'lanzhou  university, School of Law')).toBe(true);
  expect(sameUnit('', '兰州大学')).toBe(false);
});

describe('expertise', () => {
  const score = (disciplines: string[], discipline: string | undefined, keywords: string[] = [], title = '') =>
    expertise({ disciplines, keywords }, { title, ...(discipline === undefined ? {} : { discipline }) });

  it('rises with the levels of the code that are shared', () => {
    const scores = [
      score(['110'], '520.1020'),
      score(['520.30'], '520.1020'),
      score(['520.10'], '520.1020'),
      score(['520.1020'], '520.1020'),
    ];
    expect(scores).toEqual([0, 0.7 * 0.4, 0.7 * 0.8, 0.7]);
    expect(score(['52010'], '520.10')).toBe(0.7);
    expect(score(['110', '520.10'], '520.10')).toBe(0.7);
    expect(score(['520'], '520.10')).toBe(0.7 * 0.4);
    expect(score(['520.10'], undefined)).toBe(0);
  });

  it('adds words met in the title, Chinese by characters and English by whole words', () => {
    expect(score([], undefined, ['滴灌', '马铃薯', '水盐'], '膜下滴灌马铃薯的水盐运移')).toBeCloseTo(0.3);
    expect(score([], undefined, ['滴灌', '小麦'], '膜下滴灌')).toBeCloseTo(0.15);
    expect(score([], undefined, ['art'], 'Smart irrigation')).toBe(0);
    expect(score([], undefined, ['Drip Irrigation'], 'Drip-irrigation of potato')).toBeCloseTo(0.3);
    expect(score([], undefined, [], 'x')).toBe(0);
  });
});
