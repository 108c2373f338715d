import type { Command } from 'commander';
import { listPolicies, loadPolicy } from '../../policy/load-policy.ts';
import type { ResolvedClause } from '../../policy/types.ts';
import { type CliContext, printJson, printLine } from '../context.ts';
import { positiveInteger } from '../positive-integer.ts';

export function addPolicyCommand(program: Command, context: CliContext): void {
  const policy = program
    .command('policy')
    .description('Policy packs: the rules as data, each value with who stated it.')
    .addHelpText('after', '\nExamples:\n  integrity policy list\n  integrity policy show gansu-2019-90 --year 2021');
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
  policy
    .command('show')
    .description('Every clause of a pack, with its parameters and what serves it.')
    .argument('[pack]', 'shipped name or .yaml file', 'gansu-2019-90')
    .option('--year <n>', 'application year, so that effective dates resolve', positiveInteger)
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity policy show gansu-2019-90 --year 2021')
    .action(async (pack: string, { year, json }: { year?: number; json: boolean }) => {
      const resolved = await loadPolicy({ pack, ...(year === undefined ? {} : { applicationYear: year }) });
      if (json) return printJson(context, resolved);
      printLine(context, `${resolved.pack} version ${resolved.version}: ${resolved.title.zh} / ${resolved.title.en}`);
      for (const clause of resolved.clauses) for (const line of describeClause(clause)) printLine(context, line);
    });
}

function describeClause(clause: ResolvedClause): string[] {
  const served =
    clause.servedBy.length === 0
      ? 'no check: a person must look'
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
