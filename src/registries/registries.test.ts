import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workId } from '../domain/ids.ts';
import { answerJournal, type JournalQuestion } from './answer-journal.ts';
import { importList } from './import/import-list.ts';
import { installEdition, installJournals } from './import/install-edition.ts';
import { loadRegistry } from './load-registry.ts';
import type { Registry } from './registry.ts';
import { diffEditions, editionRows, loadedEditions, lookupJournal, missingEditions } from './registry-queries.ts';

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Invented journals: three of one university, two that share an ISSN, one renamed, one with a homonym elsewhere. */
const JOURNALS = `title,english_title,issn,cn,former_titles,status
祁连大学学报(社会科学版),Qilian Journal of Social Sciences,1000-0003,62-5001/C,,active
祁连大学学报(自然科学版),,1000-0011,62-5002/N,祁连师院学报,active
祁连大学学报(医学版),,1000-002X,62-5003/R,,active
陇右经济,,1000-0038,62-5004/F,,active
陇右经济(下半月),,1000-0038,62-5004/F,,停刊
河西农业研究,,1000-0046,62-5005/S,河西农学;河西农技,active
边塞文学,,1000-0054,62-5006/I,,active
边塞文学,,1000-0062,65-5007/I,,active
`;
const MANIFEST = `registry: test
source: invented
journals: journals.csv
lists:
  - id: core
    title: { zh: 核心, en: Core }
    editions:
      - { id: "2014", file: core-2014.csv, complete: true, validFrom: 2015-01, validTo: 2018-12, category: core }
      - { id: "2018", file: core-2018.csv, complete: true, validFrom: 2019-01, validTo: 2021-12, category: core }
      - { id: "2022", validFrom: 2022-01 }
  - id: part
    editions:
      - { id: "2018", file: part.csv, complete: false, validFrom: 2018-01 }
  - id: watch
    kind: warning
    editions:
      - { id: "2020", file: watch.csv }
`;
const FILES = {
  'registry.yaml': MANIFEST,
  'journals.csv': JOURNALS,
  'core-2014.csv': '刊名\n祁连大学学报.社会科学版\n河西农学（改名为：河西农业研究）\n陇右经济\n',
  'core-2018.csv': '刊名\n祁连大学学报．社会科学版\n祁连大学学报.自然科学版\n边塞文学（兰州）\n',
  'part.csv': 'title,issn,category\n陇右经济,1000-0038,扩展库\n',
  'watch.csv': 'Journal,预警等级（2020）\nQilian Journal of Social Sciences,高\n',
};
const load = async (extra: Readonly<Record<string, string>> = {}): Promise<Registry> =>
  loadRegistry([await folderOf({ ...FILES, ...extra })], { withoutStarter: true });
const ask = (registry: Registry, question: Omit<JournalQuestion, 'work'>) => answerJournal(registry, { work: workId('w'), ...question });
const standing = (registry: Registry, question: Omit<JournalQuestion, 'work'>) =>
  ask(registry, question).listings.map(({ list, edition, answer }) => `${list} ${edition} ${answer}`);

describe('identity', () => {
  it.each([
    '祁连大学学报(社会科学版)',
    '祁连大学学报（社会科学版）',
    '祁连大学学报.社会科学版',
    '祁连大学学报 社会科学版',
    '《祁连大学学报・社会科学版》',
    'QILIAN JOURNAL OF SOCIAL SCIENCES',
    '祁连大学学报(哲学社会科学版)',
  ])('knows one journal as %s', async (title) => {
    expect(ask(await load(), { title }).identified).toMatchObject({ state: 'found', cn: ['62-5001/C'] });
  });
  it('asks which of three parallel editions is meant, and an identifier answers', async () => {
    const registry = await load();
    const { identified } = ask(registry, { title: '祁连大学学报' });
    expect(identified.state === 'ambiguous' && identified.candidates.map(({ cn }) => cn[0])).toEqual([
      '62-5001/C',
      '62-5002/N',
      '62-5003/R',
    ]);
    expect(ask(registry, { title: '祁连大学学报', issn: '1000-0011' }).identified).toMatchObject({
      state: 'found',
      matchedBy: 'issn',
      cn: ['62-5002/N'],
    });
  });
  it('is surer of identifier and title than of title, and of title than of a former title', async () => {
    const registry = await load();
    const sure = (question: Omit<JournalQuestion, 'work'>): number => {
      const { identified } = ask(registry, question);
      return identified.state === 'found' ? identified.confidence : 0;
    };
    const [both, title, former, unknownIssn] = [
      sure({ title: '河西农业研究', issn: '1000-0046' }),
      sure({ title: '河西农业研究' }),
      sure({ title: '河西农技' }),
      sure({ title: '河西农业研究', issn: '0028-0836' }),
    ];
    expect(both).toBeGreaterThan(title);
    expect(title).toBeGreaterThan(former);
    expect(former).toBeGreaterThan(unknownIssn);
  });
  it('never picks between homonyms, nor by an ISSN that two journals share', async () => {
    const registry = await load();
    expect(ask(registry, { title: '边塞文学' }).identified.state).toBe('ambiguous');
    expect(ask(registry, { issn: '1000-0038' }).identified.state).toBe('ambiguous');
    expect(ask(registry, { title: '陇右经济', issn: '1000-0038' }).identified).toMatchObject({ state: 'found', title: '陇右经济' });
  });
  it('says when title and identifier name different journals, or two identifiers do', async () => {
    const registry = await load();
    expect(ask(registry, { title: '陇右经济', issn: '1000-0046' }).identified).toEqual({
      state: 'conflict',
      byTitle: '陇右经济',
      byIdentifier: '河西农业研究',
    });
    expect(ask(registry, { title: '当代科学探索', cn: '62-5005/S' }).identified).toMatchObject({
      state: 'conflict',
      byTitle: '当代科学探索',
    });
    expect(ask(registry, { title: '陇右经济', issn: '1000-0038', cn: '62-5005/S' }).identified.state).toBe('conflict');
  });
  it('takes no identifier that fails its check digit', async () => {
    expect(ask(await load(), { title: '陇右经济', issn: '1000-0047' }).identified).toMatchObject({
      state: 'found',
      title: '陇右经济',
      matchedBy: 'title',
    });
  });
});

describe('standing', () => {
  it('answers from the edition in force at the issue month', async () => {
    const registry = await load();
    const title = '祁连大学学报(自然科学版)';
    expect(standing(registry, { title, issueDate: '2018-12' })).toEqual(['core 2014 not-in', 'part 2018 unknown']);
    expect(standing(registry, { title, issueDate: '2019-01' })).toEqual(['core 2018 in', 'part 2018 unknown']);
  });
  it('knows nothing of an edition without a copy, nor of a month outside every period', async () => {
    const registry = await load();
    expect(standing(registry, { title: '陇右经济', issueDate: '2022-01' })[0]).toBe('core 2022 unknown');
    expect(standing(registry, { title: '陇右经济', issueDate: '2014-12' })).toEqual(['core  unknown', 'part  unknown']);
  });
  it('shows when a journal joined or left, with the row and how it matched', async () => {
    const { listings, otherEditions } = ask(await load(), { title: '河西农业研究', issueDate: '2020-03' });
    expect(listings[0]).toMatchObject({ answer: 'not-in', evidence: { complete: true, matchedBy: 'none' } });
    expect(listings[0]?.evidence).not.toHaveProperty('row');
    expect(otherEditions[0]).toMatchObject({
      edition: '2014',
      answer: 'in',
      validTo: '2018-12',
      evidence: { row: 2, matchedBy: 'former-title', title: '河西农学' },
    });
    expect(otherEditions[0]?.evidence.listHash).toMatch(/^[0-9a-f]{64}$/u);
  });
  it('finds the homonym a place names, and says nothing of the other', async () => {
    const registry = await load();
    expect(standing(registry, { title: '边塞文学', cn: '62-5006/I', issueDate: '2020-01' })[0]).toBe('core 2018 in');
    expect(standing(registry, { title: '边塞文学', cn: '65-5007/I', issueDate: '2020-01' })[0]).toBe('core 2018 not-in');
  });
  it('lets a title on no record be absent from a complete copy, but not a foreign title', async () => {
    const registry = await load();
    expect(standing(registry, { title: '从未有过的刊物', issueDate: '2020-01' })).toEqual(['core 2018 not-in', 'part 2018 unknown']);
    expect(standing(registry, { title: 'Journal of Nothing', issueDate: '2020-01' })[0]).toBe('core 2018 unknown');
    expect(standing(registry, { issn: '0028-0836', issueDate: '2020-01' })[0]).toBe('core 2018 unknown');
  });
  it('says nothing of journals a row may or may not mean', async () => {
    const registry = await load({ 'core-2018.csv': '刊名\n边塞文学\n陇右经济(社会版)\n' });
    expect(standing(registry, { title: '边塞文学', cn: '65-5007/I', issueDate: '2020-01' })[0]).toBe('core 2018 unknown');
    expect(standing(registry, { title: '陇右经济', issueDate: '2020-01' })[0]).toBe('core 2018 unknown');
  });
  it('reports warning lists by title or ISSN, apart from standing', async () => {
    const registry = await load({ 'watch.csv': 'Journal,ISSN\nSome Clone,1000-0046\n' });
    const { warnings, listings } = ask(registry, { title: '河西农业研究', issueDate: '2020-03' });
    expect(warnings).toMatchObject([
      { list: 'watch', edition: '2020', answer: 'in', kind: 'warning', evidence: { row: 1, matchedBy: 'issn' } },
    ]);
    expect(listings.map(({ list }) => list)).not.toContain('watch');
    expect(ask(await load(), { title: '祁连大学学报(社会科学版)' }).warnings).toMatchObject([{ evidence: { matchedBy: 'title' } }]);
  });
});

describe('several registries', () => {
  it('lets a complete copy stand alone and incomplete ones add up', async () => {
    const first = await folderOf(FILES);
    const lists = (complete: boolean) =>
      `registry: more\nlists:\n  - id: part\n    editions:\n      - { id: "2018", file: p.csv, complete: ${complete} }\n`;
    const csv = 'title\n河西农业研究\n';
    const adding = await loadRegistry([first, await folderOf({ 'registry.yaml': lists(false), 'p.csv': csv })], { withoutStarter: true });
    const replacing = await loadRegistry([first, await folderOf({ 'registry.yaml': lists(true), 'p.csv': csv })], { withoutStarter: true });
    const part = (registry: Registry, title: string) => standing(registry, { title, issueDate: '2020-01' })[1];
    expect([part(adding, '陇右经济'), part(adding, '河西农业研究'), part(adding, '从未有过的刊物')]).toEqual([
      'part 2018 in',
      'part 2018 in',
      'part 2018 unknown',
    ]);
    expect([part(replacing, '陇右经济'), part(replacing, '河西农业研究')]).toEqual(['part 2018 not-in', 'part 2018 in']);
  });
  it('ships a registry that proves listing and never absence', async () => {
    const registry = await loadRegistry([]);
    expect(loadedEditions(registry).every(({ complete }) => !complete)).toBe(true);
    const title = '兰州大学学报(社会科学版)';
    const answers = lookupJournal(registry, { title, date: '2022-06' }).listings;
    expect(answers.map(({ list, edition, answer }) => [list, edition, answer])).toEqual([
      ['cscd', '2021-2022', 'unknown'],
      ['cssci', '2021-2022', 'in'],
      ['pku-core', '2020', 'in'],
    ]);
    expect(registry.problems).toEqual([]);
    expect(missingEditions(registry).map(({ edition }) => edition)).toContain('2019-2020');
  });
});

describe('errors', () => {
  it.each([
    ['registry-not-found', {}],
    [
      'registry-manifest-invalid',
      { 'registry.yaml': 'registry: x\nlists: [{ id: a, editions: [{ id: "1", file: a.csv, vaildFrom: 2019-01 }] }]\n' },
    ],
    ['registry-manifest-invalid', { 'registry.yaml': '{ unclosed' }],
    [
      'registry-manifest-invalid',
      { 'registry.yaml': 'registry: x\nlists: [{ id: a, editions: [{ id: "1", validFrom: 2020-01, validTo: 2019-01 }] }]\n' },
    ],
    ['registry-file-unreadable', { 'registry.yaml': 'registry: x\njournals: none.csv\n' }],
    ['registry-file-outside', { 'registry.yaml': 'registry: x\njournals: ../x.csv\n' }],
    ['registry-columns-missing', { 'registry.yaml': 'registry: x\njournals: j.csv\n', 'j.csv': 'a,b\n1,2\n' }],
    [
      'registry-hash-mismatch',
      {
        'registry.yaml': `registry: x\nlists: [{ id: a, editions: [{ id: "1", file: j.csv, sha256: "${'0'.repeat(64)}" }] }]\n`,
        'j.csv': 'title\n甲\n',
      },
    ],
  ] as const)('%s', async (code, files) => {
    const folder = await folderOf(files);
    await writeFile(join(folder, '..', 'x.csv'), 'title\n甲\n');
    await expect(loadRegistry([folder], { withoutStarter: true })).rejects.toMatchObject({ name: 'IntegrityError', code });
  });
  it('follows no link out of the registry', async () => {
    const outside = await folderOf({ 'secret.csv': 'title\n甲\n' });
    const folder = await folderOf({ 'registry.yaml': 'registry: x\njournals: j.csv\n' });
    await symlink(join(outside, 'secret.csv'), join(folder, 'j.csv'));
    await expect(loadRegistry([folder], { withoutStarter: true })).rejects.toMatchObject({ code: 'registry-file-outside' });
  });
});

describe('editions compared and installed', () => {
  it('compares journals, not spellings', async () => {
    const diff = diffEditions(await load(), 'core', '2014', '2018');
    expect(diff).toMatchObject({
      complete: true,
      joined: ['祁连大学学报(自然科学版)', '边塞文学'],
      left: ['河西农业研究', '陇右经济'],
      moved: [],
    });
  });
  it('installs an import that loads back as the same rows, twice without a trace of the first', async () => {
    const folder = join(await folderOf({}), 'registry');
    const bytes = new TextEncoder().encode('刊名,ISSN,类别\n河西农学（改名为：河西农业研究）,1000-0046,核心库\n"陇右,经济",,扩展库\n');
    const imported = await importList({ source: { bytes, name: 'a.csv' }, list: 'cscd', edition: '2099-2100' });
    const options = { folder, complete: true, validFrom: '2099-01', source: 'printed list', importedAt: '2020-01-01T00:00:00Z' };
    await installEdition(imported, options);
    const manifest = await readFile(join(folder, 'registry.yaml'), 'utf8');
    await installEdition(imported, options);
    expect(await readFile(join(folder, 'registry.yaml'), 'utf8')).toBe(manifest);
    const registry = await loadRegistry([folder]);
    expect(editionRows(registry, 'cscd', '2099-2100')).toEqual(imported.rows);
    expect(lookupJournal(registry, { title: '河西农业研究', date: '2099-05' }).listings.find(({ list }) => list === 'cscd')).toMatchObject({
      answer: 'in',
      category: 'core',
    });
  });
  it('installs a table of journals beside the editions', async () => {
    const folder = await folderOf(FILES);
    const imported = await importList({
      source: { bytes: new TextEncoder().encode(JOURNALS), name: 'j.csv' },
      list: 'journals',
      edition: 'all',
    });
    await installJournals({ ...imported, rows: imported.rows.slice(0, 6) }, folder);
    const registry = await loadRegistry([folder], { withoutStarter: true });
    expect(ask(registry, { title: '河西农技' }).identified).toMatchObject({
      state: 'found',
      matchedBy: 'former-title',
      issn: ['1000-0046'],
    });
    expect(standing(registry, { title: '陇右经济', cn: '62-5004/F', issueDate: '2016-01' })[0]).toBe('core 2014 in');
    expect(ask(registry, { cn: '62-5006/I' }).identified.state).toBe('unknown');
  });
  it('names what exists when asked for what does not', async () => {
    const registry = await load();
    expect(() => editionRows(registry, 'nope', '1')).toThrow(expect.objectContaining({ code: 'registry-list-unknown' }));
    expect(() => editionRows(registry, 'core', '1')).toThrow(expect.objectContaining({ code: 'registry-edition-unknown' }));
  });
});

const shared = fileURLToPath(new URL('../../../shared/data/journals/lists/', import.meta.url));
describe.skipIf(!existsSync(shared))('real lists (skipped where ../shared/data is absent)', () => {
  it('tells when Gansu journals joined and left', async () => {
    const names = ['journal_id_table_cnki_2023-11.csv', 'pku_2014_beneon.csv', 'pku_2020_easyScholar.csv', 'pku_2023_zzlb0224.csv'];
    const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(shared, name))] as const)));
    const edition = (id: string, name: string): string => `      - { id: "${id}", file: ${name}, complete: true, category: core }\n`;
    const editions = edition('2014', names[1]!) + edition('2020', names[2]!) + edition('2023', names[3]!);
    const folder = await folderOf({
      ...files,
      'registry.yaml': `registry: real\njournals: ${names[0]}\nlists:\n  - id: pku-core\n    editions:\n${editions}`,
    });
    const registry = await loadRegistry([folder]);
    const history = (title: string) =>
      Object.fromEntries(
        ask(registry, { title })
          .otherEditions.filter(({ list, edition: id }) => list === 'pku-core' && id !== '2017')
          .map(({ edition: id, answer }) => [id, answer]),
      );
    expect(history('甘肃农业大学学报')).toEqual({ 2014: 'in', 2020: 'not-in', 2023: 'in' });
    expect(history('兰州学刊')).toEqual({ 2014: 'in', 2020: 'not-in', 2023: 'not-in' });
    expect(history('西北师范大学学报(自然科学版)')).toEqual({ 2014: 'in', 2020: 'in', 2023: 'not-in' });
    expect(ask(registry, { title: '兰州大学学报' }).identified).toMatchObject({ state: 'ambiguous' });
  });
});
