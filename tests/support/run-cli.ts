import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BINARY = path.join(ROOT, 'bin', 'integrity.js');

export interface CliRun {
  /** Exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCli {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What it has printed on stderr so far. */
  stderr(): string;
  readonly ended: Promise<CliRun>;
}

export interface CliOptions {
  /** Working folder; default: the repository. */
  readonly cwd?: string;
  /** Beside the variables there are. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `integrity` as an office would: the real binary in a process of its own. */
export function startCli(args: readonly string[], options: CliOptions = {}): RunningCli {
  const child = spawn(process.execPath, [BINARY, ...args], {
    cwd: options.cwd ?? ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, NO_COLOR: '1', NODE_OPTIONS: '', NODE_V8_COVERAGE: process.env['NODE_V8_COVERAGE'] ?? '' },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  if (child.pid === undefined) throw new Error('integrity did not start');
  return { child, pid: child.pid, stderr: () => stderr, ended };
}

/** Runs `integrity` to its end. */
export const runCli = (args: readonly string[], options?: CliOptions): Promise<CliRun> => startCli(args, options).ended;

/** Scans a batch into a fresh `--out`; the workspace is never inside the batch. */
export const scanBatch = (folder: string, out: string, workspace: string, args: readonly string[] = []): Promise<CliRun> =>
  runCli(['scan', folder, '--out', out, '--workspace', workspace, ...args]);
