import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { IntegrityError } from '../../domain/errors.ts';
import { parseRegistryFile, type RegistryFile } from '../registry-file.ts';
import { type RetractionRows, readRetractions } from './read-retractions.ts';
import { retractionsToText } from './retraction-index.ts';

export interface ImportedRetractions extends RetractionRows {
  readonly file: string;
}

/**
 * Reads a list of retractions; nothing is written.
 * @throws IntegrityError `registry-total-mismatch` when another number of rows was expected, and what `readRetractions` throws
 */
export async function importRetractions(path: string, expectTotal?: number): Promise<ImportedRetractions> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new IntegrityError('registry-file-unreadable', `${path} can't be read`, { mend: 'Check the path.', file: path, cause });
  });
  const read = readRetractions(bytes, path);
  if (expectTotal !== undefined && read.rows.length !== expectTotal) {
    throw new IntegrityError(
      'registry-total-mismatch',
      `${path} has ${read.rows.length} notices, ${expectTotal} were expected; ${read.unmatchedLines.length} lines were not read`,
      {
        mend: 'Compare with the list as published; nothing was loaded.',
        file: path,
      },
    );
  }
  return { ...read, file: path };
}

export interface InstallRetractions {
  readonly folder: string;
  readonly source: string;
  /** What the list is called, for example the day it was published. */
  readonly edition: string;
  readonly importedAt: string;
}

/** Writes the list into a registry folder and declares it there; the list is in place before the manifest names it. */
export async function installRetractions(
  imported: ImportedRetractions,
  options: InstallRetractions,
): Promise<{ file: string; sha256: string }> {
  const manifestPath = join(options.folder, 'registry.yaml');
  const manifest = await readManifest(manifestPath);
  const text = retractionsToText(imported.rows);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const file = 'retractions.tsv';
  const { edition, source, importedAt } = options;
  const next = stringify({ ...manifest, retractions: { file, edition, source, sha256, importedAt } });
  parseRegistryFile(next, manifestPath);
  await writeWhole(join(options.folder, file), text);
  await writeWhole(manifestPath, next);
  return { file: join(options.folder, file), sha256 };
}

async function readManifest(path: string): Promise<RegistryFile> {
  try {
    return parseRegistryFile(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { registry: 'imported', source: '', lists: [] };
    throw error;
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
