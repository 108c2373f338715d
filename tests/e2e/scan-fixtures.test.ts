import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckRole, ExpectedFile, ExpectedRates, Truth, WholeBatchTruth } from '../../fixtures/generator/truth.ts';
import type { ApplicantReport } from '../../src/report/model.ts';
import { folderBytes } from '../support/folder-bytes.ts';
import { GOLDEN_BATCHES, goldenFiles, goldenFolder } from '../support/golden-report.ts';
import { disprove } from '../support/prove-role.ts';
import { readApplicantReport, readBatchReport } from '../support/read-report.ts';
import { type CliRun, ROOT, runCli, scanBatch } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Whole processes on a machine that may be busy: slow is no failure.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

type TruthFile = Required<Pick<Truth, 'findings' | 'couldNotTell'>> &
  Omit<Truth, 'findings' | 'couldNotTell'> & {
    readonly applicant: string;
    readonly files: ExpectedFile[];
    readonly rates: ExpectedRates[];
    readonly roles?: readonly CheckRole[];
  };

const FIXTURES = path.join(ROOT, 'fixtures');
const BATCHES = [
  { batch: 'dossiers', exitCode: 3, again: true },
  // Nothing of the roster batch is left undone, but its roster has no column for raw data.
  { batch: 'roster-batch', exitCode: 1, again: true },
  // Scanned once: what a second scan does is shown above.
  { batch: 'clause-batch', exitCode: 1, again: false },
  { batch: 'grassroots-2019', exitCode: 1, again: false },
  { batch: 'one-series-2019', exitCode: 0, again: false },
] as const;

const truthsOf = (batch: string): TruthFile[] =>
  readdirSync(path.join(FIXTURES, 'truth', batch))
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(FIXTURES, 'truth', batch, file), 'utf8')) as TruthFile);

const inOrder = (items: readonly string[]): string[] => [...new Set(items)].sort();

/**
 * `check: work` for every work a check could not tell about. Where the truth names no work it means the whole dossier: then the
 * report's own works are folded into one. What is said of files, clauses and the manifest is compared elsewhere.
 */
function saidUnknown(report: ApplicantReport, truth: TruthFile): string[] {
  const whole = new Set(truth.couldNotTell.filter(({ work }) => work === undefined).map(({ check }) => check));
  return inOrder(
    report.couldNotTell
      .filter(({ origin }) => origin === 'check')
      .flatMap(({ check = '', subjects }) => subjects.map(({ work }) => (whole.has(check) ? check : `${check}: ${work ?? 'dossier'}`))),
  );
}

/** The work a rate is stated of; without a manifest its id is drafted from the file's name. */
const ratedWork = (report: ApplicantReport, id: string): ApplicantReport['works'][number] | undefined =>
  report.works.find((work) => work.id === id) ?? report.works.find((work) => work.files.some((file) => path.parse(file).name === id));

/** What is judged over the whole batch; not every batch has a truth of it. */
function wholeTruthOf(batch: string): (WholeBatchTruth & { readonly roles: readonly CheckRole[] }) | undefined {
  const file = path.join(FIXTURES, 'truth', 'whole-batch', `${batch}.json`);
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as WholeBatchTruth & { readonly roles: readonly CheckRole[] })
    : undefined;
}

describe.each(BATCHES)('scan of fixtures/$batch', ({ again, batch, exitCode }) => {
  const folder = temporaryFolder();
  const out = path.join(folder, 'out');
  const workspace = path.join(folder, 'workspace');
  const source = path.join(FIXTURES, batch);
  const truths = truthsOf(batch);
  let run: CliRun;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    before = folderBytes(source);
    run = await scanBatch(source, out, workspace);
  });

  it(`ends with ${exitCode} and a report for every applicant and no other`, () => {
    expect(run.stderr).not.toContain('    at ');
    expect(run.code).toBe(exitCode);
    const ids = truths.map(({ applicant }) => applicant);
    expect(
      readBatchReport(out)
        .applicants.map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
    expect(Object.keys(folderBytes(out))).toEqual(
      [...ids.flatMap((id) => [`applicants/${id}.html`, `applicants/${id}.json`]), 'batch.html', 'batch.json'].sort(),
    );
  });

  it('writes nothing into the batch', () => {
    expect(folderBytes(source)).toEqual(before);
  });

  describe.each(truths)('$applicant: $about', (truth) => {
    let report: ApplicantReport;
    beforeAll(() => {
      report = readApplicantReport(out, truth.applicant);
    });

    it('finds what is planted and nothing else', () => {
      const found = report.findings
        .filter(({ outcome }) => outcome !== 'pass')
        .map(({ code, clause, outcome, subject }) => ({ code, clause, outcome, work: subject.work }));
      const planted = truth.findings.map(({ code, clause, outcome, work }) => ({ code, clause, outcome, work }));
      const key = (finding: { code: string; work: string | undefined }): string => `${finding.code} ${finding.work ?? ''}`;
      const sorted = <F extends { code: string; work: string | undefined }>(list: readonly F[]): F[] =>
        [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(sorted(found)).toEqual(sorted(planted));
    });

    it('could not tell exactly what cannot be told', () => {
      const expected = truth.couldNotTell.map(({ check, work }) => (work === undefined ? check : `${check}: ${work}`));
      expect(saidUnknown(report, truth)).toEqual(inOrder(expected));
    });

    it('accounts for every file and how it ended', () => {
      const ended = Object.fromEntries(report.files.map((file) => [file.path, file.state]));
      expect(ended).toEqual(Object.fromEntries(truth.files.map((file) => [file.path, file.state])));
      const unread = truth.files.filter(({ state }) => state === 'unreadable').map((file) => file.path);
      const named = report.couldNotTell.filter(({ origin }) => origin === 'file');
      expect(named.map(({ subjects }) => subjects[0]?.file)).toEqual(unread);
      for (const { error } of named) {
        expect(error?.code).toMatch(/^[a-z][a-z0-9-]+$/u);
        expect(error?.mend).toBeTruthy();
      }
    });

    if (truth.rates.length > 0)
      it('states rates within the tolerance', () => {
        const keys = ['totalPercent', 'lessCitationsPercent', 'lessOwnWorkPercent', 'largestSingleSourcePercent'] as const;
        const apart = truth.rates.flatMap((expected) => {
          const rates = ratedWork(report, expected.work)?.rates;
          return keys
            .filter((key) => !(Math.abs((rates?.[key] ?? Number.NaN) - expected[key]) <= expected.tolerancePoints))
            .map((key) => `${expected.work} ${key}: ${rates?.[key] ?? 'none'} instead of ${expected[key]}`);
        });
        expect(apart).toEqual([]);
      });

    if (truth.tampering !== undefined)
      it('names the kinds of tampering', () => {
        for (const { work, kinds } of truth.tampering ?? []) {
          const finding = report.findings.find(({ code, subject }) => code === 'text-tampering/marks' && subject.work === work);
          expect(kinds.filter((kind) => !JSON.stringify(finding?.params).includes(kind))).toEqual([]);
        }
      });

    it.each(truth.roles ?? [])('plays the $role of $check: $about', (role) => {
      expect(disprove(role, report)).toEqual([]);
    });

    if (truth.review !== undefined)
      it('sends out what must be reviewed', () => {
        const must = report.review.assignments.filter(({ obligation }) => obligation === 'must');
        expect(must.map(({ work, demand }) => ({ work, obligation: 'must', demand }))).toEqual(truth.review);
        for (const { demand, reviewers } of must) expect(new Set(reviewers.map(({ id }) => id)).size).toBeGreaterThanOrEqual(demand);
      });
  });

  const whole = wholeTruthOf(batch);
  if (whole !== undefined)
    describe('as a whole', () => {
      it('finds and leaves undecided what it has to, and nothing else', () => {
        const { couldNotTell, findings } = readBatchReport(out).wholeBatch;
        const found = findings
          .filter(({ outcome }) => outcome !== 'pass')
          .map(({ clause, code, outcome }) => [code, clause, outcome].join(' '));
        expect(inOrder(found)).toEqual(inOrder(whole.findings.map(({ clause, code, outcome }) => [code, clause, outcome].join(' '))));
        expect(inOrder(couldNotTell.map(({ check, clause }) => `${check ?? ''} ${clause ?? ''}`))).toEqual(
          inOrder(whole.couldNotTell.map(({ check, clause }) => `${check} ${clause}`)),
        );
      });

      it.each(whole.roles)('plays the $role of $check: $about', (role) => {
        expect(disprove(role, readBatchReport(out).wholeBatch)).toEqual([]);
      });
    });

  it('writes reports that their published schemas accept', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    const schemaOf = (name: string): object => JSON.parse(readFileSync(path.join(ROOT, 'docs', 'schema', name), 'utf8')) as object;
    const isApplicant = ajv.compile(schemaOf('applicant-report.schema.json'));
    const isBatch = ajv.compile(schemaOf('batch-report.schema.json'));
    expect([isBatch(readBatchReport(out)), isBatch.errors]).toEqual([true, null]);
    for (const { applicant } of truths) {
      expect([applicant, isApplicant(readApplicantReport(out, applicant)), isApplicant.errors]).toEqual([applicant, true, null]);
    }
    expect(isApplicant({ ...readApplicantReport(out, truths[0]!.applicant), findings: 'none' })).toBe(false);
  });

  it('states every strength from 0 to 1', () => {
    const strengths = truths.flatMap(({ applicant }) =>
      readApplicantReport(out, applicant).findings.flatMap(({ strength, evidence }) => [
        strength,
        ...evidence.flatMap((one) => (one.type === 'text-match' ? [one.strength] : [])),
      ]),
    );
    expect(strengths.length > 0 || exitCode === 0).toBe(true);
    expect(strengths.filter((strength) => !(strength >= 0 && strength <= 1))).toEqual([]);
  });

  it.runIf(again)('is nearly free the second time, and gives the same bytes', async () => {
    const first = folderBytes(out);
    const second = await scanBatch(source, out, workspace);
    expect(second.code).toBe(exitCode);
    expect(folderBytes(out)).toEqual(first);
    for (const stage of ['Reading files', 'Indexing texts', 'Comparing texts', 'Running checks', 'Writing reports']) {
      const [, done, all, unchanged] = new RegExp(`^${stage}: (\\d+)/(\\d+), (\\d+) unchanged \\(`, 'mu').exec(second.stderr) ?? [];
      expect([stage, done, unchanged]).toEqual([stage, all, all]);
      expect(Number(all)).toBeGreaterThan(0);
    }
  });

  if (!GOLDEN_BATCHES.some((golden) => golden === batch)) return;

  it.each(truths)('$applicant: the report is the golden one, byte for byte', ({ applicant }) => {
    const name = `${applicant}.json`;
    // When results are meant to change: npm run golden, and read the differences before committing them.
    expect(goldenFiles(batch, out).get(name)).toBe(readFileSync(path.join(goldenFolder(batch), name), 'utf8'));
  });

  it('has a golden report for every applicant and no other', () => {
    expect(readdirSync(goldenFolder(batch)).sort()).toEqual([...goldenFiles(batch, out).keys()].sort());
  });

  if (batch !== 'dossiers') return;

  it('leaves the version of the tool out of the golden reports, and nothing else', () => {
    for (const report of goldenFiles(batch, out).values()) expect(report).toContain('"<version>"');
  });

  it('quotes what the file says', async () => {
    const report = readApplicantReport(out, 'a03-verbatim');
    const match = report.findings
      .filter(({ code }) => code === 'similarity-rate/above-limit')
      .flatMap(({ evidence }) => evidence)
      .find((one) => one.type === 'text-match');
    const extracted = await runCli(['extract', path.join(source, 'a03-verbatim', match!.suspicious.label), '--json', '--no-keep']);
    const { text } = JSON.parse(extracted.stdout) as { text: string };
    expect(match!.suspicious.quote.length).toBeGreaterThan(13);
    expect(text.slice(match!.suspicious.start, match!.suspicious.end)).toBe(match!.suspicious.quote);
  });
});
