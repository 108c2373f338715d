// Pages a second and peak memory of PDF reading: ours and pdf.js alone, each in one process, against pdftotext started per file.
// Says also how many of pdftotext's Chinese letter pairs ours finds again: in all, and in the file that loses most.
// `ours` is all that `integrity extract` does; `text alone` leaves out metadata, structure and pictures, which pdftotext does not give.
// Then the command line as users start it, with one worker and with two, start and end of all its processes counted, against the same.
// Processor time is the fair measure on a machine that does other work; wall-clock stands beside it.
// Sets: the shared Chinese and hard files, and English papers invented and typeset anew by the producers that are present.
// Usage: npx tsx bench/ingest.ts [DIR]   Prints figures and ratios; asserts none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { extractInProcess } from '../src/ingest/extract/extract-in-process.ts';
import { CHILD_FLAGS } from '../src/ingest/extract/sandbox/spawn-child.ts';
import { writeEnglishPapers } from './english-papers.ts';

const ROUNDS = 3;
/** Files with fewer Chinese letter pairs say nothing about a share. */
const MIN_PAIRS = 50;
const root = path.resolve(import.meta.dirname, '..');
const archive = path.resolve(root, '../shared/data/documents/documents-dev.tar.gz');
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));
const outcome = z.object({ pages: z.number(), milliseconds: z.number(), cpuMilliseconds: z.number(), peakMb: z.number() });
interface Cost {
  readonly milliseconds: number;
  readonly cpuMilliseconds: number;
}

const pdfsUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .map((name) => path.join(folder, name))
    .sort();

type FileSet = readonly [name: string, files: readonly string[]];

async function sets(): Promise<FileSet[]> {
  const given = process.argv[2];
  if (given !== undefined) return [[given, pdfsUnder(path.resolve(given))]];
  const shared = existsSync(archive) ? sharedSets() : [['fixtures/dossiers', pdfsUnder(path.join(root, 'fixtures/dossiers'))] as const];
  const papers = path.join(scratch, 'english-papers');
  const producers = await writeEnglishPapers(papers);
  return [...shared, [`English papers (${producers.join(', ')})`, pdfsUnder(papers)]];
}

function sharedSets(): FileSet[] {
  spawnSync('tar', ['-xzf', archive, '-C', scratch]);
  const all = pdfsUnder(scratch);
  return ['pdf-cjk', 'pdf-hard'].map((name) => [name, all.filter((file) => file.includes(`${path.sep}${name}${path.sep}`))] as const);
}

function readAlone(engine: 'ours' | 'text' | 'pdfium' | 'pdfjs', files: readonly string[]): z.infer<typeof outcome> {
  const list = path.join(scratch, 'files.txt');
  writeFileSync(list, files.join('\n'));
  const run = spawnSync(process.execPath, [...CHILD_FLAGS, path.join(root, 'bench/ingest-reader.mjs'), engine, list], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return outcome.parse(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? ''));
}

/** Started anew for every file, as a program that calls it must; the shell adds up what its children used. */
function pdftotext(files: readonly string[]): Cost {
  const start = performance.now();
  const run = spawnSync('sh', ['-c', 'while IFS= read -r f; do pdftotext -q -enc UTF-8 "$f" - >/dev/null 2>&1; done; times'], {
    input: `${files.join('\n')}\n`,
    encoding: 'utf8',
  });
  return costOf(run.stdout, start);
}

/** As a user starts it. Its readers end themselves when it ends, and only their waiting parent would learn their processor time: none is told. */
function commandLine(files: readonly string[], threads: number): number {
  const start = performance.now();
  const options = ['--no-keep', '--ocr', 'off', '--json', '--threads', String(threads)];
  spawnSync(process.execPath, [path.join(root, 'bin/integrity.js'), 'extract', ...files, ...options], { stdio: 'ignore' });
  return performance.now() - start;
}

/** What the shell's `times` says its children used. */
function costOf(times: string, start: number): Cost {
  const [, minutes = '0', seconds = '0', systemMinutes = '0', systemSeconds = '0'] =
    /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(times) ?? [];
  const cpuSeconds = (Number(minutes) + Number(systemMinutes)) * 60 + Number(seconds) + Number(systemSeconds);
  return { milliseconds: performance.now() - start, cpuMilliseconds: cpuSeconds * 1000 };
}

/** Pairs of neighbouring Chinese letters, white space aside, with their counts. */
function hanPairs(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const [run] of text.replace(/\s+/g, '').matchAll(/[\u3400-\u9fff]{2,}/g)) {
    for (let at = 0; at + 1 < run.length; at++) pairs.set(run.slice(at, at + 2), (pairs.get(run.slice(at, at + 2)) ?? 0) + 1);
  }
  return pairs;
}

async function printAgreement(files: readonly string[]): Promise<void> {
  let [found, all, worst] = [0, 0, 1];
  for (const file of files) {
    const theirs = spawnSync('pdftotext', ['-q', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1e9 });
    const result = await extractInProcess(readFileSync(file), { path: path.basename(file) });
    const mine = hanPairs(result.status === 'read' ? result.document.text : '');
    let [here, total] = [0, 0];
    for (const [pair, count] of hanPairs(theirs.stdout)) {
      here += Math.min(count, mine.get(pair) ?? 0);
      total += count;
    }
    if (total >= MIN_PAIRS) worst = Math.min(worst, here / total);
    found += here;
    all += total;
  }
  if (all > 0)
    print(`  Chinese letter pairs of pdftotext found again: ${(found / all).toFixed(4)} of ${all}; worst file ${worst.toFixed(3)}`);
}

function printCommandLine(
  pages: number,
  rounds: readonly { readonly one: number; readonly two: number; readonly theirs: number | undefined }[],
): void {
  const rate = (milliseconds: readonly number[]): string => ((pages / median(milliseconds)) * 1000).toFixed(0);
  const [one, two] = [rounds.map((round) => round.one), rounds.map((round) => round.two)];
  const times = (ratios: readonly number[]): string => `${median(ratios).toFixed(2)} (best ${Math.max(...ratios).toFixed(2)})`;
  print(`  integrity extract: one worker ${rate(one)} pages per second by the clock, two ${rate(two)}`);
  print(`    two workers to one: ${times(rounds.map((round) => round.one / round.two))}`);
  const against = rounds.flatMap((round) => (round.theirs === undefined ? [] : [round.theirs / round.one]));
  if (against.length > 0) print(`    one worker to pdftotext: ${times(against)}`);
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);

try {
  spawnSync('npm', ['run', 'build'], { cwd: root });
  const found = (await sets()).filter(([, files]) => files.length > 0);
  if (found.length === 0) print('No PDFs: name a folder, or put the shared data or fixtures/dossiers in place.');
  const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;
  if (!hasPdftotext) print('pdftotext is not installed: no comparison with it.');
  for (const [name, files] of found) {
    // Taken in turn, so that a busy machine weighs on all alike.
    const rounds = Array.from({ length: ROUNDS }, () => ({
      ours: readAlone('ours', files),
      text: readAlone('text', files),
      pdftotext: hasPdftotext ? pdftotext(files) : undefined,
      pdfium: readAlone('pdfium', files),
      pdfjs: readAlone('pdfjs', files),
      one: commandLine(files, 1),
      two: commandLine(files, 2),
    }));
    const pages = rounds[0]?.ours.pages ?? 0;
    const report = (label: string, costs: readonly Cost[], more: string): boolean => {
      const rate = (milliseconds: number): string => ((pages / Math.max(milliseconds, 1)) * 1000).toFixed(0).padStart(5);
      const [cpu, wall] = [median(costs.map((cost) => cost.cpuMilliseconds)), median(costs.map((cost) => cost.milliseconds))];
      return print(`  ${label.padEnd(10)} ${rate(cpu)} pages per CPU second, ${rate(wall)} per second${more}`);
    };
    const ratio = (pairs: readonly (readonly [other: Cost | undefined, mine: Cost])[]): string =>
      median(pairs.map(([other, mine]) => (other?.cpuMilliseconds ?? 0) / mine.cpuMilliseconds)).toFixed(2);
    const peak = (values: readonly { readonly peakMb: number }[]): string => `, peak ${median(values.map((value) => value.peakMb))} MB`;
    const [mine, pdfium, pdfjs] = [
      rounds.map((round) => round.ours),
      rounds.map((round) => round.pdfium),
      rounds.map((round) => round.pdfjs),
    ];
    const theirs = rounds.flatMap((round) => (round.pdftotext === undefined ? [] : [round.pdftotext]));
    print(`${name}: ${files.length} files, ${pages} pages, medians of ${ROUNDS} rounds`);
    report('ours', mine, peak(mine));
    const text = rounds.map((round) => round.text);
    report('text alone', text, peak(text));
    report('pdfium', pdfium, `${peak(pdfium)}, no second opinion, no structure`);
    report('pdf.js', pdfjs, peak(pdfjs));
    if (hasPdftotext) report('pdftotext', theirs, ', started per file');
    print(`  times as many pages per CPU second as pdf.js: ${ratio(rounds.map((round) => [round.pdfjs, round.ours]))}`);
    printCommandLine(
      pages,
      rounds.map(({ one, two, pdftotext: theirs }) => ({ one, two, theirs: theirs?.milliseconds })),
    );
    if (hasPdftotext) {
      print(
        `  times as many as pdftotext: ${ratio(rounds.map((round) => [round.pdftotext, round.ours]))}; text alone ${ratio(rounds.map((round) => [round.pdftotext, round.text]))}`,
      );
      await printAgreement(files);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
