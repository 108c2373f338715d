// Text alignment against the development halves of PAN-2013 and of a Chinese corpus: plagdet by class, how many pairs without
// reuse show anything, and CPU seconds of reading, preparing, aligning and writing all pairs in this one process.
// Usage: npx tsx bench/alignment.ts [CORPUS.tar.gz …]   Prints figures and the bars beside them; asserts none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type AlignDocument, prepareDocument } from '../src/similarity/align/align-document.ts';
import { alignPair } from '../src/similarity/align/align-pair.ts';
import { panFileName, panXml } from '../src/similarity/compare/pan-xml.ts';
import { type PairNames, parsePairs } from '../src/similarity/compare/parse-pairs.ts';

const root = path.resolve(import.meta.dirname, '..');
const shared = path.resolve(root, '../shared');
const scorer = path.join(shared, 'bench/plagdet.mjs');
const given = process.argv.slice(2).map((file) => path.resolve(file));
const archives = given.length > 0 ? given : ['pan13-dev', 'zh-reuse-dev'].map((name) => path.join(shared, `data/text/${name}.tar.gz`));

/** Bars of the project, by corpus and class; PAN's are above Sanchez-Perez 2015 (0.903 on the same half). */
const BARS: Readonly<Record<string, number>> = {
  'pan13-dev/ALL': 0.93,
  'pan13-dev/02-no-obfuscation': 0.985,
  'pan13-dev/03-random-obfuscation': 0.91,
  'pan13-dev/04-translation-obfuscation': 0.9,
  'pan13-dev/05-summary-obfuscation': 0.7,
  'zh-reuse-dev/ALL': 0.95,
  'zh-reuse-dev/03-charset': 0.97,
  'zh-reuse-dev/06-paraphrase': 0.85,
};

const row = z.object({
  cases: z.number(),
  detections: z.number(),
  plagdet: z.number(),
  recall: z.number(),
  precision: z.number(),
  granularity: z.number(),
});
const scores = z.record(z.string(), row);

interface Aligned {
  readonly cpuSeconds: number;
  readonly pairs: number;
  /** Pairs of the class without reuse that show a passage all the same. */
  readonly falsePairs: number;
  readonly cleanPairs: number;
}

function alignCorpus(corpus: string, out: string): Aligned {
  const before = process.cpuUsage();
  const classes = readdirSync(corpus).filter((name) => /^\d\d-.*\.pairs$/.test(name));
  const pairsOf = (name: string): PairNames[] => parsePairs(readFileSync(path.join(corpus, name), 'utf8'), name);
  const sources = new Map<string, { readonly text: string; readonly document: AlignDocument }>();
  const read = (folder: string, name: string): { readonly text: string; readonly document: AlignDocument } => {
    const text = readFileSync(path.join(corpus, folder, name), 'utf8');
    return { text, document: prepareDocument(text) };
  };
  let pairs = 0;
  let falsePairs = 0;
  let cleanPairs = 0;
  for (const name of classes) {
    const clean = name.includes('no-plagiarism');
    let last: { readonly name: string; readonly text: string; readonly document: AlignDocument } | undefined;
    for (const pair of pairsOf(name)) {
      if (last?.name !== pair.suspicious) last = { name: pair.suspicious, ...read('susp', pair.suspicious) };
      const source = sources.get(pair.source) ?? read('src', pair.source);
      sources.set(pair.source, source);
      const passages = alignPair(last.document, source.document);
      pairs++;
      if (clean) cleanPairs++;
      if (clean && passages.length > 0) falsePairs++;
      writeFileSync(
        path.join(out, panFileName(pair.suspicious, pair.source)),
        panXml(pair.suspicious, pair.source, last.text, source.text, passages),
      );
    }
  }
  const used = process.cpuUsage(before);
  return { cpuSeconds: (used.user + used.system) / 1e6, pairs, falsePairs, cleanPairs };
}

function printScores(name: string, corpus: string, out: string): void {
  const run = spawnSync(process.execPath, [scorer, corpus, out, '--json'], { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(run.stderr);
  console.log('class                        cases  found  plagdet  recall  precision  granularity  bar');
  for (const [label, score] of Object.entries(scores.parse(JSON.parse(run.stdout)))) {
    const bar = BARS[`${name}/${label}`];
    const figures = [score.plagdet, score.recall, score.precision, score.granularity].map((figure) => figure.toFixed(4));
    const judged = bar === undefined ? '' : `${bar} ${score.plagdet >= bar ? 'met' : 'missed'}`;
    console.log(
      label.padEnd(28),
      String(score.cases).padStart(5),
      String(score.detections).padStart(6),
      `  ${figures[0]}  ${figures[1]}   ${figures[2]}     ${figures[3]}      ${judged}`,
    );
  }
}

for (const archive of archives) {
  const name = path.basename(archive).replace(/\.tar\.gz$/, '');
  const missing = [archive, scorer].find((file) => !existsSync(file));
  if (missing !== undefined) {
    console.log(`${name}: skipped, ${path.relative(root, missing)} is not there`);
    continue;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-alignment-'));
  try {
    const out = path.join(scratch, 'detections');
    mkdirSync(out);
    const unpacked = spawnSync('tar', ['-xzf', archive, '-C', scratch], { encoding: 'utf8' });
    if (unpacked.status !== 0) throw new Error(unpacked.stderr);
    const folder = readdirSync(scratch).find((entry) => entry !== 'detections') ?? '';
    const corpus = path.join(scratch, folder);
    const { cpuSeconds, pairs, falsePairs, cleanPairs } = alignCorpus(corpus, out);
    const share = cleanPairs === 0 ? 0 : (100 * falsePairs) / cleanPairs;
    console.log(`\n${name}: ${pairs} pairs in ${cpuSeconds.toFixed(2)} CPU seconds, reading and writing included`);
    console.log(`pairs without reuse that show a passage: ${falsePairs} of ${cleanPairs} (${share.toFixed(2)} %)`);
    printScores(name, corpus, out);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
console.log(`\npeak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
