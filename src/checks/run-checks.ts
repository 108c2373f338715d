import { IntegrityError, toCodedError } from '../domain/errors.ts';
import type { CheckResult, SubjectCoverage } from '../domain/finding.ts';
import { bindingsFor, type PolicyBinding } from '../policy/bindings-for.ts';
import type { ResolvedPolicy } from '../policy/types.ts';
import type { Artifacts } from './artifacts.ts';
import type { BatchArtifacts } from './batch-artifacts.ts';
import type { BatchCheck, Check, CheckOver, ClauseBinding } from './check.ts';
import { allChecks, batchChecks } from './index.ts';

/**
 * Runs every check on one applicant. A throw in one check becomes `failed` for that check alone.
 * @throws Error when two checks share an id or a finding code: a fault of the program, not of the dossier.
 */
export function runChecks(artifacts: Artifacts, policy: ResolvedPolicy, checks: readonly Check[] = allChecks): CheckResult[] {
  assertUnique(checks);
  return checks.map((check) => runCheck(check, artifacts, policy));
}

/** Runs every check of the whole batch, under the same rules. */
export function runBatchChecks(
  artifacts: BatchArtifacts,
  policy: ResolvedPolicy,
  checks: readonly BatchCheck[] = batchChecks,
): CheckResult[] {
  assertUnique(checks);
  return checks.map((check) => runCheck(check, artifacts, policy));
}

function runCheck<All>(check: CheckOver<All>, artifacts: All, policy: ResolvedPolicy): CheckResult {
  const { id, version } = check;
  try {
    const { asked, bindings, open } = handedTo(check, bindingsFor(policy, id));
    if (!asked) return { check: id, version, status: 'not-applicable', reason: NO_CLAUSE };
    const outcome = check.run(artifacts, bindings);
    if (outcome.status !== 'completed') return { check: id, version, ...outcome };
    const { covered, findings } = outcome;
    return { check: id, version, status: 'completed', findings, covered: open.length === 0 ? covered : covered.concat(open) };
  } catch (error) {
    return { check: id, version, status: 'failed', error: toCodedError(error) };
  }
}

type HandedByRole = Readonly<Record<string, PolicyBinding>>;
type Roles = Pick<Check, 'id' | 'roles'>;
interface HandedOver {
  /** Whether any clause asks for the check. */
  readonly asked: boolean;
  readonly bindings: Readonly<Record<string, ClauseBinding<unknown>>>;
  readonly open: readonly SubjectCoverage[];
}

/** What one policy hands one check is parsed once for all dossiers: the policy does not change, and no check writes to it. */
const parsedBindings = new WeakMap<HandedByRole, WeakMap<Roles, HandedOver>>();

function handedTo(check: Roles, handed: HandedByRole): HandedOver {
  let byCheck = parsedBindings.get(handed);
  if (byCheck === undefined) {
    byCheck = new WeakMap();
    parsedBindings.set(handed, byCheck);
  }
  const known = byCheck.get(check);
  if (known !== undefined) return known;
  const all = Object.values(handed);
  const parsed: HandedOver = { asked: all.length > 0, bindings: parseBindings(check, handed), open: openClauses(all) };
  byCheck.set(check, parsed);
  return parsed;
}

/**
 * Parses what the policy hands a check by the check's own schemas.
 * @throws IntegrityError `policy-role-unknown`, `policy-parameters-invalid`
 */
function parseBindings(check: Roles, handed: HandedByRole): Record<string, ClauseBinding<unknown>> {
  const parsed = Object.entries(handed).map(([role, { id, obligation, options }]): [string, ClauseBinding<unknown>] => {
    const schema = Object.hasOwn(check.roles, role) ? check.roles[role] : undefined;
    if (schema === undefined) {
      throw new IntegrityError('policy-role-unknown', `clause ${id} gives check ${check.id} the role '${role}', which it does not have`, {
        mend: `Use one of its roles in the policy pack: ${Object.keys(check.roles).join(', ')}.`,
      });
    }
    const result = schema.safeParse(options);
    if (!result.success) {
      const issues = result.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`).join('; ');
      throw new IntegrityError('policy-parameters-invalid', `the parameters of clause ${id} do not fit check ${check.id}: ${issues}`, {
        mend: 'Correct the parameters in the policy pack or its overrides.',
      });
    }
    return [role, { id, obligation, options: result.data }];
  });
  return Object.fromEntries(parsed);
}

const NO_CLAUSE = {
  zh: '本次所用政策中没有生效的条款要求这项检查。',
  en: 'No clause in force in the policy in use asks for this check.',
};

/** A clause whose year of effect is known but the application's is not: what was found holds only if it binds. */
function openClauses(handed: readonly PolicyBinding[]): SubjectCoverage[] {
  const open = handed.filter(({ inForce }) => inForce === 'unknown').map(({ id }) => id);
  if (open.length === 0) return [];
  return [
    {
      subject: {},
      state: 'could-not-tell',
      reason: {
        zh: `未给出申报年度，不能确定条款${[...new Set(open)].join('、')}对本次申报是否生效；以下结果按已生效给出。`,
        en: `The application year is not stated, so whether ${[...new Set(open)].join(', ')} binds can’t be told; the results are given as if it did.`,
      },
      mend: { zh: '在 batch.yaml 中填写 applicationYear。', en: 'State applicationYear in batch.yaml.' },
    },
  ];
}

const asserted = new WeakSet<readonly Pick<Check, 'id' | 'codes'>[]>();

function assertUnique(checks: readonly Pick<Check, 'id' | 'codes'>[]): void {
  if (asserted.has(checks)) return;
  for (const names of [checks.map(({ id }): string => id), checks.flatMap(({ codes }) => codes)]) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw new Error(`two checks share the name ${twice}`);
  }
  asserted.add(checks);
}
