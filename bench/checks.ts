// Processor time of the checks of one applicant, each and all together, in memory. Finding shared passages is no part of it: that is done
// before, and the check similarity-rate only reads what was found. Text facts, which a scan reads once a document when it gathers what the
// checks are handed, are timed beside them. The dossiers are those of clean.ts, scanned once, so that the checks get exactly what a scan
// hands them; every round gets fresh copies, so that nothing kept for a dossier of an earlier round makes a later one cheap. All together
// they are timed as a scan runs them, dossier after dossier, by how many went before: the machine code of the first is yet to be made.
// Prints figures; asserts none.   Usage: npx tsx bench/checks.ts [--dossiers 30] [--rounds 20]   (npm run build first)
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Artifacts } from '../src/checks/artifacts.ts';
import { allChecks } from '../src/checks/index.ts';
import { runChecks } from '../src/checks/run-checks.ts';
import { readTextFacts } from '../src/checks/text-facts.ts';
import { openArtifactStore } from '../src/pipeline/artifact-store.ts';
import { type AssessInput, gatherArtifacts } from '../src/pipeline/assess/assess.ts';
import { loadRegistry } from '../src/registries/load-registry.ts';
import { scanBatch } from '../tests/support/run-cli.ts';
import { generateClean } from './generate-clean.ts';

const { values } = parseArgs({ options: { dossiers: { type: 'string', default: '30' }, rounds: { type: 'string', default: '20' } } });
const rounds = Number(values.rounds);
const GATHERED = 'text facts';
const folder = mkdtempSync(path.join(tmpdir(), 'integrity-checks-'));
const cpuMs = (): number => {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
};

/** Dossiers that went before, in a batch of some thousands; the rounds are as many as it takes. */
const STEPS = [100, 1_000, 5_000, 10_000];

function inOrder(text: string, policy: AssessInput['policy']): void {
  let [from, done, spent] = [0, 0, 0];
  for (const upTo of STEPS) {
    while (done < upTo) {
      const fresh = JSON.parse(text) as Artifacts[];
      const began = cpuMs();
      for (const artifacts of fresh) runChecks(artifacts, policy);
      spent += cpuMs() - began;
      done += fresh.length;
    }
    console.log(`all checks, dossiers ${from + 1} to ${done}:`.padEnd(44) + `${(spent / (done - from)).toFixed(3)} ms`);
    [from, spent] = [done, 0];
  }
}

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
  const handed = await Promise.all(inputs.map((input) => gatherArtifacts(store, registry, input)));
  const policy = inputs[0]?.policy;
  if (policy === undefined) throw new Error('no policy');
  const text = JSON.stringify(handed);
  console.log(`${handed.length} dossiers, ${works} works; processor time a dossier\n`);
  inOrder(text, policy);
  const timed = new Map<string, number[]>();
  const time = (name: string, run: () => void): void => {
    const began = cpuMs();
    run();
    timed.set(name, [...(timed.get(name) ?? []), (cpuMs() - began) / handed.length]);
  };
  for (let round = 0; round <= rounds; round++) {
    const fresh = JSON.parse(text) as Artifacts[];
    for (const check of allChecks) {
      time(check.id, () => {
        for (const artifacts of fresh) runChecks(artifacts, policy, [check]);
      });
    }
    time(GATHERED, () => {
      for (const { documents } of fresh)
        for (const { result, work } of documents) if (work !== undefined && result.status === 'read') readTextFacts(result.document);
    });
  }
  const rows = [...timed].map(([id, [firstMs = 0, ...later]]) => ({
    id,
    firstMs,
    ms: later.reduce((sum, one) => sum + one, 0) / later.length,
  }));
  const row = ({ firstMs, id, ms }: (typeof rows)[number]): string =>
    id.padEnd(24) + ms.toFixed(3).padStart(8) + firstMs.toFixed(3).padStart(19);
  const all = (id: string, of: typeof rows) => ({
    id,
    firstMs: of.reduce((sum, { firstMs }) => sum + firstMs, 0),
    ms: of.reduce((sum, { ms }) => sum + ms, 0),
  });
  const checks = rows.filter(({ id }) => id !== GATHERED).toSorted((a, b) => b.ms - a.ms);
  console.log(`\none check after another, mean of ${rounds} rounds\n`);
  console.log('check                        ms    first round, ms');
  for (const one of checks) console.log(row(one));
  console.log(row(all('all checks', checks)));
  for (const one of rows) if (one.id === GATHERED) console.log(`\n${row(one)}\n${row(all('with the checks', rows))}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
