import { expect, it } from 'vitest';
import { loadPolicy } from '../../policy/load-policy.ts';
import { blindReviewBindings } from './blind-review-bindings.ts';

it('binds both clauses of the shipped pack, and leaves out one whose parameters do not fit', async () => {
  const shipped = await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2024 });
  expect(blindReviewBindings(shipped)).toMatchObject({
    books: { id: '二(五)2(3)a', obligation: 'must', options: { minimumExperts: 3, kinds: ['book', 'translation'] } },
    papers: { id: '二(五)2(2)c', obligation: 'may', options: { sendWhen: 'rate-passes', levels: ['core', 'provincial'] } },
  });
  const values = { '二(五)2(3)a': { minimumExperts: 0 } };
  const broken = await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2024, overrides: [{ layer: 'batch', overrides: values }] });
  expect(Object.keys(blindReviewBindings(broken))).toEqual(['papers']);
  expect(blindReviewBindings(await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2019 }))).toEqual({});
});
