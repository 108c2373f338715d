// What a scan says of clean and complete dossiers: applicants and findings by outcome, and the codes of everything worse than advice. Any of
// them is a false flag. Prints figures; asserts none. Usage: npx tsx bench/clean.ts [--dossiers 1000] [--keep DIR]   (npm run build first)
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { OUTCOMES, type Outcome } from '../src/domain/outcome.ts';
import { readApplicantReport, readBatchReport } from '../tests/support/read-report.ts';
import { startCli } from '../tests/support/run-cli.ts';
import { generateClean } from './generate-clean.ts';
import { watchProcessTree } from './process-tree-memory.ts';

const HARMLESS: ReadonlySet<Outcome> = new Set<Outcome>(['advisory', 'unknown', 'pass']);
const SHOWN = 12;

const { values } = parseArgs({ options: { dossiers: { type: 'string', default: '1000' }, keep: { type: 'string' } } });
const count = Number(values.dossiers);
const folder = values.keep ?? mkdtempSync(path.join(tmpdir(), 'integrity-clean-'));

/** User and system time of every process that this one started and that has ended, with all of theirs (Linux, ticks of 10 ms). */
function endedCpuSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
function tally(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
}

try {
  const { batch, works } = await generateClean(folder, count);
  const out = path.join(folder, 'out');
  const began = performance.now();
  const scan = startCli(['scan', batch, '--out', out, '--workspace', path.join(folder, 'workspace'), '--quiet']);
  const memory = watchProcessTree(scan.pid);
  const { code, stderr } = await scan.ended;
  const peakBytes = memory.stop();
  if (!existsSync(path.join(out, 'batch.json'))) throw new Error(`the scan ended with ${code ?? 'a signal'}:\n${stderr}`);
  const seconds = (performance.now() - began) / 1000;
  const report = readBatchReport(out);
  const applicants = report.applicants.map(({ id }) => readApplicantReport(out, id));
  const findings = [...applicants.flatMap((applicant) => applicant.findings), ...report.wholeBatch.findings];
  console.log(
    `${count} dossiers, ${works} works; ${seconds.toFixed(0)} s, ${endedCpuSeconds().toFixed(0)} s of processor time, ${(peakBytes / 2 ** 20).toFixed(0)} MiB at the peak\n`,
  );
  console.log('outcome               applicants with one            findings');
  for (const outcome of OUTCOMES) {
    const having = applicants.filter((applicant) => applicant.findings.some((finding) => finding.outcome === outcome)).length;
    const found = findings.filter((finding) => finding.outcome === outcome).length;
    console.log(outcome.padEnd(20) + `${having}`.padStart(10) + percent(having, count).padStart(10) + `${found}`.padStart(20));
  }
  const worse = findings.filter(({ outcome }) => !HARMLESS.has(outcome));
  console.log(`\nworse than advice: ${worse.length}`);
  for (const [line, times] of tally(worse.map(({ code: name, outcome }) => `${outcome}  ${name}`))) console.log(`  ${line}  ${times}`);
  for (const { code: name, statement } of worse.slice(0, SHOWN)) console.log(`    ${name}: ${statement.en}`);
  console.log('advice:');
  for (const [line, times] of tally(findings.flatMap((finding) => (finding.outcome === 'advisory' ? [finding.code] : []))))
    console.log(`  ${line}  ${times}`);
  console.log('could not tell:');
  const open = [...applicants.flatMap((applicant) => applicant.couldNotTell), ...report.wholeBatch.couldNotTell];
  for (const [line, times] of tally(open.map(({ check, clause, origin, reason }) => `${check ?? clause ?? origin}: ${reason.en}`)).slice(
    0,
    SHOWN,
  ))
    console.log(`  ${line}  ${times}`);
  console.log(`failed checks ${report.totals.failedChecks}, unread files ${report.totals.unreadFiles}, problems ${report.totals.problems}`);
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
