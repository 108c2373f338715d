import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { artifacts } from '../../../tests/support/check-artifacts.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { applicantId } from '../../domain/ids.ts';
import { extractInProcess } from '../../ingest/extract/extract-in-process.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { saveExtraction, summarise } from '../extracted.ts';
import type { ReadDossier } from '../scan-model.ts';
import { attachedReports } from './attached-reports.ts';

const SAMPLES = path.join(import.meta.dirname, '../../../fixtures/check-reports');
const folder = temporaryFolder();
const store = openArtifactStore(path.join(folder, 'artifacts'));

/** A dossier whose check reports are copies of the samples, read as a scan would. */
async function dossierWith(id: string, names: readonly string[]): Promise<ReadDossier> {
  const place = path.join(folder, id);
  mkdirSync(path.join(place, 'check-reports'), { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(place, 'check-reports', name);
      cpSync(path.join(SAMPLES, name), file);
      const bytes = readFileSync(file);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const result = await extractInProcess(bytes, { path: name });
      await saveExtraction(store, sha256, result);
      return {
        file: { path: `check-reports/${name}`, kind: 'check-reports' as const, bytes: statSync(file).size, sha256 },
        summary: summarise(sha256, result),
      };
    }),
  );
  const base = artifacts({ applicant: { id: applicantId(id) }, dossier: { files: files.map(({ file }) => file) } }).dossier;
  return {
    dossier: base,
    folder: place,
    pictures: [],
    extractionOf: ({ path: wanted }) => {
      const found = files.find(({ file }) => file.path === wanted);
      return found === undefined ? undefined : { key: found.file.sha256, extracted: found.summary };
    },
  };
}

describe('attachedReports', () => {
  it('reads HTML by its elements, text by its words, and finds the same report in another dossier', async () => {
    const dossiers = [
      await dossierWith('a', ['cnki.txt', 'cnki-old.html']),
      await dossierWith('b', ['cnki.txt']),
      await dossierWith('c', []),
    ];
    const [a = [], b = [], c = []] = await attachedReports(dossiers, store);
    expect(a.map(({ file, reading }) => [file, reading.status === 'read' ? reading.report.layout : reading.status])).toEqual([
      ['check-reports/cnki.txt', 'text'],
      ['check-reports/cnki-old.html', 'html-old'],
    ]);
    expect(a.map(({ sameAs }) => sameAs.map(({ applicant, by }) => `${applicant} ${by}`))).toEqual([['b bytes'], []]);
    expect(b.map(({ sameAs }) => sameAs.map(({ file }) => file))).toEqual([['check-reports/cnki.txt']]);
    expect(c).toEqual([]);
    // Kept: a second pass gives the same without the files.
    expect(
      await attachedReports(
        dossiers.map((one) => ({ ...one, folder: '/nowhere' })),
        store,
      ),
    ).toEqual([a, b, c]);
  });

  it('says unreadable where reading a file failed', async () => {
    const read = await dossierWith('d', ['vip.txt']);
    const [[report] = []] = await attachedReports([{ ...read, extractionOf: () => undefined }], store);
    expect(report?.reading).toEqual({ status: 'unreadable' });
  });
});
