import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { IntegrityError } from '../../domain/errors.ts';
import type { ListKind } from '../registry.ts';
import { parseRegistryFile, type RegistryFile, type RegistryFileEdition } from '../registry-file.ts';
import type { ImportedList } from './import-list.ts';
import type { ListRow } from './read-row.ts';

export interface InstallOptions {
  /** Folder of the registry; made when it does not exist. */
  readonly folder: string;
  /** Whether the imported list is the whole published one. */
  readonly complete: boolean;
  readonly kind?: ListKind;
  readonly title?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Where the list was published. */
  readonly source: string;
  readonly importedAt: string;
  readonly importedBy?: string;
}

export interface Installed {
  readonly manifest: string;
  readonly file: string;
  /** SHA-256 of the written CSV. */
  readonly sha256: string;
}

/** Writes an imported list into a registry folder and declares it there. The list is in place before the manifest names it. */
export async function installEdition(imported: ImportedList, options: InstallOptions): Promise<Installed> {
  const manifestPath = join(options.folder, 'registry.yaml');
  const manifest = await readManifest(manifestPath);
  const csv = rowsToCsv(imported.rows);
  const sha256 = createHash('sha256').update(csv).digest('hex');
  const file = `editions/${imported.list}-${imported.edition}.csv`;
  const entry: RegistryFileEdition = {
    id: imported.edition,
    file,
    complete: options.complete,
    ...(options.validFrom === undefined ? {} : { validFrom: options.validFrom }),
    ...(options.validTo === undefined ? {} : { validTo: options.validTo }),
    source: options.source,
    sha256,
    importedAt: options.importedAt,
    ...(options.importedBy === undefined ? {} : { importedBy: options.importedBy }),
    importedFrom: { file: basename(imported.file), sha256: imported.sha256 },
  };
  const text = stringify(withEdition(manifest, imported.list, entry, options));
  parseRegistryFile(text, manifestPath);
  await writeWhole(join(options.folder, file), csv);
  await writeWhole(manifestPath, text);
  return { manifest: manifestPath, file: join(options.folder, file), sha256 };
}

/** Writes an imported table of journals into a registry folder, in place of the one it had. */
export async function installJournals(imported: ImportedList, folder: string): Promise<Installed> {
  const manifestPath = join(folder, 'registry.yaml');
  const manifest = await readManifest(manifestPath);
  const csv = rowsToCsv(imported.rows);
  const file = 'journals.csv';
  await writeWhole(join(folder, file), csv);
  await writeWhole(manifestPath, stringify({ ...manifest, journals: file }));
  return { manifest: manifestPath, file: join(folder, file), sha256: createHash('sha256').update(csv).digest('hex') };
}

async function readManifest(path: string): Promise<RegistryFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return { registry: 'imported', source: '', lists: [] };
    throw new IntegrityError('registry-file-unreadable', `${path} can't be read`, { mend: 'Check the folder.', file: path, cause });
  }
  return parseRegistryFile(text, path);
}

function withEdition(manifest: RegistryFile, listId: string, entry: RegistryFileEdition, options: InstallOptions): RegistryFile {
  const known = manifest.lists.find(({ id }) => id === listId);
  const list = {
    id: listId,
    ...(options.title === undefined ? {} : { title: { zh: options.title, en: options.title } }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    ...known,
    editions: [...(known?.editions ?? []).filter(({ id }) => id !== entry.id), entry],
  };
  return { ...manifest, lists: [...manifest.lists.filter(({ id }) => id !== listId), list] };
}

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @returns rows in the registry's own CSV form; it reads back as the same rows. */
function rowsToCsv(rows: readonly ListRow[]): string {
  const lines = rows.map((row) => {
    const remark = row.renamedTo.length > 0 ? `(改名为:${row.renamedTo.join(';')})` : '';
    const cells = [
      row.title + remark,
      row.issn.join(';'),
      row.cn.join(';'),
      row.category ?? '',
      row.formerTitles.join(';'),
      row.otherTitles.join(';'),
      row.status ?? '',
      row.frequency ?? '',
      row.place ?? '',
    ];
    return cells.map(quoted).join(',');
  });
  return `${['title,issn,cn,category,former_titles,other_titles,status,frequency,place', ...lines].join('\n')}\n`;
}

async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
