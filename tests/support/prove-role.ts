import type { CheckRole, RoleSubject } from '../../fixtures/generator/truth.ts';
import type { BatchReport } from '../../src/report/batch-model.ts';

/** What a report says of a dossier, or of a batch as a whole. */
export type Judged = Pick<BatchReport['wholeBatch'], 'findings' | 'checks'>;

type Finding = Judged['findings'][number];
type Coverage = Judged['checks'][number]['covered'][number];

/** Findings name their clause; coverage does only where a check serves several. */
const findingIsAbout = ({ clause, subject }: Finding, { clause: wanted, file, work }: RoleSubject): boolean =>
  (work === undefined || subject.work === work) &&
  (file === undefined || subject.file === file) &&
  (wanted === undefined || clause === wanted);
const coverageIsAbout = ({ clause, subject }: Coverage, { clause: wanted, file, work }: RoleSubject): boolean =>
  (work === undefined || subject.work === work) &&
  (file === undefined || subject.file === file) &&
  (wanted === undefined || clause === undefined || clause === wanted);

const states = ({ params }: Finding, role: CheckRole): boolean =>
  Object.entries(role.params ?? {}).every(([name, wanted]) => {
    const value = params[name];
    return Array.isArray(value) ? typeof wanted === 'string' && value.includes(wanted) : value === wanted;
  });

const MILD: readonly string[] = ['pass', 'advisory'];

/** @returns what speaks against a role, by the report that was made; empty when it is proven. */
export function disprove(role: CheckRole, { checks, findings }: Judged): string[] {
  const check = checks.find(({ id }) => id === role.check);
  if (check === undefined) return [`no check ${role.check} ran`];
  const own = findings.filter((finding) => finding.check === role.check && findingIsAbout(finding, role));
  const covered = check.covered.filter((one) => coverageIsAbout(one, role));
  const told = covered.some(({ state }) => state === 'checked');

  if (role.role === 'unknown') {
    const unsaid = covered.filter(({ state }) => state === 'could-not-tell');
    const reasons = check.status === 'could-not-tell' ? [check] : unsaid;
    if (reasons.length === 0) return ['nothing is said to be undecided'];
    return reasons.flatMap(({ mend, reason }) =>
      [reason?.zh, reason?.en, mend?.zh, mend?.en].every((text) => text !== undefined && text !== '')
        ? []
        : ['a reason or a mend is lacking'],
    );
  }
  if (role.state !== undefined) {
    const outside = check.status === role.state || (covered.length > 0 && covered.every(({ state }) => state === role.state));
    return [...(outside ? [] : [`not ${role.state}`]), ...own.map(({ code }) => `${code} is found`)];
  }
  if (!told) return ['it was not looked at'];
  if (role.code === undefined) return own.filter(({ outcome }) => outcome !== 'pass').map(({ code, outcome }) => `${code} is ${outcome}`);
  const found = own.filter((finding) => finding.code === role.code && states(finding, role));
  if (found.length === 0) return [`${role.code} is not found with ${JSON.stringify(role.params ?? {})}`];
  const wrong = found.filter(({ outcome }) => !outcomeFits(role, outcome));
  return wrong.map(({ code, outcome }) => `${code} is ${outcome}`);
}

function outcomeFits({ outcome: wanted, role }: CheckRole, outcome: string): boolean {
  if (wanted !== undefined && outcome !== wanted) return false;
  if (role === 'negative') return outcome === 'pass';
  return role === 'innocent' ? MILD.includes(outcome) : role !== 'positive' || outcome !== 'pass';
}
