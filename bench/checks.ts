// Processor time of the checks of one applicant, each and all together, in memory. Finding shared passages is no part of it: that is done
// before, and the check similarity-rate only reads what was found. The dossiers are those of clean.ts, scanned once, so that the checks get
// exactly what a scan hands them. Prints figures; asserts none.   Usage: npx tsx bench/checks.ts [--dossiers 30] [--rounds 20]   (npm run build first)
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { allChecks } from '../src/checks/index.ts';
import { runChecks } from '../src/checks/run-checks.ts';
import { openArtifactStore } from '../src/pipeline/artifact-store.ts';
import { type AssessInput, gatherArtifacts } from '../src/pipeline/assess/assess.ts';
import { loadRegistry } from '../src/registries/load-registry.ts';
import { scanBatch } from '../tests/support/run-cli.ts';
import { generateClean } from './generate-clean.ts';

const { values } = parseArgs({ options: { dossiers: { type: 'string', default: '30' }, rounds: { type: 'string', default: '20' } } });
const rounds = Number(values.rounds);
const folder = mkdtempSync(path.join(tmpdir(), 'integrity-checks-'));
const cpuMs = (): number => {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
};

try {
  const { batch, works } = await generateClean(folder, Number(values.dossiers));
  const workspace = path.join(folder, 'workspace');
  const { code, stderr } = await scanBatch(batch, path.join(folder, 'out'), workspace, ['--quiet']);
  const store = openArtifactStore(path.join(workspace, 'artifacts'));
  const kept = path.join(store.folder, 'assess-input');
  const keys = readdirSync(kept, { recursive: true, encoding: 'utf8' }).map((name) => path.basename(name));
  const inputs = (await Promise.all(keys.map((key) => store.get('assess-input', key)))).filter(
    (input) => input !== undefined,
  ) as AssessInput[];
  if (inputs.length === 0) throw new Error(`the scan ended with ${code ?? 'a signal'}:\n${stderr}`);
  const registry = await loadRegistry([path.join(folder, 'registry')]);
  const handed = await Promise.all(
    inputs.map(async (input) => ({ artifacts: await gatherArtifacts(store, registry, input), policy: input.policy })),
  );
  const timed = allChecks.map((check) => {
    const once = (): void => {
      for (const { artifacts, policy } of handed) runChecks(artifacts, policy, [check]);
    };
    const began = cpuMs();
    once();
    const firstMs = (cpuMs() - began) / handed.length;
    const again = cpuMs();
    for (let round = 0; round < rounds; round++) once();
    return { id: check.id, firstMs, ms: (cpuMs() - again) / rounds / handed.length };
  });
  console.log(`${handed.length} dossiers, ${works} works; processor time a dossier, mean of ${rounds} rounds\n`);
  console.log('check                        ms    first round, ms');
  for (const { id, firstMs, ms } of timed.toSorted((a, b) => b.ms - a.ms)) {
    console.log(id.padEnd(24) + ms.toFixed(3).padStart(8) + firstMs.toFixed(3).padStart(19));
  }
  const sum = (of: (one: (typeof timed)[number]) => number): number => timed.reduce((all, one) => all + of(one), 0);
  console.log(
    'all'.padEnd(24) +
      sum(({ ms }) => ms)
        .toFixed(3)
        .padStart(8) +
      sum(({ firstMs }) => firstMs)
        .toFixed(3)
        .padStart(19),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
