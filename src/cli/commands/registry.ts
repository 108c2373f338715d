import type { Command } from 'commander';
import { isYearMonth } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { type ImportedList, importList } from '../../registries/import/import-list.ts';
import { installEdition } from '../../registries/import/install-edition.ts';
import { loadRegistry } from '../../registries/load-registry.ts';
import {
  diffEditions,
  editionRows,
  findEdition,
  loadedEditions,
  lookupJournal,
  missingEditions,
} from '../../registries/registry-queries.ts';
import type { JournalAnswer, ListAnswer } from '../../registries/types.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { positiveInteger } from '../positive-integer.ts';
import { runRetractionImport } from './import-retractions.ts';

interface Common {
  readonly registry: readonly string[];
  readonly json: boolean;
}

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

export function addRegistryCommand(program: Command, context: CliContext): void {
  const registry = program
    .command('registry')
    .description('Journal registries: was this journal listed when the issue appeared?')
    .addHelpText('after', '\nExamples:\n  integrity registry list\n  integrity registry lookup --issn 0254-4164 --date 2019-06');
  const shared = (command: Command): Command =>
    command
      .option('--registry <dir>', 'folder of a registry besides the shipped one, repeatable', collect, [])
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
      const answer = lookupJournal(await loadRegistry(options.registry), { title, issn, cn, date });
      if (options.json) printJson(context, answer);
      else for (const line of describeAnswer(answer)) printLine(context, line);
      context.exitCode = answer.identified.state === 'found' ? EXIT.nothingToReview : EXIT.findings;
    });

  shared(registry.command('list').description('Every loaded edition, and those of which no copy is loaded.'))
    .addHelpText('after', '\nExample:\n  integrity registry list --registry ./registry --json')
    .action(async (options: Common) => {
      const loaded = await loadRegistry(options.registry);
      const [editions, missing] = [loadedEditions(loaded), missingEditions(loaded)];
      if (options.json) return printJson(context, { loaded: editions, missing, problems: loaded.problems });
      for (const one of editions)
        printLine(
          context,
          `${one.list} ${one.edition}  ${one.rows} rows  ${one.complete ? 'complete' : 'incomplete: proves "in" only'}  ${period(one)}  ${one.hash.slice(0, 12)}`,
        );
      for (const one of missing)
        printLine(context, `${one.list} ${one.edition}  no copy loaded  ${period(one)}  (integrity registry import)`);
      for (const problem of loaded.problems) note(context, `${problem.message} [${problem.code}]`);
    });

  shared(registry.command('show').description('The rows of one edition.').argument('<list>').argument('<edition>'))
    .addHelpText('after', '\nExample:\n  integrity registry show pku-core 2020')
    .action(async (list: string, edition: string, options: Common) => {
      const loaded = await loadRegistry(options.registry);
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
      const diff = diffEditions(await loadRegistry(options.registry), list, from, to);
      if (options.json) return printJson(context, diff);
      for (const title of diff.joined) printLine(context, `+ ${title}`);
      for (const title of diff.left) printLine(context, `- ${title}`);
      for (const move of diff.moved) printLine(context, `~ ${move.title}: ${move.from} → ${move.to}`);
      if (!diff.complete) note(context, 'A copy is incomplete: a journal may seem to join or leave because its row is missing.');
    });

  addImport(registry, context);
}

interface ImportOptions {
  readonly list: string;
  readonly edition?: string;
  readonly into?: string;
  readonly category?: string;
  readonly source?: string;
  readonly expectTotal?: number;
  readonly complete: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

function addImport(registry: Command, context: CliContext): void {
  registry
    .command('import')
    .description(
      'Read an official list (CSV, XLSX) into a registry folder. Shows totals; loads nothing when they disagree with --expect-total.',
    )
    .argument('<file>')
    .requiredOption('--list <id>', 'for example pku-core, cscd, cssci; retractions for the Retraction Watch CSV')
    .option('--edition <id>', 'for example 2020, 2021-2022; needed for every list but retractions')
    .option('--into <dir>', 'registry folder to write (made when absent)')
    .option('--category <name>', 'category of rows whose file states none')
    .option('--source <text>', 'where the list was published (default: the file’s name)')
    .option('--expect-total <n>', 'published number of journals', positiveInteger)
    .option('--complete', 'the copy is complete: a journal that is not on it was not listed', false)
    .option('--valid-from <YYYY-MM>', 'first month the edition is in force')
    .option('--valid-to <YYYY-MM>', 'last month')
    .option('--dry-run', 'show only', false)
    .option('--json', 'print JSON', false)
    .addHelpText(
      'after',
      '\nExample:\n  integrity registry import pku-2020.xlsx --list pku-core --edition 2020 --expect-total 1990 --complete --into ./registry',
    )
    .action(async (file: string, options: ImportOptions) => {
      if (options.list === 'retractions') return await runRetractionImport(context, file, options);
      if (options.edition === undefined)
        throw new IntegrityError('import-no-edition', 'The edition of the list is not named', { mend: 'Add --edition, for example 2020.' });
      const imported = await importList({
        source: { path: file },
        list: options.list,
        edition: options.edition,
        ...(options.category === undefined ? {} : { category: options.category }),
        ...(options.expectTotal === undefined ? {} : { expectTotal: options.expectTotal }),
      });
      printImport(context, imported, options.json);
      if (options.dryRun) return;
      if (options.into === undefined)
        throw new IntegrityError('import-no-target', 'Nothing was loaded: no registry folder was named', {
          mend: 'Add --into DIR, or --dry-run to look only.',
        });
      const installed = await installEdition(imported, {
        folder: options.into,
        complete: options.complete,
        source: options.source ?? imported.file,
        importedAt: context.clock.nowIso(),
        ...(options.validFrom === undefined ? {} : { validFrom: options.validFrom }),
        ...(options.validTo === undefined ? {} : { validTo: options.validTo }),
      });
      note(context, `written: ${installed.file}`);
    });
}

function printImport(context: CliContext, imported: ImportedList, json: boolean): void {
  const { byCategory, duplicates, badCheckDigits, unmatchedLines } = imported;
  const totals = { rows: imported.rows.length, byCategory, duplicates, badCheckDigits, unmatchedLines };
  if (json) return printJson(context, totals);
  printLine(
    context,
    `${totals.rows} journals (${Object.entries(byCategory)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')})`,
  );
  for (const row of imported.rows.slice(0, 5))
    printLine(context, `  ${[row.row, row.title, row.issn, row.cn, row.category].map((cell) => String(cell ?? '')).join('  ')}`);
  if (totals.rows > 5) printLine(context, '  …');
  if (duplicates.length > 0)
    printLine(context, `${duplicates.length} titles or numbers stand more than once, the first: ${duplicates[0]?.key ?? ''}`);
  if (badCheckDigits.length > 0) printLine(context, `${badCheckDigits.length} ISSNs fail their check character`);
  if (unmatchedLines.length > 0)
    printLine(context, `${unmatchedLines.length} lines were not read as journals, the first: ${unmatchedLines[0]?.text ?? ''}`);
}

const period = (one: { readonly validFrom?: string; readonly validTo?: string }): string =>
  `${one.validFrom ?? '?'} – ${one.validTo ?? ''}`;

function describeAnswer(answer: JournalAnswer): string[] {
  const { identified } = answer;
  const head =
    identified.state === 'found'
      ? [
          `${identified.title}  ISSN ${identified.issn.join(', ') || '-'}  CN ${identified.cn.join(', ') || '-'}  (by ${identified.matchedBy}, confidence ${identified.confidence.toFixed(2)})`,
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
    `  ${one.list} ${one.edition}: ${one.answer}${one.category === undefined ? '' : ` (${one.category})`}${one.evidence.row === undefined ? '' : `, row ${one.evidence.row}`}`;
  return [
    ...head,
    ...(answer.listings.length === 0 ? [] : ['In force at the issue month:', ...answer.listings.map(line)]),
    ...(answer.otherEditions.length === 0 ? [] : ['Other editions:', ...answer.otherEditions.map(line)]),
    ...(answer.warnings.length === 0 ? [] : ['Warning lists:', ...answer.warnings.map(line)]),
  ];
}
