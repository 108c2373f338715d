import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHELL = '/bin/sh';
const MEGABYTE = 1024 * 1024;
/** Heap beyond this share of the memory limit would leave WebAssembly and buffers nothing. */
const HEAP_SHARE = 0.6;
const V8_MAJOR = Number(process.versions.v8.split('.')[0]);
/** From V8 13 on (Node 24) the 512 MB that each isolate reserves for code count as data though nothing is written there. */
const CODE_RANGE_BYTES = V8_MAJOR >= 13 ? 1024 * MEGABYTE : 0;

/**
 * Children live for some hundred files, most of which take milliseconds: measured on 65 Chinese PDFs,
 * the first four took a sixth off the processor time, the fifth a tenth when it was tried apart from the fourth, and the last a sixth:
 * only what runs four times as long as V8 asks for is worth its optimising compiler, which otherwise took as long as the reading (V8 12 and
 * later, in Node 22, know no such flag and would not start).
 * Collecting garbage on the thread itself, and seldom, costs less than waking others; patterns and functions are compiled when first
 * run, since most of them soon are run again. The heap may grow to a quarter of the memory before all of it is gone through, and functions
 * out of use for a while stay compiled: another seventh (documents come and go, and their code with them).
 * The optimising compiler works on other threads, which are the other children's: drawing less into one function, and asking ten times as
 * much of WebAssembly before it is compiled anew, takes a third off its time over 936 files of all kinds, and nothing is read slower for it.
 */
export const CHILD_FLAGS: readonly string[] = [
  '--single-threaded-gc',
  '--min-semi-space-size=32',
  '--max-semi-space-size=32',
  '--no-regexp-tier-up',
  '--always-sparkplug',
  '--no-flush-bytecode',
  '--initial-old-space-size=256',
  '--max-inlined-bytecode-size=150',
  '--max-inlined-bytecode-size-cumulative=300',
  '--wasm-tiering-budget=18000000',
  ...(V8_MAJOR < 12 ? ['--interrupt-budget=270000'] : []),
];

export const DEFAULT_MEMORY_BYTES = 1024 * MEGABYTE;

/** @returns the flag that bounds the JavaScript part of a child's memory. */
export const heapFlag = (memoryBytes: number): string =>
  `--max-old-space-size=${Math.max(64, Math.floor((memoryBytes / MEGABYTE) * HEAP_SHARE))}`;

/**
 * Starts a child under an operating-system limit on its data. RLIMIT_DATA counts what is written, WebAssembly memory included;
 * RLIMIT_AS would count the address space V8 only reserves, and no Node starts under a sensible one.
 */
export function spawnChild(entry: URL, memoryBytes: number): ChildProcess {
  const command = [process.execPath, heapFlag(memoryBytes), ...CHILD_FLAGS, '--no-warnings', fileURLToPath(entry)];
  const limited = existsSync(SHELL)
    ? [SHELL, '-c', `ulimit -c 0; ulimit -d ${Math.ceil((memoryBytes + CODE_RANGE_BYTES) / 1024)} 2>/dev/null; exec "$@"`, 'sh', ...command]
    : command;
  const [program = process.execPath, ...args] = limited;
  return spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Nothing of the parent's environment reaches a process that reads hostile files.
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', TZ: 'UTC' },
  });
}

/** @returns resident memory of a process in bytes, undefined where the system does not tell. */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
