/**
 * Han error, CPU time and memory of text recognition on renders of the fixtures' texts, clean and degraded with a seed; tesseract (chi_sim) beside it
 * where it is installed. Usage: npx tsx bench/ocr.ts [--pages 4] [--only seal] [--alone]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PNG } from 'pngjs';
import { z } from 'zod';
import type { Picture } from '../src/ingest/extract/ocr/grey-image.ts';
import { asJpeg, blur, type Degradation, noise, quarterTurns, seal, seededRandom, shade, skew } from './degrade.ts';
import { hanEdits } from './han-error.ts';
import { fillPages, fonts, renderAt, setPage, type TruthPage } from './ocr-pages.ts';

interface Condition {
  readonly name: string;
  readonly dotsPerInch: number;
  readonly steps: readonly Degradation[];
}

const CONDITIONS: readonly Condition[] = [
  { name: 'clean, 200 dpi', dotsPerInch: 200, steps: [] },
  { name: 'clean, 150 dpi', dotsPerInch: 150, steps: [] },
  { name: 'blur', dotsPerInch: 200, steps: [blur(1.2)] },
  { name: 'noise', dotsPerInch: 200, steps: [noise(22, 0.002)] },
  { name: 'skew 1.7°', dotsPerInch: 200, steps: [skew(1.7)] },
  { name: 'JPEG 35', dotsPerInch: 200, steps: [asJpeg(35)] },
  { name: 'seal over text', dotsPerInch: 200, steps: [seal(0.6, 0.68, 0.22), seal(0.3, 0.3, 0.2), asJpeg(70)] },
  { name: 'turned 90°', dotsPerInch: 200, steps: [quarterTurns(1)] },
  { name: 'turned 180°', dotsPerInch: 200, steps: [quarterTurns(2)] },
  { name: 'phone: all at once, 150 dpi', dotsPerInch: 150, steps: [skew(-1.1), blur(0.7), noise(12, 0.0005), shade(0.4), asJpeg(50)] },
];

const READER = fileURLToPath(new URL('./ocr-reader.mjs', import.meta.url));
const lineSchema = z.object({ text: z.string(), confidence: z.number(), cpuSeconds: z.number(), peakBytes: z.number() });
interface Reading {
  readonly text: string;
  readonly cpuSeconds: number;
  readonly peakBytes?: number;
}

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '4' }, only: { type: 'string', default: '' }, alone: { type: 'boolean', default: false } },
});
const count = Number(values.pages);
const folder = mkdtempSync(join(tmpdir(), 'bench-ocr-'));
try {
  const available = fonts();
  if (available.length === 0) {
    console.log(
      'skipped: no Chinese font is installed (fonts-arphic-uming, fonts-wqy-microhei, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp)',
    );
  } else {
    const texts = fillPages(count);
    const pages: TruthPage[] = [];
    for (const [index, paragraphs] of texts.entries()) {
      const font = available[index % available.length];
      if (font !== undefined) pages.push(await setPage(`page ${index + 1}`, paragraphs, font, index % 3 === 2 ? 2 : 1));
    }
    console.log(
      `${pages.length} pages a condition: ${pages.map(({ columns, font }) => `${font}${columns === 2 ? ' in two columns' : ''}`).join(', ')}`,
    );
    const peer = !values.alone && hasTesseract();
    if (!peer) console.log('no peer: tesseract with chi_sim is not installed, or --alone was given');
    for (const condition of CONDITIONS.filter(({ name }) => name.includes(values.only))) await run(condition, pages, peer);
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function run({ dotsPerInch, name, steps }: Condition, pages: readonly TruthPage[], peer: boolean): Promise<void> {
  const files: string[] = [];
  for (const [index, page] of pages.entries()) {
    const random = seededRandom(index + 1);
    const picture = steps.reduce<Picture>((before, step) => step(before, random), await renderAt(page.pdf, dotsPerInch));
    const png = new PNG({ width: picture.width, height: picture.height });
    png.data = Buffer.from(picture.rgba);
    const file = join(folder, `${files.length}.png`);
    writeFileSync(file, PNG.sync.write(png, { colorType: 2, deflateLevel: 1 }));
    files.push(file);
  }
  const out = execFileSync(process.execPath, [READER, ...files], { encoding: 'utf8', maxBuffer: 1e9 });
  say(
    name,
    'integrity',
    pages,
    out
      .trim()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line))),
  );
  if (peer) say(name, 'tesseract', pages, files.map(readWithTesseract));
}

function say(condition: string, reader: string, pages: readonly TruthPage[], readings: readonly Reading[]): void {
  let edits = 0;
  let characters = 0;
  let worst = 0;
  readings.forEach(({ text }, index) => {
    const found = hanEdits(pages[index]?.text ?? '', text);
    edits += found.edits;
    characters += found.characters;
    worst = Math.max(worst, found.edits / Math.max(1, found.characters));
  });
  const cpu = readings.reduce((sum, reading) => sum + reading.cpuSeconds, 0) / Math.max(1, readings.length);
  const peak = Math.max(0, ...readings.map(({ peakBytes = 0 }) => peakBytes));
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  console.log(
    `${condition.padEnd(30)} ${reader.padEnd(10)} Han error ${percent(edits / Math.max(1, characters)).padStart(8)} (worst page ${percent(worst)}), ` +
      `${cpu.toFixed(2)} CPU s a page${peak === 0 ? '' : `, peak ${Math.round(peak / 1e6)} MB`}`,
  );
}

function hasTesseract(): boolean {
  const { error, stdout } = spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' });
  return error === undefined && stdout.includes('chi_sim');
}

/** One thread, as ours; the shell tells the child's CPU time. */
function readWithTesseract(file: string): Reading {
  const script = 'TIMEFORMAT="cpu %U %S"; time tesseract "$1" - -l chi_sim 2>/dev/null';
  const { stderr, stdout } = spawnSync('bash', ['-c', script, 'bash', file], {
    encoding: 'utf8',
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  const [, user = '0', system = '0'] = /cpu ([\d.]+) ([\d.]+)/u.exec(stderr) ?? [];
  return { text: stdout, cpuSeconds: Number(user) + Number(system) };
}
