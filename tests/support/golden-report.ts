import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BatchReport } from '../../src/report/batch-model.ts';
import type { ApplicantReport } from '../../src/report/model.ts';
import { ROOT } from './run-cli.ts';

/** Batches with golden reports: of `dossiers` whole ones, of the others what a change of results would change. */
export const GOLDEN_BATCHES = ['dossiers', 'clause-batch', 'grassroots-2019'] as const;

export const goldenFolder = (batch: string): string => path.join(ROOT, 'tests', 'golden', batch);

/** A report's bytes with the one thing that changes with every release, the tool's version, replaced. */
export const goldenForm = (report: string): string =>
  report.replace(/("tool": \{\s*"name": "integrity",\s*"version": )"[^"]*"/u, '$1"<version>"');

type Judged = Pick<BatchReport['wholeBatch'], 'findings' | 'couldNotTell' | 'checks'>;

/** Findings with their evidence, what could not be told, and what every check covered: no text that is the same in every report. */
const essence = ({ checks, couldNotTell, findings }: Judged): string =>
  `${JSON.stringify(
    {
      findings,
      couldNotTell,
      checks: checks.map(({ covered, findings: found, id, reason, status, version }) => ({
        id,
        version,
        status,
        findings: found,
        ...(reason === undefined ? {} : { reason }),
        covered: covered.map(({ clause, state, subject }) =>
          [state, ...Object.values(subject), ...(clause === undefined ? [] : [clause])].join(' '),
        ),
      })),
    },
    null,
    2,
  )}\n`;

/** @returns the golden files of a batch by name, made from the reports of a scan of it. */
export function goldenFiles(batch: string, out: string): ReadonlyMap<string, string> {
  const folder = path.join(out, 'applicants');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const read = (file: string): string => readFileSync(file, 'utf8');
  if (batch === 'dossiers') return new Map(names.map((name) => [name, goldenForm(read(path.join(folder, name)))]));
  const whole = (JSON.parse(read(path.join(out, 'batch.json'))) as BatchReport).wholeBatch;
  return new Map([
    ...names.map((name) => [name, essence(JSON.parse(read(path.join(folder, name))) as ApplicantReport)] as const),
    ['whole-batch.json', essence(whole)],
  ]);
}
