import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { isYearMonth } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { loadRegistry } from '../../registries/load-registry.ts';
import {
  diffEditions,
  editionRows,
  findEdition,
  type LoadedCopy,
  loadedCopies,
  lookupJournal,
  missingEditions,
} from '../../registries/registry-queries.ts';
import type { JournalAnswer, ListAnswer } from '../../registries/types.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { addImportCommands, OFFICE_REGISTRY } from './registry-import.ts';

interface Common {
  readonly registry: readonly string[];
  readonly json: boolean;
}

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

/** The registries named, else the office's own where `registry import` made one. */
const load = (named: readonly string[]): ReturnType<typeof loadRegistry> =>
  loadRegistry(named.length === 0 && existsSync(join(OFFICE_REGISTRY, 'registry.yaml')) ? [OFFICE_REGISTRY] : named);

export function addRegistryCommand(program: Command, context: CliContext): void {
  const registry = program
    .command('registry')
    .description('Journal registries: was this journal listed when the issue appeared?')
    .addHelpText('after', '\nExamples:\n  integrity registry list\n  integrity registry lookup --issn 0254-4164 --date 2019-06');
  const shared = (command: Command): Command =>
    command
      .option(
        '--registry <dir>',
        `folder of a registry besides the shipped one, repeatable (default: ${OFFICE_REGISTRY} where it is)`,
        collect,
        [],
      )
      .option('--json', 'print JSON', false);

  shared(registry.command('lookup').description('One journal on every list.'))
    .option('--title <title>', 'title as printed')
    .option('--issn <issn>')
    .option('--cn <cn>')
    .option('--date <YYYY-MM>', 'month of the issue; without it no edition can be chosen')
    .addHelpText(
      'after',
      '\nExample:\n  integrity registry lookup --issn 0254-4164 --date 2019-06 --json\n\nEnds with 0 when the journal was identified, 1 when it was not, or not surely.',
    )
    .action(async (options: Common & { title?: string; issn?: string; cn?: string; date?: string }) => {
      const { title, issn, cn, date } = options;
      if (title === undefined && issn === undefined && cn === undefined) {
        throw new IntegrityError('lookup-empty', 'There is nothing to look up', { mend: 'Give --title, --issn or --cn.' });
      }
      if (date !== undefined && !isYearMonth(date))
        throw new IntegrityError('date-invalid', `${date} is not a month`, { mend: 'Write --date as YYYY-MM, for example 2019-06.' });
      const answer = lookupJournal(await load(options.registry), { title, issn, cn, date });
      if (options.json) printJson(context, { ...inShort(answer), ...answer });
      else for (const line of describeAnswer(answer)) printLine(context, line);
      context.exitCode = answer.identified.state === 'found' ? EXIT.nothingToReview : EXIT.findings;
    });

  shared(registry.command('list').description('Every loaded edition, and those of which no copy is loaded.'))
    .addHelpText('after', '\nExample:\n  integrity registry list --registry ./registry --json')
    .action(async (options: Common) => {
      const loaded = await load(options.registry);
      const [editions, missing] = [loadedCopies(loaded), missingEditions(loaded)];
      if (options.json) return printJson(context, { loaded: editions, missing, problems: loaded.problems });
      for (const one of editions)
        printLine(
          context,
          `${one.list} ${one.edition}  ${one.rows} rows  ${one.complete ? 'complete' : 'incomplete: proves "in" only'}  ${period(one)}  ${one.hash.slice(0, 12)}${importOf(one)}`,
        );
      for (const one of missing)
        printLine(context, `${one.list} ${one.edition}  no copy loaded  ${period(one)}  (integrity registry import)`);
      for (const problem of loaded.problems) note(context, `${problem.message} [${problem.code}]`);
    });

  shared(registry.command('show').description('The rows of one edition.').argument('<list>').argument('<edition>'))
    .addHelpText('after', '\nExample:\n  integrity registry show pku-core 2020')
    .action(async (list: string, edition: string, options: Common) => {
      const loaded = await load(options.registry);
      findEdition(loaded, list, edition);
      const rows = editionRows(loaded, list, edition);
      if (options.json) return printJson(context, rows);
      for (const row of rows)
        printLine(context, [row.row, row.title, row.issn, row.cn, row.category].map((cell) => String(cell ?? '')).join('\t'));
    });

  shared(
    registry
      .command('diff')
      .description('What joined and left between two editions.')
      .argument('<list>')
      .argument('<from>')
      .argument('<to>'),
  )
    .addHelpText('after', '\nExample:\n  integrity registry diff pku-core 2017 2020')
    .action(async (list: string, from: string, to: string, options: Common) => {
      const diff = diffEditions(await load(options.registry), list, from, to);
      if (options.json) return printJson(context, diff);
      for (const title of diff.joined) printLine(context, `+ ${title}`);
      for (const title of diff.left) printLine(context, `- ${title}`);
      for (const move of diff.moved) printLine(context, `~ ${move.title}: ${move.from} → ${move.to}`);
      if (!diff.complete) note(context, 'A copy is incomplete: a journal may seem to join or leave because its row is missing.');
    });

  addImportCommands(registry, context);
}

const importOf = ({ importedFrom, importedAt, importedBy }: LoadedCopy): string =>
  importedFrom === undefined
    ? ''
    : `  from ${importedFrom.file}, ${importedAt ?? ''}${importedBy === undefined ? '' : ` by ${importedBy}`}`;

/** The journal, and what each list says of it: in the edition in force at the month asked for, else in every edition there is. */
function inShort({ identified, listings, otherEditions, asked, warnings, warningEditions = [] }: JournalAnswer) {
  const lists = asked.issueDate === undefined ? otherEditions : listings;
  return {
    journal: identified.state === 'found' ? { title: identified.title, issn: identified.issn, cn: identified.cn } : null,
    status: identified.state === 'found' ? (identified.status ?? 'not stated') : null,
    lists: lists.map(rowInShort),
    warnedBy: warnings.map(({ kind, ...answer }) => ({ kind: kind ?? 'warning', ...rowInShort(answer) })),
    warningListsAsked: warningEditions.map(({ list, edition, complete }) => ({ list, edition, complete })),
  };
}

const rowInShort = ({ list, edition, category, answer, evidence }: ListAnswer) => ({
  list,
  edition,
  category: category ?? null,
  answer,
  row: evidence.row ?? null,
  title: evidence.title ?? null,
  matchedBy: evidence.matchedBy,
});

const period = (one: { readonly validFrom?: string; readonly validTo?: string }): string =>
  `${one.validFrom ?? '?'} – ${one.validTo ?? ''}`;

const STATUS = {
  ceased: 'The journal table says that it has ceased: an issue after its last needs verification.',
  merged: 'The journal table says that it was merged into another journal.',
} as const;

/** What the loaded warning lists say, or how far their silence goes. */
function warningLines({ warnings, warningEditions = [] }: JournalAnswer, line: (one: ListAnswer) => string): string[] {
  if (warnings.length > 0) return ['Warning lists:', ...warnings.map((one) => `${line(one)} [${one.kind ?? 'warning'}]`)];
  if (warningEditions.length === 0) return ['Warning lists: none is loaded, so nothing can be told of warnings.'];
  const asked = warningEditions.map(({ list, edition, complete }) => `${list} ${edition}${complete ? '' : ' (incomplete)'}`);
  return [`Warning lists: on none of ${asked.join(', ')}`];
}

function describeAnswer(answer: JournalAnswer): string[] {
  const { identified } = answer;
  const head =
    identified.state === 'found'
      ? [
          `${identified.title}  ISSN ${identified.issn.join(', ') || '-'}  CN ${identified.cn.join(', ') || '-'}  (by ${identified.matchedBy}, confidence ${identified.confidence.toFixed(2)})`,
          ...(identified.status === undefined ? [] : [STATUS[identified.status]]),
          ...(identified.formerTitles === undefined ? [] : [`Former titles: ${identified.formerTitles.join('; ')}`]),
        ]
      : identified.state === 'ambiguous'
        ? [
            'Several journals fit; name an ISSN or a CN:',
            ...identified.candidates.map((one) => `  ${one.title}  ${[...one.issn, ...one.cn].join(' ')}`),
          ]
        : identified.state === 'conflict'
          ? [`The title names ${identified.byTitle}, the number ${identified.byIdentifier}: verify which is meant.`]
          : ['No loaded registry knows this journal.'];
  const line = (one: ListAnswer): string =>
    `  ${one.list} ${one.edition}: ${one.answer}${one.category === undefined ? '' : ` (${one.category})`}${one.evidence.row === undefined ? '' : `, row ${one.evidence.row}: ${one.evidence.title ?? ''}`}`;
  return [
    ...head,
    ...(answer.listings.length === 0 ? [] : ['In force at the issue month:', ...answer.listings.map(line)]),
    ...(answer.otherEditions.length === 0 ? [] : ['Other editions:', ...answer.otherEditions.map(line)]),
    ...warningLines(answer, line),
  ];
}
