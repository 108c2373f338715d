import type { Clock } from '../domain/clock.ts';

/** The world as a command sees it: where it prints and what time it is. */
export interface CliContext {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly clock: Clock;
  readonly version: string;
  readonly signal: AbortSignal;
  /** Set by a command; the process ends with it. */
  exitCode: number;
}

export const printLine = (context: CliContext, line: string): void => void context.stdout.write(`${line}\n`);
export const printJson = (context: CliContext, value: unknown): void => void context.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
/** One value a line, for streaming to other programs. */
export const printJsonLine = (context: CliContext, value: unknown): void => void context.stdout.write(`${JSON.stringify(value)}\n`);
/** Notes for a person; never mixed into what `--json` prints. */
export const note = (context: CliContext, line: string): void => void context.stderr.write(`${line}\n`);
