import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** What systems and this tool itself keep beside documents. */
const HIDDEN = /^\./;

/** @returns the files named, and in the place of each folder the files in it, in order of their paths. */
export async function filesUnder(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const given of paths) {
    const isFolder = await stat(given).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (isFolder) found.push(...(await filesIn(given)));
    else found.push(given);
  }
  return found;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !HIDDEN.test(name));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return await filesIn(place);
      return entry.isSymbolicLink() && !(await stat(place).catch(() => undefined))?.isFile() ? [] : [place];
    }),
  );
  return nested.flat();
}
