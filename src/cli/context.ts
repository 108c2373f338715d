import type { Clock } from '../domain/clock.ts';
import { maskDeep, maskResidentIds } from '../registries/identifiers/resident-id.ts';

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

export const printLine = (context: CliContext, line: string): void => void context.stdout.write(`${maskResidentIds(line)}\n`);
export const printJson = (context: CliContext, value: unknown): void =>
  void context.stdout.write(`${JSON.stringify(maskDeep(value), null, 2)}\n`);
/** One value a line, for streaming to other programs. */
export const jsonLine = (value: unknown): string => `${JSON.stringify(maskDeep(value))}\n`;
export const printJsonLine = (context: CliContext, value: unknown): void => void context.stdout.write(jsonLine(value));
/** Notes for a person; never mixed into what `--json` prints. */
export const note = (context: CliContext, line: string): void => void context.stderr.write(`${maskResidentIds(line)}\n`);
