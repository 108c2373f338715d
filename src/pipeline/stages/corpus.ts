import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type CodedError, IntegrityError, toCodedError } from '../../domain/errors.ts';
import type { UnpackContainer } from '../../ingest/discover/expand-container.ts';
import { INSIDE } from '../../ingest/extract/containers/unpacked-file.ts';
import { hasArchiveEnding, hasTextEnding } from '../../ingest/extract/text-endings.ts';
import type { CorpusEntry } from '../gather/catalogue.ts';
import type { SourceFile } from './extract.ts';

/** A text to compare against, with what `corpus.csv` says of it. */
export interface CorpusFile extends SourceFile {
  readonly stated: Partial<CorpusEntry>;
}

export interface FoundCorpus {
  readonly files: readonly CorpusFile[];
  readonly problems: readonly CodedError[];
}

const CATALOGUE_FILE = 'corpus.csv';

const rowSchema = z.object({
  file: z.string().min(1),
  title: z.string().default(''),
  authors: z.string().default(''),
  date: z.string().default(''),
  doi: z.string().default(''),
});

/**
 * Lists the texts under a corpus folder in order of path, those in archives as `papers.zip!/a.pdf`.
 * An optional `corpus.csv` (file, title, authors separated by `;`, date, doi) tells what they are.
 * @param unpack opens archives; without it they are left alone
 * @throws IntegrityError `corpus-not-found`, `corpus-catalogue-invalid`.
 */
export async function findCorpus(folder: string, unpack?: UnpackContainer): Promise<FoundCorpus> {
  const root = await stat(folder).catch(() => undefined);
  if (root?.isDirectory() !== true) {
    throw new IntegrityError('corpus-not-found', `There is no corpus folder ${folder}`, {
      mend: 'Correct --corpus, or the corpus line of batch.yaml.',
      file: folder,
    });
  }
  const stated = await readCatalogue(folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && (hasTextEnding(entry.name) || (unpack !== undefined && hasArchiveEnding(entry.name))))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const files: CorpusFile[] = [];
  const problems: CodedError[] = [];
  const found = new Set(names);
  for (const name of names) {
    const absolute = path.join(folder, name);
    try {
      const file = { sha256: await hashOf(absolute), path: absolute, displayPath: `${path.basename(folder)}/${name}` };
      const inside = unpack === undefined || !hasArchiveEnding(name) ? undefined : await textsInside(file, unpack);
      problems.push(...(inside?.problems ?? []));
      for (const one of inside?.files ?? [file]) {
        const known = one.displayPath.slice(path.basename(folder).length + 1);
        files.push({ ...one, stated: stated.get(known) ?? {} });
        found.add(known);
      }
    } catch (error) {
      problems.push({
        ...toCodedError(error),
        code: 'corpus-file-unreadable',
        mend: 'Make the file readable and scan again.',
        file: absolute,
      });
    }
  }
  for (const name of stated.keys()) {
    if (!found.has(name)) {
      problems.push({
        code: 'corpus-file-missing',
        message: `corpus.csv names ${name}, which is not there`,
        mend: 'Correct the row or add the file.',
        file: path.join(folder, CATALOGUE_FILE),
      });
    }
  }
  return { files, problems };
}

/** @returns the texts in an archive and what could not be unpacked of it; undefined for a file that is none. */
async function textsInside(
  archive: SourceFile,
  unpack: UnpackContainer,
): Promise<{ files: SourceFile[]; problems: CodedError[] } | undefined> {
  const unpacked = await unpack(archive);
  if (unpacked.status === 'not-container') return undefined;
  if (unpacked.status === 'unreadable') return { files: [], problems: [{ ...unpacked.error, file: archive.path }] };
  const files = unpacked.files.flatMap(({ blob, path: name, sha256 }) =>
    blob === undefined || sha256 === undefined || !hasTextEnding(name)
      ? []
      : [{ sha256, path: path.join(unpacked.folder, blob), displayPath: `${archive.displayPath}${INSIDE}${name}` }],
  );
  files.sort((a, b) => (a.displayPath < b.displayPath ? -1 : 1));
  return { files, problems: unpacked.files.flatMap(({ refused }) => refused ?? []) };
}

async function readCatalogue(folder: string): Promise<ReadonlyMap<string, Partial<CorpusEntry>>> {
  const file = path.join(folder, CATALOGUE_FILE);
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return new Map();
  let rows: unknown;
  try {
    rows = parse(bytes, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : String(cause));
  }
  const parsed = z.array(rowSchema).safeParse(rows);
  if (!parsed.success) throw invalid(file, z.prettifyError(parsed.error));
  return new Map(
    parsed.data.map((row) => [
      row.file,
      {
        ...(row.title === '' ? {} : { title: row.title }),
        ...(row.authors === ''
          ? {}
          : {
              authors: row.authors
                .split(/[;；]/)
                .map((author) => author.trim())
                .filter((author) => author !== ''),
            }),
        ...(row.date === '' ? {} : { date: row.date }),
        ...(row.doi === '' ? {} : { doi: row.doi }),
      },
    ]),
  );
}

const invalid = (file: string, why: string): IntegrityError =>
  new IntegrityError('corpus-catalogue-invalid', `${file} can't be read as a table of texts: ${why}`, {
    mend: 'Give it the columns file, title, authors, date, doi.',
    file,
  });

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
