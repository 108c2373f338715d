import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { makeRegistry } from '../quality/registry-data/make-registry.ts';
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

/** `寰宇旱作学报` in GB18030. */
const GB_TITLE = Buffer.from('e5bed3eebab5d7f7d1a7b1a8', 'hex');

describe('registry import of lists as offices hold them', () => {
  /** Cells of a subject merged over its rows, below a title merged over all columns. */
  function merged(): Uint8Array {
    const sheet = utils.aoa_to_sheet([
      ['某校期刊目录'],
      ['学科', '序号', '刊名', 'ISSN'],
      ['农学', 1, '寰宇旱作学报', '1000-0003'],
      ['', 2, '寰宇草原研究', '1000-0011'],
      ['经济', 3, '寰宇经济', '1000-002X'],
    ]);
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 3 } },
      { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
    ];
    return new Uint8Array(write({ SheetNames: ['目录'], Sheets: { 目录: sheet } }, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  }

  it('previews what it can and refuses the rest with a code, and either way loads nothing by halves', async () => {
    const cwd = office({
      'header.csv': '甲,乙,丙\n1,寰宇旱作学报,1000-0003\n2,寰宇草原研究,1000-0011\n',
      'twice.csv': '刊名,ISSN\n寰宇旱作学报,1000-0003\n寰宇草原研究,1000-0003\n寰宇经济,1000-0029\n',
      'shifted.csv': '序号,刊名,ISSN\n寰宇旱作学报,1000-0003,1\n寰宇草原研究,1000-0011,2\n寰宇经济,1000-002X,3\n',
    });
    const put = (name: string, bytes: Uint8Array): void => writeFileSync(path.join(cwd, name), bytes);
    put('gb18030.csv', Buffer.concat([Buffer.from('title,issn\n'), GB_TITLE, Buffer.from(',1000-0003\n')]));
    put('mixed.csv', Buffer.concat([Buffer.from('刊名,ISSN\n寰宇草原研究,1000-0011\n'), GB_TITLE, Buffer.from(',1000-0003\n')]));
    put('merged.xlsx', merged());
    const run = (file: string, ...more: string[]) =>
      runCli(['registry', 'import', file, '--list', 'office', '--edition', '2026', '--json', ...more], { cwd });
    const refusals = await Promise.all(['header.csv', 'shifted.csv', 'mixed.csv'].map((file) => run(file)));
    expect(refusals.map(({ code, stderr }) => [code, /\[([a-z-]+)\]/u.exec(stderr)?.[1]])).toEqual([
      [2, 'registry-columns-missing'],
      [2, 'registry-columns-doubtful'],
      [2, 'registry-encoding-mixed'],
    ]);
    for (const { stderr } of refusals) expect(stderr).toMatch(/csv/u);
    const [twice, gb, sheet] = await Promise.all(['twice.csv', 'gb18030.csv', 'merged.xlsx'].map((file) => run(file, '--dry-run')));
    expect(json(twice!)).toMatchObject({
      rows: 3,
      duplicates: [{ key: '1000-0003', rows: [1, 2] }],
      badCheckDigits: [{ row: 3, value: '1000-0029', expected: expect.any(String) as unknown }],
    });
    expect([json(gb!), json(sheet!)]).toMatchObject([
      { rows: 1, unmatchedLines: [] },
      { rows: 3, duplicates: [], badCheckDigits: [], unmatchedLines: [] },
    ]);
    expect(existsSync(path.join(cwd, '.integrity'))).toBe(false);
  });
});

const raw = fileURLToPath(new URL('../../../shared/data/journals/raw/', import.meta.url));
describe.skipIf(!existsSync(raw))('official lists through the command (skipped where ../shared/data is absent)', () => {
  it.each([
    ['cssci-source-2021-2022.pdf', 615],
    ['pku-core-2020.xlsx', 1990],
    ['cstpcd-2020-natural.pdf', 2106],
  ])('%s holds what was published', async (file, total) => {
    const args = ['registry', 'import', path.join(raw, file), '--list', 'office', '--edition', '1', '--dry-run', '--json'];
    const run = await runCli([...args, '--expect-total', String(total)], { cwd: office({}) });
    expect([run.code, json(run)]).toEqual([0, expect.objectContaining({ rows: total, unmatchedLines: [] })]);
  });
  it('answers by the edition in force: in, out, in again', async () => {
    const cwd = office({});
    await makeRegistry(path.join(cwd, 'shared'));
    const ask = async (title: string, date: string) => {
      const run = await runCli(['registry', 'lookup', '--title', title, '--date', date, '--json', '--registry', 'shared'], { cwd });
      const { lists } = json(run) as { lists: { list: string; edition: string; answer: string }[] };
      return lists.filter(({ list }) => list === 'pku-core').map(({ edition, answer }) => `${edition} ${answer}`)[0];
    };
    const asked = [
      ['甘肃农业大学学报', '2017-01', '2014 in'],
      ['甘肃农业大学学报', '2022-01', '2020 not-in'],
      ['甘肃农业大学学报', '2024-06', '2023 in'],
      ['兰州学刊', '2022-01', '2020 not-in'],
      ['西北师范大学学报(自然科学版)', '2022-01', '2020 in'],
    ] as const;
    expect(await Promise.all(asked.map(([title, date]) => ask(title, date)))).toEqual(asked.map(([, , answer]) => answer));
  });
});
