import type { Dossier, DossierFile } from '../domain/dossier.ts';
import type { CodedError } from '../domain/errors.ts';
import type { FileCoverage } from '../report/input.ts';
import { type ExtractionSummary, nameFile } from './extracted.ts';

/** Kinds of file whose text is read; the rest is listed and hashed only. */
const NOT_READ: ReadonlySet<string> = new Set(['raw-data']);
export const isRead = (file: DossierFile): boolean =>
  file.refused === undefined && file.container !== true && file.sha256 !== undefined && !NOT_READ.has(file.kind);

/** How each file of a dossier ended: none is left out. */
export function fileCoverage(
  dossier: Dossier,
  summaryOf: (file: DossierFile) => ExtractionSummary | CodedError | undefined,
): FileCoverage[] {
  const workOf = new Map(dossier.works.flatMap((work) => work.files.map((path) => [path, work.id] as const)));
  return dossier.files.map((file) => {
    const work = workOf.get(file.path);
    const known = {
      path: file.path,
      kind: file.kind,
      bytes: file.bytes,
      ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
      ...(work === undefined ? {} : { work }),
    };
    if (file.refused !== undefined) return { ...known, state: 'refused', error: file.refused };
    const summary = summaryOf(file);
    if (summary === undefined) return { ...known, state: 'not-read' };
    if (!('status' in summary)) return { ...known, state: 'unreadable', error: nameFile(summary, file.path) };
    return { ...known, ...(isForTheEye(file, summary) ? seen(summary) : read(summary, file.path)) };
  });
}

/** A seal or a certificate is held against the rules as a picture: one without a line of text is whole. */
const isForTheEye = (file: DossierFile, summary: ExtractionSummary): boolean =>
  (file.kind === 'seals' || file.kind === 'certificates') && summary.seenAsPicture === true && summary.quality === 'none';

const seen = ({ format }: ExtractionSummary): Omit<FileCoverage, 'path' | 'kind' | 'bytes'> => ({
  state: 'read',
  format,
  pages: 1,
  characters: 0,
});

function read(summary: ExtractionSummary, path: string): Omit<FileCoverage, 'path' | 'kind' | 'bytes'> {
  const error = summary.error === undefined ? {} : { error: nameFile(summary.error, path) };
  if (summary.status === 'unreadable') return { state: 'unreadable', format: summary.format, ...error };
  return {
    state: summary.quality === 'none' ? 'unreadable' : summary.unreadPages.length > 0 ? 'partly-read' : 'read',
    format: summary.format,
    pages: summary.pages,
    characters: summary.characters,
    unreadPages: summary.unreadPages,
    ...(summary.extractor === undefined ? {} : { extractor: summary.extractor }),
    ...error,
  };
}

/** Whether something about this file was left undone, so that the scan is incomplete. */
export const leftUndone = (file: FileCoverage): boolean =>
  file.state === 'unreadable' || file.state === 'partly-read' || file.state === 'refused';
