// Every title of every shared list, looked up as every other list writes titles: found, asked back, wrong journal. Then the time to load
// all lists and the look-ups a second on one core.
// Usage: npx tsx bench/registry-lookup.ts [--misses]
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workId } from '../src/domain/ids.ts';
import { answerJournal } from '../src/registries/answer-journal.ts';
import { loadRegistry } from '../src/registries/load-registry.ts';
import { FORMS, loadedPairs, lookupTitles } from '../tests/quality/registry-data/lookup-matrix.ts';
import { LISTS_FOLDER, makeRegistry } from '../tests/quality/registry-data/make-registry.ts';

const print = (text: string): boolean => process.stdout.write(`${text}\n`);
if (!existsSync(LISTS_FOLDER)) {
  print('skipped: ../shared/data is absent');
  process.exit(0);
}
const folder = mkdtempSync(path.join(tmpdir(), 'registry-bench-'));
await makeRegistry(folder);

const cpuSeconds = async <T>(work: () => Promise<T> | T): Promise<readonly [T, number, number]> => {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  return [value, (user + system) / 1e6, (performance.now() - wall) / 1e3];
};

const [registry, coldCpu, coldWall] = await cpuSeconds(() => loadRegistry([folder]));
print(`load, first:  ${coldCpu.toFixed(2)} CPU s, ${coldWall.toFixed(2)} s on the clock; ${registry.journals.size} journals`);
const [, warmCpu, warmWall] = await cpuSeconds(() => loadRegistry([folder]));
print(`load, again:  ${warmCpu.toFixed(2)} CPU s, ${warmWall.toFixed(2)} s on the clock`);

print(
  `\nlist                     titles  ${Object.keys(FORMS)
    .map((_, i) => `form ${i + 1}`.padStart(9))
    .join('')}   asked  wrong`,
);
const notes = new Set<string>();
const sum = { titles: 0, found: 0, asked: 0, wrong: 0 };
for (const [list, edition] of loadedPairs(registry)) {
  const counts = Object.values(FORMS).map((form) => lookupTitles(registry, list, edition, form));
  const shares = counts.map(({ titles, found }) => `${((100 * found) / titles).toFixed(2)} %`.padStart(9));
  const [asked, wrong] = [counts.reduce((n, one) => n + one.asked.length, 0), counts.reduce((n, one) => n + one.wrong.length, 0)];
  print(
    `${`${list} ${edition}`.padEnd(24)} ${String(counts[0]?.titles ?? 0).padStart(6)}  ${shares.join('')} ${String(asked).padStart(7)} ${String(wrong).padStart(6)}`,
  );
  for (const one of counts) {
    sum.titles += one.titles;
    sum.found += one.found;
    sum.asked += one.asked.length;
    sum.wrong += one.wrong.length;
    for (const [kind, titles] of Object.entries({ wrong: one.wrong, asked: one.asked, missed: one.missed }))
      for (const title of titles) notes.add(`${kind}\t${list} ${edition}\t${title}`);
  }
}
print(
  `all: ${sum.titles} look-ups, found ${((100 * sum.found) / sum.titles).toFixed(3)} %, asked back ${sum.asked}, wrong journal ${sum.wrong}`,
);
print(
  Object.keys(FORMS)
    .map((name, i) => `form ${i + 1}: ${name}`)
    .join('; '),
);
if (process.argv.includes('--misses')) for (const one of [...notes].sort()) print(one);

const questions = registry.journals.records.slice(0, 10_000).map(({ title, issn }, i) => ({
  work: workId('b'),
  title,
  issn: i % 2 === 0 ? issn[0] : undefined,
  issueDate: `20${10 + (i % 15)}-0${1 + (i % 9)}`,
}));
const rounds = 20;
const [, lookupCpu] = await cpuSeconds(() => {
  for (let round = 0; round < rounds; round++) for (const question of questions) answerJournal(registry, question);
});
print(`\nlook-ups a second on one core: ${Math.round((rounds * questions.length) / lookupCpu)}`);
rmSync(folder, { recursive: true });
