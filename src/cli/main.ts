import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { IntegrityError } from '../domain/errors.ts';
import { type CliContext, note } from './context.ts';
import { EXIT } from './exit-codes.ts';

export function toolVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('../../package.json');
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string')
    return manifest.version;
  throw new TypeError('package.json states no version');
}

/** Runs one command line. @returns the exit code; bugs are thrown with their stack. */
export async function main(args: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  const onSignal = (): void => interrupt.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const context: CliContext = {
    stdout: process.stdout,
    stderr: process.stderr,
    clock: { nowIso: () => new Date().toISOString() },
    version: toolVersion(),
    signal: interrupt.signal,
    exitCode: EXIT.nothingToReview,
  };
  try {
    await (await buildProgram(context, args[0])).parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.nothingToReview : EXIT.usage;
    if (!(error instanceof IntegrityError)) throw error;
    note(context, `integrity: ${error.message} [${error.code}]`);
    if (error.file !== undefined && !error.message.includes(error.file)) note(context, `  file: ${error.file}`);
    note(context, `  what to do: ${error.mend}`);
    return error.code === 'scan-aborted' ? EXIT.incomplete : EXIT.usage;
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
  }
}

type AddCommand = (program: Command, context: CliContext) => void;

/** In the order of the help. Each is loaded when it is named: most need much that the others do not. */
const COMMANDS: readonly (readonly [name: string, load: () => Promise<AddCommand>])[] = [
  ['scan', async () => (await import('./commands/scan.ts')).addScanCommand],
  ['init', async () => (await import('./commands/init.ts')).addInitCommand],
  ['extract', async () => (await import('./commands/extract.ts')).addExtractCommand],
  ['compare', async () => (await import('./commands/compare.ts')).addCompareCommand],
  ['index', async () => (await import('./commands/index.ts')).addIndexCommand],
  ['registry', async () => (await import('./commands/registry.ts')).addRegistryCommand],
  ['reviewers', async () => (await import('./commands/reviewers.ts')).addReviewersCommand],
  ['policy', async () => (await import('./commands/policy.ts')).addPolicyCommand],
  ['worker', async () => (await import('./commands/worker.ts')).addWorkerCommand],
  ['doctor', async () => (await import('./commands/doctor.ts')).addDoctorCommand],
];

const VERSION_FLAGS: readonly (string | undefined)[] = ['-V', '--version'];

/** @param named the command to load; all are, for help and for errors, when it is none */
async function buildProgram(context: CliContext, named: string | undefined): Promise<Command> {
  const program = new Command('integrity')
    .description(
      'Pre-screens professional-title (职称) dossiers: reads the files, compares the texts, checks every clause it can,\nassigns blind reviewers, and writes one explained report per applicant.',
    )
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .showHelpAfterError('(run with --help for the options and examples)')
    .addHelpText(
      'after',
      `
Examples:
  integrity scan ./dossiers --out ./reports      screen a batch
  integrity init ./dossiers/zhang-san            draft a dossier.yaml from the files found
  integrity compare a.pdf b.docx                 show the passages two files share
  integrity doctor                               see whether this machine is ready

Exit codes: 0 nothing to review, 1 findings, 2 usage or configuration, 3 incomplete (something could not be read or checked).
Nothing leaves this machine.`,
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => void context.stdout.write(text), writeErr: (text) => void context.stderr.write(text) });
  if (VERSION_FLAGS.includes(named)) return program;
  const wanted = COMMANDS.filter(([name]) => name === named);
  for (const [, load] of wanted.length > 0 ? wanted : COMMANDS) (await load())(program, context);
  return program;
}
