import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import type { DossierFile } from '../../domain/dossier.ts';
import { type CodedError, IntegrityError, toCodedError } from '../../domain/errors.ts';
import type { DiscoveryLimits } from './discovery-limits.ts';
import { type ExpandedFile, expandContainer, mayBeContainer, type UnpackContainer } from './expand-container.ts';
import { fileKind } from './file-kinds.ts';
import { hashFile } from './hash-file.ts';

const CONCURRENT_FILES = 8;
/** Left behind by systems and office programs; nobody submits them. */
const NOISE = /^(\.|~\$)|^(thumbs\.db|desktop\.ini|__macosx)$/i;

export interface ListedFiles {
  /** In order of path. */
  readonly files: readonly DossierFile[];
  readonly problems: readonly CodedError[];
  /** Absolute places of files that lie in archives, by path. */
  readonly locations: ReadonlyMap<string, string>;
}

/**
 * Lists an applicant's files with kind, size and hash; what can't or may not be read is listed with the reason.
 * @param root the applicant's folder, links resolved
 */
export async function listFiles(
  root: string,
  limits: DiscoveryLimits,
  isManifest: (relative: string) => boolean,
  unpack?: UnpackContainer,
): Promise<ListedFiles> {
  const problems: CodedError[] = [];
  const found: { relative: string; entry: Dirent }[] = [];
  const waiting: string[] = [''];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    let entries: Dirent[];
    try {
      entries = await readdir(path.join(root, at), { withFileTypes: true });
    } catch (cause) {
      problems.push(unreadable(at === '' ? path.basename(root) : at, cause));
      continue;
    }
    for (const entry of entries) {
      const relative = at === '' ? entry.name : `${at}/${entry.name}`;
      if (NOISE.test(entry.name) || isManifest(relative)) continue;
      if (!entry.isDirectory()) found.push({ relative, entry });
      else if (relative.split('/').length <= limits.maxDepth) waiting.push(relative);
      else
        problems.push(
          coded(
            'folder-too-deep',
            `${relative} lies more than ${limits.maxDepth} folders deep and is left out`,
            'Move its files up.',
            relative,
          ),
        );
    }
  }
  found.sort((a, b) => (a.relative < b.relative ? -1 : 1));
  const limit = pLimit(CONCURRENT_FILES);
  const known = found.slice(0, limits.maxFilesPerApplicant);
  const listed = await Promise.all(known.map(({ relative, entry }) => limit(() => describeFile(root, relative, entry, limits, unpack))));
  const files = listed.flatMap((one) => one.files);
  const count = files.length + found.length - known.length;
  if (count > limits.maxFilesPerApplicant) {
    const left = count - limits.maxFilesPerApplicant;
    problems.push(
      coded(
        'too-many-files',
        `${path.basename(root)} has ${count} files; the last ${left} by name are left out`,
        `Keep at most ${limits.maxFilesPerApplicant} files.`,
        path.basename(root),
      ),
    );
  }
  return {
    files: files.slice(0, limits.maxFilesPerApplicant),
    problems,
    locations: new Map(listed.flatMap((one) => one.locations)),
  };
}

async function describeFile(
  root: string,
  relative: string,
  entry: Dirent,
  limits: DiscoveryLimits,
  unpack: UnpackContainer | undefined,
): Promise<ExpandedFile> {
  const file = { path: relative, kind: fileKind(relative) };
  const absolute = path.join(root, relative);
  let bytes = 0;
  try {
    if (entry.isSymbolicLink()) await checkLink(root, absolute, relative);
    const status = await statusOf(absolute, entry);
    bytes = status.size;
    if (!status.isFile()) throw special(relative);
    if (status.size > limits.maxFileBytes) {
      throw new IntegrityError('file-too-large', `${relative} has ${status.size} bytes, the limit is ${limits.maxFileBytes}`, {
        mend: 'Compress the scans in the file or split it.',
        file: relative,
      });
    }
    const { head, ...hashed } = await hashFile(absolute, relative, limits.maxFileBytes);
    const described = { ...file, ...hashed };
    // Raw data is listed and hashed, never opened.
    if (unpack === undefined || file.kind === 'raw-data' || !mayBeContainer(head)) return { files: [described], locations: [] };
    return await expandContainer(described, absolute, unpack);
  } catch (error) {
    const refused = error instanceof IntegrityError ? toCodedError(error) : unreadable(relative, error);
    return { files: [{ ...file, bytes, refused }], locations: [] };
  }
}

const statusOf = (absolute: string, entry: Dirent): Promise<Stats> => (entry.isSymbolicLink() ? stat(absolute) : lstat(absolute));

const special = (relative: string): IntegrityError =>
  new IntegrityError('file-special', `${relative} is a pipe, socket, device or folder, not a file`, {
    mend: 'Put a plain file in its place.',
    file: relative,
  });

/** A link may name another file of the same dossier and nothing else. */
async function checkLink(root: string, absolute: string, relative: string): Promise<void> {
  const mend = 'Put the file itself in its place.';
  let target: string;
  try {
    target = await realpath(absolute);
  } catch {
    throw new IntegrityError('symlink-broken', `${relative} is a link that leads nowhere or in a circle`, { mend, file: relative });
  }
  if (!target.startsWith(`${root}${path.sep}`)) {
    throw new IntegrityError('symlink-outside', `${relative} is a link that leads outside the applicant's folder`, {
      mend,
      file: relative,
    });
  }
  if (!(await stat(target)).isFile())
    throw new IntegrityError('symlink-folder', `${relative} is a link to a folder`, { mend, file: relative });
}

function unreadable(shown: string, cause: unknown): CodedError {
  if (shown.includes('�')) {
    return coded('file-name-not-utf8', `the name of ${shown} is not UTF-8, so the file can't be opened`, 'Rename the file.', shown);
  }
  const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return coded('file-unreadable', `${shown} can't be read (${reason})`, 'Check that the file is there and may be read.', shown);
}

const coded = (code: string, message: string, mend: string, file: string): CodedError => ({ code, message, mend, file });
