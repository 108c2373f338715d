import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputHistory } from '../checks/burst-output/baseline.ts';
import { IntegrityError } from '../domain/errors.ts';
import { parseOutputHistory } from '../ingest/manifest/parse-output-history.ts';

/** @throws IntegrityError `output-history-unreadable`, and what its parser throws. */
export async function readOutputHistory(file: string): Promise<OutputHistory> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new IntegrityError('output-history-unreadable', `The table of past outputs ${file} can't be read`, {
      mend: 'Correct --output-history, or the outputHistory line of batch.yaml.',
      file,
      cause,
    });
  }
  const name = path.basename(file);
  return { file: name, sha256: createHash('sha256').update(bytes).digest('hex'), works: parseOutputHistory(bytes, name) };
}
