import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../domain/clock.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { BatchInfo, Dossier, DossierFile } from '../../domain/dossier.ts';
import { type CodedError, IntegrityError, toCodedError } from '../../domain/errors.ts';
import { applicantId } from '../../domain/ids.ts';
import type { PolicyOverrides } from '../../policy/pack-schema.ts';
import { MAX_YAML_BYTES } from '../../policy/yaml-source.ts';
import type { BatchLimits } from '../manifest/batch-limits.ts';
import { type OfficeTableFiles, parseBatchManifest } from '../manifest/parse-batch-manifest.ts';
import { parseRoster, type RosterApplicant } from '../manifest/parse-roster.ts';
import { DEFAULT_DISCOVERY_LIMITS, type DiscoveryLimits } from './discovery-limits.ts';
import type { UnpackContainer } from './expand-container.ts';
import { fileKind } from './file-kinds.ts';
import { matchApplicants } from './match-applicants.ts';
import { MANIFEST_NAMES, readDossier } from './read-dossier.ts';
import { readSmallFile } from './read-small-file.ts';

export interface DiscoveryOptions {
  /** Dates after it lie in the future: `todayOf(clock)`. */
  readonly today: IsoDate;
  /** Wins over the limit of the same name. */
  readonly maxFileBytes?: number;
  readonly limits?: Partial<DiscoveryLimits>;
  /** Absolute paths inside the batch that hold no applicant: output, workspace, corpus given on the command line. */
  readonly exclude?: readonly string[];
  /** Looks into archives, given the limits batch.yaml sets. Without it they are files like others. */
  readonly unpack?: (limits: BatchLimits) => UnpackContainer;
}

export interface DiscoveredDossier {
  readonly dossier: Dossier;
  /** Absolute; where an applicant known to a roster alone has no folder, the folder they would have. */
  readonly folder: string;
  /** @returns the absolute place of one of the dossier's files, those in archives included */
  readonly locate: (file: Pick<DossierFile, 'path'>) => string;
}

export interface DiscoveredBatch {
  /** Absolute, links resolved. */
  readonly folder: string;
  readonly info: BatchInfo;
  /** Absolute paths. */
  readonly corpus: readonly string[];
  readonly registries: readonly string[];
  readonly reviewerPool?: string;
  readonly outputHistory?: string;
  readonly passwords?: string;
  /** Absolute paths. */
  readonly tables: OfficeTableFiles;
  readonly overrides: PolicyOverrides;
  /** What batch.yaml says reading one file may cost. */
  readonly limits: BatchLimits;
  /** Whom public sources may write to, where batch.yaml says so. */
  readonly mailto?: string;
  /** In order of applicant id. */
  readonly dossiers: readonly DiscoveredDossier[];
  /** What cost a part of the batch; problems of one applicant stand in the dossier. */
  readonly problems: readonly CodedError[];
}

const BATCH_NAMES = ['batch.yaml', 'batch.yml'] as const;
const UNREMARKED = /^(readme|说明)/i;

/** @returns the calendar day of the dossiers, that of Asia/Shanghai, eight hours ahead of UTC. */
export const todayOf = (clock: Clock): IsoDate => new Date(Date.parse(clock.nowIso()) + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Finds the applicants of a batch folder, their manifests and files. Opens no document.
 * @throws IntegrityError `batch-unreadable`, `batch-is-applicant-folder`, `batch-manifest-invalid`; anything that costs only a part of the
 *   batch is a problem in the result instead.
 */
export async function discoverBatch(folder: string, options: DiscoveryOptions): Promise<DiscoveredBatch> {
  const { root, entries } = await openBatch(folder);
  const manifestName = BATCH_NAMES.find((name) => entries.some((entry) => entry.name === name));
  const bytes = manifestName === undefined ? undefined : await readSmallFile(path.join(root, manifestName), manifestName, MAX_YAML_BYTES);
  const batch = parseBatchManifest(bytes, manifestName ?? 'batch.yaml', path.basename(root));
  const limits = limitsOf(options, batch.limits);
  const problems: CodedError[] = [...batch.problems];
  const resolve = (relative: string): string => path.resolve(root, relative);
  const { outputHistory, reviewerPool } = batch.info;
  const tables: OfficeTableFiles = {
    holidays: batch.tables.holidays.map(resolve),
    usedAchievements: batch.tables.usedAchievements.map(resolve),
    textbookPlans: batch.tables.textbookPlans.map((plan) => ({ ...plan, file: resolve(plan.file) })),
  };
  const named = [
    ...[...batch.corpus, ...batch.registries, ...[reviewerPool, outputHistory, batch.passwords].filter((name) => name !== undefined)].map(
      resolve,
    ),
    ...[...tables.holidays, ...tables.usedAchievements, ...tables.textbookPlans.map(({ file }) => file)],
  ];
  const apart = new Set([...named, ...(options.exclude ?? []).map((one) => path.resolve(one))]);
  const own = entries.filter(
    (entry) => !entry.name.startsWith('.') && !entry.name.startsWith('~$') && !apart.has(path.join(root, entry.name)),
  );
  refuseApplicantFolder(root, own, manifestName !== undefined);

  const roster = await readRosters(root, own, limits, problems);
  for (const entry of own) remarkOn(entry, roster.files, problems);
  const folders = own.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const matched = matchApplicants(folders, roster.applicants, limits.maxApplicants);
  problems.push(...matched.problems);
  const dossiers: DiscoveredDossier[] = [];
  for (const { id, folderName, roster: row } of matched.applicants) {
    const place = folderName === undefined ? undefined : path.join(root, folderName);
    const { dossier, locations } = await readDossier({
      id: applicantId(id),
      folder: place,
      today: options.today,
      limits,
      ...(options.unpack === undefined ? {} : { unpack: options.unpack(batch.limits) }),
      ...(row === undefined ? {} : { roster: row }),
    });
    const folder = place ?? path.join(root, id);
    dossiers.push({ dossier, folder, locate: locator(folder, locations) });
  }
  if (dossiers.length === 0) {
    const mend = 'Put one folder for each applicant into the batch folder.';
    problems.push({ code: 'batch-empty', message: `${path.basename(root)} holds no applicant that can be read`, mend });
  }
  return {
    folder: root,
    info: batch.info,
    corpus: batch.corpus.map(resolve),
    registries: batch.registries.map(resolve),
    ...(reviewerPool === undefined ? {} : { reviewerPool: resolve(reviewerPool) }),
    ...(outputHistory === undefined ? {} : { outputHistory: resolve(outputHistory) }),
    ...(batch.passwords === undefined ? {} : { passwords: resolve(batch.passwords) }),
    tables,
    overrides: batch.overrides,
    limits: batch.limits,
    ...(batch.mailto === undefined ? {} : { mailto: batch.mailto }),
    dossiers,
    problems,
  };
}

/** Reads one applicant's folder on its own, as `integrity init` does. @throws IntegrityError `batch-unreadable`. */
export async function discoverApplicant(folder: string, options: DiscoveryOptions): Promise<DiscoveredDossier> {
  const { root } = await openBatch(folder);
  const limits = limitsOf(options);
  const id = applicantId(path.basename(root).normalize('NFC'));
  const { dossier, locations } = await readDossier({
    ...{ id, folder: root, today: options.today, limits },
    ...(options.unpack === undefined ? {} : { unpack: options.unpack({}) }),
  });
  return { folder: root, dossier, locate: locator(root, locations) };
}

const locator =
  (folder: string, locations: ReadonlyMap<string, string>): DiscoveredDossier['locate'] =>
  (file) =>
    locations.get(file.path) ?? path.join(folder, file.path);

const limitsOf = ({ limits, maxFileBytes }: DiscoveryOptions, stated: BatchLimits = {}): DiscoveryLimits => ({
  ...DEFAULT_DISCOVERY_LIMITS,
  ...(stated.maxFileBytes === undefined ? {} : { maxFileBytes: stated.maxFileBytes }),
  ...limits,
  ...(maxFileBytes === undefined ? {} : { maxFileBytes }),
});

/** Says at once that there is no such folder, before anything is made inside it. @throws IntegrityError `batch-unreadable`. */
export async function requireBatchFolder(folder: string): Promise<void> {
  await openBatch(folder);
}

async function openBatch(folder: string): Promise<{ root: string; entries: Dirent[] }> {
  try {
    const root = await realpath(folder);
    const entries = await readdir(root, { withFileTypes: true });
    return { root, entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new IntegrityError('batch-unreadable', `the folder ${folder} can't be opened (${reason})`, {
      mend: 'Give the path of a folder that holds one folder for each applicant.',
      file: folder,
      cause,
    });
  }
}

function refuseApplicantFolder(root: string, entries: readonly Dirent[], hasBatch: boolean): void {
  const folders = entries.filter((entry) => entry.isDirectory());
  const byKind = folders.length > 0 && folders.every((entry) => fileKind(`${entry.name}/x`) !== 'other');
  const hasManifest = entries.some((entry) => (MANIFEST_NAMES as readonly string[]).includes(entry.name));
  if (!hasManifest && (hasBatch || !byKind)) return;
  throw new IntegrityError('batch-is-applicant-folder', `${root} is one applicant's folder, not a batch`, {
    mend: "Give the folder that holds the applicants' folders.",
    file: root,
  });
}

interface Rosters {
  readonly applicants: readonly (RosterApplicant & { readonly file: string })[];
  readonly files: ReadonlySet<string>;
}

async function readRosters(root: string, entries: readonly Dirent[], limits: DiscoveryLimits, problems: CodedError[]): Promise<Rosters> {
  const applicants: (RosterApplicant & { file: string })[] = [];
  const files = new Set<string>();
  for (const { name } of entries.filter((entry) => entry.isFile() && /\.xlsx$/i.test(entry.name))) {
    try {
      const bytes = await readSmallFile(path.join(root, name), name, limits.maxRosterBytes);
      const roster = bytes === undefined ? undefined : await parseRoster(bytes, name);
      if (roster === undefined) continue;
      files.add(name);
      problems.push(...roster.problems);
      applicants.push(...roster.applicants.map((one) => ({ ...one, file: name })));
    } catch (error) {
      if (!(error instanceof IntegrityError)) throw error;
      files.add(name);
      problems.push(toCodedError(error));
    }
  }
  return { applicants, files };
}

/** Says of everything in the batch folder that is no applicant's why it is left out. */
function remarkOn(entry: Dirent, rosters: ReadonlySet<string>, problems: CodedError[]): void {
  const { name } = entry;
  const remark = (code: string, message: string, mend: string): unknown => problems.push({ code, message, mend, file: name });
  if (entry.isDirectory()) return;
  if (entry.isSymbolicLink())
    remark('applicant-folder-link', `${name} is a link and is not followed`, "Put the applicant's folder itself in its place.");
  else if (!entry.isFile())
    remark('file-special', `${name} is a pipe, socket or device and is left out`, 'Take it out of the batch folder.');
  else if (!rosters.has(name) && !(BATCH_NAMES as readonly string[]).includes(name) && !UNREMARKED.test(name)) {
    remark(
      'file-outside-applicant-folder',
      `${name} lies in no applicant's folder and is not read`,
      "Move it into the applicant's folder, or take it out.",
    );
  }
}
