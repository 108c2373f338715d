// Precision, recall and plagdet of translated passages on the held-out half (or dev), rank of the true source among many
// documents, and the time and memory of a paper and of a book. With the shared texts (statutes, web pages) also inside long documents,
// between unrelated ones, and among thousands.
// Usage: npx tsx bench/cross-language.ts [dev|held-out]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  alignAcrossLanguages,
  collectCrossLanguage,
  crossLanguageKeys,
  findCrossLanguageCandidates,
  prepareCrossLanguage,
} from '../src/similarity/cross-language/index.ts';
import type { Passage } from '../src/similarity/types.ts';
import { measure } from '../tests/quality/cross-language-data/measure.ts';
import { type LabelledPair, labelledPairs, readTrios } from '../tests/quality/cross-language-data/pairs.ts';
import { unpack } from './throughput-texts.ts';

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const megabytes = (): number => process.memoryUsage().rss / 1e6;
const UNRELATED = 300;
const half = process.argv[2] === 'dev' ? 'dev' : 'held-out';

function seconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const before = megabytes();
print(`dictionary: ${seconds(prepareCrossLanguage).toFixed(2)} CPU s, ${(megabytes() - before).toFixed(0)} MB resident`);

const pairs = labelledPairs(half);
const withoutDigits = (text: string): string => text.replace(/\d[\d.,]*\d|\d/g, (digits) => ' '.repeat(digits.length));
const asIs = (pair: LabelledPair): Passage[] => alignAcrossLanguages(pair.suspicious, pair.source);
const blind = (pair: LabelledPair): Passage[] => alignAcrossLanguages(withoutDigits(pair.suspicious), withoutDigits(pair.source));

for (const [title, detect] of [[`${half}:`, asIs] as const, [`${half}, every digit taken out:`, blind] as const]) {
  print(`\n${title}\nclass        pairs  precision  recall  granularity  plagdet  pairs with a passage`);
  for (const kind of ['faithful', 'free', 'same-topic', 'unrelated', undefined] as const) {
    const m = measure(
      pairs.filter((pair) => kind === undefined || pair.kind === kind),
      detect,
    );
    const figures = kind === 'same-topic' || kind === 'unrelated' ? '        –       –            –        –' : undefined;
    const scores = `${m.precision.toFixed(3).padStart(9)}${m.recall.toFixed(3).padStart(8)}${m.granularity.toFixed(2).padStart(13)}${m.plagdet.toFixed(3).padStart(9)}`;
    print(`${(kind ?? 'all').padEnd(12)} ${String(m.pairs).padStart(5)}  ${figures ?? scores}  ${(100 * m.detected).toFixed(1)} %`);
  }
}

for (const kind of ['faithful', 'free'] as const) {
  const strengths = pairs
    .filter((pair) => pair.kind === kind)
    .flatMap((pair) => asIs(pair).map((passage) => passage.strength))
    .sort((a, b) => a - b);
  const at = (share: number): string => (strengths[Math.floor(share * (strengths.length - 1))] ?? 0).toFixed(2);
  print(`${kind === 'faithful' ? '\n' : ''}strength, ${kind}: least ${at(0)}, median ${at(0.5)}, most ${at(1)}`);
}

/** Each passage asked for among all documents of the other language, its sibling of the same topic among them. */
function rank(kind: 'faithful' | 'free'): string {
  const own = pairs.filter((pair) => pair.kind === kind);
  let first = 0;
  let inTen = 0;
  for (const way of ['zh-en', 'en-zh']) {
    const asked = own.filter((pair) => pair.name.endsWith(way));
    const cut = (text: string, span: { start: number; end: number } | undefined): string => text.slice(span?.start, span?.end);
    const collection = collectCrossLanguage(
      asked.map((pair) => ({ id: pair.name, keys: crossLanguageKeys(cut(pair.source, pair.truth?.source)) })),
    );
    for (const pair of asked) {
      const found = findCrossLanguageCandidates(crossLanguageKeys(cut(pair.suspicious, pair.truth?.suspicious)), collection);
      const place = found.findIndex(({ id }) => id === pair.name);
      if (place === 0) first++;
      if (place >= 0) inTen++;
    }
  }
  return `${kind}: first ${first} of ${own.length}, in the first ten ${inTen}`;
}
print(`\ncandidates among the passages of the half: ${rank('faithful')}; ${rank('free')}`);

/** A long text of the passages in ever other orders, so that no two chapters are the same. */
function book(characters: number, texts: readonly string[]): string {
  const sentences = texts.flatMap((text) => text.split(/(?<=[。.]) ?/));
  const parts: string[] = [];
  let length = 0;
  for (let i = 0; length < characters; i++) {
    const sentence = `${sentences[(i * 7919 + Math.floor(i / sentences.length)) % sentences.length] ?? ''} `;
    parts.push(sentence);
    length += sentence.length;
  }
  return parts.join('');
}

const trios = readTrios(half);
const zhTexts = trios.map(({ zh }) => zh);
const enTexts = trios.map(({ free }) => free);
for (const [name, zh, en] of [
  ['paper (10,000 zh, 30,000 en)', 10_000, 30_000] as const,
  ['book (3,000,000 zh, 3,000,000 en)', 3_000_000, 3_000_000] as const,
]) {
  const chinese = book(zh, zhTexts);
  const english = book(en, enTexts);
  const cpu = seconds(() => alignAcrossLanguages(chinese, english));
  print(
    `${name}: align ${cpu.toFixed(2)} CPU s, keys ${seconds(() => crossLanguageKeys(chinese)).toFixed(2)} CPU s, ${megabytes().toFixed(0)} MB resident`,
  );
}

const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-bench-'));
try {
  const statutes = unpack('zh-laws', scratch);
  const pages = unpack('pan13-dev', scratch)?.filter((file) => path.basename(path.dirname(file)) === 'src');
  if (statutes === undefined || pages === undefined) print('\nlong documents: not measured, the shared texts are absent');
  else
    amongLongTexts(
      statutes.slice(0, 800).map((file) => readFileSync(file, 'utf8')),
      pages.slice(0, 1500).map((file) => readFileSync(file, 'utf8')),
    );
} finally {
  rmSync(scratch, { recursive: true });
}

function amongLongTexts(statutes: readonly string[], pages: readonly string[]): void {
  const zhAll = statutes.join('\n\n');
  const enAll = pages.join('\n\n');
  const piece = (text: string, at: number, size: number): string =>
    text.slice(at % (text.length - size), (at % (text.length - size)) + size);
  const sizes = [3_000, 10_000, 30_000];
  print('\ninside a statute and a web text three times as long, Chinese suspicious; then as many unrelated pairs of the same size');
  for (const size of sizes) {
    for (const kind of ['faithful', 'free'] as const) {
      const embedded = pairs
        .filter((pair) => pair.kind === kind && pair.name.endsWith('zh-en'))
        .map((pair, i) => inside(pair, piece(zhAll, i * 40_009, size), piece(enAll, i * 150_001, 3 * size)));
      const m = measure(embedded, asIs);
      print(
        `${size} characters, ${kind}: precision ${m.precision.toFixed(3)} recall ${m.recall.toFixed(3)} plagdet ${m.plagdet.toFixed(3)}, pairs with a passage ${(100 * m.detected).toFixed(0)} %`,
      );
    }
    const strengths: number[] = [];
    let withPassage = 0;
    for (let i = 0; i < UNRELATED; i++) {
      const found = alignAcrossLanguages(piece(zhAll, i * 292_993, size), piece(enAll, i * 1_361_477, 3 * size));
      if (found.length > 0) withPassage++;
      strengths.push(...found.map(({ strength }) => strength));
    }
    print(
      `${size} characters, unrelated: ${withPassage} of ${UNRELATED} pairs with a passage; strengths ${strengths.map((s) => s.toFixed(2)).join(' ') || 'none'}`,
    );
  }

  const crowd = [...statutes, ...pages].map((text, i) => ({ id: `crowd ${i}`, keys: crossLanguageKeys(text) }));
  for (const kind of ['faithful', 'free'] as const) {
    let first = 0;
    let inTen = 0;
    let cpu = 0;
    const own = pairs.filter((pair) => pair.kind === kind);
    const set = own.map((pair, i) => {
      const zh = piece(zhAll, i * 40_009, 5_000);
      const en = piece(enAll, i * 150_001, 15_000);
      return pair.name.endsWith('zh-en') ? inside(pair, zh, en) : inside(pair, en, zh);
    });
    const collection = collectCrossLanguage([...crowd, ...set.map((pair) => ({ id: pair.name, keys: crossLanguageKeys(pair.source) }))]);
    for (const pair of set) {
      const keys = crossLanguageKeys(pair.suspicious);
      cpu += seconds(() => {
        const place = findCrossLanguageCandidates(keys, collection).findIndex(({ id }) => id === pair.name);
        if (place === 0) first++;
        if (place >= 0) inTen++;
      });
    }
    print(
      `candidates among ${crowd.length} documents, ${kind}, passages inside 5,000 and 15,000 characters: first ${first} of ${own.length}, in the first ten ${inTen}, ${((1000 * cpu) / own.length).toFixed(0)} CPU ms a query`,
    );
  }
}

/** The pair's passages, each in the middle of a long text. */
function inside(pair: LabelledPair, suspiciousHost: string, sourceHost: string): LabelledPair {
  if (pair.truth === undefined) return pair;
  const put = (
    host: string,
    text: string,
    span: { start: number; end: number },
  ): { text: string; span: { start: number; end: number } } => {
    const middle = host.length >> 1;
    const passage = text.slice(span.start, span.end);
    return {
      text: `${host.slice(0, middle)}\n\n${passage}\n\n${host.slice(middle)}`,
      span: { start: middle + 2, end: middle + 2 + passage.length },
    };
  };
  const suspicious = put(suspiciousHost, pair.suspicious, pair.truth.suspicious);
  const source = put(sourceHost, pair.source, pair.truth.source);
  return { ...pair, suspicious: suspicious.text, source: source.text, truth: { suspicious: suspicious.span, source: source.span } };
}
