import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExtractionResult } from '../domain/document.ts';
import { INSIDE } from '../ingest/extract/containers/unpacked-file.ts';
import type { ExtractionPool } from '../ingest/extract/extraction-pool.ts';

export interface NamedResult {
  readonly file: string;
  readonly result: ExtractionResult;
}

/**
 * Reads a file; of an archive the files inside it, as a scan does. They are unpacked to a temporary folder that is gone afterwards.
 * @param file as the user named it; a file inside is told as `archive.zip!/inner/name`.
 */
export async function extractWithContents(pool: ExtractionPool, file: string, signal: AbortSignal): Promise<NamedResult[]> {
  const asked = { path: path.resolve(file), displayPath: file };
  const result = await pool.extract(asked, { signal });
  if (result.status === 'read' || result.error.code !== 'file-is-container') return [{ file, result }];
  const scratch = await mkdtemp(path.join(tmpdir(), 'integrity-unpacked-'));
  try {
    const folder = path.join(scratch, 'files');
    const unpacked = await pool.unpack(asked, folder, { signal });
    if (unpacked.status === 'unreadable') return [{ file, result: { status: 'unreadable', format: 'archive', error: unpacked.error } }];
    if (unpacked.status === 'not-container' || unpacked.files.length === 0) return [{ file, result }];
    const inner: NamedResult[] = [];
    for (const { path: name, blob, refused } of unpacked.files) {
      const shown = `${file}${INSIDE}${name}`;
      if (refused !== undefined) inner.push({ file: shown, result: { status: 'unreadable', format: 'unknown', error: refused } });
      else if (blob !== undefined)
        inner.push({ file: shown, result: await pool.extract({ path: path.join(folder, blob), displayPath: shown }, { signal }) });
    }
    return inner;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
