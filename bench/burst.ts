// Burst output over simulated batches under the shipped pack: how many applicants of clean batches are flagged, the realised false discovery
// rate and power where some truly burst, and what an applicant costs. Prints figures; asserts none.
// Usage: npx tsx bench/burst.ts [--batches 100] [--applicants 200]
import { parseArgs } from 'node:util';
import { burstOptionsOf } from '../src/checks/burst-output/burst-bindings.ts';
import { burstContexts } from '../src/pipeline/assess/burst-contexts.ts';
import { loadPolicy } from '../src/policy/load-policy.ts';
import { simulatedBatch } from '../tests/quality/support/simulated-batches.ts';

const { values } = parseArgs({ options: { batches: { type: 'string', default: '100' }, applicants: { type: 'string', default: '200' } } });
const [batches, applicants] = [Number(values.batches), Number(values.applicants)];
const policy = await loadPolicy({ pack: 'gansu-2019-90', applicationYear: 2024 });
const rate = burstOptionsOf(policy)?.falseDiscoveryRate ?? 0;
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(3)} %`;

console.log(`${batches} batches of ${applicants}; stated false discovery rate ${100 * rate} %\n`);
for (const share of [0, 0.01, 0.05, 0.1]) {
  const bursts = Math.round(applicants * share);
  let [flagged, caught, withAny, falseShares, advised] = [0, 0, 0, 0, 0];
  const began = process.cpuUsage();
  for (let i = 0; i < batches; i++) {
    const { batch, dossiers } = simulatedBatch(`bench-${share}-${i}`, applicants, { bursts });
    const contexts = burstContexts(dossiers, batch, policy, undefined);
    const found = contexts.flatMap((context, at) => ((context.batch?.adjusted ?? 1) <= rate ? [at] : []));
    advised += contexts.filter((context) => (context.batch?.adjusted ?? 0) > rate).length;
    flagged += found.length;
    const hits = found.filter((at) => at < bursts).length;
    caught += hits;
    if (found.length > 0) withAny++;
    falseShares += found.length === 0 ? 0 : (found.length - hits) / found.length;
  }
  const { system, user } = process.cpuUsage(began);
  const all = batches * applicants;
  console.log(
    `true bursts ${percent(bursts, applicants)}: flagged ${percent(flagged, all)} of applicants, batches with any ${percent(withAny, batches)}, ` +
      `realised false discovery rate ${percent(falseShares, batches)}${bursts === 0 ? '' : `, bursts found ${percent(caught, bursts * batches)}`}, ` +
      `told as advisory ${percent(advised, all)}; ${((user + system) / 1000 / all).toFixed(3)} ms CPU an applicant`,
  );
}
