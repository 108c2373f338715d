/**
 * Assignment on public similarity matrices: objective (sum of similarities), places filled and time.
 * Run: npx tsx bench/reviewers.ts [folder of matrices, default ../shared/data/reviewers]
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMatrix, readMidl, solve } from '../tests/quality/support/similarity-matrices.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/reviewers', import.meta.url));
if (!existsSync(folder)) {
  console.error(`no matrices at ${folder}`);
  process.exit(2);
}
const matrices = path.join(folder, 'perturbed-maximization/datasets');
const sets = [
  ...readdirSync(matrices)
    .filter((name) => name.endsWith('.in'))
    .sort()
    .map((name) => readMatrix(path.join(matrices, name), { demand: 3, load: name.startsWith('aamas') ? 12 : 6 })),
  readMidl(path.join(folder, 'midl')),
];
console.log('set           papers  reviewers  demand  load  filled  objective     ms');
for (const set of sets) {
  const started = performance.now();
  const { filled, objective } = solve(set);
  const ms = performance.now() - started;
  const cells = [
    set.name.padEnd(12),
    set.scores.length,
    set.loads.length,
    set.demand,
    Math.max(...set.loads),
    filled,
    objective.toFixed(4),
    ms.toFixed(0),
  ];
  console.log(cells.map((cell, i) => (i === 0 ? cell : String(cell).padStart([0, 7, 10, 7, 5, 7, 10, 6][i] ?? 0))).join(' '));
}
