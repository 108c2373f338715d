import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const office = (files: Readonly<Record<string, string>>): string => {
  const cwd = path.join(temporaryFolder(), 'office');
  mkdirSync(cwd, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  return cwd;
};
const json = (run: CliRun): unknown => JSON.parse(run.stdout);

// Invented notices in the columns of the Retraction Watch CSV.
const RETRACTIONS = `Record ID,Title,Journal,Author,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason
1,"Seasonal Soil Water of Terraces, Revisited",Plateau Research,Zhixing Chen;Wangchuan Wang,9/22/2021 0:00,10.9999/NOTICE.1,10.9999/Abc.1,31234567,Retraction,+Paper Mill;
2,Another title that is long enough,Plateau Research,Li Si,1/5/2020 0:00,unavailable,unavailable,0,Correction,+Error in Text;
3,A line that says nothing,,,,,,,Something else,
`;

describe('registry import --list retractions', () => {
  it('shows totals, loads nothing when they disagree, and names what was loaded', async () => {
    const cwd = office({ 'retraction_watch.csv': RETRACTIONS, 'wrong.csv': 'alpha,beta\n1,2\n' });
    const args = ['registry', 'import', 'retraction_watch.csv', '--list', 'retractions'];
    const [looked, refused, wrong] = await Promise.all([
      runCli([...args, '--dry-run', '--json'], { cwd }),
      runCli([...args, '--expect-total', '3'], { cwd }),
      runCli(['registry', 'import', 'wrong.csv', '--list', 'retractions'], { cwd }),
    ]);
    expect([looked.code, json(looked)]).toEqual([
      0,
      {
        rows: 2,
        byNature: { correction: 1, retraction: 1 },
        repeatedDois: 0,
        withoutIdentifier: 1,
        unmatchedLines: [expect.objectContaining({ text: expect.stringContaining('says nothing') as unknown })],
      },
    ]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringMatching(/\[[a-z-]+total[a-z-]*\]/u)]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/\[[a-z-]+\]/u)]);
    expect(existsSync(path.join(cwd, '.integrity'))).toBe(false);

    const loaded = await runCli([...args, '--edition', '2026-01'], { cwd });
    expect([loaded.code, loaded.stdout]).toEqual([0, expect.stringContaining('2 notices (retraction 1, correction 1)')]);
    expect(readFileSync(path.join(cwd, '.integrity/registry/registry.yaml'), 'utf8')).toMatch(
      /retractions:\n(?: {2}.*\n)*? {2}edition: "?2026-01"?/u,
    );
  });
});

describe('registry lookup', () => {
  it('tells of cessation and warnings beside the standing, and that silence of a list not loaded says nothing', async () => {
    const cwd = office({
      'journals.csv':
        'title,issn,cn,former_titles,status\n寰宇旱作学报,1000-0003,62-5001/S,寰宇农学,停刊\n寰宇草原研究,1000-0011,62-5002/S,,\n',
      'warning.csv': '刊名,预警等级\n寰宇草原研究,高\n',
    });
    const lookup = (title: string, ...more: string[]) => runCli(['registry', 'lookup', '--title', title, ...more], { cwd });
    expect((await runCli(['registry', 'import-journals', 'journals.csv'], { cwd })).code).toBe(0);
    const before = await lookup('寰宇旱作学报');
    expect(before.stdout).toContain('it has ceased');
    expect(before.stdout).toContain('Former titles: 寰宇农学');
    expect(before.stdout).toContain('none is loaded');

    const warn = ['registry', 'import', 'warning.csv', '--list', 'office-warning', '--edition', '2025', '--kind', 'warning', '--complete'];
    expect((await runCli(warn, { cwd })).code).toBe(0);
    const [warned, ceased, human] = await Promise.all([
      lookup('寰宇草原研究', '--json'),
      lookup('寰宇旱作学报', '--json'),
      lookup('寰宇草原研究'),
    ]);
    const lists = [{ list: 'office-warning', edition: '2025', complete: true }];
    expect(json(warned)).toMatchObject({
      status: 'not stated',
      warnedBy: [{ kind: 'warning', list: 'office-warning', edition: '2025', category: '高', answer: 'in', row: 1, matchedBy: 'title' }],
      warningListsAsked: lists,
    });
    expect(json(ceased)).toMatchObject({ status: 'ceased', warnedBy: [], warningListsAsked: lists });
    expect(human.stdout).toMatch(/Warning lists:\n {2}office-warning 2025: in \(高\), row 1: 寰宇草原研究 \[warning\]/u);
  });
});
