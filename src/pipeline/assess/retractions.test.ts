import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../tests/support/check-artifacts.ts';
import type { Reference } from '../../domain/document.ts';
import { RetractionIndex, retractionsToText } from '../../registries/retractions/retraction-index.ts';
import { referenceRetractions } from './retractions.ts';

const reference = (doi?: string): Reference => ({ raw: '一条文献', span: { start: 0, end: 4 }, ...(doi === undefined ? {} : { doi }) });
const documents = [
  documentOf('p1', 'papers/p.pdf', '正文', {
    structure: {
      references: [reference(), reference('10.9999/ABC.1'), reference('10.9999/other')],
      citations: [],
      quotations: [],
      captions: [],
      images: [],
    },
  }),
  documentOf('p2', 'papers/q.pdf', '没有文献表'),
];
const text = retractionsToText([{ doi: '10.9999/abc.1', natures: ['retraction'], date: '2015-01-01', reasons: [], authors: [] }]);

describe('referenceRetractions', () => {
  it('looks up every DOI of a list in any case, and says how many', () => {
    const retractions = new RetractionIndex(text, { source: '名单', edition: '1', sha256: 'f' });
    const { listLoaded, works } = referenceRetractions({ retractions }, documents);
    expect(listLoaded).toBe(true);
    expect(works).toMatchObject([
      { work: 'p1', file: 'papers/p.pdf', asked: 2, hits: [{ reference: 1, record: { doi: '10.9999/abc.1', date: '2015-01-01' } }] },
    ]);
  });

  it('says that no list is loaded', () => {
    expect(referenceRetractions({}, documents)).toEqual({ listLoaded: false, works: [] });
  });
});
