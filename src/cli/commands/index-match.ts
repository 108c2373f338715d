import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import type { ExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { type Candidate, findCandidatesOfMany } from '../../similarity/candidates/find-candidates.ts';
import type { FingerprintIndex } from '../../similarity/candidates/fingerprint-index.ts';
import { fingerprint } from '../../similarity/fingerprint/fingerprint.ts';
import { indexKeys } from '../../similarity/fingerprint/index-keys.ts';
import { findVerbatimRuns, type VerbatimRun } from '../../similarity/fingerprint/verbatim-runs.ts';
import { MemoryIndex } from '../../similarity/index/memory-index.ts';
import { readPlainText } from '../../similarity/index/plain-text-file.ts';
import { PrintFilter } from '../../similarity/index/print-filter.ts';
import { printTextFiles } from '../../similarity/index/read-text-files.ts';
import { type NormalisedText, normalise } from '../../similarity/normalise/normalise.ts';
import { type CliContext, note, printJsonLine, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { positiveInteger } from '../positive-integer.ts';
import { bytesOf, filesUnder, isPlain, openPool, openReader, readText } from './index-files.ts';

/** Files whose keys are looked up in one pass over an index on disk; one in memory has nothing to gain from it. */
const FILES_A_PASS = 64;
/** Files that are compared with others, up to so many bytes in all, are read first: of the others only what they ask for is then kept. */
const MOST_BYTES_HELD = 64 * 1024 * 1024;
const LEAST_WORDS = 8;
const LEAST_HAN = 13;

interface Options {
  readonly against: readonly string[];
  readonly threads?: number;
  readonly words: number;
  readonly han: number;
  readonly limit: number;
  readonly json: boolean;
}

interface Query {
  readonly file: string;
  /** Its ids in an index on disk and in one in memory: a file is not compared with itself. */
  readonly ids: ReadonlySet<string>;
  readonly text: NormalisedText;
  readonly keys: Float64Array;
}

export function addMatch(index: Command, context: CliContext): void {
  index
    .command('match')
    .description('Passages that files have word for word in common with indexed documents, or with other files; many files in one pass.')
    .argument('<paths...>', 'the index, then files or folders; with --against files or folders only')
    .option('--against <path>', 'compare with these files and not with an index; may be repeated', collect, [])
    .option('--threads <n>', 'with --against: threads that read', positiveInteger)
    .option('--words <n>', `shortest passage in words; all of ${LEAST_WORDS} and more are found`, positiveInteger, LEAST_WORDS)
    .option('--han <n>', `shortest passage with Chinese characters; all of ${LEAST_HAN} and more are found`, positiveInteger, LEAST_HAN)
    .option('--limit <n>', 'most documents a file', positiveInteger, 200)
    .option('--json', 'print one JSON object a file', false)
    .addHelpText(
      'after',
      '\nExamples:\n  integrity index match ./published ./new-papers --json\n  integrity index match --against ./old ./new\n\nEnds with 0 when nothing is shared, 1 when something is.',
    )
    .action(async (paths: readonly string[], options: Options) => {
      const reader = new QueryReader(context);
      const [index, given] = options.against.length > 0 ? [undefined, paths] : [paths[0] ?? '', paths.slice(1)];
      const files = await filesUnder(given);
      const opened = index === undefined ? undefined : await openReader(index);
      try {
        const held = opened === undefined && (await bytesOf(files)) <= MOST_BYTES_HELD ? await reader.read(files) : undefined;
        const filter = held === undefined ? undefined : PrintFilter.of(held.map(({ keys }) => keys));
        const threads = options.threads ?? availableParallelism();
        const sources = opened ?? (await indexOf(await filesUnder(options.against), reader, threads, filter));
        const step = opened === undefined ? 1 : FILES_A_PASS;
        for (let at = 0; at < files.length; at += step) {
          context.signal.throwIfAborted();
          const pass = [at, at + step] as const;
          matchAll(sources, held?.slice(...pass) ?? (await reader.read(files.slice(...pass))), options, context);
        }
        if (reader.unread > 0) context.exitCode = EXIT.incomplete;
      } finally {
        opened?.close();
        reader.close();
      }
    });
}

const collect = (path: string, before: readonly string[]): readonly string[] => [...before, path];

/** An index in memory of files that are compared once. Texts are read again when they are needed. */
async function indexOf(
  files: readonly string[],
  reader: QueryReader,
  threads: number,
  filter: PrintFilter | undefined,
): Promise<FingerprintIndex> {
  const index = new MemoryIndex();
  const others = files.filter((file) => !isPlain(file));
  for await (const printed of printTextFiles(files.filter(isPlain), threads, filter)) {
    let first = 0;
    for (const { file, prints, all } of printed.files) {
      const document = {
        info: { id: file, title: path.basename(file), authors: [] },
        get text() {
          return readPlainText(file)?.text ?? '';
        },
      };
      index.addPrints(document, printed, first, first + prints, all);
      first += prints;
    }
    others.push(...printed.others);
  }
  for (const file of others) {
    const text = await reader.text(file);
    if (text !== undefined) index.add({ info: { id: file, title: path.basename(file), authors: [] }, text });
  }
  return index;
}

/** Reads plain texts here and everything else in the sandbox, started when first needed. */
class QueryReader {
  unread = 0;
  readonly #context: CliContext;
  #pool: ExtractionPool | undefined;

  constructor(context: CliContext) {
    this.#context = context;
  }

  async read(files: readonly string[]): Promise<Query[]> {
    const queries: Query[] = [];
    for (const file of files) {
      const plain = isPlain(file) ? readPlainText(file) : undefined;
      const read = plain ?? (await this.#extract(file));
      if (read === undefined) continue;
      const text = normalise(read.text);
      queries.push({ file, ids: new Set([read.id, file]), text, keys: indexKeys(fingerprint(text)) });
    }
    return queries;
  }

  /** Text of a file, read in the sandbox; undefined, and noted, when it cannot be read. */
  async text(file: string): Promise<string | undefined> {
    return (await this.#extract(file))?.text;
  }

  async #extract(file: string): Promise<{ readonly id: string; readonly text: string } | undefined> {
    this.#pool ??= await openPool(1);
    const read = await readText(this.#pool, file, this.#context.signal);
    if (!('problem' in read)) return read;
    this.unread++;
    note(this.#context, read.problem);
    return undefined;
  }

  close(): void {
    this.#pool?.close();
  }
}

function matchAll(index: FingerprintIndex, queries: readonly Query[], options: Options, context: CliContext): void {
  const candidates = findCandidatesOfMany(
    index,
    queries.map(({ keys }) => keys),
    queries.map(({ ids }) => ({ limit: options.limit, except: ids })),
  );
  queries.forEach((query, i) => {
    const matches = (candidates[i] ?? []).flatMap((candidate) => matchOf(index, query, candidate, options));
    if (matches.length > 0 && context.exitCode !== EXIT.incomplete) context.exitCode = EXIT.findings;
    if (options.json) printJsonLine(context, { file: query.file, matches });
    else
      for (const { id, title, passages } of matches) for (const one of passages) printLine(context, lineOf(query.file, title ?? id, one));
  });
}

interface Match {
  readonly id: string;
  readonly title?: string;
  readonly shared: number;
  readonly passages: readonly VerbatimRun[];
}

function matchOf(index: FingerprintIndex, query: Query, { document, id, shared }: Candidate, options: Options): Match[] {
  const runs = findVerbatimRuns(query.text, normalise(index.text(document)), { leastWords: options.words, leastHan: options.han });
  if (runs.length === 0) return [];
  const { title } = index.source(document);
  return [{ id, ...(title === undefined ? {} : { title }), shared, passages: runs }];
}

const lineOf = (file: string, source: string, { suspicious, source: span, tokens }: VerbatimRun): string =>
  `${file} ${suspicious.start}-${suspicious.end}  ${source} ${span.start}-${span.end}  ${tokens} tokens`;
