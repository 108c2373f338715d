import { access, constants, mkdir } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { type Command, Option } from 'commander';
import pLimit from 'p-limit';
import type { ExtractionResult } from '../../domain/document.ts';
import { IntegrityError } from '../../domain/errors.ts';
import type { ExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { DEFAULT_OCR_OPTIONS, OCR_MODES, type OcrMode, ocrChildrenFor } from '../../ingest/extract/ocr/ocr-options.ts';
import { readPasswords } from '../../ingest/extract/unlock/read-passwords.ts';
import { openArtifactStore } from '../../pipeline/artifact-store.ts';
import { isPassing } from '../../pipeline/extracted.ts';
import { extractionAsked, keptExtractions } from '../../pipeline/kept-extractions.ts';
import { toldBefore } from '../../pipeline/told-before.ts';
import { type CliContext, jsonLine, note, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { metadataLines, structureLine } from '../extract-summary.ts';
import { extractWithContents } from '../extract-with-contents.ts';
import { filesUnder } from '../files-under.ts';
import { positiveInteger } from '../positive-integer.ts';

interface Options {
  readonly json: boolean;
  readonly pages: boolean;
  readonly timeout: number;
  readonly ocr: OcrMode;
  readonly threads?: number;
  readonly workspace?: string;
  readonly keep: boolean;
  readonly passwords?: string;
}

export function addExtractCommand(program: Command, context: CliContext): void {
  program
    .command('extract')
    .description(
      'Read files as a scan does, those in archives too: text, quality, metadata, structure, timings. Each file in a process of its own limits.',
    )
    .argument('<paths...>', 'files, or folders of which every file is read')
    .option('--json', 'one JSON line a file: file, kind, pages, text, quality, error, metadata, sections, structure', false)
    .option('--pages', 'mark where pages begin', false)
    .option('--timeout <seconds>', 'longest time one file may take; each page of it, where pages are recognised', positiveInteger, 60)
    .addOption(
      new Option(
        '--ocr <when>',
        'text recognition: of pages without usable text and of pictures (auto), of every page of a PDF too, or not at all',
      )
        .choices(OCR_MODES)
        .default(DEFAULT_OCR_OPTIONS.mode),
    )
    .option('--passwords <file>', 'text file with one password a line, tried on protected PDF and Office files')
    .option('--threads <n>', 'files at a time (default: the processors there are)', positiveInteger)
    .option('-w, --workspace <dir>', 'where what was read is kept, so that unchanged files are not read again (default: ./.integrity)')
    .option('--no-keep', 'keep nothing, and read every file anew')
    .addHelpText(
      'after',
      '\nExamples:\n  integrity extract paper.pdf\n  integrity extract *.pdf --json | jq .quality\n  integrity extract scans --json > read.jsonl   (a folder; progress shows on the terminal meanwhile)\n\nEnds with 3 when a file could not be read.',
    )
    .action(async (paths: readonly string[], options: Options) => {
      const own = path.resolve(options.workspace ?? '.integrity') + path.sep;
      // What is kept of files is none of them, though its folder may lie among them.
      const files = (await filesUnder(paths)).filter((file) => !path.resolve(file).startsWith(own));
      if (files.length === 0) note(context, `no files in ${paths.join(', ')}`);
      const most = options.ocr === 'off' ? availableParallelism() : ocrChildrenFor(availableParallelism(), totalmem());
      const size = Math.max(1, Math.min(files.length, options.threads ?? most));
      const ocr = { ...DEFAULT_OCR_OPTIONS, mode: options.ocr };
      const passwords = options.passwords === undefined ? [] : await readPasswords(path.resolve(options.passwords), options.passwords);
      let pool: ExtractionPool | undefined;
      // Loaded when there is something to read: where all is known, neither it nor an engine is.
      const reader = async (): Promise<ExtractionPool> => {
        const { createExtractionPool } = await import('../../ingest/extract/extraction-pool.ts');
        return (pool ??= createExtractionPool({ size, timeoutMs: options.timeout * 1000, ocr, passwords }));
      };
      const artifacts = await artifactsFolder(options);
      // What --json prints depends on nothing but the files and the reader; what a person is told has timings in it.
      const known =
        artifacts === undefined || !options.json
          ? undefined
          : toldBefore(openArtifactStore(artifacts), [LINES_VERSION, ...extractionAsked({ ocr, passwords })], () =>
              Date.parse(context.clock.nowIso()),
            );
      const read = keptExtractions(artifacts, { ocr, passwords }, async (file) => {
        const onBegin = (): void => void beganAt.set(file.path, performance.now());
        return await (await reader()).extract(file, { signal: context.signal, onBegin });
      });
      // One more waits for every one being read, so that no reader waits for this process.
      const limit = pLimit(size * 2);
      const beganAt = new Map<string, number>();
      // Where the texts themselves go to the terminal, a living line would stand among them.
      const watched = files.length > 1 && context.stderr.isTTY === true && context.stdout.isTTY !== true;
      const watch = watched ? (await import('../extract-watch.ts')).createExtractWatch(context.stderr, { total: files.length }) : undefined;
      try {
        // Read side by side, printed in the order given.
        const results = files.map((file) =>
          limit(async () => {
            const askedAt = performance.now();
            watch?.begin(file);
            const before = await known?.look(path.resolve(file), file);
            if (before?.told !== undefined) {
              watch?.end(file, 0);
              return before.told;
            }
            const told = await extractWithContents(read, reader, file, context.signal);
            watch?.end(
              file,
              told.reduce((sum, { result }) => sum + (result.status === 'read' ? result.document.pages.length : 0), 0),
            );
            if (!options.json) return { told, tookMs: performance.now() - (beganAt.get(path.resolve(file)) ?? askedAt) };
            const lines = told.map(({ file: name, result }) => jsonLine(jsonOf(name, result))).join('');
            const printed = { lines, complete: told.every(({ result }) => isWhole(result)) };
            if (!told.some(({ result }) => isPassing(result))) before?.keep(printed);
            return printed;
          }),
        );
        for (const [i, outcome] of results.entries()) {
          const printed = await outcome;
          if ('lines' in printed) {
            if (!printed.complete) context.exitCode = EXIT.incomplete;
            context.stdout.write(printed.lines);
          } else for (const { file, ...one } of printed.told) print(context, file, { ...one, tookMs: printed.tookMs }, options);
          const [file = '', next] = [files[i], files[i + 1]];
          if (next === undefined || path.dirname(next) !== path.dirname(file)) await known?.save({ path: path.resolve(file), shown: file });
        }
      } finally {
        await known?.save();
        watch?.close();
        pool?.close();
      }
    });
}

/** @returns where extractions are kept; undefined for nowhere. A folder that was not asked for and cannot be made is done without. */
async function artifactsFolder({ keep, workspace }: Options): Promise<string | undefined> {
  if (!keep) return undefined;
  const folder = path.resolve(workspace ?? '.integrity', 'artifacts');
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return folder;
  } catch (cause) {
    if (workspace === undefined) return undefined;
    throw new IntegrityError('workspace-unwritable', `Cannot make the workspace ${workspace}: ${String(cause)}`, {
      mend: 'Name a writable folder with --workspace, or keep nothing with --no-keep.',
      file: workspace,
      cause,
    });
  }
}

interface Timed {
  readonly result: ExtractionResult;
  /** Read by an earlier run, of the same bytes with the same reader. */
  readonly kept: boolean;
  /** Wall clock, start of a process included; printed only, since it differs from run to run. */
  readonly tookMs: number;
}

/** Raised with any change to what {@link jsonOf} gives. */
const LINES_VERSION = 1;
const isWhole = (result: ExtractionResult): boolean => result.status === 'read' && result.document.quality !== 'none';

function print(context: CliContext, file: string, { result, kept, tookMs }: Timed, options: Options): void {
  if (!isWhole(result)) context.exitCode = EXIT.incomplete;
  if (result.status === 'unreadable') {
    note(context, `${file}: ${result.error.message} [${result.error.code}]`);
    note(context, `  what to do: ${result.error.mend}`);
    return;
  }
  const { document } = result;
  note(
    context,
    `${file}: ${document.format}, ${document.pages.length} pages, ${document.text.length} characters, text ${document.quality}`,
  );
  const perSecond = document.pages.length / Math.max(tookMs / 1000, 0.001);
  if (kept) note(context, '  read before: the file is unchanged');
  else note(context, `  read in ${(tookMs / 1000).toFixed(2)} s, ${perSecond.toFixed(1)} pages a second`);
  for (const warning of document.warnings) note(context, `  ${warning.message} [${warning.code}]`);
  for (const line of metadataLines(document.metadata)) note(context, `  ${line}`);
  if (document.structure !== undefined) note(context, `  structure: ${structureLine(document.structure)}`);
  if (!options.pages) return printLine(context, document.text);
  for (const page of document.pages) printLine(context, `--- page ${page.number} ---\n${document.text.slice(page.start, page.end)}`);
}

function jsonOf(file: string, result: ExtractionResult): unknown {
  if (result.status === 'unreadable') return { file, kind: result.format, pages: 0, text: '', quality: 'none', error: result.error };
  const { document } = result;
  return {
    file,
    kind: document.format,
    pages: document.pages.length,
    text: document.text,
    quality: document.quality,
    error: null,
    unreadPages: document.unreadPages,
    warnings: document.warnings,
    metadata: document.metadata,
    sections: document.sections,
    structure: document.structure,
    pageSpans: document.pages,
    extractor: document.extractor,
    sha256: document.id,
  };
}
