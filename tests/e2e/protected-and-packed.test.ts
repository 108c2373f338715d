import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { packFixed } from '../../fixtures/generator/fixed-zip.ts';
import { filesIn } from '../support/folder-bytes.ts';
import { readApplicantReport } from '../support/read-report.ts';
import { ROOT, runCli, scanBatch } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Whole processes on a machine that may be busy: slow is no failure.
vi.setConfig({ testTimeout: 120_000 });

const PASSWORD = '2021-shulehe';
const PROTECTED = path.join(ROOT, 'fixtures', 'dossiers', 'a12-encrypted', 'papers', 'wolfberry.pdf');
const folder = temporaryFolder();
const place = (...parts: string[]): string => path.join(folder, ...parts);

interface Line {
  readonly file: string;
  readonly text: string;
  readonly error: { readonly code: string } | null;
}
/** What a kept artifact holds: deflated behind its checksum. @returns '' for any other file */
function unpacked(bytes: Buffer): string {
  try {
    return inflateRawSync(bytes.subarray(32)).toString('utf8');
  } catch {
    return '';
  }
}

/** Everything that stands in the files of a folder; kept artifacts are compressed. */
const written = (under: string): string =>
  filesIn(under)
    .map((file) => {
      const bytes = readFileSync(path.join(under, file));
      return [file, bytes.toString('latin1'), unpacked(bytes)].join('\n');
    })
    .join('\n');
const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('a protected PDF and its password file', () => {
  it('extract reads it with the password, says so without, and keeps neither answer for the other', async () => {
    writeFileSync(place('passwords.txt'), `wrong\n${PASSWORD}\n`);
    const options = ['--json', '--ocr', 'off', '--workspace', place('kept')];
    const without = await runCli(['extract', PROTECTED, ...options]);
    expect(linesOf(without.stdout)[0]?.error).toMatchObject({ code: 'pdf-encrypted' });
    const unlocked = await runCli(['extract', PROTECTED, '--passwords', place('passwords.txt'), ...options]);
    expect(unlocked.code).toBe(0);
    expect(linesOf(unlocked.stdout)[0]?.text).toMatch(/枸杞/u);
    expect(written(place('kept'))).toContain('pdf-encrypted');
    expect(written(place('kept'))).not.toContain(PASSWORD);
  });

  it('a scan reads it with the file batch.yaml names, and no report tells the password', async () => {
    mkdirSync(place('batch', 'a1', 'papers'), { recursive: true });
    writeFileSync(place('batch', 'batch.yaml'), 'name: protected\npasswords: passwords.txt\n');
    writeFileSync(place('batch', 'passwords.txt'), `${PASSWORD}\n`);
    writeFileSync(
      place('batch', 'a1', 'dossier.yaml'),
      'applicant: {name: 陶望舒}\nworks:\n  - {id: p1, kind: paper, title: 枸杞, files: [papers/p1.pdf]}\n',
    );
    copyFileSync(PROTECTED, place('batch', 'a1', 'papers', 'p1.pdf'));
    const run = await scanBatch(place('batch'), place('out'), place('workspace'), ['--ocr', 'off']);
    expect(run.code).not.toBe(2);
    const file = readApplicantReport(place('out'), 'a1').files.find((one) => one.path === 'papers/p1.pdf');
    expect(file?.state).toBe('read');
    const told = [run.stdout, run.stderr, written(place('out')), written(place('workspace'))].join('\n');
    expect(told).toContain('papers/p1.pdf');
    expect(told).not.toContain(PASSWORD);
  });
});

it('extract and init read the files inside an archive, under its name', async () => {
  const archive = place('applicant', 'papers', 'all.zip');
  mkdirSync(path.dirname(archive), { recursive: true });
  const text = '青稞收成与灌水次数的关系，连续六年在同一块地上量得。';
  writeFileSync(archive, packFixed({ 'one.txt': Buffer.from(text), 'inner/two.txt': Buffer.from(`${text}第二篇。`) }));
  const extracted = await runCli(['extract', archive, '--json', '--no-keep', '--ocr', 'off']);
  expect(linesOf(extracted.stdout).map(({ file, text: read }) => [file, read.trim()])).toEqual([
    [`${archive}!/inner/two.txt`, `${text}第二篇。`],
    [`${archive}!/one.txt`, text],
  ]);
  const drafted = await runCli(['init', place('applicant'), '--json']);
  expect(drafted.code).toBe(0);
  expect(drafted.stdout).toContain('all.zip!/one.txt');
});

describe('an archive of published texts', () => {
  it('is opened by index add, and its texts are found', async () => {
    const sentence = '河滩枸杞园的滴灌试验连做三年，产量与含盐量都记在册上。';
    mkdirSync(place('published'), { recursive: true });
    writeFileSync(
      place('published', 'old.zip'),
      packFixed({ 'in/a.txt': Buffer.from(sentence.repeat(20)), 'b.md': Buffer.from('# 题\n\n另一篇。\n'), 'photo.png': Buffer.from('x') }),
    );
    writeFileSync(place('query.txt'), sentence.repeat(10));
    const added = await runCli(['index', 'add', place('packed-index'), place('published')]);
    expect([added.code, added.stderr]).toEqual([0, expect.stringContaining('2 added, 0 could not be read')]);
    const found = await runCli(['index', 'query', place('packed-index'), place('query.txt'), '--json']);
    expect(JSON.parse(found.stdout)).toMatchObject([{ containment: 1 }]);
  });
});
