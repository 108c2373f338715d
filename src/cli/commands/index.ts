import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { IntegrityError } from '../../domain/errors.ts';
import { findCandidates } from '../../similarity/candidates/find-candidates.ts';
import { fingerprint } from '../../similarity/fingerprint/fingerprint.ts';
import { indexKeys } from '../../similarity/fingerprint/index-keys.ts';
import type { CorpusIndex } from '../../similarity/index/open-index.ts';
import { prepareTextFiles } from '../../similarity/index/read-text-files.ts';
import { normalise } from '../../similarity/normalise/normalise.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { positiveInteger } from '../positive-integer.ts';
import { filesUnder, isPlain, mayHoldText, openPool, openReader, openWriter, readText, readTexts } from './index-files.ts';
import { addMatch } from './index-match.ts';

export function addIndexCommand(program: Command, context: CliContext): void {
  const index = program
    .command('index')
    .description('A persistent text index: fingerprints and texts, one writer and many readers.')
    .addHelpText(
      'after',
      '\nExamples:\n  integrity index add ./published ./papers-2015-2020\n  integrity index query ./published new-paper.pdf\n  integrity index info ./published',
    );
  addAdd(index, context);
  addQuery(index, context);
  addMatch(index, context);

  index
    .command('remove')
    .description('Take documents out.')
    .argument('<index>')
    .argument('<ids...>', 'as index query --json prints them')
    .addHelpText('after', '\nExample:\n  integrity index remove ./published 3f5a…')
    .action(async (folder: string, ids: readonly string[]) => {
      const writer = await openWriter(folder);
      try {
        const gone = ids.filter((id) => writer.remove(id));
        writer.commit();
        note(context, `${gone.length} of ${ids.length} removed`);
        if (gone.length < ids.length) context.exitCode = EXIT.findings;
      } finally {
        writer.close();
      }
    });

  index
    .command('info')
    .description('What an index holds.')
    .argument('<index>')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity index info ./published --json')
    .action(async (folder: string, { json }: { json: boolean }) => {
      const opened = await openReader(folder);
      const info = opened.info();
      opened.close();
      if (json) return printJson(context, info);
      printLine(
        context,
        `${info.documents} documents, ${info.postings} postings (${info.bytesPerPosting.toFixed(2)} bytes each) in ${info.segments} segments`,
      );
      printLine(context, `on disk: postings ${info.bytes.postings}, texts ${info.bytes.documents} bytes; snapshot ${info.snapshot}`);
    });

  index
    .command('verify')
    .description('Read everything and check every checksum.')
    .argument('<index>')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity index verify ./published')
    .action(async (folder: string, { json }: { json: boolean }) => {
      const opened = await openReader(folder, { damaged: 'leave-out' });
      const problems = opened.verify();
      opened.close();
      if (json) printJson(context, problems);
      else if (problems.length === 0) printLine(context, 'all is well');
      else for (const problem of problems) printLine(context, JSON.stringify(problem));
      if (problems.length > 0) context.exitCode = EXIT.incomplete;
    });

  index
    .command('compact')
    .description('Merge all segments into one and forget removed documents.')
    .argument('<index>')
    .addHelpText('after', '\nExample:\n  integrity index compact ./published')
    .action(async (folder: string) => {
      const writer = await openWriter(folder);
      try {
        note(context, `snapshot ${writer.compact()}`);
      } finally {
        writer.close();
      }
    });
}

function addAdd(index: Command, context: CliContext): void {
  index
    .command('add')
    .description('Read files (or all texts under folders, and in archives) and add them; unchanged ones cost nothing.')
    .argument('<index>', 'folder of the index; made when absent')
    .argument('<paths...>')
    .option('--threads <n>', 'files at a time', positiveInteger)
    .option('--texts', 'add plain UTF-8 texts as they stand, without looking for title, authors and date: very fast', false)
    .addHelpText(
      'after',
      '\nExamples:\n  integrity index add ./published ./papers-2015-2020\n  integrity index add ./published ./plain-texts --texts\n  integrity index query ./published new-paper.pdf',
    )
    .action(async (folder: string, paths: readonly string[], options: { threads?: number; texts: boolean }) => {
      const threads = options.threads ?? availableParallelism();
      const files = await filesUnder(paths, mayHoldText);
      const writer = await openWriter(folder);
      let [added, unread] = [0, 0];
      try {
        let others: readonly string[] = files;
        if (options.texts) {
          const plain = await addPlainTexts(writer, files, threads, context.signal);
          added = plain.added;
          others = plain.others;
        }
        if (others.length > 0) {
          const read = await addExtracted(writer, others, threads, context);
          added += read.added;
          unread = read.unread;
        }
        const snapshot = writer.commit();
        note(context, `${added} added, ${unread} could not be read; snapshot ${snapshot}`);
        if (unread > 0) context.exitCode = EXIT.incomplete;
      } finally {
        writer.close();
      }
    });
}

async function addPlainTexts(
  writer: CorpusIndex,
  files: readonly string[],
  threads: number,
  signal: AbortSignal,
): Promise<{ readonly added: number; readonly others: readonly string[] }> {
  const others = files.filter((file) => !isPlain(file));
  let added = 0;
  for await (const { chunks, others: refused } of prepareTextFiles(files.filter(isPlain), threads)) {
    signal.throwIfAborted();
    for (const chunk of chunks) added += writer.addPrepared(chunk).length;
    others.push(...refused);
  }
  return { added, others };
}

async function addExtracted(
  writer: CorpusIndex,
  files: readonly string[],
  threads: number,
  context: CliContext,
): Promise<{ readonly added: number; readonly unread: number }> {
  const pool = await openPool(threads);
  let [added, unread] = [0, 0];
  try {
    for (let at = 0; at < files.length; at += threads * 4) {
      const batch = files.slice(at, at + threads * 4);
      for (const one of (await Promise.all(batch.map((file) => readTexts(pool, file, context.signal)))).flat()) {
        if ('problem' in one) {
          unread++;
          note(context, one.problem);
        } else {
          const { text, ...info } = one;
          writer.add({ info, text });
          added++;
        }
      }
    }
  } finally {
    pool.close();
  }
  return { added, unread };
}

function addQuery(index: Command, context: CliContext): void {
  index
    .command('query')
    .description('Documents that share fingerprints with a file.')
    .argument('<index>')
    .argument('<file>')
    .option('--limit <n>', 'most documents', positiveInteger, 20)
    .option('--json', 'print JSON', false)
    .addHelpText(
      'after',
      '\nExample:\n  integrity index query ./published new-paper.pdf --limit 5 --json\n\nEnds with 0 when none shares a fingerprint, 1 when one does.',
    )
    .action(async (folder: string, file: string, options: { limit: number; json: boolean }) => {
      const pool = await openPool(1);
      const opened = await openReader(folder);
      try {
        const read = await readText(pool, file, context.signal);
        if ('problem' in read) throw new IntegrityError('query-unreadable', read.problem, { mend: 'Give a file that holds text.', file });
        const found = findCandidates(opened, indexKeys(fingerprint(normalise(read.text))), { limit: options.limit }).map((one) => ({
          id: one.id,
          title: opened.source(one.document).title,
          shared: one.shared,
          containment: one.containment,
          resemblance: one.resemblance,
        }));
        if (options.json) printJson(context, found);
        else
          for (const one of found)
            printLine(context, `${(one.containment * 100).toFixed(1)} %  ${one.shared} shared  ${one.title ?? ''}  ${one.id}`);
        if (found.length > 0) context.exitCode = EXIT.findings;
      } finally {
        opened.close();
        pool.close();
      }
    });
}
