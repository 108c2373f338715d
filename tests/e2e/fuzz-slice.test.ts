import { describe, expect, it } from 'vitest';
import { extractInProcess } from '../../src/ingest/extract/extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../../src/ingest/extract/limits.ts';
import { mutate } from '../support/documents/mutate.ts';
import { sampleDocuments } from '../support/documents/sample-documents.ts';

/** Formats whose readers are our own; PDF engines and archives are tried in child processes by bench/fuzz-ingest.ts. */
const OWN = ['a.docx', 'a.doc', 'a.rtf', 'a.odt', 'a.ofd', 'a.epub', 'a.html', 'a.txt'];
const INPUTS = 160;
const limits = { ...DEFAULT_EXTRACTION_LIMITS, maxInflatedBytes: 4_000_000, maxObjects: 100_000 };

describe('spoiled files', () => {
  it('end in text or a coded error, the same each time', async () => {
    const samples = sampleDocuments();
    const ended = new Set<string>();
    for (let number = 0; number < INPUTS; number++) {
      const name = OWN[number % OWN.length] ?? '';
      const bytes = mutate(samples[name] ?? new Uint8Array(), samples['a.zip'] ?? new Uint8Array(), 77_000 + number);
      const result = await extractInProcess(bytes, { path: `${number}-${name}`, limits });
      const code = result.status === 'read' ? 'read' : result.error.code;
      ended.add(code);
      expect.soft(code, `${number}-${name}`).not.toBe('internal-error');
      if (number % 40 === 0) expect(await extractInProcess(bytes, { path: `${number}-${name}`, limits })).toEqual(result);
    }
    // Were nothing spoiled, or everything, the test would show nothing.
    expect(ended.has('read')).toBe(true);
    expect(ended.size).toBeGreaterThan(4);
  });
});
