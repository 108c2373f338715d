// Duplication rate against the annotated truth: mean absolute error in percentage points, by class, over documents. The rate of a
// document is taken over all of its annotated sources together, as a report states it.
// Usage: npx tsx bench/rates.ts [--worst]      (needs ../shared/data/text; --worst names the documents furthest off)
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mergeSpans, type Span } from '../src/domain/span.ts';
import { computeRates, countCharacters, findPassages, type PairNames, parsePairs, prepareDocument } from '../src/similarity/index.ts';
import { unpack } from './throughput-texts.ts';

const SETS = [
  ['zh-reuse-dev', ['01-no-plagiarism', '02-verbatim', '03-charset', '04-edit', '05-reorder', '06-paraphrase']],
  ['pan13-dev', ['01-no-plagiarism', '02-no-obfuscation', '03-random-obfuscation', '04-translation-obfuscation', '05-summary-obfuscation']],
] as const;
const BAR_POINTS = 0.5;
const BARRED = ['02-verbatim', '03-charset', '04-edit', '02-no-obfuscation'];
const WORST = 8;
/** What the similarity-rate check takes for firm. */
const FIRM_STRENGTH = 0.5;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));

/** Annotations count code points; spans count UTF-16 units. */
function annotated(xml: string, text: string): Span[] {
  const offsets: number[] = [];
  for (let at = 0; at <= text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) offsets.push(at);
  const unit = (point: number): number => offsets[point] ?? text.length;
  return Array.from(xml.matchAll(/<feature [^>]*name="plagiarism"[^>]*>/gu)).map(([feature]) => {
    const value = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(feature)?.[1]);
    return { start: unit(value('this_offset')), end: unit(value('this_offset') + value('this_length')) };
  });
}

const percentOf = (text: string, spans: readonly Span[]): number =>
  (100 * mergeSpans(spans).reduce((sum, span) => sum + countCharacters(text, span), 0)) / Math.max(1, countCharacters(text));
function grouped(pairs: readonly PairNames[]): Map<string, PairNames[]> {
  const groups = new Map<string, PairNames[]>();
  for (const pair of pairs) groups.set(pair.suspicious, [...(groups.get(pair.suspicious) ?? []), pair]);
  return groups;
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

try {
  for (const [set, classes] of SETS) {
    if (unpack(set, scratch) === undefined) {
      print(`${set}: ../shared/data/text is absent`);
      continue;
    }
    const root = path.join(scratch, set);
    const folder = readdirSync(root).includes('src') ? root : path.join(root, set);
    for (const name of classes) {
      const bySuspicious = grouped(parsePairs(readFileSync(path.join(folder, `${name}.pairs`), 'utf8')));
      const rows = [...bySuspicious].map(([file, pairs]) => {
        const text = readFileSync(path.join(folder, 'susp', file), 'utf8');
        const document = prepareDocument(text);
        const truth: Span[] = [];
        const passages = pairs.flatMap(({ source, suspicious }) => {
          const xml = path.join(folder, name, `${suspicious.replace('.txt', '')}-${source.replace('.txt', '')}.xml`);
          truth.push(...annotated(readFileSync(xml, 'utf8'), text));
          const found = findPassages(document, prepareDocument(readFileSync(path.join(folder, 'src', source), 'utf8')));
          return found.map((passage) => ({ span: passage.suspicious, source, cited: false, ownWork: false, strength: passage.strength }));
        });
        const stated = computeRates({ text, passages }).rates.total.percent;
        const firm = computeRates({ text, passages: passages.filter(({ strength }) => strength >= FIRM_STRENGTH) }).rates.total.percent;
        const error = stated - percentOf(text, truth);
        const missed =
          percentOf(text, truth) -
          percentOf(
            text,
            passages.flatMap(({ span }) =>
              truth.map((one) => ({ start: Math.max(one.start, span.start), end: Math.min(one.end, span.end) })),
            ),
          );
        return { file, error, firmError: firm - percentOf(text, truth), missed, surplus: error + missed };
      });
      const errors = rows.map(({ error }) => Math.abs(error));
      const verdict = BARRED.includes(name) ? (mean(errors) <= BAR_POINTS ? ', within the bar' : `, over the bar of ${BAR_POINTS}`) : '';
      print(
        `${set} ${name}: mean absolute error ${mean(errors).toFixed(2)} points over ${rows.length} documents (missed ${mean(rows.map(({ missed }) => missed)).toFixed(2)}, beyond the annotation ${mean(rows.map(({ surplus }) => surplus)).toFixed(2)}; of firm passages alone ${mean(rows.map(({ firmError }) => Math.abs(firmError))).toFixed(2)}; half are within ${([...errors].sort((a, b) => a - b)[errors.length >> 1] ?? 0).toFixed(2)})${verdict}`,
      );
      if (!process.argv.includes('--worst')) continue;
      for (const row of [...rows].sort((a, b) => Math.abs(b.error) - Math.abs(a.error)).slice(0, WORST))
        print(`  ${row.file}: ${row.error.toFixed(2)} (missed ${row.missed.toFixed(2)}, beyond ${row.surplus.toFixed(2)})`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
