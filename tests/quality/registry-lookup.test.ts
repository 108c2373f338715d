import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRegistry } from '../../src/registries/load-registry.ts';
import type { Registry } from '../../src/registries/registry.ts';
import { lookupJournal } from '../../src/registries/registry-queries.ts';
import { FORMS, loadedPairs, lookupTitles } from './registry-data/lookup-matrix.ts';
import { LISTS_FOLDER, makeRegistry } from './registry-data/make-registry.ts';

describe.skipIf(!existsSync(LISTS_FOLDER))('look-ups in real lists (skipped where ../shared/data is absent)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'registry-quality-'));
  let registry: Registry;
  beforeAll(async () => {
    await makeRegistry(folder);
    registry = await loadRegistry([folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // The benchmark takes every form; these are the ones that differ most.
  it.each(
    Object.entries(FORMS).filter((_, i) => [0, 1, 3, 5].includes(i)),
  )('find every list’s titles written as %s, and no other journal', (_, form) => {
    const counts = loadedPairs(registry).map(([list, edition]) => lookupTitles(registry, list, edition, form));
    const titles = counts.reduce((sum, count) => sum + count.titles, 0);
    const found = counts.reduce((sum, count) => sum + count.found, 0);
    expect(titles).toBeGreaterThan(15_000);
    expect(found / titles).toBeGreaterThanOrEqual(0.995);
    expect(counts.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
  it('tell editions apart, and say nothing from an incomplete copy', () => {
    const pku = (title: string, date: string): unknown =>
      lookupJournal(registry, { title, date })
        .listings.filter(({ list }) => list === 'pku-core')
        .map(({ edition, answer }) => [edition, answer])[0];
    expect(['2017-01', '2022-01', '2024-06'].map((date) => pku('甘肃农业大学学报', date))).toEqual([
      ['2014', 'in'],
      ['2020', 'not-in'],
      ['2023', 'in'],
    ]);
    expect(['2017-01', '2022-01', '2024-06'].map((date) => pku('兰州学刊', date))).toEqual([
      ['2014', 'in'],
      ['2020', 'not-in'],
      ['2023', 'not-in'],
    ]);
    expect(['2017-01', '2022-01', '2024-06'].map((date) => pku('西北师范大学学报(自然科学版)', date))).toEqual([
      ['2014', 'in'],
      ['2020', 'in'],
      ['2023', 'not-in'],
    ]);
    expect(pku('从未有过的刊物', '2017-01')).toEqual(['2014', 'unknown']);
  });
  it('ask which of several journals is meant, and keep two apart', () => {
    const state = (title: string) => lookupJournal(registry, { title }).identified;
    expect(state('兰州大学学报')).toMatchObject({ state: 'ambiguous' });
    const [social, natural] = [state('西北师大学报.社会科学版'), state('西北师范大学学报（自然科学版）')];
    expect([social, natural]).toMatchObject([
      { state: 'found', cn: ['62-1086/C'] },
      { state: 'found', cn: ['62-1087/N'] },
    ]);
  });
});
