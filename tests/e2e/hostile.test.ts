import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApplicantReport } from '../../src/report/model.ts';
import { folderBytes } from '../support/folder-bytes.ts';
import { readApplicantReport, readBatchReport } from '../support/read-report.ts';
import { type CliRun, ROOT, scanBatch } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Whole processes on a machine that may be busy: slow is no failure.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const HOSTILE = path.join(ROOT, 'fixtures', 'hostile');
const folder = temporaryFolder();
const batch = path.join(folder, 'dossiers');
const out = path.join(folder, 'out');
const SECRET = '旁人不该看到的一段话：这份文件在申报人的文件夹之外，扫描不应当读到它。';
const INJECTIONS = ['<img src=x onerror=alert(1)>', '"><script>alert(2)</script>', '</script><script>document.title="owned"</script>'];
const isRoot = process.getuid?.() === 0;
const BOMB_BYTES = 300 * 1024 * 1024;

const dossier = (id: string, files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(batch, id, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
};

/** A Word file of some 300 kB whose text unfolds to 300 MB. */
function wordBomb(): Uint8Array {
  const text = new TextEncoder();
  return zipSync({
    '[Content_Types].xml': text.encode(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': [new Uint8Array(BOMB_BYTES).fill(0x20), { level: 9 }],
  });
}

const plain = (about: string): string => `${about}。`.repeat(60);

function addMadeAtTestTime(): void {
  writeFileSync(path.join(folder, 'secret.txt'), SECRET.repeat(10));
  dossier('t01-links', { 'dossier.yaml': 'applicant: { name: 链接甲 }\n', 'papers/own.txt': plain('这是申报人自己的文章') });
  symlinkSync(path.join(folder, 'secret.txt'), path.join(batch, 't01-links', 'papers', 'link.txt'));
  symlinkSync(folder, path.join(batch, 't01-links', 'books'));
  symlinkSync(path.join(batch, 't01-links', 'papers', 'loop.txt'), path.join(batch, 't01-links', 'papers', 'loop.txt'));
  symlinkSync(path.join(batch, 't01-links'), path.join(batch, 't02-linked-applicant'));
  dossier('t03-bomb', { 'papers/bomb.docx': wordBomb(), 'papers/sound.txt': plain('同一份材料里的另一篇照常读出') });
  // One name written with a composed letter and with a letter and a mark: two different files on this file system.
  dossier('t04-names', {
    ['papers/cafe\u0301.txt']: plain('这一篇的文件名用了组合字符'),
    ['papers/caf\u00e9.txt']: plain('那一篇的文件名用了单个字符'),
    ['papers/空 格 & 引号\u2019.txt']: plain('名字里有空格与符号'),
    ['papers/<svg onload=alert(4)>.txt']: plain('名字里有标记'),
  });
  dossier('t05-unreadable', { 'papers/locked.txt': plain('这份文件没有读取权限'), 'papers/open.txt': plain('这份可以读') });
  chmodSync(path.join(batch, 't05-unreadable', 'papers', 'locked.txt'), 0o000);
}

describe('a batch nobody means well with', () => {
  let run: CliRun;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    cpSync(path.join(HOSTILE, 'dossiers'), batch, { recursive: true });
    cpSync(path.join(ROOT, 'fixtures', 'registry'), path.join(folder, 'registry'), { recursive: true });
    writeFileSync(
      path.join(batch, 'batch.yaml'),
      readFileSync(path.join(HOSTILE, 'dossiers', 'batch.yaml'), 'utf8').replace('../../registry', '../registry'),
    );
    addMadeAtTestTime();
    before = isRoot ? folderBytes(batch) : {};
    run = await scanBatch(batch, out, path.join(folder, 'workspace'));
  });

  const report = (id: string): ApplicantReport => readApplicantReport(out, id);
  /** `code file` of everything said to be unread or unused, wherever it stands. */
  const told = (id: string): string[] =>
    report(id).couldNotTell.flatMap(({ error }) => (error === undefined ? [] : [`${error.code} ${error.file ?? ''}`]));

  it('ends with 3, without a stack, and leaves the batch as it was', () => {
    expect(run.stderr).not.toMatch(/^ {4}at /mu);
    expect(run.code).toBe(3);
    if (isRoot) expect(folderBytes(batch)).toEqual(before);
  });

  it('reports on every applicant but the one that is a link', () => {
    const folders = readdirSync(batch, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.length).toBeGreaterThan(12);
    const { applicants } = readBatchReport(out);
    expect(applicants.map(({ id }) => id).sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it.each([
    ['h01-yaml-error', ['yaml-syntax dossier.yaml']],
    ['h02-duplicate-ids', ['work-id-duplicate dossier.yaml']],
    ['h05-empty', ['file-empty papers/empty.docx', 'file-empty papers/empty.pdf', 'no-text-layer papers/only-spaces.txt']],
    ['h07-zip-bomb', ['archive-too-large papers/bomb.docx']],
    ['h09-unknown-journal', ['manifest-unknown-field dossier.yaml']],
    ['t03-bomb', ['archive-too-large papers/bomb.docx']],
  ])('%s: names the file and the fault', (id, expected) => {
    expect(told(id)).toEqual(expected);
  });

  it('gives every error a code, a message and a mend', () => {
    const { applicants, problems } = readBatchReport(out);
    const errors = [...problems, ...applicants.flatMap(({ id }) => report(id).couldNotTell.flatMap(({ error }) => error ?? []))];
    expect(errors.length).toBeGreaterThan(15);
    for (const error of errors) {
      expect(error.code).toMatch(/^[a-z][a-z0-9-]+$/u);
      expect([error.code, error.message === '', error.mend === '', error.file === undefined]).toEqual([error.code, false, false, false]);
    }
  });

  it('reads what is sound beside what is not', () => {
    const states = (id: string): Record<string, string> => Object.fromEntries(report(id).files.map((file) => [file.path, file.state]));
    expect(states('t03-bomb')).toEqual({ 'papers/bomb.docx': 'unreadable', 'papers/sound.txt': 'read' });
    expect(Object.values(states('h04-wrong-names'))).toEqual(['read', 'read', 'read']);
    expect(report('h04-wrong-names').files.map(({ format }) => format)).toEqual(['pdf', 'docx', 'txt']);
    expect(states('t04-names')).toEqual({
      'papers/cafe\u0301.txt': 'read',
      'papers/caf\u00e9.txt': 'read',
      'papers/空 格 & 引号\u2019.txt': 'read',
      'papers/<svg onload=alert(4)>.txt': 'read',
    });
  });

  it.skipIf(isRoot)('says which file it may not read', () => {
    expect(told('t05-unreadable')).toEqual([expect.stringMatching(/^\S+ papers\/locked\.txt$/u)]);
    chmodSync(path.join(batch, 't05-unreadable', 'papers', 'locked.txt'), 0o600);
  });

  it('follows no link and no path out of the folder', () => {
    const everything = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain('root:x:0');
    expect(
      report('t01-links')
        .files.filter(({ state }) => state === 'read')
        .map((file) => file.path),
    ).toEqual(['papers/own.txt']);
    expect(told('t01-links').join('\n')).toContain('papers/link.txt');
    expect(told('h03-path-outside')).toEqual([
      'work-file-missing dossier.yaml',
      ...Array.from({ length: 3 }, () => 'work-file-outside dossier.yaml'),
    ]);
    expect(readBatchReport(out).problems.map(({ file }) => file)).toContain('t02-linked-applicant');
  });

  it('uses no date that cannot be, and names no day of its own', () => {
    expect(JSON.stringify(report('h08-dates'))).not.toContain(new Date().toISOString().slice(0, 10));
    const dates = Object.fromEntries(report('h08-dates').works.map(({ id, issueDate }) => [id, issueDate]));
    expect(dates).toEqual({ 'month-13': undefined, future: undefined, 'february-30': '2021-04', reversed: '2018-01', ancient: undefined });
    expect(
      told('h08-dates')
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual([...['date-implausible', 'date-in-future', 'dates-out-of-order', 'manifest-field', 'manifest-field']]);
  });

  it('escapes everything in HTML', () => {
    const pages = Object.keys(folderBytes(out)).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(13);
    const seen: string[] = [];
    for (const page of pages) {
      const html = readFileSync(path.join(out, page), 'utf8');
      for (const injection of INJECTIONS) expect([page, html.includes(injection)]).toEqual([page, false]);
      const parser = new Parser({
        onopentag: (name, attributes) => {
          for (const [attribute, value] of Object.entries(attributes)) {
            if (attribute.startsWith('on')) seen.push(`${page}: <${name} ${attribute}>`);
            if (/^\s*javascript:/iu.test(value)) seen.push(`${page}: <${name} ${attribute}="${value}">`);
          }
          if (['img', 'iframe', 'object', 'embed', 'b'].includes(name)) seen.push(`${page}: <${name}>`);
        },
      });
      parser.end(html);
    }
    expect(seen).toEqual([]);
    expect(readFileSync(path.join(out, 'applicants', 'h06-markup.html'), 'utf8')).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('a roster with two applicants under one number', () => {
  it('keeps the first, names the row and ends with 3', async () => {
    const rosterOut = path.join(folder, 'roster-out');
    const run = await scanBatch(path.join(HOSTILE, 'roster'), rosterOut, path.join(folder, 'roster-workspace'));
    expect(run.code).toBe(3);
    const { applicants, problems } = readBatchReport(rosterOut);
    expect(applicants).toHaveLength(1);
    expect(problems).toMatchObject([
      { code: 'applicant-id-duplicate', file: 'roster.xlsx', message: expect.stringContaining('row 3') as string },
    ]);
  });
});
