import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicant, work } from '../../tests/support/check-artifacts.ts';
import { applicantId, workId } from '../domain/ids.ts';
import type { ReviewItem } from '../domain/review.ts';
import { type AssignRequest, assignReviewers } from './assign-reviewers.ts';
import type { Reviewer } from './reviewer.ts';

const reviewer = (id: string, fields: Partial<Reviewer> = {}): Reviewer => ({
  id,
  name: `专家${id}`,
  unit: `单位${id}`,
  formerUnits: [],
  disciplines: ['520.10'],
  keywords: [],
  coAuthors: [],
  relatives: [],
  advisers: [],
  conflicts: [],
  contact: 'secret@example.org',
  ...fields,
});
const pool = (count: number, fields: Partial<Reviewer> = {}): Reviewer[] =>
  Array.from({ length: count }, (_, i) => reviewer(`E${i}`, fields));
const item = (owner: string, id: string, obligation: ReviewItem['obligation'] = 'must', demand = 3): ReviewItem => ({
  applicant: applicantId(owner),
  work: workId(id),
  obligation,
  demand,
});
const person = (id: string, works: readonly string[], fields = {}) => ({
  applicant: applicant({ id: applicantId(id), name: `申报人${id}`, unit: `本单位${id}`, discipline: '520.10', ...fields }),
  works: works.map((key) => work(key, { kind: 'book', authors: [`申报人${id}`] })),
});
const plan = (request: Partial<AssignRequest> & Pick<AssignRequest, 'items'>, id = 'a') =>
  assignReviewers({ applicants: [person('a', ['b1', 'b2'])], pool: pool(5), seed: 's', ...request }).get(applicantId(id))!;

describe('assignReviewers', () => {
  it('gives each work its experts, by expertise, without contact details', () => {
    const experts = [...pool(3), reviewer('far', { disciplines: ['110'] })];
    const { assignments, state } = plan({ items: [item('a', 'b1')], pool: experts });
    expect(state).toBe('assigned');
    expect(assignments[0]!.reviewers.map(({ expertise, id }) => [id, expertise])).toEqual([
      ['E0', 0.7],
      ['E1', 0.7],
      ['E2', 0.7],
    ]);
    expect(JSON.stringify(assignments)).not.toContain('secret');
    expect(assignments[0]).not.toHaveProperty('shortfall');
  });

  it('never takes one in conflict, and says who was ruled out and why the demand is not met', () => {
    const experts = [reviewer('E0', { unit: '本单位a' }), reviewer('E1', { coAuthors: ['申报人a'] }), ...[reviewer('E2'), reviewer('E3')]];
    const { assignments, state } = plan({ items: [item('a', 'b1')], pool: experts });
    expect(state).toBe('short');
    expect(assignments[0]!.reviewers.map(({ id }) => id)).toEqual(['E2', 'E3']);
    expect(assignments[0]!.excluded.map(({ kind, reviewer: id }) => [id, kind])).toEqual([
      ['E0', 'same-unit'],
      ['E1', 'co-author'],
    ]);
    expect(assignments[0]!.shortfall).toMatchObject({
      zh: '需要3名，只找到2名：专家库共4人，回避2人（合著者1、同单位1），可用2人，人数不足。请扩充专家库。',
      en: expect.stringMatching(/3 needed, 2 found: the pool holds 4, 2 ruled out .*leaves 2: too few/) as string,
    });
  });

  it('names load caps as the reason where experts are free of conflict but full', () => {
    const { assignments } = plan({ items: [item('a', 'b1'), item('a', 'b2')], pool: pool(4, { loadCap: 1 }) });
    expect(assignments.reduce((sum, { reviewers }) => sum + reviewers.length, 0)).toBe(4);
    const short = assignments.find(({ shortfall }) => shortfall !== undefined)!;
    expect(short.shortfall!.en).toContain(`leaves 4, but ${4 - short.reviewers.length} of them are at their load cap`);
  });

  it('serves works that must be sent before those that may', () => {
    const { assignments } = plan({ items: [item('a', 'b1', 'may'), item('a', 'b2', 'must')], pool: pool(3, { loadCap: 1 }) });
    expect(assignments.map(({ item: { obligation }, reviewers }) => [obligation, reviewers.length])).toEqual([
      ['must', 3],
      ['may', 0],
    ]);
  });

  it('spreads the load over equals', () => {
    const keys = Array.from({ length: 6 }, (_, i) => `b${i}`);
    const { assignments } = plan({ applicants: [person('a', keys)], items: keys.map((key) => item('a', key)), pool: pool(9) });
    const loads = new Map<string, number>();
    for (const { id } of assignments.flatMap(({ reviewers }) => reviewers)) loads.set(id, (loads.get(id) ?? 0) + 1);
    expect([...loads.values()].sort()).toEqual(new Array(9).fill(2));
  });

  it('does not hang on the order things come in, and draws among equals by the seed', () => {
    const keys = ['b1', 'b2', 'b3'];
    const applicants = [person('a', keys), person('z', ['b1'])];
    const items = [...keys.map((key) => item('a', key)), item('z', 'b1', 'may')];
    const experts = pool(12);
    const drawn = (seed: string, turn = false) =>
      JSON.stringify([
        ...assignReviewers({ items: turn ? [...items].reverse() : items, applicants, pool: turn ? [...experts].reverse() : experts, seed }),
      ]);
    expect(drawn('x')).toBe(drawn('x', true));
    expect(new Set(['x', 'y', 'z', 'u', 'v'].map((seed) => drawn(seed).replace(/"seed":"."/g, ''))).size).toBeGreaterThan(1);
  });

  it('lists the works where there is no pool, and says when nothing is to be sent', () => {
    for (const none of [undefined, []]) {
      const without = plan({ items: [item('a', 'b1')], pool: none });
      expect(without).toMatchObject({ state: 'no-pool', assignments: [{ reviewers: [], item: { work: 'b1' } }] });
    }
    expect(plan({ items: [] })).toEqual({ state: 'nothing-to-send', seed: 's', assignments: [] });
    expect(() => plan({ items: [item('nobody', 'b1')] })).toThrow(/nobody/);
  });

  it('says when the experts’ fields do not meet the work, and leaves them out if asked to', () => {
    const far = pool(3, { disciplines: ['110'] });
    expect(plan({ items: [item('a', 'b1')], pool: far })).toMatchObject({
      state: 'assigned',
      note: { en: expect.stringContaining('3 of the reviewers') as string },
    });
    const strict = plan({ items: [item('a', 'b1')], pool: far, options: { minimumExpertise: 0.1 } });
    expect(strict.assignments[0]!.shortfall!.en).toContain('3 too far from the field');
  });

  it('holds demand, caps and conflicts whatever the batch', () => {
    const batch = fc.record({
      caps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 }),
      works: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }),
      shared: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(batch, ({ caps, shared, works }) => {
        const experts = caps.map((loadCap, i) =>
          reviewer(`E${i}`, { loadCap, formerUnits: shared[i] === undefined ? [] : [`本单位a${shared[i]}`] }),
        );
        const applicants = works.map((_, i) => person(`a${i}`, ['b']));
        const plans = assignReviewers({
          items: works.map((demand, i) => item(`a${i}`, 'b', 'must', demand)),
          applicants,
          pool: experts,
          seed: 's',
        });
        const all = [...plans.entries()].flatMap(([owner, { assignments }]) => assignments.map((entry) => ({ owner, ...entry })));
        caps.forEach((cap, i) =>
          expect(all.filter(({ reviewers }) => reviewers.some(({ id }) => id === `E${i}`)).length).toBeLessThanOrEqual(cap),
        );
        for (const {
          item: { demand },
          owner,
          reviewers,
          shortfall,
        } of all) {
          expect(reviewers.length).toBeLessThanOrEqual(demand);
          expect(shortfall === undefined).toBe(reviewers.length === demand);
          for (const { id } of reviewers) expect(experts.find((expert) => expert.id === id)!.formerUnits).not.toContain(`本单位${owner}`);
        }
      }),
    );
  });
});
