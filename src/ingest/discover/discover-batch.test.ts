import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import exceljs from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../domain/clock.ts';
import { discoverApplicant, discoverBatch, requireBatchFolder, todayOf } from './discover-batch.ts';
import type { UnpackContainer } from './expand-container.ts';

let batch = '';
beforeEach(async () => {
  batch = await realpath(await mkdtemp(path.join(tmpdir(), 'integrity-discover-')));
});
afterEach(() => rm(batch, { recursive: true, force: true }));

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(batch, name)), { recursive: true });
    await writeFile(path.join(batch, name), text);
  }
}
async function roster(rows: readonly (readonly unknown[])[], name = '名单.xlsx', sheet = '申报'): Promise<void> {
  const book = new exceljs.Workbook();
  book.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  await book.xlsx.writeFile(path.join(batch, name));
}
const discover = (options: Partial<Parameters<typeof discoverBatch>[1]> = {}) => discoverBatch(batch, { today: '2024-06-30', ...options });
const one = async (id: string) => {
  const found = (await discover()).dossiers.find(({ dossier }) => dossier.applicant.id === id);
  if (found === undefined) throw new Error(`no dossier ${id}`);
  return found.dossier;
};
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

const MANIFEST = `applicant: { name: 王小明, unit: 兰州某学院, discipline: 520.10 }
works:
  - { id: p1, kind: paper, title: 甲, issueDate: 2019-06, files: [papers/a.pdf] }
`;

describe('discoverBatch', () => {
  it('finds applicants in order of id, with files by kind, size and hash', async () => {
    await put({
      'b/papers/a.pdf': 'abc',
      'b/dossier.yaml': MANIFEST,
      'a/论文/x.txt': '',
      'a/02-books/y.txt': 'y',
      'a/else/z.txt': 'z',
      'a/.DS_Store': 'n',
    });
    const found = await discover();
    expect(found.problems).toEqual([]);
    expect(found.dossiers.map(({ dossier, folder }) => [dossier.applicant.id, folder])).toEqual([
      ['a', path.join(batch, 'a')],
      ['b', path.join(batch, 'b')],
    ]);
    const [a, b] = found.dossiers.map(({ dossier }) => dossier);
    expect(a?.files.map(({ path: file, kind }) => [file, kind])).toEqual([
      ['02-books/y.txt', 'books'],
      ['else/z.txt', 'other'],
      ['论文/x.txt', 'papers'],
    ]);
    // SHA-256 of "abc", FIPS 180-4 example.
    expect(b?.files).toEqual([
      { path: 'papers/a.pdf', kind: 'papers', bytes: 3, sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    ]);
    expect(b?.applicant).toMatchObject({ name: '王小明', discipline: '520.10', formerNames: [] });
    expect(b?.manifest).toMatchObject({ kind: 'yaml', path: 'dossier.yaml' });
    expect(a?.manifest).toEqual({ kind: 'none' });
  });

  it('reads batch.yaml with defaults, typed overrides, and paths made absolute', async () => {
    await put({
      'batch.yaml':
        'name: 二〇二四年批\napplicationYear: 2024\nlevel: 副高级\ncorpus: [已发表]\nreviewerPool: 专家.csv\noutputHistory: 往年.csv\noverrides:\n  二(五)2(2)b: { coreLimitPercent: 8 }\n',
      '已发表/x.txt': 'x',
      '专家.csv': 'x',
      'a/papers/x.txt': 'x',
    });
    const found = await discover();
    expect(found.info).toEqual({
      name: '二〇二四年批',
      applicationYear: 2024,
      level: 'deputy-senior',
      policyPack: 'gansu-2019-90',
      reviewerPool: '专家.csv',
      outputHistory: '往年.csv',
      seed: 'integrity',
    });
    expect(found).toMatchObject({
      corpus: [path.join(batch, '已发表')],
      reviewerPool: path.join(batch, '专家.csv'),
      outputHistory: path.join(batch, '往年.csv'),
      problems: [],
    });
    expect(found.overrides).toEqual({ '二(五)2(2)b': { coreLimitPercent: 8 } });
    expect(found.dossiers.map(({ dossier }) => dossier.applicant.id)).toEqual(['a']);
  });

  it.each([
    ['a broken batch.yaml', { 'batch.yaml': 'name: [', 'a/papers/x': '' }, 'batch-manifest-invalid'],
    ['overrides that are no values', { 'batch.yaml': 'overrides: [1]', 'a/papers/x': '' }, 'batch-manifest-invalid'],
    ['an applicant folder', { 'dossier.yaml': MANIFEST }, 'batch-is-applicant-folder'],
    ['folders by kind', { 'papers/x.pdf': '', 'books/y.pdf': '' }, 'batch-is-applicant-folder'],
  ])('refuses %s', async (_, files, code) => {
    await put(files);
    await expect(discover()).rejects.toMatchObject({ code });
  });

  it('refuses a folder that is not there, and a file', async () => {
    await put({ 'a.txt': '' });
    await expect(discoverBatch(path.join(batch, 'absent'), { today: '2024-01-01' })).rejects.toMatchObject({ code: 'batch-unreadable' });
    await expect(discoverBatch(path.join(batch, 'a.txt'), { today: '2024-01-01' })).rejects.toMatchObject({ code: 'batch-unreadable' });
  });

  it('keeps the rest of batch.yaml when a fact in it is wrong, and says so with its line', async () => {
    await put({ 'batch.yaml': 'name: 甲\nclosingDate: 2024-13-01\ncomittee: 乙\n', 'a/papers/x.txt': '' });
    const found = await discover();
    expect(found.info).toMatchObject({ name: '甲' });
    expect(found.problems).toMatchObject([
      { code: 'batch-manifest-unknown-field', line: 3, field: 'comittee', mend: expect.stringContaining('committee') as string },
      { code: 'batch-manifest-field', line: 2, field: 'closingDate' },
    ]);
  });

  it('says so when there is no applicant', async () => {
    expect(await discover()).toMatchObject({ dossiers: [], problems: [{ code: 'batch-empty' }] });
  });

  it('leaves out excluded folders and remarks on files no applicant owns', async () => {
    await put({ 'a/papers/x.txt': '', 'out/a.json': '', '散页.pdf': '', 'README.md': '' });
    const found = await discover({ exclude: [path.join(batch, 'out')] });
    expect(found.dossiers).toHaveLength(1);
    expect(found.problems).toMatchObject([{ code: 'file-outside-applicant-folder', file: '散页.pdf' }]);
  });
});

describe('a manifest that is not right', () => {
  it('costs itself alone: the dossier is made from the files', async () => {
    await put({ 'a/dossier.yaml': 'applicant: {name: [', 'a/papers/x.pdf': 'x', 'b/papers/y.pdf': 'y' });
    const dossier = await one('a');
    expect(dossier).toMatchObject({ manifest: { kind: 'none' }, works: [], files: [{ path: 'papers/x.pdf' }] });
    expect(dossier.problems).toMatchObject([{ code: 'yaml-syntax', file: 'dossier.yaml', line: 1 }]);
    expect((await one('b')).problems).toEqual([]);
  });

  it('drops files that point outside, and names a missing one with the nearest', async () => {
    await put({
      'a/dossier.yaml':
        'works:\n  - { id: w, kind: paper, files: [../../etc/passwd, /etc/passwd, "C:\\\\x", papers/../../b/y, papers/paper-1.pdf, ./papers/PAPER-2.pdf] }\n',
      'a/papers/paper-2.pdf': 'x',
      'b/y': 'y',
    });
    const dossier = await one('a');
    expect(dossier.works[0]?.files).toEqual(['papers/paper-2.pdf']);
    expect(codes(dossier.problems)).toEqual([
      'work-file-outside',
      'work-file-outside',
      'work-file-outside',
      'work-file-outside',
      'work-file-missing',
    ]);
    expect(dossier.problems.at(-1)?.mend).toContain('papers/paper-2.pdf');
  });

  it('does not use dates after today, and names dates out of order', async () => {
    await put({
      'a/dossier.yaml':
        'works:\n  - { id: w, kind: paper, issueDate: 2024-07, receivedDate: 2024-02-01, acceptedDate: 2024-01-01 }\n  - { id: v, kind: paper, issueDate: 2024-06, receivedDate: 0219-01-01 }\n',
    });
    const dossier = await one('a');
    expect(dossier.works[0]).not.toHaveProperty('issueDate');
    expect(dossier.works[1]).toMatchObject({ issueDate: '2024-06' });
    expect(codes(dossier.problems)).toEqual(['date-in-future', 'date-implausible', 'dates-out-of-order']);
  });

  it('takes a missing kind from the folder, and never guesses without one', async () => {
    await put({ 'a/dossier.yaml': 'works:\n  - { id: w, files: [books/b.pdf] }\n  - { id: v, title: 甲 }\n', 'a/books/b.pdf': 'x' });
    const dossier = await one('a');
    expect(dossier.works.map(({ kind }) => kind)).toEqual(['book', 'other']);
    expect(dossier.inferred).toEqual([{ field: 'works[w].kind', source: 'folder', confidence: 0.9 }]);
    expect(codes(dossier.problems)).toEqual(['work-kind-unknown']);
  });

  it('is read once: the second manifest is named', async () => {
    await put({ 'a/dossier.yaml': MANIFEST, 'a/dossier.json': '{}', 'a/papers/a.pdf': '' });
    expect((await one('a')).problems).toMatchObject([{ code: 'manifest-twice', file: 'dossier.json' }]);
  });
});

describe('archives', () => {
  const unpack =
    (): UnpackContainer =>
    ({ displayPath }) =>
      Promise.resolve(
        displayPath.endsWith('broken.zip')
          ? { status: 'unreadable', error: { code: 'archive-broken', message: 'm', mend: 'n' } }
          : displayPath.endsWith('.zip')
            ? {
                status: 'unpacked',
                folder: '/elsewhere',
                files: [
                  { path: '专利/b.pdf', bytes: 2, sha256: 'b', blob: '2' },
                  { path: 'a.pdf', bytes: 1, sha256: 'a', blob: '1' },
                  { path: 'c.pdf', bytes: 1, refused: { code: 'archive-entry-encrypted', message: 'm', mend: 'n' } },
                ],
              }
            : { status: 'not-container' },
      );

  it('lists what lies in them under the path of both, with kind and place; a work that names one has what lies in it', async () => {
    await put({
      'a/dossier.yaml':
        'works:\n  - { id: w, kind: paper, files: [papers/x.zip] }\n  - { id: v, kind: patent, files: ["y.zip!/专利/b.pdf"] }\n',
      'a/papers/x.zip': 'PK\u0003\u0004',
      'a/y.zip': 'PK\u0003\u0004',
      'a/papers/z.docx': 'PK\u0003\u0004',
      'a/papers/broken.zip': 'PK\u0003\u0004',
      'a/papers/plain.zip': 'text',
    });
    const [found] = (await discover({ unpack })).dossiers;
    expect(found?.dossier.problems).toEqual([]);
    expect(found?.dossier.files.map((file) => [file.path, file.kind, file.container ?? file.refused?.code ?? file.sha256?.length])).toEqual(
      [
        ['papers/broken.zip', 'papers', 'archive-broken'],
        ['papers/plain.zip', 'papers', 64],
        ['papers/x.zip', 'papers', true],
        ['papers/x.zip!/a.pdf', 'papers', 1],
        ['papers/x.zip!/c.pdf', 'papers', 'archive-entry-encrypted'],
        ['papers/x.zip!/专利/b.pdf', 'papers', 1],
        ['papers/z.docx', 'papers', 64],
        ['y.zip', 'other', true],
        ['y.zip!/a.pdf', 'other', 1],
        ['y.zip!/c.pdf', 'other', 'archive-entry-encrypted'],
        ['y.zip!/专利/b.pdf', 'patents', 1],
      ],
    );
    expect(found?.dossier.works.map(({ files }) => files)).toEqual([
      ['papers/x.zip!/a.pdf', 'papers/x.zip!/c.pdf', 'papers/x.zip!/专利/b.pdf'],
      ['y.zip!/专利/b.pdf'],
    ]);
    expect(found?.locate({ path: 'y.zip!/专利/b.pdf' })).toBe('/elsewhere/2');
    expect(found?.locate({ path: 'papers/z.docx' })).toBe(path.join(batch, 'a/papers/z.docx'));
  });

  it('reads the limits of batch.yaml in their units', async () => {
    await put({
      'batch.yaml': 'limits: { timeoutSeconds: 5, maxFileMegabytes: 2, maxPages: 100, maxArchiveDepth: 0 }\n',
      'a/papers/x.txt': '',
    });
    const found = await discover();
    expect(found.limits).toEqual({ timeoutMs: 5000, maxFileBytes: 2 * 1024 * 1024, maxPages: 100 });
    expect(found.problems).toMatchObject([{ code: 'batch-manifest-field', field: 'limits.maxArchiveDepth' }]);
  });
});

describe('hostile folders', () => {
  it('follows no link out of the dossier, into a circle, or to a folder', async () => {
    await put({ 'a/papers/real.pdf': 'x', 'b/papers/secret.pdf': 'y' });
    const link = (target: string, name: string) => symlink(target, path.join(batch, 'a/papers', name));
    await link('/etc/passwd', '1-outside.pdf');
    await link('../../b/papers/secret.pdf', '2-neighbour.pdf');
    await link('3-circle.pdf', '3-circle.pdf');
    await link('.', '4-folder');
    await link('real.pdf', '5-inside.pdf');
    const { files } = await one('a');
    expect(files.map((file) => [file.path, file.refused?.code])).toEqual([
      ['papers/1-outside.pdf', 'symlink-outside'],
      ['papers/2-neighbour.pdf', 'symlink-outside'],
      ['papers/3-circle.pdf', 'symlink-broken'],
      ['papers/4-folder', 'symlink-folder'],
      ['papers/5-inside.pdf', undefined],
      ['papers/real.pdf', undefined],
    ]);
    for (const file of files) expect(file.sha256 === undefined).toBe(file.refused !== undefined);
  });

  it('reads no manifest and no applicant through a link', async () => {
    await put({ 'a/papers/x.pdf': 'x', 'elsewhere.yaml': MANIFEST });
    await symlink('../elsewhere.yaml', path.join(batch, 'a/dossier.yaml'));
    await symlink('a', path.join(batch, 'twin'));
    const found = await discover();
    expect(found.dossiers).toHaveLength(1);
    expect(found.dossiers[0]?.dossier).toMatchObject({ manifest: { kind: 'none' }, problems: [{ code: 'file-special' }] });
    expect(found.problems).toMatchObject([{ code: 'file-outside-applicant-folder' }, { code: 'applicant-folder-link', file: 'twin' }]);
  });

  it('is not held up by a pipe', async () => {
    await put({ 'a/papers/x.pdf': 'x' });
    execFileSync('sh', ['-c', 'mkfifo "$@"', 'sh', path.join(batch, 'a/papers/pipe.pdf'), path.join(batch, 'a/dossier.yaml')]);
    const dossier = await one('a');
    expect(dossier.files.map((file) => file.refused?.code)).toEqual(['file-special', undefined]);
    expect(codes(dossier.problems)).toEqual(['file-special']);
  });

  it('refuses a file over the limit unread, and files over the count by name', async () => {
    await put({ 'a/papers/1.pdf': 'x', 'a/papers/2.pdf': 'x', 'a/papers/3.pdf': 'x' });
    await truncate(path.join(batch, 'a/papers/1.pdf'), 5_000_000_000);
    const found = await discover({ maxFileBytes: 1000, limits: { maxFilesPerApplicant: 2 } });
    expect(found.dossiers[0]?.dossier.files).toMatchObject([
      { bytes: 5_000_000_000, refused: { code: 'file-too-large' } },
      { path: 'papers/2.pdf', bytes: 1 },
    ]);
    expect(codes(found.dossiers[0]?.dossier.problems ?? [])).toEqual(['too-many-files']);
  });

  it('names a file whose name is not UTF-8, and goes on', async () => {
    await put({ 'a/papers/x.pdf': 'x' });
    await writeFile(Buffer.concat([Buffer.from(path.join(batch, 'a/papers/')), Buffer.from([0xc2, 0xdb, 0xff])]), 'x');
    const { files } = await one('a');
    expect(files.map((file) => file.refused?.code).sort()).toEqual(['file-name-not-utf8', undefined]);
  });

  it('leaves out folders nested past the limit', async () => {
    await put({ [`a/papers/${'d/'.repeat(20)}x.pdf`]: 'x' });
    const dossier = await one('a');
    expect([dossier.files, codes(dossier.problems)]).toEqual([[], ['folder-too-deep']]);
  });

  it('reads neither of two folders that differ in case or composition alone', async () => {
    await put({ 'Wang/papers/x': '', 'wang/papers/x': '', 'é/papers/x': '', 'e\u0301/papers/x': '', 'li/papers/x': '' });
    const found = await discover();
    expect(found.dossiers.map(({ dossier }) => dossier.applicant.id)).toEqual(['li']);
    expect(codes(found.problems)).toEqual(['applicant-id-duplicate', 'applicant-id-duplicate']);
    expect(found.problems[0]?.message).toMatch(/Wang and wang/);
  });
});

describe('a roster', () => {
  const HEAD = [
    '申报人',
    '单位',
    '用人性质',
    '申报级别',
    '学科代码',
    '成果类型',
    '成果名称',
    '作者',
    '刊名',
    'ISSN',
    'CN号',
    '发表年月',
    '级别',
  ];
  const row = (name: string, title: string, more: Readonly<Record<number, unknown>> = {}) =>
    Object.assign(
      [
        name,
        '兰州某学院',
        '事业单位',
        '副高级',
        '520.10',
        '论文',
        title,
        '王小明、李四',
        '某学报',
        '1000-1234',
        '62-1234/G4',
        '2019.6',
        '省级',
      ],
      more,
    );

  it('states applicants and works, with title rows above, dates as dates, and blank cells below a filled one', async () => {
    await put({ '王小明/papers/x.pdf': 'x' });
    await roster([
      ['二〇二四年申报汇总'],
      HEAD,
      row('王小明', '甲', { 11: new Date('2019-06-15T00:00:00Z') }),
      row('', '乙', { 1: '', 2: '', 3: '', 4: '' }),
    ]);
    const found = await discover();
    expect(found.problems).toEqual([]);
    expect(found.dossiers[0]?.dossier).toMatchObject({
      applicant: { id: '王小明', name: '王小明', employment: 'public-institution', levelAppliedFor: 'deputy-senior', discipline: '520.10' },
      manifest: { kind: 'roster', path: '名单.xlsx' },
      works: [
        { kind: 'paper', title: '甲', authors: ['王小明', '李四'], issueDate: '2019-06', levelClaimed: 'provincial', cn: '62-1234/G4' },
        { title: '乙', issueDate: '2019-06' },
      ],
      problems: [],
    });
  });

  it('names row and column of a fault, which costs that cell', async () => {
    await put({ 'a/papers/x.pdf': 'x' });
    await roster([HEAD, row('a', '甲', { 12: '顶级', 11: '去年' })]);
    const dossier = await one('a');
    expect(dossier.works[0]).toMatchObject({ title: '甲' });
    expect(dossier.works[0]).not.toHaveProperty('levelClaimed');
    expect(dossier.problems).toMatchObject([
      { code: 'roster-field', line: 2, column: 12, field: 'works[0].issueDate' },
      { code: 'roster-field', line: 2, column: 13, field: 'works[0].levelClaimed' },
    ]);
  });

  it('keeps an applicant without a folder, from what the roster states', async () => {
    await roster([HEAD, row('王小明', '甲')]);
    const found = await discover();
    expect(found.dossiers[0]?.dossier).toMatchObject({ applicant: { id: '王小明' }, files: [], works: [{ title: '甲' }] });
    expect(codes(found.problems)).toEqual(['applicant-folder-missing']);
  });

  it('is not seen in a list of reviewers', async () => {
    await put({ 'a/papers/x.pdf': 'x' });
    await roster(
      [
        ['姓名', '单位', '学科', '职称', '邮箱'],
        ['周一', '某大学', '520', '教授', 'x'],
      ],
      '专家库.xlsx',
    );
    const found = await discover();
    expect(found.dossiers.map(({ dossier }) => dossier.applicant.id)).toEqual(['a']);
    expect(found.problems).toMatchObject([{ code: 'file-outside-applicant-folder', file: '专家库.xlsx' }]);
  });

  it('makes no id of a path', async () => {
    await roster([HEAD, row('../../root', '甲'), row('ok', '乙')]);
    const found = await discover();
    expect(found.dossiers.map(({ dossier }) => dossier.applicant.id)).toEqual(['ok']);
    expect(codes(found.problems)).toContain('applicant-id-unsafe');
  });

  it('names two people under one id, and charges no work to the wrong one', async () => {
    await put({ 'a1/papers/x.pdf': 'x', 'a2/papers/y.pdf': 'y' });
    await roster([
      ['编号', ...HEAD],
      ['a1', ...row('王小明', '甲')],
      ['A1', ...row('李小红', '乙')],
      ['a2', ...row('张三', '丙')],
    ]);
    const found = await discover();
    expect(found.problems).toMatchObject([
      { code: 'applicant-id-duplicate', line: 3, message: expect.stringMatching(/李小红.*王小明/) as string },
    ]);
    expect(found.dossiers.map(({ dossier }) => dossier.works.map(({ title }) => title))).toEqual([['甲'], ['丙']]);
  });

  it("gives way to the folder's own manifest, and says when the two name different people", async () => {
    await put({ 'a/dossier.yaml': MANIFEST, 'a/papers/a.pdf': '' });
    await roster([
      ['编号', ...HEAD],
      ['a', ...row('李小红', '乙')],
    ]);
    const dossier = await one('a');
    expect(dossier.works.map(({ title }) => title)).toEqual(['甲']);
    expect(dossier.problems).toMatchObject([
      { code: 'applicant-id-duplicate', message: expect.stringMatching(/王小明.*李小红/) as string },
    ]);
  });

  it('that is broken or too large costs itself alone', async () => {
    await put({ 'broken.xlsx': 'PK\u0003\u0004 not really', 'large.xlsx': 'x'.repeat(2000), 'a/papers/x.pdf': 'x' });
    const found = await discover({ limits: { maxRosterBytes: 1000 } });
    expect(found.dossiers).toHaveLength(1);
    expect(found.problems).toMatchObject([
      { code: 'archive-broken', file: 'broken.xlsx' },
      { code: 'file-too-large', file: 'large.xlsx' },
    ]);
  });

  it('that inflates past the allowance is refused, and ranges of a billion cells are not walked', async () => {
    await put({ 'a/papers/x.pdf': 'x' });
    await roster([HEAD, row('a', '甲')]);
    const parts = unzipSync(await readFile(path.join(batch, '名单.xlsx')));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const ranges =
      '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"x"</formula1></dataValidation></dataValidations>';
    const walled = sheet.replace('</sheetData>', `</sheetData>${ranges}`);
    expect(walled).not.toBe(sheet);
    await writeFile(path.join(batch, '名单.xlsx'), zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(walled) }));
    expect((await one('a')).works).toMatchObject([{ title: '甲' }]);
    const bomb = zipSync({
      ...parts,
      'xl/worksheets/sheet1.xml': strToU8(sheet.replace('</sheetData>', `</sheetData>${' '.repeat(70_000_000)}`)),
    });
    await writeFile(path.join(batch, '名单.xlsx'), bomb);
    expect(bomb.length).toBeLessThan(200_000);
    expect((await discover()).problems).toMatchObject([{ code: 'archive-too-large' }]);
  });
});

describe('discoverApplicant', () => {
  it('reads one folder', async () => {
    await put({ 'dossier.yaml': MANIFEST, 'papers/a.pdf': 'x' });
    const { dossier, folder } = await discoverApplicant(batch, { today: '2024-01-01' });
    expect([folder, dossier.applicant.name, dossier.applicant.id]).toEqual([batch, '王小明', path.basename(batch)]);
  });
});

it('the day is that of the dossiers, not of UTC', () => {
  expect([todayOf(fixedClock('2024-06-30T15:59:59Z')), todayOf(fixedClock('2024-06-30T16:00:00Z'))]).toEqual(['2024-06-30', '2024-07-01']);
});

it('refuses a batch folder that is not there, and makes nothing in its place', async () => {
  const missing = path.join(batch, 'not-there');
  await expect(requireBatchFolder(missing)).rejects.toMatchObject({ code: 'batch-unreadable' });
  await expect(stat(missing)).rejects.toThrow();
});

it('says that a dossier is empty, and only then', async () => {
  await mkdir(path.join(batch, 'nobody'));
  await put({ 'somebody/dossier.yaml': MANIFEST, 'files-only/papers/a.txt': '正文' });
  expect(codes((await one('nobody')).problems)).toEqual(['dossier-empty']);
  expect(codes((await one('somebody')).problems)).not.toContain('dossier-empty');
  expect(codes((await one('files-only')).problems)).toEqual([]);
});
