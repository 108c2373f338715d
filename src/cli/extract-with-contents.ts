import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { INSIDE } from '../ingest/extract/containers/unpacked-file.ts';
import type { ExtractionPool } from '../ingest/extract/extraction-pool.ts';
import type { KeptExtraction } from '../pipeline/kept-extractions.ts';

/** A file read, under the name it is told by. */
export type NamedExtraction = KeptExtraction & { readonly file: string };

/**
 * Reads a file; of an archive the files inside it, as a scan does. They are unpacked to a temporary folder that is gone afterwards.
 * @param file as the user named it; a file inside is told as `archive.zip!/inner/name`.
 */
export async function extractWithContents(
  read: (absolute: string, displayPath: string) => Promise<KeptExtraction>,
  reader: () => Promise<ExtractionPool>,
  file: string,
  signal: AbortSignal,
): Promise<NamedExtraction[]> {
  const whole = { file, ...(await read(path.resolve(file), file)) };
  if (whole.result.status === 'read' || whole.result.error.code !== 'file-is-container') return [whole];
  const scratch = await mkdtemp(path.join(tmpdir(), 'integrity-unpacked-'));
  try {
    const folder = path.join(scratch, 'files');
    const unpacked = await (await reader()).unpack({ path: path.resolve(file), displayPath: file }, folder, { signal });
    if (unpacked.status === 'unreadable')
      return [{ file, kept: false, result: { status: 'unreadable', format: 'archive', error: unpacked.error } }];
    if (unpacked.status === 'not-container' || unpacked.files.length === 0) return [whole];
    const inner: NamedExtraction[] = [];
    for (const { path: name, blob, refused } of unpacked.files) {
      const shown = `${file}${INSIDE}${name}`;
      if (refused !== undefined)
        inner.push({ file: shown, kept: false, result: { status: 'unreadable', format: 'unknown', error: refused } });
      else if (blob !== undefined) inner.push({ file: shown, ...(await read(path.join(folder, blob), shown)) });
    }
    return inner;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
