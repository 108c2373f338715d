import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const garden = mkdtempSync(path.join(tmpdir(), 'integrity-walls-'));
afterAll(() => rmSync(garden, { recursive: true, force: true }));

/** @returns each violation as `rule file` */
function cruise(cwd: string): { violations: string[]; modules: number } {
  const run = spawnSync(process.execPath, [cruiser, 'src', '--output-type', 'json'], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  const { summary } = JSON.parse(run.stdout) as {
    summary: { totalCruised: number; violations: { from: string; rule: { name: string } }[] };
  };
  return { violations: summary.violations.map(({ from, rule }) => `${rule.name} ${from}`), modules: summary.totalCruised };
}

/** Forbidden lines, each in a file of its own that breaks the named rule: the canaries that show the walls would sing. */
const CANARIES = [
  ['wall-similarity', 'src/similarity/canary.ts', "export type { ArtifactName } from '../checks/artifacts.ts';"],
  ['wall-checks', 'src/checks/canary.ts', "export type { Runner } from '../pipeline/runner.ts';"],
  ['wall-domain', 'src/domain/canary.ts', "export type { Rates } from '../similarity/types.ts';"],
  ['domain-imports-nothing', 'src/domain/canary-reads.ts', "export { readFileSync } from 'node:fs';"],
  ['pure-rooms-read-nothing', 'src/checks/canary/canary.ts', "export { readFileSync } from 'node:fs';"],
  ['queue-only-in-workers', 'src/pipeline/canary.ts', "export { Queue } from 'bullmq';"],
  ['check-imports-no-check', 'src/checks/canary/canary-peeps.ts', "export * from '../burst-output/burst-output.ts';"],
] as const;

describe('import walls', () => {
  it('stand in the tree as it is, and sing where they are crossed, each by its own name', () => {
    const sources = execFileSync('git', ['ls-files', 'src/*.ts'], { cwd: root, encoding: 'utf8' }).trim().split('\n').length;
    const copy = mkdtempSync(path.join(garden, 'copy-'));
    cpSync(path.join(root, 'src'), path.join(copy, 'src'), { recursive: true });
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(path.join(root, name), path.join(copy, name));
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
    for (const [, file, line] of CANARIES) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      writeFileSync(path.join(copy, file), `${line}\n`);
    }
    const { violations, modules } = cruise(copy);
    expect(modules).toBeGreaterThanOrEqual(sources * 0.9);
    const planted = new Set<string>(CANARIES.map(([, file]) => file));
    expect(violations).toEqual(expect.arrayContaining(CANARIES.map(([rule, file]) => `${rule} ${file}`)));
    expect(violations.filter((one) => !planted.has(one.split(' ')[1] ?? ''))).toEqual([]);
  }, 60_000);
});
