import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isIsoDate } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { LANGUAGES, type Language } from '../../domain/localised.ts';
import { DEFAULT_OCR_OPTIONS, OCR_MODES, type OcrMode } from '../../ingest/extract/ocr/ocr-options.ts';
import { createInProcessRunner } from '../../pipeline/in-process-runner.ts';
import type { Runner } from '../../pipeline/runner.ts';
import { type ScanResult, scan } from '../../pipeline/scan.ts';
import { DEFAULT_EXTRACT_LIMITS, type ScanOptions } from '../../pipeline/scan-options.ts';
import type { ParameterValue } from '../../policy/types.ts';
import { ONLINE_SOURCES, type OnlineSource } from '../../registries/online/types.ts';
import { summariseForTerminal } from '../../report/terminal-summary.ts';
import { createQueueRunner } from '../../workers/queue-runner.ts';
import { startQueueWorker } from '../../workers/worker.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { positiveInteger } from '../positive-integer.ts';
import { createProgressDisplay } from '../progress-display.ts';

interface Options {
  readonly out: string;
  readonly workspace?: string;
  readonly runner: string;
  readonly threads?: number;
  readonly localWorker: boolean;
  readonly prefix: string;
  readonly policy?: string;
  readonly set: readonly Override[];
  readonly corpus: readonly string[];
  readonly registry: readonly string[];
  readonly reviewers?: string;
  readonly outputHistory?: string;
  readonly seed?: string;
  readonly online: boolean;
  readonly mailto?: string;
  readonly onlineUrl: readonly (readonly [OnlineSource, string])[];
  readonly onlineTimeout?: number;
  readonly onlineTries?: number;
  readonly date?: string;
  readonly extractTimeout?: number;
  readonly extractMemory?: number;
  readonly maxFile?: number;
  readonly ocr: OcrMode;
  readonly ocrPages: number;
  readonly taskTimeout: number;
  readonly lang: Language;
  readonly json: boolean;
  readonly quiet: boolean;
}

interface Override {
  readonly clause: string;
  readonly parameter: string;
  readonly value: ParameterValue;
}

const MEGABYTE = 1024 * 1024;
/** A default that an option of commander would put above batch.yaml. */
const unlessStated = (value: number): string => ` (default: limits of batch.yaml, else ${value})`;

export function addScanCommand(program: Command, context: CliContext): void {
  program
    .command('scan')
    .description('Screen a batch: a folder with one folder an applicant (and an optional batch.yaml); write a report for each.')
    .argument('<folder>', 'the batch')
    .option('-o, --out <dir>', 'where the reports go: batch.html, batch.json, applicants/<id>.html and .json', 'integrity-report')
    .option('-w, --workspace <dir>', 'where finished work is kept for the next scan (default: <folder>/.integrity)')
    .option('--policy <pack>', 'policy pack: a shipped name or a .yaml file (default: batch.yaml’s, else gansu-2019-90)')
    .option(
      '--set <clause.parameter=value>',
      'override one parameter of the pack, repeatable; the report names the origin',
      collectOverride,
      [],
    )
    .option('--corpus <dir>', 'folder of texts to compare against, repeatable', collect, [])
    .option('--registry <dir>', 'folder of a journal registry, repeatable', collect, [])
    .option('--reviewers <file>', 'reviewer pool, CSV or XLSX')
    .option('--online', 'ask Crossref, OpenAlex, DataCite and DOAJ about DOIs and ISSNs; without it nothing leaves the machine', false)
    .option('--mailto <address>', 'with --online: whom the sources may write to (default: $INTEGRITY_MAILTO, else mailto of batch.yaml)')
    .option(
      '--online-url <source=url>',
      'with --online: another address of a source, a mirror, repeatable (default: $INTEGRITY_CROSSREF_URL, … where set)',
      collectUrl,
      [],
    )
    .option('--online-timeout <seconds>', 'with --online: longest wait for one answer (default: 20)', positiveInteger)
    .option('--online-tries <n>', 'with --online: how often one question is asked where no answer comes (default: 4)', positiveInteger)
    .option('--output-history <file>', 'CSV of past batches’ dated works: the baseline of burst output')
    .option('--seed <text>', 'seed of the reviewer assignment and of simulations (recorded in the report)')
    .option('--date <YYYY-MM-DD>', 'date to print on the reports; without it they carry none, and equal inputs give equal bytes', isoDate)
    .option('--runner <where>', 'in-process, or redis://host:port to use the workers of a queue', 'in-process')
    .option('--threads <n>', 'tasks at a time on this machine (default: the processors there are)', positiveInteger)
    .option('--prefix <name>', 'with redis: keeps several offices apart', 'integrity')
    .option('--no-local-worker', 'with redis: leave the work to `integrity worker` processes alone')
    .option(
      '--extract-timeout <seconds>',
      `longest time one file may take to read; each page of it, where pages are recognised${unlessStated(DEFAULT_EXTRACT_LIMITS.timeoutMs / 1000)}`,
      positiveInteger,
    )
    .option(
      '--extract-memory <MB>',
      `most memory one file may take to read${unlessStated(DEFAULT_EXTRACT_LIMITS.memoryBytes / MEGABYTE)}`,
      positiveInteger,
    )
    .option('--max-file <MB>', `larger files are refused${unlessStated(DEFAULT_EXTRACT_LIMITS.maxFileBytes / MEGABYTE)}`, positiveInteger)
    .addOption(
      new Option(
        '--ocr <when>',
        'text recognition: of pages without usable text and of pictures (auto), of every page of a PDF too, or not at all',
      )
        .choices(OCR_MODES)
        .default(DEFAULT_OCR_OPTIONS.mode),
    )
    .addOption(
      new Option('--ocr-pages <n>', 'most pages of one file to recognise, about 3 s each')
        .argParser(positiveInteger)
        .default(DEFAULT_OCR_OPTIONS.maxPages),
    )
    .addOption(new Option('--task-timeout <seconds>', 'longest time one task may take').argParser(positiveInteger).default(1800))
    .addOption(
      new Option('--lang <language>', 'language of the summary printed here (reports hold both)')
        .choices(LANGUAGES)
        .default(defaultLanguage()),
    )
    .option('--json', 'print the batch report as JSON', false)
    .option('-q, --quiet', 'no progress', false)
    .addHelpText(
      'after',
      `
Examples:
  integrity scan ./dossiers
  integrity scan ./dossiers --out ./reports --corpus ./published --registry ./registry --reviewers experts.xlsx
  integrity scan ./dossiers --set '二(五)2(2)b.coreLimitPercent=15'
  integrity scan ./dossiers --runner redis://127.0.0.1:6379 --no-local-worker

A scan that was stopped goes on where it was; one of unchanged dossiers does almost nothing.
Exit codes: 0 nothing to review, 1 findings, 2 usage or configuration, 3 incomplete.`,
    )
    .action(async (folder: string, options: Options) => {
      context.exitCode = await runScan(context, folder, options);
    });
}

async function runScan(context: CliContext, folder: string, options: Options): Promise<ExitCode> {
  const { runner, close } = await openRunner(options);
  const display = createProgressDisplay(context.stderr, { quiet: options.quiet });
  try {
    const result = await scan(scanOptions(context, folder, options, runner, display.onEvent));
    display.close();
    print(context, options, result);
    return result.ending === 'incomplete' ? EXIT.incomplete : result.ending === 'findings' ? EXIT.findings : EXIT.nothingToReview;
  } catch (error) {
    display.close();
    throw error;
  } finally {
    await close();
  }
}

function scanOptions(
  context: CliContext,
  folder: string,
  options: Options,
  runner: Runner,
  onEvent: NonNullable<ScanOptions['onEvent']>,
): ScanOptions {
  const overrides: Record<string, Record<string, ParameterValue>> = {};
  for (const { clause, parameter, value } of options.set) overrides[clause] = { ...overrides[clause], [parameter]: value };
  const absolute = (given: string): string => path.resolve(given);
  return {
    folder: absolute(folder),
    out: absolute(options.out),
    runner,
    clock: context.clock,
    toolVersion: context.version,
    overrides,
    corpus: options.corpus.map(absolute),
    registries: options.registry.map(absolute),
    extractLimits: {
      ...(options.extractTimeout === undefined ? {} : { timeoutMs: options.extractTimeout * 1000 }),
      ...(options.extractMemory === undefined ? {} : { memoryBytes: options.extractMemory * MEGABYTE }),
      ...(options.maxFile === undefined ? {} : { maxFileBytes: options.maxFile * MEGABYTE }),
    },
    ocr: { mode: options.ocr, maxPages: options.ocrPages },
    onEvent,
    signal: context.signal,
    ...(options.workspace === undefined ? {} : { workspace: absolute(options.workspace) }),
    ...(options.policy === undefined ? {} : { policyPack: options.policy }),
    ...(options.reviewers === undefined ? {} : { reviewerPool: absolute(options.reviewers) }),
    ...(options.outputHistory === undefined ? {} : { outputHistory: absolute(options.outputHistory) }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.date === undefined ? {} : { date: options.date }),
    ...(options.online ? { online: onlineOptions(options) } : {}),
  };
}

function onlineOptions({ mailto, onlineUrl, onlineTimeout, onlineTries }: Options): NonNullable<ScanOptions['online']> {
  const address = mailto ?? process.env['INTEGRITY_MAILTO'];
  const mirrors = ONLINE_SOURCES.flatMap((source) => {
    const url = process.env[`INTEGRITY_${source.toUpperCase()}_URL`] ?? '';
    if (url === '') return [];
    if (!isHttpUrl(url))
      throw new IntegrityError('online-url-invalid', `INTEGRITY_${source.toUpperCase()}_URL is no web address: ${url}`, {
        mend: 'Write it with http:// or https://, or leave the variable out.',
      });
    return [[source, url] as const];
  });
  return {
    ...(address === undefined ? {} : { mailto: address }),
    baseUrls: Object.fromEntries([...mirrors, ...onlineUrl]),
    limits: {
      ...(onlineTimeout === undefined ? {} : { timeoutMs: onlineTimeout * 1000 }),
      ...(onlineTries === undefined ? {} : { attempts: onlineTries }),
    },
  };
}

function print(context: CliContext, options: Options, result: ScanResult): void {
  if (options.json) {
    printJson(context, result.report);
    return;
  }
  for (const line of summariseForTerminal(result.report, options.lang)) printLine(context, line);
  printLine(context, `Reports: ${path.relative('.', path.join(result.out, 'batch.html'))}`);
  if (result.ending === 'incomplete') note(context, 'Something was left undone: see the files named in the reports. Exit code 3.');
}

async function openRunner(options: Options): Promise<{ runner: Runner; close: () => Promise<void> }> {
  const pool = { taskTimeoutMs: options.taskTimeout * 1000, ...(options.threads === undefined ? {} : { threads: options.threads }) };
  if (options.runner === 'in-process') {
    const runner = createInProcessRunner(pool);
    return { runner, close: () => runner.close() };
  }
  if (!/^rediss?:/.test(options.runner)) {
    throw new IntegrityError('runner-unknown', `No runner is named ${options.runner}`, {
      mend: 'Use in-process, or an address such as redis://127.0.0.1:6379.',
    });
  }
  const runner = await createQueueRunner({ url: options.runner, prefix: options.prefix });
  const worker = options.localWorker ? await startQueueWorker({ url: options.runner, prefix: options.prefix, ...pool }) : undefined;
  const close = async (): Promise<void> => {
    await worker?.close();
    await runner.close();
  };
  if (worker === undefined && (await runner.workersConnected()) === 0) {
    await close();
    throw new IntegrityError('no-workers', `No worker serves ${options.runner}`, {
      mend: `Start one: integrity worker --redis ${options.runner}; or leave --no-local-worker away.`,
    });
  }
  return { runner, close };
}

const defaultLanguage = (): Language => (/^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'zh' : 'en');

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];

function collectOverride(text: string, previous: readonly Override[]): Override[] {
  const parts = /^(.+)\.([A-Za-z][A-Za-z0-9]*)=(.*)$/s.exec(text);
  if (parts === null) throw new InvalidArgumentError("Write it as clause.parameter=value, for example '二(五)2(2)b.coreLimitPercent=15'.");
  const [, clause = '', parameter = '', raw = ''] = parts;
  return [...previous, { clause, parameter, value: readValue(raw) }];
}

/** JSON where it is JSON (numbers, lists, true), else the text itself. */
function readValue(raw: string): ParameterValue {
  try {
    return JSON.parse(raw) as ParameterValue;
  } catch {
    return raw;
  }
}

const isHttpUrl = (text: string): boolean => /^https?:\/\//iu.test(text) && URL.canParse(text);

function collectUrl(text: string, previous: readonly (readonly [OnlineSource, string])[]): (readonly [OnlineSource, string])[] {
  const at = text.indexOf('=');
  const source = ONLINE_SOURCES.find((name) => name === text.slice(0, at));
  const url = text.slice(at + 1);
  if (source === undefined || !isHttpUrl(url))
    throw new InvalidArgumentError(`Write it as source=url, with a source of ${ONLINE_SOURCES.join(', ')}.`);
  return [...previous, [source, url]];
}

function isoDate(text: string): string {
  if (!isIsoDate(text)) throw new InvalidArgumentError('It takes a day as YYYY-MM-DD.');
  return text;
}
