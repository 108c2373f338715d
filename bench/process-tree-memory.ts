import { readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
/** The kernel goes through every page to tell: of large processes that takes long, and would slow what is measured. */
const LARGEST_SHARE = 0.05;

/** Memory of a process by share: pages that several processes map count once among them. 0 when it is gone. */
function shareBytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^.*\) \S (\d+)/su.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

function treeBytes(root: number): number {
  const parents = new Map<number, number | undefined>();
  for (const name of readdirSync('/proc')) if (/^\d+$/u.test(name)) parents.set(Number(name), parentOf(Number(name)));
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid, steps = 0; at !== undefined && at > 0 && steps < 50; at = parents.get(at), steps++) {
      if (at === root) return true;
    }
    return false;
  };
  return [...parents.keys()].filter(belongs).reduce((sum, pid) => sum + shareBytes(pid), 0);
}

/** Samples the memory of a process and all it started, every 100 ms, or as seldom as it takes to cost a twentieth (Linux). `stop` gives the peak in bytes. */
export function watchProcessTree(root: number): { stop(): number } {
  let peak = 0;
  let timer: NodeJS.Timeout | undefined;
  const sample = (): void => {
    const began = performance.now();
    peak = Math.max(peak, treeBytes(root));
    timer = setTimeout(sample, Math.max(SAMPLE_MS, (performance.now() - began) / LARGEST_SHARE));
  };
  timer = setTimeout(sample, SAMPLE_MS);
  return {
    stop: () => {
      clearTimeout(timer);
      return peak;
    },
  };
}
