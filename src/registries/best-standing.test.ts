import { describe, expect, it } from 'vitest';
import { workId } from '../domain/ids.ts';
import { bestStanding } from './best-standing.ts';
import type { ListAnswer } from './types.ts';

const listing = (list: string, edition: string, answer: ListAnswer['answer'], category?: string): ListAnswer => ({
  list,
  edition,
  answer,
  ...(category === undefined ? {} : { category }),
  evidence: {
    type: 'list-entry',
    list,
    edition,
    ...(answer === 'in' ? { row: 12 } : {}),
    matchedBy: answer === 'in' ? 'issn' : 'none',
    complete: answer === 'not-in',
    listHash: '',
  },
});
const standing = (...listings: ListAnswer[]) =>
  bestStanding({ work: workId('w'), asked: {}, identified: { state: 'unknown' }, listings, otherEditions: [], warnings: [] });

describe('bestStanding', () => {
  it('names every list the journal is in, with category and row', () => {
    expect(standing(listing('pku-core', '2020', 'in', 'core'), listing('cscd', '2021-2022', 'not-in'))).toEqual({
      zh: '北大核心 2020：收录·核心（第 12 行）',
      en: 'PKU core 2020: in, core (row 12)',
    });
  });
  it('says absence only of lists that told', () => {
    expect(standing(listing('pku-core', '2020', 'not-in'), listing('cscd', '2021-2022', 'unknown'))?.en).toBe(
      'not in PKU core 2020; the other lists cannot be told',
    );
    expect(standing(listing('cscd', '2021-2022', 'not-in'))?.en).toBe('in none of the lists');
    expect(standing(listing('cscd', '2021-2022', 'unknown'))?.en).toBe('cannot be told');
    expect(standing()).toBeUndefined();
  });
});
