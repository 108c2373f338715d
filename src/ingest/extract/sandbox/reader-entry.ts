import { statSync } from 'node:fs';
import { compiledEntry } from './compiled-entry.ts';

/**
 * What the children run: the bundled reader, which starts in a third of the time, unless there is none or the build is newer
 * (a compiler that was run alone made no bundle); else its modules one by one. Both do the same.
 */
export function readerEntry(): URL {
  const modules = compiledEntry(new URL('./child-entry.ts', import.meta.url));
  const bundled = changedAt(new URL('./child-bundle.cjs', modules));
  const built = changedAt(new URL('../../../.tsbuildinfo', modules)) ?? 0;
  return bundled !== undefined && bundled >= built ? new URL('./child-start.cjs', modules) : modules;
}

const changedAt = (file: URL): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
