import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AttachedReport } from '../../checks/artifacts.ts';
import type { CheckReportReading } from '../../domain/check-report.ts';
import type { DossierFile } from '../../domain/dossier.ts';
import { type ApplicantId, documentId } from '../../domain/ids.ts';
import { CHECK_REPORT_VERSION, readCheckReport } from '../../ingest/check-reports/read-check-report.ts';
import { type ArtifactStore, artifactKey } from '../artifact-store.ts';
import { loadExtraction } from '../extracted.ts';
import { isRead } from '../file-coverage.ts';
import type { ReadDossier } from '../scan-model.ts';
import { isSummary } from '../stages/extract.ts';

/** Pages with all sources unfolded reach a few megabytes; a larger one is read by its text alone. */
const MOST_HTML_BYTES = 32 * 1024 * 1024;

interface Found {
  readonly applicant: ApplicantId;
  readonly applicantName?: string;
  readonly file: string;
  readonly sha256: string;
  readonly reading: CheckReportReading;
}

/** Reads every attached duplicate-check report of the batch. @returns one list a dossier, in order. */
export async function attachedReports(dossiers: readonly ReadDossier[], store: ArtifactStore): Promise<AttachedReport[][]> {
  const found = await Promise.all(dossiers.map((read) => reportsOf(read, store)));
  const byKey = new Map<string, Found[]>();
  for (const report of found.flat()) for (const key of keysOf(report)) byKey.set(key, [...(byKey.get(key) ?? []), report]);
  return dossiers.map(({ dossier }, at) => {
    const workOf = new Map(dossier.works.flatMap((work) => work.files.map((file) => [file, work.id] as const)));
    return (found[at] ?? []).map((report): AttachedReport => {
      const work = workOf.get(report.file);
      return {
        file: report.file,
        document: documentId(report.sha256),
        ...(work === undefined ? {} : { work }),
        reading: report.reading,
        sameAs: sameAs(report, byKey),
      };
    });
  });
}

async function reportsOf(read: ReadDossier, store: ArtifactStore): Promise<Found[]> {
  const { applicant, files } = read.dossier;
  return await Promise.all(
    files
      .filter((file) => file.kind === 'check-reports' && isRead(file))
      .map(
        async (file): Promise<Found> => ({
          applicant: applicant.id,
          ...(applicant.name === undefined ? {} : { applicantName: applicant.name }),
          file: file.path,
          sha256: file.sha256 ?? '',
          reading: await readingOf(read, file, store),
        }),
      ),
  );
}

async function readingOf(read: ReadDossier, file: DossierFile, store: ArtifactStore): Promise<CheckReportReading> {
  const at = read.extractionOf(file);
  if (at === undefined || !isSummary(at.extracted)) return { status: 'unreadable' };
  const key = artifactKey('check-report', CHECK_REPORT_VERSION, at.key);
  const known = (await store.get('check-report', key)) as CheckReportReading | undefined;
  if (known !== undefined) return known;
  const extraction = await loadExtraction(store, at.key);
  if (extraction === undefined) return { status: 'unreadable' };
  const isHtml = extraction.status === 'read' && extraction.document.format === 'html' && file.bytes <= MOST_HTML_BYTES;
  // A file that went away since it was hashed is read by its kept text.
  const html = isHtml ? await readFile(path.join(read.folder, file.path)).catch(() => undefined) : undefined;
  const reading = readCheckReport({ sha256: file.sha256 ?? '', extraction, ...(html === undefined ? {} : { html }) });
  await store.put('check-report', key, reading);
  return reading;
}

const numberKey = ({ reading }: Found): string | undefined =>
  reading.status === 'read' && reading.report.reportNumber !== undefined
    ? `${reading.report.tool} ${reading.report.reportNumber.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')}`
    : undefined;

function keysOf(report: Found): string[] {
  const number = numberKey(report);
  return [`bytes ${report.sha256}`, ...(number === undefined ? [] : [`number ${number}`])];
}

function sameAs(report: Found, byKey: ReadonlyMap<string, readonly Found[]>): AttachedReport['sameAs'] {
  const others = new Map<string, AttachedReport['sameAs'][number]>();
  for (const key of keysOf(report)) {
    for (const other of byKey.get(key) ?? []) {
      const id = `${other.applicant}\n${other.file}`;
      if (other === report || others.has(id)) continue;
      const { applicant, applicantName, file } = other;
      others.set(id, {
        applicant,
        ...(applicantName === undefined ? {} : { applicantName }),
        file,
        by: key.startsWith('bytes') ? 'bytes' : 'number',
      });
    }
  }
  return [...others].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, other]) => other);
}
