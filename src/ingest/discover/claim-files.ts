import type { DossierFile, Inference } from '../../domain/dossier.ts';
import type { CodedError } from '../../domain/errors.ts';
import type { Work } from '../../domain/work.ts';
import { nearestName } from '../../policy/nearest-name.ts';
import { INSIDE } from '../extract/containers/unpacked-file.ts';
import type { StatedWork } from '../manifest/stated-dossier.ts';
import { workKindOf } from './file-kinds.ts';

/** Missing files told one by one; the rest are counted. */
const MAX_MISSING = 50;

export interface ClaimedWorks {
  readonly works: readonly Work[];
  readonly inferred: readonly Inference[];
  readonly problems: readonly CodedError[];
}

/** Holds the files each work names against the files found, and takes a missing kind from their folder. */
export function claimFiles(works: readonly StatedWork[], files: readonly DossierFile[], manifest: string): ClaimedWorks {
  const problems: CodedError[] = [];
  const inferred: Inference[] = [];
  let missing = 0;
  const known = new Map(files.map((file) => [comparable(file.path), file]));
  const claim = (work: StatedWork, field: string, named: readonly string[]): DossierFile[] =>
    named.flatMap((name) => {
      const where = `${manifest}, works[${work.id}].${field}`;
      const inside = insideFolder(name);
      if (inside === undefined) {
        const message = `${where}: '${name}' points outside the applicant's folder and is left out`;
        problems.push({
          code: 'work-file-outside',
          message,
          mend: "Put the file in the applicant's folder and name it from there.",
          file: manifest,
        });
        return [];
      }
      const file = known.get(comparable(inside));
      // A work in an archive is what lies in it.
      if (file?.container === true) return files.filter((other) => other.path.startsWith(`${file.path}${INSIDE}`));
      if (file !== undefined) return [file];
      if (++missing > MAX_MISSING) return [];
      const near = nearestName(
        inside,
        files.map(({ path }) => path),
      );
      const mend =
        near === undefined ? 'Add the file, or take its name out.' : `Write '${near}' if that is what is meant, or add the file.`;
      problems.push({ code: 'work-file-missing', message: `${where}: there is no file '${name}'`, mend, file: manifest });
      return [];
    });
  const claimed = works.map((work): Work => {
    const own = claim(work, 'files', work.files);
    const rawData =
      work.rawData?.state === 'deposited'
        ? { ...work.rawData, files: claim(work, 'rawData.files', work.rawData.files).map(({ path }) => path) }
        : work.rawData;
    const facts = { ...work, files: own.map(({ path }) => path), ...(rawData === undefined ? {} : { rawData }) };
    if (work.kind !== undefined) return { ...facts, kind: work.kind };
    const kinds = new Set(own.flatMap((file) => workKindOf(file.kind) ?? []));
    const [kind] = kinds;
    if (kind !== undefined && kinds.size === 1) {
      inferred.push({ field: `works[${work.id}].kind`, source: 'folder', confidence: 0.9 });
      return { ...facts, kind };
    }
    const message = `${manifest}, works[${work.id}].kind: the kind of the work is not stated and no folder tells it`;
    problems.push({ code: 'work-kind-unknown', message, mend: 'Write kind: paper, book, translation, patent …', file: manifest });
    return { ...facts, kind: 'other' };
  });
  if (missing > MAX_MISSING) {
    const message = `${manifest}: ${missing - MAX_MISSING} more files it names are not there`;
    problems.push({ code: 'work-file-missing', message, mend: 'Mend those named above and scan again.', file: manifest });
  }
  return { works: claimed, inferred, problems };
}

const comparable = (path: string): string => path.normalize('NFC').toLowerCase();

/** @returns the path with `/`, without `.` parts; undefined when it is absolute, climbs out, or can't be a path. */
function insideFolder(name: string): string | undefined {
  const path = name.trim().replaceAll('\\', '/');
  if (path.startsWith('/') || path.startsWith('~') || /^[a-z]+:/i.test(path) || path.includes('\0')) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join('/');
}
