import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssignmentProblem, assignAtLeastCost } from './min-cost-assignment.ts';

interface Value {
  readonly first: number;
  readonly all: number;
  readonly gain: number;
}
const better = (a: Value, b: Value): boolean =>
  a.first - b.first > 0 || (a.first === b.first && (a.all > b.all || (a.all === b.all && a.gain > b.gain)));

function valueOf(problem: AssignmentProblem, assigned: readonly (readonly number[])[]): Value {
  const loads = problem.capacities.map((_, reviewer) => assigned.filter((list) => list.includes(reviewer)).length);
  const penalty = loads.reduce((sum, load) => sum + (problem.loadPenalty * load * (load - 1)) / 2, 0);
  const gain = assigned.reduce((sum, list, item) => sum + list.reduce((part, reviewer) => part + problem.gains[item]![reviewer]!, 0), 0);
  const count = (lists: readonly (readonly number[])[]): number => lists.reduce((sum, list) => sum + list.length, 0);
  return { first: count(assigned.slice(0, problem.firstItems)), all: count(assigned), gain: gain - penalty };
}

/** Every assignment within demands, capacities and allowed pairs, tried one by one. */
function bestByTrying(problem: AssignmentProblem): Value {
  let best: Value = { first: -1, all: -1, gain: -Infinity };
  const left = [...problem.capacities];
  const assigned: number[][] = problem.demands.map(() => []);
  const visit = (item: number, from: number): void => {
    if (item === problem.demands.length) {
      const value = valueOf(problem, assigned);
      if (better(value, best)) best = value;
      return;
    }
    visit(item + 1, 0);
    if (assigned[item]!.length >= problem.demands[item]!) return;
    for (let reviewer = from; reviewer < left.length; reviewer++) {
      if (left[reviewer]! <= 0 || problem.gains[item]![reviewer]! < 0) continue;
      left[reviewer]!--;
      assigned[item]!.push(reviewer);
      visit(item, reviewer + 1);
      assigned[item]!.pop();
      left[reviewer]!++;
    }
  };
  visit(0, 0);
  return best;
}

const problems = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })).chain(([items, reviewers]) =>
  fc.record({
    demands: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: items, maxLength: items }),
    capacities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: reviewers, maxLength: reviewers }),
    gains: fc.array(fc.array(fc.integer({ min: -1, max: 20 }), { minLength: reviewers, maxLength: reviewers }), {
      minLength: items,
      maxLength: items,
    }),
    loadPenalty: fc.integer({ min: 0, max: 6 }),
    firstItems: fc.integer({ min: 0, max: items }),
  }),
);

describe('assignAtLeastCost', () => {
  it('is as good as the best of all assignments', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(valueOf(problem, assignAtLeastCost(problem))).toEqual(bestByTrying(problem));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps demands, capacities and forbidden pairs', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const assigned = assignAtLeastCost(problem);
        assigned.forEach((list, item) => {
          expect(list.length).toBeLessThanOrEqual(problem.demands[item]!);
          expect(new Set(list).size).toBe(list.length);
          for (const reviewer of list) expect(problem.gains[item]![reviewer]).toBeGreaterThanOrEqual(0);
        });
        problem.capacities.forEach((capacity, reviewer) =>
          expect(assigned.filter((list) => list.includes(reviewer)).length).toBeLessThanOrEqual(capacity),
        );
      }),
    );
  });
});
