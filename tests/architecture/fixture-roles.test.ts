import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CheckRole, ROLES, type RoleSubject } from '../../fixtures/generator/truth.ts';
import { allChecks, batchChecks } from '../../src/checks/index.ts';
import { ROOT } from '../support/run-cli.ts';

const TRUTH = path.join(ROOT, 'fixtures', 'truth');
const read = (...parts: readonly string[]): unknown => JSON.parse(readFileSync(path.join(TRUTH, ...parts), 'utf8'));

interface TruthFile {
  readonly findings: readonly (RoleSubject & { readonly code: string })[];
  readonly roles?: readonly CheckRole[];
}
const batches = readdirSync(TRUTH, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
/** By batch and applicant; what is told of a batch as a whole under the applicant ''. */
const truths = new Map(
  batches.flatMap((folder) =>
    readdirSync(path.join(TRUTH, folder)).map((file) => {
      const name = path.parse(file).name;
      const key = folder === 'whole-batch' ? [name, ''] : [folder, name];
      return [key.join('/'), read(folder, file) as TruthFile] as const;
    }),
  ),
);
const roles = [...truths].flatMap(([key, truth]) => {
  const [batch = '', applicant = ''] = key.split('/');
  return (truth.roles ?? []).map((role) => ({ batch, applicant, ...role }));
});
const noBoundary = read('no-boundary.json') as Readonly<Record<string, string>>;
const checks = [...allChecks, ...batchChecks].map(({ id }): string => id);

// That each role is played as stated is proven by tests/e2e/scan-fixtures.test.ts against a scan.
describe('fixtures for every check', () => {
  it.each(checks)('%s has a positive, a negative, an unknown, an innocent case, and a boundary or a reason for none', (check) => {
    const played = new Set(roles.filter((role) => role.check === check).map(({ role }) => role));
    const due = ROLES.filter((role) => role !== 'boundary' || !(check in noBoundary));
    expect(due.filter((role) => !played.has(role))).toEqual([]);
    if (check in noBoundary) expect([played.has('boundary'), (noBoundary[check] ?? '').length > 20]).toEqual([false, true]);
  });

  it('speaks of no check that does not exist', () => {
    expect([...roles.map(({ check }) => check), ...Object.keys(noBoundary)].filter((check) => !checks.includes(check))).toEqual([]);
  });

  it('says what every positive finds, and with which outcome', () => {
    expect(roles.filter(({ code, outcome, role }) => role === 'positive' && (code === undefined || outcome === undefined))).toEqual([]);
  });

  it('has the other side of every boundary among the truths', () => {
    const wrong = roles
      .filter(({ role }) => role === 'boundary')
      .filter(({ applicant, batch, beyond, check }) => {
        if (beyond === undefined) return true;
        const truth = truths.get(`${beyond.batch ?? batch}/${beyond.applicant ?? applicant}`);
        const found = truth?.findings.filter(
          ({ code, work }) => code.startsWith(`${check}/`) && (beyond.work === undefined || work === beyond.work),
        );
        return found === undefined || (beyond.code === undefined ? found.length > 0 : !found.some(({ code }) => code === beyond.code));
      });
    expect(wrong).toEqual([]);
  });

  it('uses each dossier for what its own batch judges', () => {
    const ofBatch = new Set(batchChecks.map(({ id }): string => id));
    expect(roles.filter(({ applicant, check }) => ofBatch.has(check) !== (applicant === ''))).toEqual([]);
  });
});
