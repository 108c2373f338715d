import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isYearMonth } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { COLUMN_ROLES, type ColumnNames, type RowFilter } from '../../registries/import/columns.ts';
import { type ImportedList, importList } from '../../registries/import/import-list.ts';
import { installEdition, installJournals } from '../../registries/import/install-edition.ts';
import { LIST_KINDS, type ListKind } from '../../registries/registry.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { readListFile } from '../list-reader/read-list-file.ts';
import { positiveInteger } from '../positive-integer.ts';
import { runRetractionImport } from './import-retractions.ts';

/** Where imports go, and look-ups read, when no folder is named. */
export const OFFICE_REGISTRY = '.integrity/registry';

interface ReadOptions {
  readonly into: string;
  readonly column: ColumnNames;
  readonly where?: RowFilter;
  readonly expectTotal?: number;
  readonly dryRun: boolean;
  readonly json: boolean;
}

interface ImportOptions extends ReadOptions {
  readonly list: string;
  readonly edition?: string;
  readonly kind?: ListKind;
  readonly title?: string;
  readonly category?: string;
  readonly source?: string;
  readonly complete: boolean;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly by?: string;
}

export function addImportCommands(registry: Command, context: CliContext): void {
  reading(
    registry
      .command('import')
      .description(
        'Read an official list (PDF, XLSX, XLS, DOCX, CSV, text) into a registry folder. Shows totals; loads nothing when they disagree with --expect-total.',
      ),
  )
    .requiredOption('--list <id>', 'for example pku-core, cscd, cssci; retractions for the Retraction Watch CSV')
    .option('--edition <id>', 'for example 2020, 2021-2022; needed for every list but retractions')
    .addOption(new Option('--kind <kind>', 'what the list says of its journals').choices(LIST_KINDS))
    .option('--title <text>', 'name of a list that is new here')
    .option('--category <name>', 'category of rows whose file states none')
    .option('--source <text>', 'where the list was published (default: the file’s name)')
    .option('--complete', 'the copy is complete: a journal that is not on it was not listed', false)
    .option('--valid-from <YYYY-MM>', 'first month the edition is in force', month)
    .option('--valid-to <YYYY-MM>', 'last month', month)
    .option('--by <name>', 'who imports (default: the user of this machine)')
    .addHelpText(
      'after',
      `
Examples:
  integrity registry import pku-2020.xlsx --list pku-core --edition 2020 --expect-total 1990 --complete
  integrity registry import cssci.pdf --list cssci --edition 2021-2022 --dry-run --json
  integrity registry import memberships.csv --list pku-core --edition 2011 --where pku_2011=1`,
    )
    .action(async (file: string, options: ImportOptions) => {
      if (options.list === 'retractions') return await runRetractionImport(context, file, options);
      const { list, edition, category } = options;
      if (edition === undefined)
        throw new IntegrityError('import-no-edition', 'The edition of the list is not named', { mend: 'Add --edition, for example 2020.' });
      const imported = await read(file, options, { list, edition, ...(category === undefined ? {} : { category }) });
      print(context, imported, options.json);
      if (options.dryRun) return;
      const { kind, title, validFrom, validTo } = options;
      const installed = await installEdition(imported, {
        folder: options.into,
        complete: options.complete,
        source: options.source ?? basename(file),
        importedAt: context.clock.nowIso(),
        importedBy: options.by ?? userInfo().username,
        ...(kind === undefined ? {} : { kind }),
        ...(title === undefined ? {} : { title }),
        ...(validFrom === undefined ? {} : { validFrom }),
        ...(validTo === undefined ? {} : { validTo }),
      });
      note(context, `written: ${installed.file}${options.complete ? '' : '; not said to be complete: it proves "in" only'}`);
    });

  reading(
    registry
      .command('import-journals')
      .description(
        'Read a table of journals (title, ISSN, CN, former titles, status) by which titles and numbers are told to be one journal.',
      ),
  )
    .addHelpText('after', '\nExample:\n  integrity registry import-journals journals.csv')
    .action(async (file: string, options: ReadOptions) => {
      const imported = await read(file, options, { list: 'journals', edition: '-' });
      print(context, imported, options.json);
      if (!options.dryRun) note(context, `written: ${(await installJournals(imported, options.into)).file}`);
    });
}

const reading = (command: Command): Command =>
  command
    .argument('<file>')
    .option('--into <dir>', 'registry folder to write, made when absent', OFFICE_REGISTRY)
    .option('--column <role=header>', `header of a column that is not found, repeatable; roles: ${COLUMN_ROLES.join(', ')}`, addColumn, {})
    .option('--where <header=value>', 'take only the rows whose column holds that value', rowFilter)
    .option('--expect-total <n>', 'published number of journals', positiveInteger)
    .option('--dry-run', 'show only', false)
    .option('--json', 'print JSON', false);

async function read(
  file: string,
  { column, where, expectTotal }: ReadOptions,
  about: { readonly list: string; readonly edition: string; readonly category?: string },
): Promise<ImportedList> {
  return importList({
    source: await readListFile(file, column),
    ...about,
    columns: column,
    ...(where === undefined ? {} : { where }),
    ...(expectTotal === undefined ? {} : { expectTotal }),
  });
}

const PREVIEW = 5;

function print(context: CliContext, imported: ImportedList, json: boolean): void {
  const { byCategory, duplicates, badCheckDigits, unmatchedLines, malformedIdentifiers, numberGaps, guessedColumns } = imported;
  const counts = { rows: imported.rows.length, byCategory, duplicates, badCheckDigits, unmatchedLines, malformedIdentifiers, numberGaps };
  const totals = guessedColumns.length === 0 ? counts : { ...counts, guessedColumns };
  if (json) return printJson(context, totals);
  const categories = Object.entries(byCategory).map(([name, count]) => `${name} ${count}`);
  printLine(context, `${totals.rows} journals (${categories.join(', ')})`);
  for (const row of [...imported.rows.slice(0, PREVIEW), ...imported.rows.slice(Math.max(PREVIEW, totals.rows - 2))])
    printLine(context, `  ${[row.row, row.title, row.issn, row.cn, row.category].map((cell) => String(cell ?? '')).join('  ')}`);
  const some = (label: string, count: number, texts: readonly string[]): void => {
    if (count > 0) printLine(context, `${count} ${label}: ${texts.join('; ')}${count > texts.length ? '; …' : ''}`);
  };
  some('columns were told by their content, for the file has no header', guessedColumns.length, guessedColumns);
  some(
    'titles or numbers stand more than once',
    duplicates.length,
    duplicates.slice(0, PREVIEW).map(({ key, rows }) => `${key} (rows ${rows.join(', ')})`),
  );
  some(
    'ISSNs fail their check character',
    badCheckDigits.length,
    badCheckDigits.slice(0, PREVIEW).map(({ row, value }) => `${value} (row ${row})`),
  );
  some(
    'cells hold no number where one should stand',
    malformedIdentifiers.length,
    malformedIdentifiers.slice(0, PREVIEW).map(({ row, value }) => `${value} (row ${row})`),
  );
  some(
    'numbers are left out',
    numberGaps.length,
    numberGaps.slice(0, PREVIEW).map(({ after, found }) => `${after} → ${found}`),
  );
  some(
    'lines were not read as journals',
    unmatchedLines.length,
    unmatchedLines.slice(0, PREVIEW).map(({ line, text }) => `line ${line}: ${text}`),
  );
}

function addColumn(value: string, before: ColumnNames): ColumnNames {
  const [role, header] = pair(value);
  const known = COLUMN_ROLES.find((one) => one === role);
  if (known === undefined) throw new InvalidArgumentError(`no column role ${role}; roles are ${COLUMN_ROLES.join(', ')}`);
  return { ...before, [known]: header };
}

function rowFilter(value: string): RowFilter {
  const [header, wanted] = pair(value);
  return { header, value: wanted };
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1) throw new InvalidArgumentError('write it as name=value');
  return [text.slice(0, at), text.slice(at + 1)];
}

function month(text: string): string {
  if (!isYearMonth(text)) throw new InvalidArgumentError('write the month as YYYY-MM');
  return text;
}
