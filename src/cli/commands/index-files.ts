import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CodedError, IntegrityError } from '../../domain/errors.ts';
import { INSIDE } from '../../ingest/extract/containers/unpacked-file.ts';
import type { ExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { hasArchiveEnding, hasTextEnding } from '../../ingest/extract/text-endings.ts';
import type { CorpusIndex, OpenIndexOptions } from '../../similarity/index/open-index.ts';

const PLAIN_TEXT_FILES = new Set(['.txt', '.md', '.markdown']);

/** By its name; `readPlainText` looks at what it holds. */
export const isPlain = (file: string): boolean => PLAIN_TEXT_FILES.has(path.extname(file).toLowerCase());

/** Opens an index for reading; what that takes is loaded only when it is wanted. */
export async function openReader(folder: string, options: OpenIndexOptions = {}): Promise<CorpusIndex> {
  const { openIndex } = await import('../../similarity/index/open-index.ts');
  return openIndex(folder, options);
}

/** The same with the write lock. */
export async function openWriter(folder: string): Promise<CorpusIndex> {
  const { openIndexWriter } = await import('../../similarity/index/open-index.ts');
  return openIndexWriter(folder);
}

/** Starts the sandbox that reads files; loaded only when a file needs it. */
export async function openPool(size: number): Promise<ExtractionPool> {
  const { createExtractionPool } = await import('../../ingest/extract/extraction-pool.ts');
  return createExtractionPool({ size });
}

export type ReadText =
  | { readonly id: string; readonly title: string; readonly authors: readonly string[]; readonly date?: string; readonly text: string }
  | { readonly problem: string };

/** Reads a file in the sandbox; of an archive the texts inside it, as a scan does. */
export async function readTexts(pool: ExtractionPool, file: string, signal: AbortSignal): Promise<ReadText[]> {
  if (!hasArchiveEnding(file)) return [await readText(pool, file, signal)];
  const scratch = await mkdtemp(path.join(tmpdir(), 'integrity-unpacked-'));
  try {
    const folder = path.join(scratch, 'files');
    const unpacked = await pool.unpack({ path: path.resolve(file), displayPath: file }, folder, { signal });
    if (unpacked.status === 'not-container') return [await readText(pool, file, signal)];
    if (unpacked.status === 'unreadable') return [problemOf(file, unpacked.error)];
    const read: ReadText[] = [];
    for (const { blob, path: name, refused } of unpacked.files) {
      const shown = `${file}${INSIDE}${name}`;
      if (refused !== undefined) read.push(problemOf(shown, refused));
      else if (blob !== undefined && hasTextEnding(name)) read.push(await readText(pool, shown, signal, path.join(folder, blob)));
    }
    return read;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const problemOf = (file: string, { code, message }: CodedError): ReadText => ({ problem: `${file}: ${message} [${code}]` });

/**
 * Reads any file in the sandbox.
 * @param place where it lies, if not where its name says
 */
export async function readText(pool: ExtractionPool, file: string, signal: AbortSignal, place = path.resolve(file)): Promise<ReadText> {
  const result = await pool.extract({ path: place, displayPath: file }, { signal });
  if (result.status === 'unreadable') return problemOf(file, result.error);
  const { document } = result;
  if (document.text.trim() === '') return { problem: `${file}: no text [no-text-layer]` };
  const date = document.metadata.issueDate?.value;
  return {
    id: await hashOf(place),
    title: document.metadata.title?.value ?? path.basename(file),
    authors: document.metadata.authors?.value ?? [],
    text: document.text,
    ...(date === undefined ? {} : { date }),
  };
}

/** Files named, and the texts under folders named, in one order whatever the order given. */
export async function filesUnder(paths: readonly string[], isWanted = hasTextEnding): Promise<string[]> {
  return (await Promise.all(paths.map((given) => filesAt(given, isWanted)))).flat().sort();
}

export const mayHoldText = (name: string): boolean => hasTextEnding(name) || hasArchiveEnding(name);

/** Bytes of files in all, as the file system states them. */
export async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function filesAt(given: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const found = await stat(given).catch(() => undefined);
  if (found === undefined) throw new IntegrityError('path-missing', `There is no ${given}`, { mend: 'Correct the path.', file: given });
  if (!found.isDirectory()) return [given];
  const entries = await readdir(given, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && isWanted(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
