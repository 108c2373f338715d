import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { IntegrityError } from '../domain/errors.ts';

/** Writes a whole file or none: a reader never sees half a report. */
export async function writeWholeFile(target: string, content: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(temporary, content, 'utf8');
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new IntegrityError('output-unwritable', `Cannot write ${target}: ${String(error)}`, {
      mend: 'Name a writable folder with --out, or free disk space.',
      file: target,
      cause: error,
    });
  }
}
