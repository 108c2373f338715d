// Reading of first pages: accuracy a field, a layout and a producer, on invented pages in several journal layouts.
// Usage: npx tsx bench/metadata.ts [--each 3] [--seed 1] [--layout ID,…] [--round 1…9] [--producer NAME,…] [--misses] [--keep DIR: drawn once]   Prints figures; asserts none.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DocumentMetadata } from '../src/domain/document.ts';
import { extractInProcess } from '../src/ingest/extract/extract-in-process.ts';
import { drawFirstPages, type FirstPage, LAYOUTS, producersPresent, ROUNDS } from './first-pages/first-pages.ts';
import type { Beside, Layout } from './first-pages/layouts-first.ts';

const { values: options } = parseArgs({
  options: {
    each: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    layout: { type: 'string' },
    round: { type: 'string' },
    producer: { type: 'string' },
    misses: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const plain = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toLowerCase();

const commas = (values: readonly string[] | undefined): string => (values ?? []).join('|');
const hanOrLatin = (page: FirstPage, chinese: string, english: string): string => (page.layout.latin === true ? english : chinese);

type Reader = (page: FirstPage, found: DocumentMetadata) => readonly [wanted: string | undefined, got: string | undefined];
const MAIN: Readonly<Record<string, Reader>> = {
  title: (page, found) => [hanOrLatin(page, page.work.title, page.work.englishTitle), found.title?.value],
  authors: (page, found) => [
    commas(page.work.people.map(({ chinese, english }) => hanOrLatin(page, chinese, page.layout.name?.(english) ?? english))),
    commas(found.authors?.value),
  ],
  journal: (page, found) => [
    page.layout.journal === undefined ? hanOrLatin(page, page.work.journal, page.work.englishJournal) : page.layout.journal(page.work),
    found.journal?.value,
  ],
  year: ({ work, layout }, found) => [layout.absent?.includes('year') === true ? undefined : String(work.year), found.year?.value],
  issue: ({ work, layout }, found) => [layout.absent?.includes('issue') === true ? undefined : String(work.issue), found.issue?.value],
};
const BESIDE: Readonly<Record<Beside, Reader>> = {
  englishTitle: ({ work }, found) => [work.englishTitle, found.englishTitle?.value],
  volume: ({ work }, found) => [String(work.volume), found.volume?.value],
  pages: ({ work }, found) => [`${work.firstPage}-${work.lastPage}`, found.pages?.value],
  issn: ({ work }, found) => [work.issn, found.issn?.value],
  cn: ({ work }, found) => [work.cn, found.cn?.value],
  doi: ({ work }, found) => [work.doi, found.doi?.value],
  received: ({ work }, found) => [work.received, found.receivedDate?.value],
  revised: ({ work }, found) => [work.revised, found.revisedDate?.value],
  funds: ({ work }, found) => [work.fund, found.funds?.value[0]],
  classification: ({ work }, found) => [work.classification, found.classification?.value],
  keywords: (page, found) => [
    hanOrLatin(page, commas(page.work.keywords), commas(page.work.englishKeywords)),
    commas(found.keywords?.value),
  ],
  abstract: (page, found) => [hanOrLatin(page, page.work.abstract, page.work.englishAbstract), found.abstract?.value],
  affiliations: (page, found) => [
    hanOrLatin(page, commas(page.work.units), commas(page.work.englishUnits)),
    commas(found.affiliations?.value),
  ],
  corresponding: (page, found) => [
    commas(page.work.people.filter(({ corresponding }) => corresponding).map(({ chinese, english }) => hanOrLatin(page, chinese, english))),
    commas(found.correspondingAuthors?.value),
  ],
};

interface Tally {
  right: number;
  /** Stated and not what the page says; what is neither right nor wrong is missing. */
  wrong: number;
  all: number;
}
const tallies = new Map<string, Tally>();
function count(key: string, right: boolean, stated: boolean): void {
  const tally = tallies.get(key) ?? { right: 0, wrong: 0, all: 0 };
  tallies.set(key, { right: tally.right + Number(right), wrong: tally.wrong + Number(stated && !right), all: tally.all + 1 });
}

const besideOf = (layout: Layout): readonly (readonly [string, Reader])[] => layout.prints.map((name) => [name, BESIDE[name]] as const);

async function measure(page: FirstPage): Promise<void> {
  const { name } = page;
  const result = await extractInProcess(page.bytes, { path: name });
  const found = result.status === 'read' ? result.document.metadata : {};
  for (const [field, read] of [...Object.entries(MAIN), ...besideOf(page.layout)]) {
    const [wanted, got] = read(page, found);
    const right = plain(wanted) === plain(got);
    const stated = plain(got) !== '';
    count(`field ${field}`, right, stated);
    if (!(field in MAIN)) continue;
    count(`round ${ROUNDS.findIndex((round) => round.includes(page.layout)) + 1} ${field}`, right, stated);
    count(`layout ${page.layout.id} ${field}`, right, stated);
    count(`producer ${page.producer} ${field}`, right, stated);
    if (options.misses && !right) print(`${name} ${field}: wanted ${wanted ?? '-'}, got ${got ?? '-'}`);
  }
  if (options.misses)
    for (const [field, read] of besideOf(page.layout)) {
      const [wanted, got] = read(page, found);
      if (plain(wanted) !== plain(got)) print(`${name} (${field}): wanted ${wanted ?? '-'}, got ${got ?? '-'}`);
    }
}

function table(kind: string): void {
  const rows = [...new Set([...tallies.keys()].filter((key) => key.startsWith(`${kind} `)).map((key) => key.split(' ')[1] ?? ''))];
  print(
    `\n${kind.padEnd(24)}${Object.keys(MAIN)
      .map((field) => field.padStart(9))
      .join('')}`,
  );
  for (const row of rows)
    print(
      `${row.padEnd(24)}${Object.keys(MAIN)
        .map((field) => share(tallies.get(`${kind} ${row} ${field}`)).padStart(9))
        .join('')}`,
    );
}
const share = (tally: Tally | undefined): string => (tally === undefined ? '-' : `${((100 * tally.right) / tally.all).toFixed(1)} %`);

if (options.keep !== undefined) mkdirSync(options.keep, { recursive: true });
const all = await producersPresent();
try {
  const producers = all.filter(({ name }) => options.producer === undefined || options.producer.split(',').includes(name));
  const rounds = options.round?.split(',').map(Number);
  const layouts = LAYOUTS.filter(
    (layout) =>
      (options.layout === undefined || options.layout.split(',').includes(layout.id)) &&
      (rounds === undefined || rounds.some((round) => ROUNDS[round - 1]?.includes(layout))),
  );
  let pages = 0;
  for await (const page of drawFirstPages(producers, layouts, Number(options.each), Number(options.seed), options.keep)) {
    await measure(page);
    pages++;
  }
  print(`${pages} first pages, ${layouts.length} layouts, producers: ${producers.map(({ name }) => name).join(', ')}`);
  for (const [key, tally] of tallies)
    if (key.startsWith('field '))
      print(`${key.slice(6).padEnd(24)}${share(tally).padStart(9)}  (${tally.right} of ${tally.all}, wrong ${tally.wrong})`);
  table('round');
  table('layout');
  table('producer');
} finally {
  for (const producer of all) await producer.close();
}
