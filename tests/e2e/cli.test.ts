import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type CliRun, ROOT, runCli, scanBatch } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Whole processes on a machine that may be busy: slow is no failure.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = temporaryFolder();
const place = (...parts: string[]): string => path.join(folder, ...parts);
const fixture = (...parts: string[]): string => path.join(ROOT, 'fixtures', ...parts);
const write = (file: string, content: string): string => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};
const json = (run: CliRun): unknown => JSON.parse(run.stdout);

/** Ends with 2 and one coded message with its mend; nothing on stdout and no stack. */
function expectUsage(run: CliRun, code: string): void {
  expect(run.stderr).toContain(`[${code}]`);
  expect(run.stderr).toMatch(/what to do: \S/u);
  expect(run.stderr).not.toMatch(/^ {4}at /mu);
  expect([run.code, run.stdout]).toEqual([2, '']);
}

/** The help of every command from one process: to start one for each takes longer than everything else here. */
async function helpOfEach(commands: readonly (readonly string[])[]): Promise<{ code: number; printed: string }[]> {
  const script = `
    const { main } = await import(${JSON.stringify(pathToFileURL(path.join(ROOT, 'dist', 'cli', 'main.js')).href)});
    const write = process.stdout.write.bind(process.stdout);
    const helps = [];
    for (const command of ${JSON.stringify(commands)}) {
      let printed = '';
      process.stdout.write = (text) => { printed += text; return true; };
      helps.push({ code: await main([...command, '--help']), printed });
    }
    write(JSON.stringify(helps));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { maxBuffer: 2 ** 22 });
  return JSON.parse(stdout) as { code: number; printed: string }[];
}

const COMMANDS = [
  [],
  ['scan'],
  ['init'],
  ['extract'],
  ['compare'],
  ['index'],
  ...['add', 'query', 'remove', 'info', 'verify', 'compact', 'match'].map((name) => ['index', name]),
  ['registry'],
  ...['lookup', 'list', 'show', 'diff', 'import'].map((name) => ['registry', name]),
  ['reviewers'],
  ...['check', 'conflicts'].map((name) => ['reviewers', name]),
  ['policy'],
  ...['list', 'show', 'validate', 'diff', 'template'].map((name) => ['policy', name]),
  ['worker'],
  ['doctor'],
];

describe('usage', () => {
  it('helps with every command, by example', async () => {
    const helps = await helpOfEach(COMMANDS);
    const lacking = COMMANDS.filter((_command, at) => helps[at]?.code !== 0 || !/^Examples?:\n {2}integrity /mu.test(helps[at].printed));
    expect(lacking.map((command) => command.join(' '))).toEqual([]);
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await runCli(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  it('refuses unknown options, commands and values', async () => {
    const [option, command, value, argument] = await Promise.all([
      runCli(['scan', fixture('dossiers'), '--no-such-option']),
      runCli(['no-such-command']),
      runCli(['scan', fixture('dossiers'), '--threads', 'many']),
      runCli(['scan']),
    ]);
    for (const run of [option, command, value, argument]) expect([run.code, run.stdout]).toEqual([2, '']);
    expect(option.stderr).toContain('--no-such-option');
    expect(option.stderr).toContain('--help');
  });
});

describe('scan of something that cannot be scanned', () => {
  const scan = (batch: string, ...args: string[]): Promise<CliRun> => scanBatch(batch, place('never-out'), place('never-workspace'), args);

  it.each([
    ['a missing folder', 'batch-unreadable', () => scan(place('no-such-folder'))],
    ['a policy that is not there', 'policy-pack-unknown', () => scan(fixture('dossiers'), '--policy', 'no-such-pack')],
    ['an override of a clause that is not there', 'policy-override-unknown', () => scan(fixture('dossiers'), '--set', 'no-clause.limit=3')],
    ['a value of the wrong type', 'policy-override-type', () => scan(fixture('dossiers'), '--set', '二(五)2(2)b.coreLimitPercent=many')],
    ['a registry that is not there', 'registry-not-found', () => scan(fixture('dossiers'), '--registry', place('no-registry'))],
    ['a pool that is not there', 'reviewer-pool-unreadable', () => scan(fixture('dossiers'), '--reviewers', place('no-pool.csv'))],
    ['a corpus that is not there', 'corpus-not-found', () => scan(fixture('dossiers'), '--corpus', place('no-corpus'))],
    ['a runner that is not there', 'runner-unknown', () => scan(fixture('dossiers'), '--runner', 'carrier-pigeon')],
    ['a Redis that does not answer', 'redis-unreachable', () => scan(fixture('dossiers'), '--runner', 'redis://127.0.0.1:1')],
  ] as const)('ends with 2 for %s (%s)', async (_what, code, run) => {
    expectUsage(await run(), code);
    expect(existsSync(place('never-out'))).toBe(false);
  });
});

describe('extract', () => {
  it('prints one JSON line a file, in the order given, and ends with 3 when one cannot be read', async () => {
    const files = [
      fixture('dossiers', 'a03-verbatim', 'papers', 'pasture-income.pdf'),
      fixture('dossiers', 'a12-encrypted', 'papers', 'wolfberry.pdf'),
      fixture('dossiers', 'a04-disguised', 'papers', 'relocation.docx'),
      fixture('corpus', 'canal-lining-2013.txt'),
    ];
    const run = await runCli(['extract', ...files, '--json', '--no-keep']);
    const lines = run.stdout.trimEnd().split('\n');
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read.map(({ file }) => file)).toEqual(files);
    expect(read.map(({ kind }) => kind)).toEqual(['pdf', 'pdf', 'docx', 'txt']);
    for (const line of read) {
      expect(Object.keys(line)).toEqual(expect.arrayContaining(['file', 'kind', 'pages', 'text', 'quality', 'error']));
    }
    const [paper, encrypted] = read;
    expect(paper).toMatchObject({ quality: 'good', error: null });
    expect(paper?.['pages']).toBeGreaterThan(1);
    expect(paper?.['text']).toContain('返青期休牧四十五天的样地恢复得最快');
    expect(encrypted).toMatchObject({ pages: 0, text: '', quality: 'none', error: { code: 'pdf-encrypted', file: files[1] } });
    expect(run.code).toBe(3);
  });

  it('reads a folder whole, and an unchanged file once: the second run prints the same, and says that it knew', async () => {
    write(place('to-read', 'b', 'two.txt'), '第二份材料的正文。');
    write(place('to-read', 'a.txt'), '第一份材料的正文。');
    const options = ['--json', '--workspace', place('to-read', 'kept')];
    const first = await runCli(['extract', place('to-read'), ...options]);
    const second = await runCli(['extract', place('to-read'), ...options]);
    const texts = first.stdout.trimEnd().split('\n');
    expect(texts.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(['第一份材料的正文。', '第二份材料的正文。']);
    expect(second).toMatchObject({ code: 0, stdout: first.stdout });
    const named = await runCli(['extract', place('to-read', 'a.txt'), '--workspace', place('to-read', 'kept')]);
    expect(named.stderr).toContain('read before: the file is unchanged');
  });
});

describe('compare', () => {
  const shared =
    '返青期休牧四十五天的样地恢复得最快，到第三年嵩草类的平均高度已由三厘米增至七厘米，裸斑面积缩小一半。表层土壤的紧实度变化慢于植被，直到第七年才测得明显下降，说明践踏造成的板结要经过多个冻融周期才能松开。鼠兔洞口的密度则与草层高度相反，草高过八厘米以后洞口逐年减少。';
  // Characters beyond the basic plane count as one code point and as two code units: offsets must tell them apart.
  const suspicious = `𠮷𠮷 甲文开头的话与别处全然不同，说的是河西走廊的风。\n${shared}\n甲文末尾。`;
  const source = `乙文另有一段引言，谈的是祁连山的雪。\n${shared}\n乙文末尾另谈别事。`;
  let files: [string, string];
  beforeAll(() => {
    files = [write(place('compare', 'a.txt'), suspicious), write(place('compare', 'b.txt'), source)];
  });

  it('tells the passages of two files as JSON', async () => {
    const run = await runCli(['compare', ...files, '--json']);
    const { passages } = json(run) as { passages: { suspicious: { start: number; end: number }; suspiciousText: string }[] };
    expect(run.code).toBe(1);
    expect(passages).toHaveLength(1);
    expect(passages[0]!.suspiciousText).toContain('嵩草类的平均高度已由三厘米增至七厘米');
    expect(suspicious.slice(passages[0]!.suspicious.start, passages[0]!.suspicious.end)).toBe(passages[0]!.suspiciousText);
  });

  it('ends with 0 where nothing is shared', async () => {
    const other = write(place('compare', 'c.txt'), '此处另是一篇，讲的是敦煌壁画颜料的来历与保护。');
    expect(await runCli(['compare', files[0], other])).toMatchObject({ code: 0, stdout: 'No shared passage was found.\n' });
  });

  it('writes PAN XML with offsets in code points', async () => {
    const pan = place('pan');
    write(path.join(pan, 'susp', 'suspicious-document00001.txt'), suspicious);
    write(path.join(pan, 'src', 'source-document00002.txt'), source);
    write(path.join(pan, 'src', 'source-document00003.txt'), '此处另是一篇，讲的是敦煌壁画颜料的来历与保护。');
    write(
      path.join(pan, 'pairs'),
      'suspicious-document00001.txt source-document00002.txt\nsuspicious-document00001.txt source-document00003.txt\n',
    );
    const run = await runCli([
      ...['compare', '--pairs', path.join(pan, 'pairs'), '--suspicious', path.join(pan, 'susp'), '--source', path.join(pan, 'src')],
      ...['--format', 'pan', '--out', path.join(pan, 'out')],
    ]);
    expect(run.code).toBe(1);
    const read = (name: string): string => readFileSync(path.join(pan, 'out', name), 'utf8');
    const xml = read('suspicious-document00001-source-document00002.xml');
    const number = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`, 'u').exec(xml)?.[1]);
    const points = (text: string, offset: string, length: string): string =>
      Array.from(text)
        .slice(number(offset), number(offset) + number(length))
        .join('');
    expect(points(suspicious, 'this_offset', 'this_length')).toContain('嵩草类的平均高度已由三厘米增至七厘米');
    expect(points(source, 'source_offset', 'source_length')).toContain('嵩草类的平均高度已由三厘米增至七厘米');
    expect(points(suspicious, 'this_offset', 'this_length')).not.toContain('甲文开头');
    expect(xml).toContain('<document reference="suspicious-document00001.txt">');
    expect(xml).toContain('source_reference="source-document00002.txt"');
    expect(read('suspicious-document00001-source-document00003.xml')).not.toContain('<feature');
  });
});

describe('index', () => {
  it('adds, tells, finds, verifies, removes and compacts', async () => {
    const index = place('index');
    const added = await runCli(['index', 'add', index, fixture('corpus')]);
    expect([added.code, added.stderr]).toEqual([0, expect.stringContaining('5 added, 0 could not be read') as string]);

    const info = async (): Promise<unknown> => json(await runCli(['index', 'info', index, '--json']));
    expect(await info()).toMatchObject({ documents: 5 });

    const paper = fixture('dossiers', 'a03-verbatim', 'papers', 'pasture-income.pdf');
    const query = async (): Promise<{ id: string; title: string }[]> =>
      json(await runCli(['index', 'query', index, paper, '--json'])) as { id: string; title: string }[];
    const found = await query();
    expect(found[0]?.title).toContain('轮牧休牧');

    expect(await runCli(['index', 'remove', index, found[0]!.id])).toMatchObject({ code: 0, stdout: '' });
    expect((await runCli(['index', 'compact', index])).code).toBe(0);
    expect(await info()).toMatchObject({ documents: 4, segments: 1 });
    expect((await query()).map(({ id }) => id)).not.toContain(found[0]!.id);
    expect(json(await runCli(['index', 'verify', index, '--json']))).toEqual([]);
  });
});

describe('registry', () => {
  const registry = ['--registry', fixture('registry'), '--json'];

  it('looks a journal up at a month', async () => {
    const lookup = async (date: string): Promise<unknown> =>
      json(await runCli(['registry', 'lookup', '--issn', '9901-0011', '--date', date, ...registry]));
    expect(await lookup('2018-03')).toMatchObject({ identified: { state: 'found', title: '陇右教育论坛' } });
    const unknown = await runCli(['registry', 'lookup', '--title', '寰宇万象学术大观', ...registry]);
    expect([unknown.code, json(unknown)]).toMatchObject([1, { identified: { state: 'unknown' } }]);
  });

  it('lists, shows and compares editions', async () => {
    const [list, show, diff] = await Promise.all([
      runCli(['registry', 'list', ...registry]),
      runCli(['registry', 'show', 'pku-core', '2017', ...registry]),
      runCli(['registry', 'diff', 'pku-core', '2017', '2020', ...registry]),
    ]);
    expect(json(list)).toMatchObject({
      loaded: expect.arrayContaining([expect.objectContaining({ list: 'pku-core', edition: '2017' })]) as unknown,
    });
    const rowsOf = (edition: string): string[] =>
      readFileSync(fixture('registry', 'editions', `pku-core-${edition}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',')[0]!);
    expect((json(show) as { title: string }[]).map(({ title }) => title).sort()).toEqual(rowsOf('2017').sort());
    const left = rowsOf('2017').filter((title) => !rowsOf('2020').includes(title));
    expect(left.length).toBeGreaterThan(0);
    expect((json(diff) as { left: string[] }).left.sort()).toEqual(left.sort());
  });

  it('reads a list without loading it on --dry-run', async () => {
    const file = fixture('registry', 'editions', 'pku-core-2020.csv');
    const rows = readFileSync(file, 'utf8').trim().split('\n').length - 1;
    const args = ['registry', 'import', file, '--list', 'pku-core', '--edition', '2020', '--into', place('imported'), '--json'];
    const run = await runCli([...args, '--dry-run']);
    expect([run.code, json(run)]).toMatchObject([0, { rows }]);
    expect(existsSync(place('imported'))).toBe(false);
    const wrong = await runCli([...args, '--expect-total', String(rows + 1)]);
    expect(wrong.code).toBe(2);
    expect(existsSync(place('imported'))).toBe(false);
  });

  it('loads a list where look-ups find it, and refuses a broken file in a process of its own', async () => {
    const cwd = place('office');
    mkdirSync(cwd, { recursive: true });
    const edition = ['--list', 'office-list', '--edition', '2099'];
    writeFileSync(path.join(cwd, 'list.csv'), '序号,刊名,类别\n1,寰宇旱作学报(自然,核心库\n,科学版),\n2,寰宇草原研究,扩展库\n');
    writeFileSync(path.join(cwd, 'broken.pdf'), '%PDF-1.7 nothing of a PDF follows');
    const [load, broken] = await Promise.all([
      runCli(['registry', 'import', 'list.csv', ...edition, '--complete', '--expect-total', '2', '--valid-from', '2099-01'], { cwd }),
      runCli(['registry', 'import', 'broken.pdf', ...edition, '--dry-run'], { cwd }),
    ]);
    expect(load.code).toBe(0);
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('[registry-pdf]')]);
    const found = await runCli(['registry', 'lookup', '--title', '寰宇旱作学报.自然科学版', '--date', '2099-03', '--json'], { cwd });
    expect(json(found)).toMatchObject({
      journal: { title: '寰宇旱作学报(自然科学版)' },
      lists: expect.arrayContaining([
        expect.objectContaining({ list: 'office-list', edition: '2099', category: 'core', answer: 'in', row: 1 }),
      ]) as unknown,
    });
  });
});

describe('reviewers', () => {
  const pool = fixture('dossiers', 'reviewers.csv');

  it('checks a pool and names conflicts', async () => {
    const [check, conflicts] = await Promise.all([
      runCli(['reviewers', 'check', pool, '--json']),
      runCli(['reviewers', 'conflicts', pool, fixture('dossiers', 'a01-clean'), '--json']),
    ]);
    const experts = readFileSync(pool, 'utf8').trim().split('\n').length - 1;
    const { reviewers, problems } = json(check) as { reviewers: { unit: string }[]; problems: unknown[] };
    expect([reviewers.length, problems]).toEqual([experts, []]);
    const { unit } = (json(await runCli(['init', fixture('dossiers', 'a01-clean'), '--json'])) as { applicant: { unit: string } })
      .applicant;
    const same = reviewers.filter((one) => one.unit === unit).length;
    const found = json(conflicts) as { kind: string; unit: string }[];
    expect(found.filter(({ kind, unit: of }) => kind === 'same-unit' && of === unit)).toHaveLength(same);
  });
});

describe('policy and doctor', () => {
  it('lists the packs and shows every clause with its origin', async () => {
    const [list, show] = await Promise.all([runCli(['policy', 'list', '--json']), runCli(['policy', 'show', '--year', '2021', '--json'])]);
    expect(json(list)).toMatchObject([{ pack: 'gansu-2019-90' }, { pack: 'national-2019-40' }]);
    const { clauses } = json(show) as {
      clauses: { id: string; checks: string[]; reason: string | null; parameters: Record<string, { value: unknown; origin: object }> }[];
    };
    for (const { checks, id, reason } of clauses) expect(checks.length > 0 || (reason ?? '').length > 20, id).toBe(true);
    expect(clauses.find(({ id }) => id === '二(五)2(2)b')?.parameters).toMatchObject({
      coreLimitPercent: { value: 10, origin: { layer: 'pack' } },
    });
  });

  it('validates a pack with file, line, field and mend, and tells what differs from another', async () => {
    const template = (await runCli(['policy', 'template'])).stdout;
    const pack = place('our-pack.yaml');
    writeFileSync(pack, template.replace('value: 10', 'value: 8'));
    const [valid, diff] = await Promise.all([
      runCli(['policy', 'validate', pack]),
      runCli(['policy', 'diff', pack, 'gansu-2019-90', '--json']),
    ]);
    expect([valid.code, valid.stdout]).toEqual([0, `${pack} is valid\n`]);
    expect(json(diff)).toContainEqual({ clause: '二(五)2(1)', field: 'clause', after: '突击型高产量' });
    writeFileSync(pack, template.replace('role: deposit', 'role: deposits'));
    const broken = await runCli(['policy', 'validate', pack]);
    expect(broken.code).toBe(2);
    expect(broken.stdout).toMatch(
      /our-pack\.yaml, line \d+, column \d+, clauses\[1\]\.servedBy\[0\]\.role: .*\n {2}what to do: Write 'deposit'/u,
    );
  });

  it('finds this machine ready', async () => {
    const run = await runCli(['doctor', '--json']);
    expect((json(run) as { state: string }[]).filter(({ state }) => state === 'fault')).toEqual([]);
    expect(run.code).toBe(0);
  });
});

describe('init', () => {
  it('drafts a manifest that is valid, can be scanned, and is never overwritten', async () => {
    const batch = place('drafted');
    const dossier = path.join(batch, 'lone-applicant');
    cpSync(fixture('dossiers', 'a14-no-manifest'), dossier, { recursive: true });
    copyFileSync(fixture('dossiers', 'a01-clean', 'papers', 'rural-rotation.pdf'), path.join(dossier, 'papers', 'rural-rotation.pdf'));
    const target = path.join(dossier, 'dossier.yaml');

    const shown = await runCli(['init', dossier, '--stdout']);
    expect([shown.code, existsSync(target)]).toEqual([0, false]);
    expect(await runCli(['init', dossier])).toMatchObject({ code: 0, stdout: '' });
    const draft = readFileSync(target, 'utf8');
    expect(`${draft}\n`).toBe(shown.stdout);
    expectUsage(await runCli(['init', dossier]), 'manifest-exists');
    expect(readFileSync(target, 'utf8')).toBe(draft);

    const scanned = await scanBatch(batch, place('drafted-out'), place('drafted-workspace'), ['--json']);
    const report = json(scanned) as { problems: unknown[]; totals: { works: number }; applicants: { id: string }[] };
    expect(report).toMatchObject({ problems: [], totals: { works: 3 }, applicants: [{ id: 'lone-applicant' }] });
    const own = JSON.parse(readFileSync(place('drafted-out', 'applicants', 'lone-applicant.json'), 'utf8')) as {
      manifest: { kind: string };
      couldNotTell: { origin: string }[];
    };
    expect(own.manifest.kind).toBe('yaml');
    expect(own.couldNotTell.filter(({ origin }) => origin === 'dossier')).toEqual([]);
  });
});
