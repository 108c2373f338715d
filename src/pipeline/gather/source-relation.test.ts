import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicantId, workId } from '../../domain/ids.ts';
import type { CatalogueClaim } from './catalogue.ts';
import { identityKeys } from './claims.ts';
import { type ComparedWork, earlierOf, foreignTwinOf, relationOf } from './source-relation.ts';

const work: ComparedWork = {
  applicant: 'a',
  work: 'w1',
  names: ['陶望舒', 'Tao Wangshu'],
  title: '乡村小规模学校教师走教的时间成本',
  authors: ['陶望舒', '苏一叶'],
  identity: identityKeys({ doi: '10.1/x', title: '乡村小规模学校教师走教的时间成本' }),
  date: '2019-03',
};
const claim = (more: Partial<CatalogueClaim>): CatalogueClaim => ({
  applicant: applicantId('b'),
  work: workId('w7'),
  authors: ['别人'],
  identity: [],
  file: 'papers/x.pdf',
  ...more,
});

describe('relationOf', () => {
  it.each<[string, CatalogueClaim]>([
    ['another file of the work', claim({ applicant: applicantId('a'), work: workId('w1') })],
    ['the work in a co-author’s dossier, by DOI', claim({ identity: ['doi:10.1/x'] })],
    [
      'the work in a co-author’s dossier, by title and author',
      claim({ workTitle: '乡村小规模学校教师走教的时间成本', authors: ['苏一叶'] }),
    ],
  ])('takes %s for the same work', (_name, one) => {
    expect(relationOf(work, { claims: [one] })).toEqual({ type: 'same-work' });
  });

  it('takes the published form in the corpus for the same work', () => {
    const corpus = { title: '乡村小规模学校教师走教的时间成本', authors: ['陶望舒'] };
    expect(relationOf(work, { claims: [], corpus })).toEqual({ type: 'same-work' });
  });

  it('does not take a like title by other authors for the same work', () => {
    const corpus = { title: '乡村小规模学校教师走教的时间成本', authors: ['毫不相干'] };
    expect(relationOf(work, { claims: [], corpus })).toMatchObject({ type: 'other', ownWork: false, origin: { type: 'corpus' } });
  });

  it('knows the applicant’s own other work, in the batch and in the corpus under a romanised name', () => {
    expect(relationOf(work, { claims: [claim({ applicant: applicantId('a') })] })).toMatchObject({ type: 'other', ownWork: true });
    expect(relationOf(work, { claims: [], corpus: { title: 'An earlier study', authors: ['Wangshu Tao'] } })).toMatchObject({
      ownWork: true,
    });
  });

  it('prefers the applicant’s own claim of a text that others claim too', () => {
    const relation = relationOf(work, { claims: [claim({}), claim({ applicant: applicantId('a'), work: workId('w2') })] });
    expect(relation).toMatchObject({ type: 'other', ownWork: true, origin: { applicant: 'a', work: 'w2' } });
  });
});

describe('foreignTwinOf', () => {
  const twin = (authors: string[]) =>
    foreignTwinOf(work, { claims: [claim({ applicant: applicantId('a') })], corpus: { title: '别题', authors } });

  it('takes the work’s own file for a source when the corpus names other authors', () => {
    expect(twin(['原作者'])).toMatchObject({ type: 'other', ownWork: false, origin: { type: 'corpus', authors: ['原作者'] } });
  });

  it('takes it for the work itself when an author agrees or none is known, or when the corpus does not hold it', () => {
    expect(twin(['苏一叶', '别人'])).toBeUndefined();
    expect(twin(['Tao, W.'])).toBeUndefined();
    expect(twin([])).toBeUndefined();
    expect(foreignTwinOf(work, { claims: [claim({})] })).toBeUndefined();
  });
});

describe('earlierOf', () => {
  it.each([
    ['2019-03', '2018-12', 'source'],
    ['2018', '2019-01-05', 'suspicious'],
    ['2019', '2019-07', 'same'],
    [undefined, '2019', 'unknown'],
    ['2019', undefined, 'unknown'],
  ] as const)('%s against %s: %s', (suspicious, source, expected) => {
    expect(earlierOf(suspicious, source)).toBe(expected);
  });

  it('never names the later of two dates the earlier, whatever their precision, and agrees from both sides', () => {
    const date = fc
      .tuple(
        fc.integer({ min: 1990, max: 2026 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom(4, 7, 10),
      )
      .map(([year, month, day, length]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`.slice(0, length));
    const other = { suspicious: 'source', source: 'suspicious', same: 'same', unknown: 'unknown' } as const;
    fc.assert(
      fc.property(date, date, (a, b) => {
        const told = earlierOf(a, b);
        expect(earlierOf(b, a)).toBe(other[told]);
        const length = Math.min(a.length, b.length);
        if (told === 'suspicious') expect(a.slice(0, length) < b.slice(0, length)).toBe(true);
        if (told === 'same') expect(a.slice(0, length)).toBe(b.slice(0, length));
      }),
    );
  });
});
