import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { IntegrityError, toCodedError } from '../domain/errors.ts';
import { readCsv } from './import/read-csv.ts';
import type { ListRow } from './import/read-row.ts';
import { linesWhere, type RowsRead, readRows } from './import/read-rows.ts';
import type { Table } from './import/table.ts';
import type { Registry } from './registry.ts';
import { type RawEdition, RegistryBuilder } from './registry-builder.ts';
import { parseRegistryFile, type RegistryFile, type RegistryFileEdition } from './registry-file.ts';
import { RetractionIndex } from './retractions/retraction-index.ts';
import { STARTER_REGISTRY } from './starter-registry.ts';

export interface LoadOptions {
  /** Leaves the shipped registry out. */
  readonly withoutStarter?: boolean;
}

/**
 * Loads the shipped registry and then each folder given, later ones telling more: a complete copy of an edition replaces every other
 * copy of it, an incomplete one adds to incomplete ones, and a stated period replaces an earlier one.
 * @param paths folders that hold a `registry.yaml`
 * @throws IntegrityError `registry-not-found`, `registry-manifest-invalid`, `registry-file-unreadable`, `registry-file-outside`,
 * `registry-hash-mismatch`, `registry-encoding`, `registry-csv`, `registry-columns-missing`
 */
export async function loadRegistry(paths: readonly string[], options: LoadOptions = {}): Promise<Registry> {
  const builder = new RegistryBuilder();
  for (const folder of options.withoutStarter === true ? paths : [STARTER_REGISTRY, ...paths]) await addFolder(builder, folder);
  return builder.build();
}

async function addFolder(builder: RegistryBuilder, path: string): Promise<void> {
  const folder: Folder = { path, builder, files: new Map() };
  const manifestPath = join(path, 'registry.yaml');
  let bytes: Buffer;
  try {
    bytes = await readFile(manifestPath);
  } catch (cause) {
    throw new IntegrityError('registry-not-found', `${path} holds no readable registry.yaml`, {
      mend: 'Give the folder of a registry; docs/registries.md shows how to make one.',
      file: manifestPath,
      cause,
    });
  }
  const manifest = parseRegistryFile(bytes.toString('utf8'), manifestPath);
  const declaredIn = createHash('sha256').update(bytes).digest('hex');
  if (manifest.journals !== undefined) {
    const { rows } = await readListFile(folder, manifest.journals, {});
    for (const row of rows) builder.addJournal(row);
  }
  if (manifest.retractions !== undefined) builder.setRetractions(await readRetractionList(folder, manifest.retractions));
  for (const list of manifest.lists) await addList(folder, list, declaredIn, manifest.source);
}

async function addList(folder: Folder, list: RegistryFile['lists'][number], declaredIn: string, registrySource: string): Promise<void> {
  for (const edition of list.editions) {
    const period = {
      id: edition.id,
      validFrom: edition.validFrom,
      validTo: edition.validTo,
      source: edition.source || registrySource,
      declaredIn,
    };
    const raw: RawEdition =
      edition.file === undefined ? period : { ...period, copy: await readCopy(folder, edition.file, edition, period.source) };
    folder.builder.addEdition(list, raw);
  }
}

async function readCopy(folder: Folder, file: string, edition: RegistryFileEdition, source: string) {
  const { rows, sha256 } = await readListFile(folder, file, edition);
  const { category, importedAt, importedBy, importedFrom } = edition;
  return {
    rows: category === undefined ? rows : rows.map((row) => (row.category === undefined ? { ...row, category } : row)),
    complete: edition.complete,
    sha256,
    source,
    ...(importedAt === undefined ? {} : { importedAt }),
    ...(importedBy === undefined ? {} : { importedBy }),
    ...(importedFrom === undefined ? {} : { importedFrom }),
  };
}

/** A registry's folder while it is read. A file that several editions are taken from is read once. */
interface Folder {
  readonly path: string;
  readonly builder: RegistryBuilder;
  readonly files: Map<string, ReadFile>;
}

interface ReadFile {
  readonly table: Table;
  readonly sha256: string;
  /** Rows by the names its columns were read with. */
  readonly read: Map<string, RowsRead>;
}

async function readListFile(
  { path: folder, builder, files }: Folder,
  file: string,
  expected: Partial<Pick<RegistryFileEdition, 'sha256' | 'columns' | 'where'>>,
): Promise<{ rows: readonly ListRow[]; sha256: string }> {
  const path = await insideFolder(folder, file);
  const known = files.get(path);
  const { table, sha256, read } = known ?? (await readTable(path));
  files.set(path, { table, sha256, read });
  requireHash(path, sha256, expected.sha256);
  const { columns = {}, where } = expected;
  const all = read.get(JSON.stringify(columns)) ?? readRows([table], path, columns);
  // Values of a file read before have been told of.
  if (known === undefined)
    for (const bad of all.badIdentifiers) builder.problem(toCodedError(badValue(path, bad.row, bad.value, bad.expected)));
  read.set(JSON.stringify(columns), all);
  const kept = where === undefined ? undefined : linesWhere(table, where, columns, path);
  return { rows: kept === undefined ? all.rows : all.rows.filter((_, i) => kept.has(all.lines[i] ?? 0)), sha256 };
}

async function readTable(path: string): Promise<ReadFile> {
  const { bytes, sha256 } = await readBytes(path);
  return { table: readCsv(bytes, path), sha256, read: new Map() };
}

async function readRetractionList({ path: folder }: Folder, declared: NonNullable<RegistryFile['retractions']>): Promise<RetractionIndex> {
  const path = await insideFolder(folder, declared.file);
  const { bytes, sha256 } = await readBytes(path);
  requireHash(path, sha256, declared.sha256);
  return new RetractionIndex(bytes.toString('utf8'), { ...declared, sha256 });
}

async function readBytes(path: string): Promise<{ bytes: Buffer; sha256: string }> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function requireHash(path: string, found: string, expected: string | undefined): void {
  if (expected === undefined || expected === found) return;
  throw new IntegrityError('registry-hash-mismatch', `${path} is not the file the registry was made with`, {
    mend: 'Import the list again, or correct sha256 in registry.yaml after looking at what changed.',
    file: path,
  });
}

/** Lists may not be read from outside their registry, through `..` or a link. */
async function insideFolder(folder: string, file: string): Promise<string> {
  const path = join(folder, file);
  const [root, real] = await Promise.all([folder, path].map((each) => realpath(each))).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  const way = relative(root ?? '', real ?? '');
  if (!isAbsolute(file) && way !== '' && !way.startsWith('..') && !isAbsolute(way)) return path;
  throw new IntegrityError('registry-file-outside', `${file} lies outside the registry's folder`, {
    mend: 'Copy the list into the registry.',
    file: path,
  });
}

const unreadable = (path: string, cause: unknown): IntegrityError =>
  new IntegrityError('registry-file-unreadable', `${path} can't be read`, { mend: 'Check the path in registry.yaml.', file: path, cause });

const badValue = (path: string, row: number, value: string, expected: string | undefined): IntegrityError =>
  new IntegrityError(
    'registry-identifier-invalid',
    `${path}, data row ${row}: ${value} is no valid ISSN or CN${expected === undefined ? '' : `; its check character would be ${expected}`}`,
    { mend: 'Correct the value; the row was loaded without it.', file: path },
  );
