// An index of very many synthetic documents: time and memory to build, bytes on disk, time to look a paper up in it.
// Usage: npx tsx bench/scale.ts [documents …]   default: 100000 1000000. Needs about 0.7 GB of disk a million documents.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCandidates, findCandidatesOfMany, fingerprint, indexKeys, normalise, openIndex } from '../src/similarity/index.ts';
import { chinese, seeded } from './throughput-texts.ts';

const ABSTRACT_CHARACTERS = 300;
const PAPER_CHARACTERS = 10_000;
const BATCH = 200;
/** Papers looked up before the clock runs: other papers than those measured, so that what is warm is the index and not their answers. */
const WARM_UP = 100;
const MEASURED = 40;
const MEMORY_MEGABYTES = 256;
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const keysOf = (text: string): Float64Array => indexKeys(fingerprint(normalise(text)));

/** The abstract of document n, and papers that hold ten abstracts each among text of their own. */
const abstract = (n: number): string => chinese(seeded(Math.imul(n + 1, 2_654_435_761)), ABSTRACT_CHARACTERS * 3);
const sourcesOf = (n: number, documents: number): number[] => Array.from({ length: 10 }, (_, i) => (n * 7919 + i * 104_729) % documents);
const paper = (n: number, documents: number): string => {
  const own = chinese(seeded(Math.imul(n + 500_000_003, 2_246_822_519)), (PAPER_CHARACTERS - 10 * ABSTRACT_CHARACTERS) * 3);
  return own + sourcesOf(n, documents).map(abstract).join('');
};

function measure(documents: number, folder: string): void {
  const index = openIndex(folder, { memoryMegabytes: MEMORY_MEGABYTES });
  const start = performance.now();
  let synthesis = 0;
  for (let n = 0; n < documents; n++) {
    const before = performance.now();
    const text = abstract(n);
    synthesis += performance.now() - before;
    index.add({ info: { id: `doc-${n}`, title: `Synthetic ${n}`, authors: ['Zhang San'], date: '2019-06' }, text });
  }
  const added = performance.now() - start - synthesis;
  index.compact();
  const seconds = (performance.now() - start - synthesis) / 1000;
  const info = index.info();
  print(`${documents} documents of ${ABSTRACT_CHARACTERS} characters, ${info.postings} postings`);
  print(
    `  build         ${seconds.toFixed(1)} s (${(added / 1000).toFixed(1)} s adding), ${(info.postings / seconds / 1e6).toFixed(2)} M postings/s from text to one committed segment`,
  );
  print(
    `  on disk       ${info.bytesPerPosting.toFixed(2)} bytes a posting; texts and sources ${(info.bytes.documents / documents).toFixed(0)} bytes a document`,
  );

  const opening = performance.now();
  const reader = openIndex(folder);
  print(`  open          ${(performance.now() - opening).toFixed(0)} ms`);
  const papers = Array.from({ length: WARM_UP + MEASURED }, (_, n) => keysOf(paper(n, documents)));
  for (const keys of papers.slice(0, WARM_UP)) findCandidates(reader, keys);
  const found: number[] = [];
  const cpu = process.cpuUsage();
  const times = papers.slice(WARM_UP).map((keys, i) => {
    const before = performance.now();
    const ids = new Set(findCandidates(reader, keys).map((candidate) => candidate.id));
    const took = performance.now() - before;
    found.push(sourcesOf(i + WARM_UP, documents).filter((n) => ids.has(`doc-${n}`)).length);
    return took;
  });
  const spent = process.cpuUsage(cpu);
  print(
    `  query         ${median(times).toFixed(1)} ms a paper of ${PAPER_CHARACTERS} characters (${papers[0]?.length ?? 0} keys), warm; CPU ${((spent.user + spent.system) / 1000 / times.length).toFixed(1)} ms; ${median(found)} of its 10 sources found`,
  );
  const batch = Array.from({ length: BATCH }, (_, n) => keysOf(paper(n, documents)));
  const joining = performance.now();
  findCandidatesOfMany(reader, batch);
  print(`  batch         ${((performance.now() - joining) / BATCH).toFixed(1)} ms a paper, ${BATCH} papers in one pass`);
  print(`  peak memory   ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB in this process (memory setting ${MEMORY_MEGABYTES} MB)`);
}

// Each size runs in a process of its own, so that its peak of memory is its own.
const only = process.argv.slice(2).filter((argument) => /^\d+$/u.test(argument));
if (only.length === 1) {
  const folder = mkdtempSync(path.join(tmpdir(), 'integrity-scale-'));
  try {
    measure(Number(only[0]), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  for (const documents of only.length === 0 ? ['100000', '1000000'] : only) {
    spawnSync(process.execPath, ['--import', 'tsx', path.resolve(import.meta.dirname, 'scale.ts'), documents], { stdio: 'inherit' });
  }
}
