import type { Command } from 'commander';
import { validatePolicy } from '../../pipeline/validate-policy.ts';
import { diffPolicies } from '../../policy/diff-policies.ts';
import { listPolicies, loadPolicy, policyTemplate } from '../../policy/load-policy.ts';
import type { ResolvedClause, ResolvedPolicy } from '../../policy/types.ts';
import { type CliContext, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { positiveInteger } from '../positive-integer.ts';

export function addPolicyCommand(program: Command, context: CliContext): void {
  const policy = program
    .command('policy')
    .description('Policy packs: the rules as data, each value with who stated it.')
    .addHelpText(
      'after',
      '\nExamples:\n  integrity policy list\n  integrity policy show gansu-2019-90 --year 2021\n  integrity policy validate ./our-pack.yaml\n  integrity policy diff national-2019-40 gansu-2019-90',
    );
  addList(policy, context);
  addShow(policy, context);
  addValidate(policy, context);
  addDiff(policy, context);
  policy
    .command('template')
    .description('Print a commented pack to start one of your own from.')
    .addHelpText('after', '\nExample:\n  integrity policy template > our-pack.yaml')
    .action(async () => printLine(context, (await policyTemplate()).trimEnd()));
}

function addList(policy: Command, context: CliContext): void {
  policy
    .command('list')
    .description('The shipped packs.')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity policy list --json')
    .action(async ({ json }: { json: boolean }) => {
      const packs = await listPolicies();
      if (json) return printJson(context, packs);
      for (const pack of packs)
        printLine(
          context,
          `${pack.pack}  version ${pack.version}  ${pack.title.zh} / ${pack.title.en}  ${pack.served} of ${pack.clauses} clauses have a check`,
        );
    });
}

function addShow(policy: Command, context: CliContext): void {
  policy
    .command('show')
    .description('Every clause of a pack, with its parameters and what serves it.')
    .argument('[pack]', 'shipped name or .yaml file', 'gansu-2019-90')
    .option('--year <n>', 'application year, so that effective dates resolve', positiveInteger)
    .option('--json', 'print JSON: each clause with its checks, or the reason why it has none', false)
    .addHelpText('after', '\nExample:\n  integrity policy show gansu-2019-90 --year 2021')
    .action(async (pack: string, { year, json }: { year?: number; json: boolean }) => {
      const resolved = await loadPolicy({ pack, ...(year === undefined ? {} : { applicationYear: year }) });
      if (json) return printJson(context, shownAsJson(resolved));
      printLine(context, `${resolved.pack} version ${resolved.version}: ${resolved.title.zh} / ${resolved.title.en}`);
      for (const clause of resolved.clauses) for (const line of describeClause(clause)) printLine(context, line);
    });
}

function addValidate(policy: Command, context: CliContext): void {
  policy
    .command('validate')
    .description('Find every fault of a pack: file, line, field and what to do. Exit code 2 when there is one.')
    .argument('<pack>', 'shipped name or .yaml file')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity policy validate ./our-pack.yaml')
    .action(async (pack: string, { json }: { json: boolean }) => {
      const problems = await validatePolicy(pack);
      if (problems.length > 0) context.exitCode = EXIT.usage;
      if (json) return printJson(context, { pack, valid: problems.length === 0, problems });
      for (const { code, mend, message } of problems) {
        printLine(context, `${message} [${code}]`);
        printLine(context, `  what to do: ${mend}`);
      }
      printLine(
        context,
        problems.length === 0 ? `${pack} is valid` : `${problems.length} fault${problems.length === 1 ? '' : 's'} in ${pack}`,
      );
    });
}

function addDiff(policy: Command, context: CliContext): void {
  policy
    .command('diff')
    .description('What changes from one pack to another: clauses, obligations, dates, checks and values.')
    .argument('<from>', 'shipped name or .yaml file')
    .argument('<to>', 'shipped name or .yaml file')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity policy diff gansu-2019-90 ./our-pack.yaml')
    .action(async (from: string, to: string, { json }: { json: boolean }) => {
      const changes = diffPolicies(await loadPolicy({ pack: from }), await loadPolicy({ pack: to }));
      if (json) return printJson(context, changes);
      for (const { after, before, clause, field } of changes) {
        if (field === 'clause') printLine(context, `${before === undefined ? '+' : '-'} ${clause}  ${before ?? after ?? ''}`);
        else printLine(context, `~ ${clause}  ${field}: ${before ?? '(none)'} → ${after ?? '(none)'}`);
      }
      printLine(context, changes.length === 0 ? 'no difference' : `${changes.length} difference${changes.length === 1 ? '' : 's'}`);
    });
}

/** Each clause ends as checked or with the reason why a person must look. */
const shownAsJson = (policy: ResolvedPolicy): unknown => ({
  ...policy,
  clauses: policy.clauses.map((clause) => ({
    ...clause,
    checks: [...new Set(clause.servedBy.map(({ check }) => check))],
    reason: clause.unserved === undefined ? null : `${clause.unserved.zh} ${clause.unserved.en}`,
  })),
});

function describeClause(clause: ResolvedClause): string[] {
  const served =
    clause.servedBy.length === 0
      ? `no check: ${clause.unserved?.zh ?? ''} ${clause.unserved?.en ?? 'a person must look'}`
      : clause.servedBy.map(({ check, role }) => `${check} (${role})`).join(', ');
  const force = clause.inForce === 'yes' ? '' : clause.inForce === 'no' ? '  not in force' : '  in force if the application year is';
  return [
    '',
    `${clause.id}  ${clause.title.zh} / ${clause.title.en}  [${clause.obligation}]${force}`,
    `  ${clause.statement.zh}`,
    `  ${clause.statement.en}`,
    ...Object.entries(clause.parameters).map(
      ([name, { value, origin }]) => `  ${name} = ${JSON.stringify(value)}  (${origin.statedBy}, ${origin.layer})`,
    ),
    `  → ${served}`,
  ];
}
