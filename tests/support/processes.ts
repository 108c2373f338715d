import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface ProcessEntry {
  readonly pid: number;
  readonly ppid: number;
  /** Clock ticks since boot: with the pid it names a process for good. */
  readonly started: string;
}

function readProcess(pid: number): ProcessEntry | undefined {
  try {
    // The command name stands in parentheses and may hold anything; the state, the parent's pid and the start time follow it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    if (fields[0] === 'Z') return undefined;
    return { pid, ppid: Number(fields[1]), started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Every living process under `root`, itself left out. Linux only: it reads /proc. */
export function descendants(root: number): ProcessEntry[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const found: ProcessEntry[] = [];
  const parents = [root];
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    for (const one of all) {
      if (one.ppid !== parent) continue;
      found.push(one);
      parents.push(one.pid);
    }
  }
  return found;
}

export const stillAlive = (entries: readonly ProcessEntry[]): ProcessEntry[] =>
  entries.filter(({ pid, started }) => readProcess(pid)?.started === started);

/** Waits until `condition` holds. @throws Error with `what` when it does not within the time. */
export async function waitUntil(what: string, condition: () => boolean, timeoutMs = 20_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await sleep(10);
  }
}
