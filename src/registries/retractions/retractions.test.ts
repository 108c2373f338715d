import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { workId } from '../../domain/ids.ts';
import { loadRegistry } from '../load-registry.ts';
import { loadedEditions } from '../registry-queries.ts';
import { answerRetraction } from './answer-retraction.ts';
import { importRetractions, installRetractions } from './install-retractions.ts';
import { readRetractions } from './read-retractions.ts';
import { classesOf, reasonClasses } from './reason-classes.ts';
import { RetractionIndex, retractionsToText } from './retraction-index.ts';
import { REASON_CLASSES } from './types.ts';

// Invented notices in the shape of the Retraction Watch CSV.
const CSV = `Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes
1,"Seasonal Soil Water of Terraces, Revisited",(B/T) Soil;,"Plateau College; Canal Institute",Plateau Research,None,China,Zhixing Chen;Wangchuan Wang,,Research Article;,9/22/2021 0:00,10.9999/NOTICE.1,0,1/1/2019 0:00,10.9999/Abc.1,31234567,Retraction,+Error by Journal/Publisher;+Retract and Replace;,No,
2,Another title that is long enough,,,Plateau Research,,,Li Si,,,1/5/2020 0:00,unavailable,0,,unavailable,0,Correction,+Error in Text;,No,
3,,,,,,,,,,,,,,,,Retraction,,,
4,Editorial,,,,,,A B,,,2/30/2020 0:00,,,,10.9999/abc.1,0,Reinstatement,,,
5,A line that says nothing,,,,,,,,,,,,,10.9999/x,,Something else,,,
`;
const bytes = new TextEncoder().encode(CSV);

describe('readRetractions', () => {
  it('reads the columns it knows, and says which lines are no notice', () => {
    const read = readRetractions(bytes, 'r.csv');
    expect(read.rows[0]).toEqual({
      doi: '10.9999/abc.1',
      pmid: '31234567',
      natures: ['retraction'],
      date: '2021-09-22',
      noticeDoi: '10.9999/notice.1',
      reasons: ['Error by Journal/Publisher', 'Retract and Replace'],
      title: 'Seasonal Soil Water of Terraces, Revisited',
      authors: ['Zhixing Chen', 'Wangchuan Wang'],
      journal: 'Plateau Research',
    });
    expect(read.rows[2]).toEqual({ doi: '10.9999/abc.1', natures: ['reinstatement'], reasons: [], title: 'Editorial', authors: ['A B'] });
    expect(read).toMatchObject({ byNature: { retraction: 1, correction: 1, reinstatement: 1 }, repeatedDois: 1, withoutIdentifier: 1 });
    expect(read.unmatchedLines.map(({ line }) => line)).toEqual([4, 6]);
  });
  it('reads a reduced copy with several natures in a cell, and refuses other files', () => {
    const text = 'doi,retractionwatch\n10.9999/A,Retraction;Correction\nhttps://doi.org/10.9999/b,Expression of concern\n';
    expect(readRetractions(new TextEncoder().encode(text), 'r.csv').rows.map(({ doi, natures }) => [doi, natures])).toEqual([
      ['10.9999/a', ['retraction', 'correction']],
      ['10.9999/b', ['expression-of-concern']],
    ]);
    expect(() => readRetractions(new TextEncoder().encode('刊名,ISSN\n甲,1\n'), 'r.csv')).toThrow(/刊名 \| ISSN/u);
    expect(() => readRetractions(new Uint8Array(), 'r.csv')).toThrow(/\(empty\)/u);
  });
});

describe('reason classes', () => {
  it('are of known classes, and an unknown reason tells nothing', () => {
    expect(reasonClasses().size).toBeGreaterThan(100);
    expect(classesOf(['Paper Mill', 'error in data', '+Error in Data'])).toEqual(['conduct', 'honest-error']);
    expect(classesOf(['Never heard of'])).toEqual(['context']);
    expect(classesOf([])).toEqual([]);
    expect(new Set(reasonClasses().values()).size).toBe(REASON_CLASSES.length);
  });
});

describe('a list of retractions in a registry', () => {
  it('is found by DOI in any form, by PMID and, without a number, by title', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'rw.csv');
    await writeFile(file, bytes);
    const imported = await importRetractions(file);
    const about = { folder: path.join(folder, 'registry'), source: 'Invented', edition: '2026-01', importedAt: '2026-01-02T00:00:00Z' };
    await installRetractions(imported, about);
    const registry = await loadRegistry([about.folder], { withoutStarter: true });
    expect(loadedEditions(registry)).toMatchObject([
      { list: 'retractions', edition: '2026-01', rows: 3, complete: false, source: 'Invented' },
    ]);
    const { retractions } = registry;
    if (retractions === undefined) throw new Error('not loaded');
    const ask = (question: object) =>
      answerRetraction(retractions, { work: workId('p'), ...question }).hits.map(({ by, record }) => [by, record.row]);
    expect(ask({ doi: 'https://doi.org/10.9999/ABC.1' })).toEqual([
      ['doi', 1],
      ['doi', 3],
    ]);
    expect(ask({ doi: '10.9999/abc.1', pmid: 'PMID: 31234567' })).toHaveLength(2);
    expect(ask({ pmid: '31234567' })).toEqual([['pmid', 1]]);
    expect(ask({ title: 'Seasonal soil water of terraces — revisited' })).toEqual([['title', 1]]);
    expect(ask({ doi: '10.9999/other', title: 'Seasonal soil water of terraces — revisited' })).toEqual([]);
    expect(ask({ title: 'Editorial' })).toEqual([]);
    expect(ask({ doi: 'nonsense', pmid: '0' })).toEqual([]);
    expect(retractions.byDoi('10.9999/abc.1')[0]).toMatchObject({
      classes: ['honest-error', 'publisher-error'],
      journal: 'Plateau Research',
    });
    await expect(importRetractions(file, 4)).rejects.toMatchObject({ code: 'registry-total-mismatch' });
    await expect(importRetractions(path.join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'registry-file-unreadable' });
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data/retractions/retractionwatch_doi_2025-08-22.csv', import.meta.url));
describe.skipIf(!existsSync(shared))('the whole list of 2025-08 (skipped where ../shared/data is absent)', () => {
  it('reads and finds every row that names a paper', () => {
    const { rows, unmatchedLines } = readRetractions(readFileSync(shared), 'rw.csv');
    // 57,553 lines, two of which name no paper.
    expect([rows.length, unmatchedLines.length]).toEqual([57_551, 2]);
    const index = new RetractionIndex(retractionsToText(rows), { source: '', edition: '', sha256: '' });
    expect(index.size).toBe(57_551);
    expect(index.byDoi(rows[5_000]?.doi ?? '')[0]?.row).toBe(5_001);
  });
});
