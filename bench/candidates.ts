// How often the right source is among the first documents named for a reworded text, by shared runs alone and with rare
// terms too; bytes and time that the terms cost. Every suspicious text is asked against all sources of its set.
// Usage: npx tsx bench/candidates.ts      (needs ../shared/data/text)
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCandidates } from '../src/similarity/candidates/find-candidates.ts';
import { findLikelySources } from '../src/similarity/candidates/find-likely-sources.ts';
import { sourceKeys } from '../src/similarity/candidates/term-keys.ts';
import { parsePairs } from '../src/similarity/compare/parse-pairs.ts';
import { fingerprint } from '../src/similarity/fingerprint/fingerprint.ts';
import { indexKeys } from '../src/similarity/fingerprint/index-keys.ts';
import { openIndex, openIndexWriter } from '../src/similarity/index/open-index.ts';
import { normalise } from '../src/similarity/normalise/normalise.ts';
import { unpack } from './throughput-texts.ts';

const SETS = [
  ['zh-reuse-dev', ['02-verbatim', '04-edit', '05-reorder', '06-paraphrase']],
  ['pan13-dev', ['02-no-obfuscation', '03-random-obfuscation', '04-translation-obfuscation', '05-summary-obfuscation']],
] as const;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const runKeys = (text: string): Float64Array => indexKeys(fingerprint(normalise(text)));
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));

function cpuSeconds<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { system, user } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

try {
  for (const [set, classes] of SETS) {
    if (unpack(set, scratch) === undefined) {
      print(`${set}: ../shared/data/text is absent`);
      continue;
    }
    const root = path.join(scratch, set);
    const folder = readdirSync(root).includes('src') ? root : path.join(root, set);
    const sources = readdirSync(path.join(folder, 'src')).sort();
    const texts = sources.map((name) => readFileSync(path.join(folder, 'src', name), 'utf8'));
    for (const [label, keysOf] of [
      ['runs', runKeys],
      ['runs and rare terms', sourceKeys],
    ] as const) {
      const home = path.join(scratch, `${set}-${label.length}`);
      const built = cpuSeconds(() => {
        const writer = openIndexWriter(home);
        sources.forEach((id, i) => writer.add({ info: { id, authors: [] }, text: texts[i] ?? '' }, keysOf(texts[i] ?? '')));
        writer.commit();
        writer.close();
      });
      const index = openIndex(home);
      const { bytes, bytesPerPosting, postings } = index.info();
      print(
        `${set}, ${label}: ${sources.length} documents, ${postings} postings of ${bytesPerPosting.toFixed(1)} bytes (${(bytes.postings / 1e6).toFixed(1)} MB), built in ${built.seconds.toFixed(1)} CPU s`,
      );
      for (const name of classes) {
        const pairs = parsePairs(readFileSync(path.join(folder, `${name}.pairs`), 'utf8'));
        const ranked = new Map<string, readonly string[]>();
        const asked = cpuSeconds(() => {
          for (const { suspicious } of pairs) {
            if (ranked.has(suspicious)) continue;
            const text = readFileSync(path.join(folder, 'susp', suspicious), 'utf8');
            const found = label === 'runs' ? findCandidates(index, runKeys(text)) : findLikelySources(index, text);
            ranked.set(
              suspicious,
              found.map(({ id }) => id),
            );
          }
        });
        const within = (count: number): string => {
          const hits = pairs.filter(({ source, suspicious }) => (ranked.get(suspicious) ?? []).slice(0, count).includes(source)).length;
          return `${((100 * hits) / pairs.length).toFixed(1)} %`;
        };
        const named = [...ranked.values()].reduce((sum, { length }) => sum + length, 0) / ranked.size;
        print(
          `  ${name}: first 10 ${within(10)}, first 50 ${within(50)}, all ${within(Infinity)} (${named.toFixed(0)} named), ${((1000 * asked.seconds) / ranked.size).toFixed(1)} CPU ms a text`,
        );
      }
      index.close();
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
