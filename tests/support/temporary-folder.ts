import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A fresh folder that goes when the tests of the file are over. Call it at the top of a file or a `describe`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'integrity-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
