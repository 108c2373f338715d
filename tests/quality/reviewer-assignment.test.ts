import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readMatrix, readMidl, type SimilaritySet, solve } from './support/similarity-matrices.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/reviewers', import.meta.url));
const present = existsSync(FOLDER);
if (!present) console.warn(`skipped: no similarity matrices at ${FOLDER}`);

/**
 * Whether some exchange of places along a closed walk would raise the objective: Bellman & Ford on the residual graph.
 * None means that the assignment is optimal for the places it fills.
 */
function canBeImproved({ loads, scores }: SimilaritySet, assigned: readonly (readonly number[])[]): boolean {
  const papers = scores.length;
  const sink = papers + loads.length;
  const arcs: { from: number; to: number; cost: number }[] = [];
  const load = loads.map(() => 0);
  scores.forEach((row, paper) => {
    row.forEach((score, reviewer) => {
      if (score < 0) return;
      if (assigned[paper]!.includes(reviewer)) {
        load[reviewer]!++;
        arcs.push({ from: papers + reviewer, to: paper, cost: score });
      } else arcs.push({ from: paper, to: papers + reviewer, cost: -score });
    });
  });
  loads.forEach((capacity, reviewer) => {
    if (load[reviewer]! < capacity) arcs.push({ from: papers + reviewer, to: sink, cost: 0 });
    if (load[reviewer]! > 0) arcs.push({ from: sink, to: papers + reviewer, cost: 0 });
  });
  const distance = new Float64Array(sink + 1);
  for (let round = 0; round <= sink; round++) {
    let changed = false;
    for (const { from, to, cost } of arcs) {
      if (distance[from]! + cost < distance[to]! - 1e-7) {
        distance[to] = distance[from]! + cost;
        changed = true;
      }
    }
    if (!changed) return false;
  }
  return true;
}

describe.skipIf(!present)('assignment on public similarity matrices', () => {
  const matrix = (name: string, load: number) => readMatrix(`${FOLDER}/perturbed-maximization/datasets/${name}.in`, { demand: 3, load });

  it.each([
    ['preflib1', () => matrix('preflib1', 6)],
    ['preflib2', () => matrix('preflib2', 7)],
    ['preflib3', () => matrix('preflib3', 6)],
    ['midl', () => readMidl(`${FOLDER}/midl`)],
  ] as const)('%s: every place filled within loads, and no exchange is better', (_, read) => {
    const set = read();
    const { assigned, filled } = solve(set);
    expect(filled).toBe(set.demand * set.scores.length);
    set.loads.forEach((capacity, reviewer) =>
      expect(assigned.filter((list) => list.includes(reviewer)).length).toBeLessThanOrEqual(capacity),
    );
    expect(canBeImproved(set, assigned)).toBe(false);
    const worse = assigned.map((list) => [...list]);
    const [a, b] = [worse.findIndex((list, i) => set.scores[i]![list[0]!]! > 0 && i < set.scores.length - 1), worse.length - 1];
    const free = set.scores[a]!.findIndex((score, r) => score >= 0 && score < set.scores[a]![worse[a]![0]!]! && !worse[a]!.includes(r));
    expect([a, b, free]).not.toContain(-1);
    worse[a]![0] = free;
    expect(canBeImproved(set, worse), 'the certificate sees a worse assignment').toBe(true);
  });

  it('fills 1,839 places of 613 papers and 201 reviewers', () => {
    const set = matrix('aamas2015', 12);
    const { filled } = solve(set);
    expect(filled).toBe(set.demand * set.scores.length);
  });
});
